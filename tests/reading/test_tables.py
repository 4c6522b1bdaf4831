"""Tables, ruled and not, with their spans and cells."""

from itertools import pairwise

import pymupdf

from docreader.result import Page, Table
from docreader_worker.content import Detection
from tests.reading.sheets import blank, grid, in_order, paragraph, put, read

XS, YS = [100.0, 200.0, 300.0, 400.0], [100.0, 120.0, 140.0, 160.0]


def only_table(page: Page) -> Table:
    tables = [region.table for region in page.regions if region.label == "table"]
    assert len(tables) == 1
    assert tables[0] is not None
    return tables[0]


def rows_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def fill(page: pymupdf.Page, texts: list[list[str]]) -> None:
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            put(page, XS[column] + 5, YS[row] + 14, text)


TEXTS = [["Country", "Area", "People"], ["Norway", "385 207", "5.5"], ["Chad", "1 284 000", "18.3"]]


def test_a_ruled_table_is_found_and_read_cell_by_cell() -> None:
    page = blank()
    paragraph(page, 72, 300, 460)
    grid(page, XS, YS)
    fill(page, TEXTS)
    read_back = read(page)
    table = only_table(read_back)
    assert rows_of(table) == TEXTS
    assert (table.rows, table.columns) == (3, 3)
    region = next(region for region in read_back.regions if region.label == "table")
    assert (
        region.box == (100.0, 100.0, 400.0, 160.0)
        or max(abs(a - b) for a, b in zip(region.box, (100, 100, 400, 160), strict=True)) < 1.5
    )


def test_cells_without_a_ruling_between_them_span() -> None:
    page = blank()
    grid(page, XS, YS, skip=[(200, 100, 200, 120), (100, 140, 200, 140)])
    put(page, 105, 114, "Name of the country")
    put(page, 305, 114, "People")
    put(page, 105, 144, "Norway")
    for column, (upper, lower) in enumerate([("1", "2"), ("3", "4")], start=1):
        put(page, XS[column] + 5, 134, upper)
        put(page, XS[column] + 5, 154, lower)
    table = only_table(read(page))
    spans = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells}
    assert spans["Name of the country"] == (0, 0, 1, 2)
    assert spans["Norway"] == (1, 0, 2, 1)
    assert spans["People"] == (0, 2, 1, 1)
    assert spans["4"] == (2, 2, 1, 1)


def test_a_table_between_three_rules_has_its_columns_from_the_white_between_them() -> None:
    page = blank()
    paragraph(page, 72, 300, 460)
    for y in (98, 120, 165):
        page.draw_line((100, y), (380, y))
    fill(page, TEXTS)
    assert rows_of(only_table(read(page))) == TEXTS


def test_a_table_without_any_rule_is_read_where_one_is_detected() -> None:
    page = blank()
    paragraph(page, 72, 300, 460)
    fill(page, TEXTS)
    found = Detection("table", 0.9, (95, 96, 400, 166))
    assert rows_of(only_table(read(page, [found]))) == TEXTS


def test_a_heading_over_two_columns_spans_them_in_a_table_without_rules() -> None:
    page = blank()
    for row in range(7):
        for column in range(3):
            put(page, 100 + 90 * column, 130 + 15 * row, f"{row}.{column}5")
    put(page, 195, 115, "Measured in winter")
    found = Detection("table", 0.9, (95, 100, 320, 230))
    table = only_table(read(page, [found]))
    heading = next(cell for cell in table.cells if cell.text == "Measured in winter")
    assert (heading.column, heading.column_span) == (1, 2)
    assert table.columns == 3
    assert table.rows == 8


def test_lines_of_one_cell_stay_in_one_row() -> None:
    page = blank()
    grid(page, [100, 250, 400], [100, 140, 160, 180, 200])
    put(page, 105, 114, "A cell with")
    put(page, 105, 128, "two lines")
    put(page, 255, 114, "beside")
    for row in range(3):
        put(page, 105, 154 + 20 * row, f"left {row}")
        put(page, 255, 154 + 20 * row, f"right {row}")
    table = only_table(read(page))
    assert rows_of(table)[0] == ["A cell with two lines", "beside"]
    assert table.rows == 4


def test_a_frame_around_text_is_no_table() -> None:
    page = blank()
    page.draw_rect((60, 90, 550, 150))
    paragraph(page, 72, 110, 460)
    assert not any(region.label == "table" for region in read(page).regions)


def test_a_table_of_contents_is_a_table() -> None:
    page = blank()
    put(page, 72, 80, "Contents", size=16)
    for row, (title, number) in enumerate(
        [("Introduction", 1), ("Methods", 4), ("Results", 9), ("Discussion", 15)]
    ):
        put(page, 72, 110 + 16 * row, title)
        put(page, 500 - pymupdf.get_text_length(str(number), fontsize=10), 110 + 16 * row, str(number))
    table = only_table(read(page))
    assert rows_of(table)[0] == ["Introduction", "1"]
    assert rows_of(table)[3] == ["Discussion", "15"]


