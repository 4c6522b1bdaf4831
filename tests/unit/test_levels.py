"""Levels of headings: the outline a reader would draw up."""

import pytest

from docreader.headings import headings_of
from docreader.levels import levels_of, with_levels
from docreader.result import Font, Page, Region

Set = tuple[str, float, bool]
"""A heading, the size of its letters in points and whether they are bold; size 0 where nothing is known."""


def page(*headings: Set, number: int = 1, source: str = "pdf", title: str = "") -> Page:
    labelled = [("section-header", *heading) for heading in headings]
    regions = [
        Region(
            id=f"{number}-{order}",
            label=label,
            score=0.9,
            box=(72, 20 * order, 300, 20 * order + 10),
            order=order,
            text=text,
            font=Font(size=size, bold=bold) if size else None,
        )
        for order, (label, text, size, bold) in enumerate(
            [("title", title, 24.0, True), *labelled] if title else labelled, start=1
        )
    ]
    return Page(number=number, width=612, height=792, text_source=source, regions=regions)


def outline(*pages: Page) -> list[tuple[int | None, str]]:
    levels = levels_of(heading for each in pages for heading in headings_of(each))
    return [(region.level, region.text) for each in pages for region in with_levels(each, levels).regions]


def levels(*pages: Page) -> list[int | None]:
    return [level for level, _ in outline(*pages)]


def test_larger_letters_are_above_smaller_ones_on_every_page() -> None:
    first = page(("Stone", 16, True), ("Arches", 12.5, True), title="Bridges")
    second = page(("Piers", 12.5, True), ("Of granite", 11, True), ("Steel", 16, True), number=2)
    assert outline(first, second) == [
        (1, "Bridges"), (2, "Stone"), (3, "Arches"), (3, "Piers"), (4, "Of granite"), (2, "Steel"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        ({"Appendix A": 18, "A.1 Proofs": 14, "A.2 Data": 14}, [2, 3, 3]),
        ({"Chapter 1": 18, "1.1 Scope": 14, "1.2 Terms": 14}, [2, 3, 3]),
        ({"Part I": 24, "Chapter 1": 18, "First steps": 18, "Chapter 2": 18, "More": 18}, [2, 3, 3, 3, 3]),
    ],
)
def test_what_follows_the_name_of_a_chapter_and_has_a_number_is_a_heading_of_its_own(
    headings: dict[str, float], told: list[int]
) -> None:
    assert levels(page(*((text, size, True) for text, size in headings.items()))) == told


def test_of_one_size_bold_is_above_plain_and_capitals_are_above_both() -> None:
    sections = [("MATERIALS", 11.0, True), ("Stone", 11.0, True), ("Granite", 11.0, False)]
    assert levels(page(*sections, *sections)) == [2, 3, 4] * 2


def test_an_acronym_or_one_heading_in_code_looks_like_its_neighbours() -> None:
    headings = [("Bridges", 12.0, True), ("FAQ", 12.0, True), ("print", 12.0, False), ("Ferries", 12.0, True)]
    assert levels(page(*headings)) == [2, 2, 2, 2]


def test_sizes_that_differ_by_rounding_are_one() -> None:
    assert levels(page(("One", 14.25, True), ("Two", 14, True), ("Three", 14.5, True))) == [2, 2, 2]


def test_numbers_tell_more_than_letters() -> None:
    headings = [
        ("1 Stone", 11.5, True),
        ("1.1 Arches", 12, True),
        ("1.2 Piers", 12, True),
        ("2 Steel", 11.5, True),
    ]
    assert levels(page(*headings, ("Thanks", 11.5, True), ("Sources", 12, True))) == [2, 3, 3, 2, 2, 3]


def test_numbers_count_where_nothing_is_known_of_letters() -> None:
    headings = ["1 Stone", "1.2 Arches", "A.1.3 Old ones", "1.2.3.4.5 Deep", "Thanks"]
    assert levels(page(*((text, 0.0, False) for text in headings))) == [2, 3, 4, 6, 2]


