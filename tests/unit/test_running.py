"""Running heads and feet that only the whole document tells."""

from docreader.result import Font, Page, Region
from docreader.running import edges_of, running_of, with_running

Drawn = tuple[str, str, float]
"""A region's label and text, and how far down it stands, in points."""


def page(number: int, *drawn: Drawn, size: float = 12.0, broad: bool = False) -> Page:
    width, height = (792.0, 612.0) if broad else (612.0, 792.0)
    regions = [
        Region(
            id=f"{number}-{order}",
            label=label,
            score=0.9,
            box=(72, top, 300, top + 12),
            order=order,
            text=text,
            font=Font(size=size, bold=False),
        )
        for order, (label, text, top) in enumerate(drawn, start=1)
    ]
    return Page(number=number, width=width, height=height, text_source="pdf", regions=regions)


def told(*pages: Page) -> list[list[str]]:
    """The labels of each page's regions when the whole document is known."""
    running = running_of([edge for one in pages for edge in edges_of(one)], [one.number for one in pages])
    return [[region.label for region in with_running(one, running).regions] for one in pages]


def test_what_stands_atop_every_page_runs_but_where_it_begins() -> None:
    pages = [
        page(
            number,
            ("section-header", "Notes to the accounts", 40.0),
            ("section-header", f"Note {number}", 90.0),
            ("text", f"It was agreed {number} times.", 400.0),
        )
        for number in range(4, 8)
    ]
    first, *others = told(*pages)
    assert first == ["section-header", "section-header", "text"]
    assert others == [["page-header", "section-header", "text"]] * 3


def test_the_numbers_of_pages_and_what_stands_on_left_ones_only_are_running_feet() -> None:
    pages = [
        page(number, ("text", f"{number} | Annual report" if number % 2 else f"Report {number}", 750.0))
        for number in range(1, 9)
    ]
    assert told(*pages) == [["page-footer"]] * 8


def test_a_heading_stays_one_on_slides_rarely_elsewhere_in_other_letters_or_with_another_number() -> None:
    heading: Drawn = ("section-header", "Results", 40.0)
    slides = [page(number, heading, broad=True) for number in range(1, 6)]
    rare = [page(number, heading) for number in (1, 12, 23)]
    twice = [page(number, heading) for number in (1, 2)]
    lower = [page(1, heading), page(2, heading), page(3, ("section-header", "Results", 400.0))]
    larger = [page(1, heading), page(2, heading), page(3, heading, size=20.0)]
    counted = [page(number, ("section-header", f"Exercise {number}", 40.0)) for number in range(1, 6)]
    for pages in (slides, rare, twice, lower, larger, counted):
        assert told(*pages) == [["section-header"]] * len(pages)


def test_what_most_pages_call_a_running_head_is_one_on_all() -> None:
    pages = [page(n, ("page-header" if n < 5 else "text", "The Bridge Review", 30.0)) for n in range(1, 7)]
    assert told(*pages) == [["page-header"]] * 6


def test_what_heads_one_page_alone_is_a_heading_where_no_other_page_has_a_head() -> None:
    bare = [page(number, ("text", f"It was agreed {number} times.", 400.0)) for number in range(1, 7)]
    head: Drawn = ("page-header", "Election of directors", 40.0)
    assert told(*bare[:3], page(4, head), *bare[4:])[3] == ["section-header"]
    assert told(page(4, head)) == [["page-header"]]
    words = ["ark", "arm", "army", "art", "ash", "ask"]
    dictionary = [page(number, ("page-header", word, 40.0)) for number, word in enumerate(words, start=1)]
    assert told(*dictionary) == [["page-header"]] * 6
