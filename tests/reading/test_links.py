"""Links of a PDF: which are kept, and which words they stand on."""

import pymupdf
import pytest

from docreader.result import Link, Page
from docreader_worker.pdf.content import extract_content
from docreader_worker.reading.page import read_page
from docreader_worker.reading.sideways import as_displayed, upright
from tests.reading.sheets import LOREM, blank, grid, paragraph, put, read, reopened

ADDRESS = "https://example.org/bridges"


def lead(page: pymupdf.Page, words: str, url: str = ADDRESS) -> None:
    """Makes a link of ``words``, wherever they stand, as most programs do: an annotation for each line."""
    for box in page.search_for(words):
        page.insert_link({"kind": pymupdf.LINK_URI, "from": box, "uri": url})


def links(page: Page) -> list[Link]:
    return [link for region in page.regions for link in region.links]


def said(page: Page) -> list[tuple[str, str]]:
    return [(link.text, link.url) for link in links(page)]


def test_a_link_is_told_with_its_words_address_and_place() -> None:
    page = blank()
    put(page, 72, 100, "The plans (see the report) were approved before the winter.")
    lead(page, "(see the report)")
    (region,) = read(page).regions
    (link,) = region.links
    assert (link.text, link.url) == ("see the report", ADDRESS)
    x0, y0, x1, y1 = link.box
    assert region.box[0] < x0 < x1 < region.box[2]
    assert region.box[1] <= y0 < y1 <= region.box[3]


def test_a_link_over_two_lines_is_one() -> None:
    page = blank()
    put(page, 72, 100, "The committee met and agreed that the")
    put(page, 72, 112, "bridge should be built before winter.")
    for line in ("that the", "bridge should"):
        lead(page, line)
    assert said(read(page)) == [("that the bridge should", ADDRESS)]


def test_a_word_broken_within_a_link_is_whole() -> None:
    page = blank()
    put(page, 72, 100, "Everybody spoke of the new con-")
    put(page, 72, 112, "struction before the winter.")
    for line in ("new con-", "struction"):
        lead(page, line)
    assert said(read(page)) == [("new construction", ADDRESS)]


def test_words_that_lead_elsewhere_are_links_of_their_own() -> None:
    page = blank()
    put(page, 72, 100, "The report of here and the list of here were drawn up at once.")
    for box, url in zip(page.search_for("here"), ("https://a.example/", "https://b.example/"), strict=True):
        page.insert_link({"kind": pymupdf.LINK_URI, "from": box, "uri": url})
    told = links(read(page))
    assert [(link.text, link.url) for link in told] == [
        ("here", "https://a.example/"),
        ("here", "https://b.example/"),
    ]
    assert told[0].box[2] < told[1].box[0]


def test_links_of_a_table_are_those_of_its_cells() -> None:
    page = blank()
    xs, ys = [72, 200, 330, 460], [100, 125, 150, 175]
    grid(page, xs, ys)
    for row, cells in enumerate(
        [("Part", "Report", "Pages"), ("Piers", "Read", "12"), ("Deck", "Read", "9")]
    ):
        for x, cell in zip(xs, cells, strict=False):
            put(page, x + 5, ys[row] + 16, cell)
    for box, url in zip(page.search_for("Read"), ("https://a.example/", "https://b.example/"), strict=True):
        page.insert_link({"kind": pymupdf.LINK_URI, "from": box, "uri": url})
    table = next(region for region in read(page).regions if region.table)
    assert [(link.text, link.url) for link in table.links] == [
        ("Read", "https://a.example/"),
        ("Read", "https://b.example/"),
    ]
    assert table.links[0].box[3] <= 150 <= table.links[1].box[1]


@pytest.mark.parametrize(
    ("uri", "url"),
    [
        ("mailto:ann@example.org", "mailto:ann@example.org"),
        ("HTTPS://example.org/a b?c=<d>", "HTTPS://example.org/a%20b?c=%3Cd%3E"),
        ("https://example.org/größe%20a", "https://example.org/gr%C3%B6%C3%9Fe%20a"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://example.org/" + 2048 * "a", None),
    ],
)
def test_only_addresses_that_are_safe_to_follow_are_told(uri: str, url: str | None) -> None:
    page = blank()
    put(page, 72, 100, "The plans were approved before the winter.")
    lead(page, "approved", uri)
    assert said(read(page)) == ([("approved", url)] if url else [])


def test_links_within_the_document_and_on_nothing_are_left_out() -> None:
    page = blank()
    put(page, 72, 100, "The plans were approved before the winter.")
    page.insert_link({"kind": pymupdf.LINK_GOTO, "from": page.search_for("approved")[0], "page": 0})
    page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(72, 400, 90, 420), "uri": ADDRESS})
    assert said(read(page)) == []


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_links_lie_on_their_words_however_the_page_is_turned(rotation: int) -> None:
    page = blank()
    paragraph(page, 72, 100, 400, 3 * LOREM)
    lead(page, "one person who")
    page.set_rotation(rotation)
    content = extract_content(reopened(page))
    level = upright(content)
    displayed = as_displayed(read_page(level, [], 1), level.askew)
    (region,) = [region for region in displayed.regions if region.links]
    for link in region.links:
        assert link.text == "one person who"
        assert region.box[0] - 1 <= link.box[0] < link.box[2] <= region.box[2] + 1
        assert region.box[1] - 1 <= link.box[1] < link.box[3] <= region.box[3] + 1
