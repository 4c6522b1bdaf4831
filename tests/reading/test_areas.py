"""What is a table and what is none, and how far a table reaches."""

from collections.abc import Sequence
from itertools import pairwise

import pymupdf
import pytest

from docreader.result import Page
from docreader_worker.content import Detection
from docreader_worker.pdf.content import extract_content
from docreader_worker.reading.parts import evidence_of
from tests.reading.sheets import LOREM, blank, grid, in_order, labelled, paragraph, put, read, reopened
from tests.reading.test_tables import TEXTS, XS, only_table, rows_of

COUNTRIES = [*TEXTS, ["Peru", "1 285 216", "33.4"], ["Fiji", "18 272", "0.9"]]


def labels(page: Page) -> list[str]:
    return [region.label for region in in_order(page)]


def tables(page: Page) -> list[list[list[str]]]:
    """The cells of all tables, row by row, in reading order."""
    return [rows_of(region.table) for region in in_order(page) if region.table is not None]


def table(page: pymupdf.Page, top: float, texts: Sequence[Sequence[str]], xs: Sequence[float] = XS) -> float:
    """Rows of 20 points below ``top``, without rulings; answers where they end."""
    for row, line in enumerate(texts):
        for x, text in zip(xs, line, strict=False):
            put(page, x + 5, top + 20 * row + 14, text)
    return top + 20 * len(texts)


def ruled(page: pymupdf.Page, top: float, texts: Sequence[Sequence[str]]) -> float:
    """The same in a grid of rulings."""
    grid(page, XS, [top + 20 * row for row in range(len(texts) + 1)])
    return table(page, top, texts)


def test_a_ruled_table_may_fill_nearly_the_whole_page() -> None:
    page = blank()
    xs, ys = [12.0, 212.0, 412.0, 600.0], [12.0 + 32 * row for row in range(25)]
    assert (xs[-1] - xs[0]) * (ys[-1] - ys[0]) > 0.9 * 612 * 792
    grid(page, xs, ys)
    texts = [[f"{row}.{column}" for column in range(3)] for row in range(24)]
    for y, line in zip(ys, texts, strict=False):
        for x, text in zip(xs, line, strict=False):
            put(page, x + 6, y + 20, text)
    assert tables(read(page)) == [texts]


@pytest.mark.parametrize("xs", [(40, 306, 572), (40, 217, 395, 572)], ids=["two", "three"])
def test_a_frame_with_lines_between_columns_of_text_is_no_table(xs: Sequence[float]) -> None:
    page = blank()
    grid(page, xs, [90, 112, 430])
    opened = []
    for left, right in pairwise(xs):
        put(page, left + 12, 105, "Minutes")
        below = 128.0
        for mark in ("First", "Second"):
            opened.append(f"{mark}-{left}")
            below = paragraph(page, left + 12, below, right - left - 24, f"{opened[-1]} {LOREM}") + 12
    read_back = read(page)
    assert "table" not in labels(read_back)
    assert [text.split()[0] for text in labelled(read_back, "text") if text.endswith("spring.")] == opened


def test_rows_that_a_detection_holds_below_a_ruled_table_are_a_table_of_their_own() -> None:
    page = blank()
    below = ruled(page, 100, COUNTRIES)
    more = [["Gauge", "North"], ["Depth", "12.5"], ["Width", "40.2"], ["Flow", "7.1"], ["Ice", "0.3"]]
    end = table(page, below + 40, more, xs=[100, 300])
    paragraph(page, 72, end + 60, 460)
    whole, rows = (95.0, 95.0, 405.0, end), (95.0, below + 25, 405.0, end)
    read_back = read(page, [Detection("table", 0.7, whole), Detection("table", 0.6, rows)])
    assert tables(read_back) == [COUNTRIES, more]
    assert labels(read_back) == ["table", "table", "text"]


def test_a_heading_above_a_table_is_no_row_of_it_even_if_detected_as_one() -> None:
    page = blank()
    put(page, 105, 100, "Countries of the year", size=14, font="hebo")
    end = table(page, 110, COUNTRIES)
    paragraph(page, 72, end + 60, 460)
    read_back = read(page, [Detection("table", 0.9, (95, 84, 400, end))])
    assert rows_of(only_table(read_back)) == COUNTRIES
    assert "Countries of the year" in [region.text for region in read_back.regions]