def test_what_has_no_number_is_placed_between_those_that_have() -> None:
    numbered = [("1 Stone", 17.0, True), ("1.1 Arches", 14.0, True), ("1.1.1 Round", 12.0, True)]
    others = [
        ("Contents", 24.0, True),
        ("Sources", 17.0, True),
        ("Acknowledgements", 15.0, True),
        ("Note", 9.0, True),
    ]
    assert levels(page(*numbered, *others, *others)) == [2, 3, 4, *[2, 2, 3, 4] * 2]


def test_a_list_of_steps_is_no_row_of_sections() -> None:
    steps = [("1. Dig", 10.0, True), ("2. Build", 10.0, True)]
    headings = [
        ("2 Stone", 17.0, True),
        ("2.1 Arches", 14.0, True),
        *steps,
        ("2.2 Piers", 14.0, True),
        *steps,
    ]
    assert levels(page(*headings)) == [2, 3, 4, 4, 3, 4, 4]


def test_sections_counted_anew_are_parts_of_what_is_above_them() -> None:
    article = [("1 Stone", 14.0, True), ("1.1 Arches", 12.0, True), ("2 Steel", 14.0, True)]
    bridges, ferries = ("Bridges", 20.0, True), ("Ferries", 20.0, True)
    assert levels(page(bridges, *article), page(ferries, *article, number=2)) == [2, 3, 4, 3] * 2
    assert levels(page(("Contents", 20, True), ("Preface", 20, True), *article)) == [2, 2, 2, 3, 2]


@pytest.mark.parametrize(
    ("part", "chapter"), [("Part I", "Chapter 1"), ("Teil II", "Kapitel 3"), ("第一部", "第3章")]
)
def test_the_line_that_counts_chapters_is_one_with_their_name(part: str, chapter: str) -> None:
    headings = [
        (part, 20.0, True), ("Crossings", 28.0, True), (chapter, 20.0, True), ("Bridges", 24.0, True),
        ("1.1 Arches", 14.0, True), ("1.2 Piers", 14.0, True),
    ]  # fmt: skip
    assert levels(page(*headings)) == [2, 2, 3, 3, 4, 4]
    assert levels(page(*headings[2:])) == [2, 2, 3, 3]


def test_chapters_are_above_sections_with_one_number() -> None:
    sections = [("1. Arches", 14.0, True), ("2. Piers", 14.0, True)]
    chapters = [("Chapter 1. Bridges", 20.0, True), *sections, ("Chapter 2. Ferries", 20.0, True), *sections]
    assert levels(page(*chapters)) == [2, 3, 3, 2, 3, 3]


def test_what_looks_alike_skips_a_level_only_where_some_of_it_has_to() -> None:
    headings = [("1 Stone", 17.0, True), ("1.1 Arches", 14.0, True), ("1.1.1 Round", 12.0, True)]
    first, last = (
        [("Abstract", 10.0, True), ("Note", 9.0, True)],
        [("Note", 9.0, True), ("2 Steel", 17.0, True)],
    )
    assert levels(page(*first[:1], *headings, title="Bridges")) == [1, 2, 2, 3, 4]
    assert levels(page(*first, *headings, *last, *last[:1], title="Bridges")) == [1, 2, 5, 2, 3, 4, 5, 2, 5]


def test_levels_end_at_six() -> None:
    assert levels(page(*((f"Size {size}", float(size), True) for size in (40, 34, 28, 22, 16, 12, 9)))) == [
        2, 3, 4, 5, 6, 6, 6,
    ]  # fmt: skip


def test_guessed_sizes_tell_only_what_is_plain() -> None:
    near = [("Arches", 12.0, False), ("Piers", 13.0, False), ("Granite", 12.5, False)]
    assert levels(page(*near, source="ocr")) == [2, 2, 2]
    plain = [("Stone", 20.0, False), ("Steel", 21.0, False)]
    assert levels(page(*plain, *near, source="ocr")) == [2, 2, 3, 3, 3]
    assert levels(page(("Stamp", 40, False), *near, source="ocr")) == [2, 2, 2, 2]


def test_what_is_no_heading_and_what_has_no_words_has_no_level() -> None:
    text, seen = (
        Region(id=f"1-{order}", label=label, score=1, box=(0, 0, 9, 9), order=order, text=words)
        for order, (label, words) in enumerate([("text", "1.1 Words"), ("section-header", "")], start=1)
    )
    assert levels(Page(number=1, width=612, height=792, regions=[text, seen])) == [None, None]
