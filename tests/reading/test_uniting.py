"""Parts of tables, found apart, that are one."""

from collections.abc import Sequence

import pymupdf

from docreader.result import Box
from docreader_worker.pdf.content import extract_content
from docreader_worker.reading.claims import Area
from docreader_worker.reading.parts import evidence_of
from docreader_worker.reading.uniting import parts_united
from tests.reading.sheets import blank, paragraph, put, reopened

ENDS = (400.0, 470.0, 540.0)


def row(page: pymupdf.Page, y: float, name: str, *cells: str) -> None:
    """A name, and cells that end where those of all rows do."""
    put(page, 72, y, name)
    for end, cell in zip(ENDS, cells, strict=True):
        put(page, end - pymupdf.get_text_length(cell, fontname="helv", fontsize=10), y, cell)


def rows(page: pymupdf.Page, y: float, names: Sequence[str]) -> float:
    """Rows with two amounts, the first with a note, 16 points apart; answers the baseline below them."""
    for place, name in enumerate(names):
        row(page, y, name, "" if place else "11", f"{36 + place},220", f"{53 - place},888")
        y += 16
    return y


def united(page: pymupdf.Page, *found: tuple[float, float, float]) -> list[Box]:
    """What becomes of tables with these scores, upper and lower edges, from top to bottom."""
    evidence = evidence_of(extract_content(reopened(page)), [])
    areas = [Area("table", score, (70.0, top, 542.0, bottom)) for score, top, bottom in found]
    return sorted((one.box for one in parts_united(areas, evidence)), key=lambda box: box[1])


def test_days_in_a_head_are_no_column_of_numbers() -> None:
    page = blank()
    row(page, 100, "", "Note", "31 December", "31 December")
    row(page, 112, "", "", "2022", "2021")
    end = rows(page, 128, ["Cash", "Goodwill", "Shares"])
    bottom = rows(page, end + 8, ["Loans", "Provisions"])
    assert united(page, (0.9, 90, end - 12), (0.7, end - 4, bottom - 12)) == [(70, 90, 542, bottom - 12)]


def test_text_below_the_last_rows_is_of_no_table_though_it_was_found_with_them() -> None:
    page = blank()
    end = rows(page, 100, ["Cash", "Goodwill", "Shares", "Loans"])
    put(page, 72, end + 10, "16. Commitments", font="hebo")
    paragraph(page, 72, end + 26, 468)
    assert united(page, (0.9, 90, end - 12), (0.6, end - 42, end + 45)) == [(70, 90, 542, end - 12)]


def test_what_stands_between_two_parts_is_one_too() -> None:
    page = blank()
    first = rows(page, 100, ["Cash", "Goodwill", "Shares"])
    row(page, first, "Sheets", "7", "", "")
    last = rows(page, first + 16, ["Loans", "Provisions", "Other debts"])
    found = [(0.7, 90.0, first - 12), (0.9, first - 10, first + 4), (0.7, first + 6, last - 12)]
    assert united(page, *found) == [(70, 90, 542, last - 12)]