def test_a_detected_table_takes_in_the_column_it_was_cut_short_of() -> None:
    page = blank()
    rows = [*COUNTRIES, ["Chad", "1 284 000", "18.3"], ["Oman", "309 500", "4.6"]]
    end = table(page, 100, rows, xs=[100, 180, 250])
    paragraph(page, 72, end + 60, 460)
    assert tables(read(page, [Detection("table", 0.9, (95, 95, 240, end))])) == [rows]


def test_lines_below_each_other_are_no_table_even_if_detected_as_one() -> None:
    page = blank()
    for top, text in ((100, "python -m ensurepip"), (132, "Or, where it is there:"), (164, "pip install")):
        put(page, 78, top + 14, text)
    for top in (96, 160):
        page.draw_rect((72, top, 540, top + 24))
    assert "table" not in labels(read(page, [Detection("table", 0.7, (70, 94, 542, 186))]))


def test_boxes_of_code_between_rules_with_prose_between_them_are_no_table() -> None:
    page = blank()
    y = 100.0
    for _ in range(3):
        page.draw_rect((72, y, 540, y + 32), color=None, fill=(0.92, 0.92, 0.92))
        for edge in (y, y + 32):
            page.draw_line((72, edge), (540, edge))
        put(page, 78, y + 14, "depth = 4  # metres", font="cour")
        put(page, 78, y + 26, "width = 9  # metres", font="cour")
        y = paragraph(page, 72, y + 56, 460, "or, on a river that is not frozen,") + 14
    assert labels(read(page)) == ["text"] * 6


def test_a_running_foot_between_two_rules_is_no_table() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    for y in (750, 768):
        page.draw_line((72, y), (540, y))
    put(page, 74, 763, "Bridges in 2024", size=8)
    put(page, 480, 763, "Page 7 of 12", size=8)
    assert "table" not in labels(read(page, number=7))


def test_numbered_items_need_no_space_after_their_number() -> None:
    page = blank()
    for row, text in enumerate(["1.Close the sluice gate", "2.Drain the basin", "3.Clear the grid"]):
        put(page, 90, 100 + 12 * row, text)
    paragraph(page, 72, 200, 460)
    assert labelled(read(page), "list-item") == [
        "1.Close the sluice gate",
        "2.Drain the basin",
        "3.Clear the grid",
    ]


def test_the_head_of_a_form_is_no_table_though_it_is_ruled() -> None:
    page = blank()
    grid(page, [36, 130, 480, 576], [36, 84, 104])
    put(page, 44, 60, "Form 88", size=9)
    put(page, 200, 66, "Bridges and Ferries", size=18, font="hebo")
    put(page, 500, 60, "2024", size=9)
    put(page, 44, 98, "Name", size=9)
    put(page, 140, 98, "Number of the river", size=9)
    put(page, 490, 98, "Year", size=9)
    ruled(page, 200, COUNTRIES)
    paragraph(page, 72, 400, 460)
    read_back = read(page)
    assert tables(read_back) == [COUNTRIES]
    assert labelled(read_back, "title") == ["Bridges and Ferries"]


def test_the_head_of_a_form_is_cut_off_the_table_that_begins_at_its_foot() -> None:
    page = blank()
    xs = [100.0, 250.0, 400.0, 550.0]
    page.draw_rect((100, 36, 550, 90))
    put(page, 104, 60, "Form 88", size=9)
    put(page, 200, 66, "Bridges and Ferries", size=18, font="hebo")
    grid(page, xs, [90 + 20.0 * row for row in range(len(COUNTRIES) + 1)])
    end = table(page, 90, COUNTRIES, xs)
    paragraph(page, 72, end + 60, 460)
    read_back = read(page)
    assert tables(read_back) == [COUNTRIES]
    assert labelled(read_back, "title") == ["Bridges and Ferries"]


def test_paragraphs_apart_by_white_are_paragraphs_though_one_detection_holds_both() -> None:
    page = blank()
    texts = ["The bridge was built by hand.", "It was paid for by a toll."]
    below = paragraph(page, 72, 100, 460)
    for text in texts:
        below = paragraph(page, 72, below + 6, 460, text)
    found = labelled(read(page, [Detection("text", 0.95, (70, 88, 540, below))]), "text")
    assert found[-2:] == texts


BALANCE = [
    ["Cash", "36 220", "53 888"],
    ["Inventories", "32 640", "34 405"],
    ["Goodwill", "15 371", "20 288"],
    ["Other assets", "27 235", "42 758"],
    ["Total", "111 466", "151 339"],
]