def test_columns_of_running_text_are_no_table() -> None:
    page = blank()
    for column in range(4):
        paragraph(page, 40 + 140 * column, 100, 120)
    read_back = read(page)
    assert not any(region.label == "table" for region in read_back.regions)
    assert len(in_order(read_back)) == 4


def test_cells_drawn_as_separate_rectangles_make_a_whole_table() -> None:
    page = blank()
    paragraph(page, 72, 300, 460)
    for top, bottom in pairwise(YS):
        for left, right in pairwise(XS):
            page.draw_rect(pymupdf.Rect(left + 1, top + 1, right - 1, bottom - 1), width=0.7)
    fill(page, TEXTS)
    assert rows_of(only_table(read(page))) == TEXTS


def test_the_boxes_of_a_diagram_are_no_table() -> None:
    page = blank()
    paragraph(page, 72, 400, 460)
    for row in range(3):
        for column in range(3):
            box = pymupdf.Rect(100, 100, 160, 120) + (120 * column, 60 * row) * 2
            page.draw_rect(box, width=0.7)
            put(page, box.x0 + 10, box.y0 + 14, "Parser")
            if column < 2:
                page.draw_line((box.x1, box.y0 + 10), (box.x1 + 60, box.y0 + 10), width=0.7)
            if row < 2:
                page.draw_line((box.x0 + 30, box.y1), (box.x0 + 30, box.y1 + 40), width=0.7)
    assert not any(region.label == "table" for region in read(page).regions)


def test_columns_of_running_text_are_no_table_even_if_detected_as_one() -> None:
    page = blank()
    for column in range(3):
        paragraph(page, 40 + 180 * column, 100, 160)
    read_back = read(page, [Detection("table", 0.8, (38, 88, 560, 300))])
    assert [region.label for region in read_back.regions] == ["text"] * 3


def test_a_listing_is_no_table_even_if_detected_as_one() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    for row, line in enumerate(
        ["for row in rows:", "    print(row)", "    total += row.size", "print(total)"]
    ):
        put(page, 90 + 5.4 * (len(line) - len(line.lstrip())), 200 + 11 * row, line.strip(), 9, font="cour")
    read_back = read(page, [Detection("table", 0.8, (88, 188, 300, 240))])
    assert not any(region.label == "table" for region in read_back.regions)


def test_a_detected_table_takes_in_the_head_it_was_cut_short_of() -> None:
    page = blank()
    paragraph(page, 72, 300, 460)
    texts = [*TEXTS, ["Peru", "1 285 216", "33.4"], ["Fiji", "18 272", "0.9"]]
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            put(page, XS[column] + 5, 114 + 16 * row, text)
    table = only_table(read(page, [Detection("table", 0.9, (100, 120, 400, 182))]))
    assert rows_of(table)[0] == TEXTS[0]
    assert table.rows == 5


def test_a_table_between_two_rules_is_found_however_far_apart_its_columns_are() -> None:
    """Even where the detector doubts it."""
    page = blank()
    for y in (100, 180):
        page.draw_line((72, y), (540, y))
    for row, (name, value) in enumerate(
        [("Norway", "385"), ("Chad", "1 284"), ("Malta", "0.3"), ("Peru", "1 285")]
    ):
        put(page, 74, 116 + 19 * row, name)
        put(page, 510, 116 + 19 * row, value)
    paragraph(page, 72, 300, 460)
    table = only_table(read(page, [Detection("table", 0.3, (70, 98, 542, 182))]))
    assert rows_of(table) == [["Norway", "385"], ["Chad", "1 284"], ["Malta", "0.3"], ["Peru", "1 285"]]


def test_two_tables_with_a_caption_between_them_are_two_even_if_detected_as_one() -> None:
    page = blank()
    for top in (100, 220):
        for row, texts in enumerate(TEXTS):
            for column, text in enumerate(texts):
                put(page, XS[column], top + 16 * row, text)
    put(page, 100, 190, "Table 2: Countries by what they measure")
    page_read = read(page, [Detection("table", 0.9, (95, 85, 400, 260))])
    assert [region.label for region in in_order(page_read)] == ["table", "caption", "table"]


def test_numbered_lines_of_code_are_no_table_even_if_detected_as_one() -> None:
    page = blank()
    code = ["def grow(tree):", "for leaf in tree:", "leaf.open()", "leaf.turn(light)", "return tree"]
    for row, line in enumerate(code):
        put(page, 72, 100 + 12 * row, str(row + 1), font="cour")
        put(page, 92, 100 + 12 * row, line, font="cour")
    page_read = read(page, [Detection("table", 0.8, (70, 88, 220, 152))])
    assert "table" not in {region.label for region in page_read.regions}
