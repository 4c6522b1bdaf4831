"""Pages that are set sideways, whole or but for their running head."""

from pathlib import Path

import pymupdf
import pytest

from docreader.result import Box, Page
from docreader_worker.page_reader import PageReader
from tests.reading.sheets import blank, labelled, paragraph, put
from tests.reading.test_tables import rows_of
from tests.worker.asking import page_of

ROWS = [
    ["Quarter", "Income", "Costs"],
    *([f"{n}-2015", f"{1000 + 37 * n}", f"{800 + n}"] for n in range(1, 10)),
]


def read(page: pymupdf.Page, folder: Path) -> Page:
    page.parent.save(folder / "page.pdf")
    return PageReader().read(page_of(folder / "page.pdf")).page


def displayed(page: pymupdf.Page, text: str) -> Box:
    """Where ``text`` stands on the page as it is seen."""
    (found,) = page.search_for(text)
    return tuple((found * page.rotation_matrix).normalize())


def holds(outer: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_table_set_sideways_is_a_table_where_it_stands(rotation: int, tmp_path: Path) -> None:
    page = blank()
    put(page, 72, 50, "Chapter 4. Results")
    page.insert_text((120, 600), "Table 7: Results of the year", rotate=90, fontsize=10)
    for row, line in enumerate(ROWS):
        for column, text in enumerate(line):
            page.insert_text((150 + 18 * row, 600 - 130 * column), text, rotate=90, fontsize=10)
    for x in (138, 155, 150 + 18 * len(ROWS)):
        page.draw_line((x, 605), (x, 200))
    page.set_rotation(rotation)
    found = read(page, tmp_path)
    (table,) = (region.table for region in found.regions if region.table is not None)
    assert rows_of(table) == ROWS
    assert labelled(found, "caption") == ["Table 7: Results of the year"]
    assert (found.width, found.height) == (page.rect.width, page.rect.height)
    for cell in table.cells:
        assert holds(cell.box, displayed(page, cell.text))


def test_a_page_upside_down_is_read_from_its_beginning(tmp_path: Path) -> None:
    page = blank()
    put(page, 72, 100, "Bridges of the North", size=20, font="hebo")
    paragraph(page, 72, 140, 460)
    page.set_rotation(180)
    assert [region.label for region in read(page, tmp_path).regions] == ["title", "text"]


@pytest.mark.parametrize("text", ["Downloaded from an archive of bridges on 3 May 2022", "CONFIDENTIAL COPY"])
def test_a_stamp_does_not_turn_the_scan_that_it_is_on(text: str, tmp_path: Path) -> None:
    scan = blank()
    paragraph(scan, 72, 140, 460, size=12)
    page = blank()
    page.insert_image(page.rect, pixmap=scan.get_pixmap(dpi=200))
    page.insert_text((30, 600), text, rotate=90)
    page.parent.save(tmp_path / "page.pdf")
    found = PageReader().read(page_of(tmp_path / "page.pdf", ocr="auto")).page
    assert labelled(found, "text")[0].startswith("The committee met in the old town hall")


def test_a_page_set_sideways_is_recognized_as_it_stands(tmp_path: Path) -> None:
    page = blank(792, 612)
    below = paragraph(page, 72, 140, 600, size=12)
    paragraph(page, 72, below + 20, 600, size=12)
    sideways = blank(612, 792)
    sideways.show_pdf_page(sideways.rect, page.parent, 0, rotate=90)
    sideways.parent.save(tmp_path / "page.pdf")
    found = PageReader().read(page_of(tmp_path / "page.pdf", ocr="always")).page
    assert found.text_source == "ocr"
    assert labelled(found, "text")[0].startswith("The committee met in the old town hall")
    assert all(region.box[3] - region.box[1] > region.box[2] - region.box[0] for region in found.regions)