def banded(page: pymupdf.Page, top: float) -> None:
    """The rows of ``BALANCE``, every other one with a coloured ground from edge to edge."""
    xs = (72, 380, 470)
    for row in range(0, len(BALANCE), 2):
        y = top + 14 * row
        page.draw_rect((72, y, 540, y + 14), color=None, fill=(0.8, 0.93, 1))
    for row, line in enumerate(BALANCE):
        for x, text in zip(xs, line, strict=True):
            put(page, x, top + 14 * row + 10, text)


def test_rows_on_bands_of_colour_are_one_table_however_little_of_it_was_detected() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 460)
    banded(page, below + 20)
    paragraph(page, 72, below + 140, 460)
    numbers = Detection("table", 0.9, (370.0, below + 18, 540.0, below + 92))
    for found in ([numbers], []):
        assert tables(read(page, found)) == [BALANCE]


@pytest.mark.parametrize("between", ["Table 2. Balances of the year before", "Of the year before"])
def test_bands_of_colour_on_either_side_of_a_caption_or_of_two_sure_tables_are_two(between: str) -> None:
    page = blank()
    banded(page, 100)
    put(page, 72, 192, between, size=9)
    banded(page, 200)
    sure = [Detection("table", 0.9, (70.0, top, 542.0, top + 72)) for top in (99.0, 199.0)]
    found = [] if between.startswith("Table") else sure
    assert tables(read(page, found)) == [BALANCE, BALANCE]


def test_a_head_over_several_columns_is_of_the_table_below_its_rule() -> None:
    page = blank()
    banded(page, 200)
    put(page, 388, 182, "Year ended December 31")
    page.draw_line((376, 185), (510, 185), width=0.7)
    put(page, 380, 196, "2021")
    put(page, 470, 196, "2022")
    (found,) = [region for region in read(page).regions if region.label == "table"]
    assert found.text.startswith("Year ended December 31 2021 2022 Cash")


def test_a_chart_is_a_picture_though_it_was_detected_as_a_table() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    for bar, height in enumerate((40, 90, 65, 120, 30, 75)):
        left = 120 + 50 * bar
        page.draw_rect((left, 400 - height, left + 30, 400), color=None, fill=(0.2, 0.4, 0.8))
        put(page, left + 4, 412, f"Q{bar}", size=8)
    page.draw_line((115, 400), (405, 400), width=0.7)
    found = read(page, [Detection("table", 0.7, (115.0, 278.0, 405.0, 415.0))])
    assert "table" not in labels(found)
    assert "picture" in labels(found)


def test_an_abstract_beside_keywords_between_rules_is_no_table() -> None:
    page = blank()
    for y in (196, 214, 330):
        page.draw_line((72, y), (540, y), width=0.7)
    put(page, 72, 209, "ARTICLE INFO")
    put(page, 220, 209, "ABSTRACT")
    for row, word in enumerate(("Keywords:", "Bridges", "Winter", "Councils", "Savings")):
        put(page, 72, 230 + 11 * row, word, size=9)
    paragraph(page, 220, 230, 320, LOREM * 2, size=9)
    assert "table" not in labels(read(page, [Detection("table", 0.7, (70.0, 195.0, 542.0, 331.0))]))


def test_a_cell_that_goes_on_below_its_row_does_not_end_the_table() -> None:
    page = blank()
    note = Detection("text", 0.9, (72.0, 60.0, 540.0, 80.0))
    put(page, 72, 74, "All amounts are in thousands.")
    rows = [(f"{number}", f"{number}{number}-90", f"Position {number} of 40") for number in range(1, 9)]
    y = 120.0
    for number, row in enumerate(rows):
        for x, text in zip((80, 150, 240), row, strict=True):
            put(page, x, y, text)
        y += 19
        if number == 3:
            put(page, 240, y, "and what 7 others hold")
            y += 19
    (found,) = [region for region in read(page, [note]).regions if region.label == "table"]
    assert found.box[1] < 115
    assert found.box[3] > y - 20


def test_a_heading_above_the_first_rule_of_a_table_is_none_of_its_rows() -> None:
    page = blank()
    put(page, 260, 195, "Package tools", font="hebo")
    below = table(page, 200, COUNTRIES)
    for y in (200, 220, below):
        page.draw_line((XS[0], y), (XS[-1], y), width=0.7)
    whole = Detection("table", 0.9, (XS[0] - 2, 184.0, XS[-1] + 2, below + 2))
    found = read(page, [whole])
    assert tables(found) == [COUNTRIES]
    assert "Package tools" in [region.text for region in found.regions]


def test_the_unit_in_brackets_above_its_first_row_is_of_a_table() -> None:
    page = blank()
    put(page, XS[0] + 5, 195, "($ in millions)", size=8)
    below = table(page, 200, COUNTRIES)
    paragraph(page, 72, below + 40, 460)
    (found,) = tables(read(page, [Detection("table", 0.9, (XS[0], 201.0, XS[-1], below))]))
    assert found == [["($ in millions)", "", ""], *COUNTRIES]


def test_a_table_of_names_is_found_where_a_detector_doubts_it() -> None:
    page = blank()
    names = [("Anna", "Berger", "Wien"), ("Carl", "Dietz", "Graz"), ("Emma", "Fuchs", "Linz")] * 2
    for row, cells in enumerate(names):
        for x, text in zip((80, 200, 320), cells, strict=True):
            put(page, x, 480 + 15 * row, text)
    paragraph(page, 72, 100, 460)
    assert "table" in labels(read(page))
    assert "table" in labels(read(page, [Detection("table", 0.35, (78.0, 470.0, 420.0, 565.0))]))


def test_a_table_is_found_beside_very_many_pictures() -> None:
    page = blank()
    for n in range(120):
        x, y = 50 + 34 * (n % 15), 60 + 34 * (n // 15)
        page.draw_rect((x, y, x + 24, y + 24), fill=(0.2, 0.4, n / 120))
        page.draw_circle((x + 12, y + 12), 6, fill=(1, 1, n / 120))
    below = table(page, 480, COUNTRIES)
    found = read(page, [Detection("table", 0.9, (XS[0], 481.0, XS[-1], below))])
    assert tables(found) == [COUNTRIES]


def test_what_goes_on_in_an_inner_column_below_the_rulings_of_a_row_parts_no_table() -> None:
    """As in bank statements, whose columns are parted in rows alone."""
    page, xs = blank(), (72, 130, 330, 400)
    for x, text in zip(xs, ("Date", "Description", "Paid out", "Balance"), strict=True):
        put(page, x + 4, 94, text)
    for row in range(6):
        y = 100 + 50 * row
        for x in xs[1:]:
            page.draw_line((x, y), (x, y + 18))
        for x, text in zip(
            xs, (f"{row + 3} May", "Card payment to the", f"{row}8.50", "120.75"), strict=True
        ):
            put(page, x + 4, y + 12, text)
        put(page, 134, y + 26, "Old Mill Bakery")
    found = only_table(read(page, [Detection("table", 0.9, (70, 80, 472, 400))]))
    assert [row[1] for row in rows_of(found)] == ["Description", *["Card payment to the Old Mill Bakery"] * 6]


@pytest.mark.parametrize("cells", [(72, 160, 250, 540), (72, 540)], ids=["of cells", "of one box"])
def test_tall_rows_are_bands_where_they_are_of_filled_cells(cells: tuple[float, ...]) -> None:
    page = blank()
    for number in range(4):
        top = 100 + 80 * number
        for left, right in pairwise(cells):
            if number % 2 == 0:
                page.draw_rect((left, top, right, top + 80), color=None, fill=(0.85, 0.85, 0.85))
        put(page, 77, top + 12, f"Pier {number + 1}")
        put(page, 165, top + 12, "Brazil")
        put(page, 255, top + 12, "Approved in August")
    found = evidence_of(extract_content(reopened(page)), []).bands
    assert found == ([(72, 100, 540, 340)] if len(cells) > 2 else [])


def test_a_rule_down_the_margin_of_the_page_is_of_no_table() -> None:
    page = blank()
    page.draw_line((60, 12), (60, 780), width=0.7)
    below = paragraph(page, 72, 60, 468)
    rows = [[f"{name} {number}", *others] for number in range(5) for name, *others in COUNTRIES]
    bottom = table(page, below + 20, rows)
    found = [Detection("table", 0.8, (58.0, below + 10, 545.0, bottom + 5))]
    (box,) = [region.box for region in read(page, found, number=2).regions if region.label == "table"]
    assert below < box[1] < box[3] < bottom + 10
