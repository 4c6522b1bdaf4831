"""What the cells of a table hold: texts, numbers, spans, and where rows and columns part."""

from itertools import pairwise

import pymupdf
from hypothesis import given, settings
from hypothesis import strategies as st

from docreader_worker.content import Detection, Word
from docreader_worker.reading.tables import read_table
from tests.reading.sheets import blank, grid, put, read
from tests.reading.test_tables import TEXTS, XS, YS, fill, only_table, rows_of


def test_a_long_name_that_comes_near_the_next_column_keeps_to_its_cell() -> None:
    page = blank()
    names = ["Bihar", "Goa", "Kerala", "Punjab", "Sikkim", "Tripura", "Andaman and Nicobar"]
    texts = [[name, f"{row}05.19", f"{row}1.17"] for row, name in enumerate(names)]
    for row, (name, earlier, later) in enumerate(texts):
        put(page, 100, 114 + 16 * row, name)
        put(page, 208, 114 + 16 * row, earlier)
        put(page, 300, 114 + 16 * row, later)
    table = only_table(read(page, [Detection("table", 0.9, (95, 100, 340, 216))]))
    assert rows_of(table) == texts


def test_lines_of_numbers_between_two_rulings_are_rows() -> None:
    page = blank()
    grid(page, [100, 200, 300, 400], [100, 120, 160, 200])
    texts = [["State", "Sold", "Held"]]
    texts += [[name, f"{row},870", f"{row}09"] for row, name in enumerate(["Iowa", "Ohio", "Utah", "Guam"])]
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            put(page, XS[column] + 5, 114 + 20 * row, text)
    assert rows_of(only_table(read(page))) == texts


def test_lines_of_numbers_are_rows_though_some_have_a_label_alone_or_a_dash() -> None:
    page = blank()
    grid(page, [100, 300, 400], [100, 120, 230, 250])
    texts = [["Year", "2016"], ["Class A", ""], ["Held", "49,136"], ["Each", "104.03"], ["Class B", ""]]
    texts += [["Held", "-"], ["Each", "3.99"], ["Total", "53.1"]]
    for row, (name, number) in enumerate(texts):
        put(page, 105, 114 + 18 * row, name)
        put(page, 305, 114 + 18 * row, number or " ")
    assert rows_of(only_table(read(page))) == texts


def test_a_label_of_two_lines_is_one_row() -> None:
    page = blank()
    lines = [
        ("Discount rate used to determine", ""),
        ("benefit obligation", "5.20"),
        ("Increase of salary", "3.10"),
    ]
    lines += [
        ("Years until the rate has been reached", "7"),
        ("at which it stays", ""),
        ("Return on assets", "6.30"),
    ]
    for row, (name, number) in enumerate(lines):
        put(page, 100, 114 + 14 * row, name)
        put(page, 330, 114 + 14 * row, number or " ")
    table = only_table(read(page, [Detection("table", 0.9, (95, 100, 360, 190))]))
    assert rows_of(table) == [
        ["Discount rate used to determine benefit obligation", "5.20"],
        ["Increase of salary", "3.10"],
        ["Years until the rate has been reached at which it stays", "7"],
        ["Return on assets", "6.30"],
    ]


def test_a_list_of_numbers_in_a_ruled_cell_is_one_cell() -> None:
    page = blank()
    grid(page, XS, [100, 120, 200, 220])
    for column, text in enumerate(["Team", "Phones", "Note"]):
        put(page, XS[column] + 5, 114, text)
    put(page, 105, 134, "Sales")
    for row, (number, note) in enumerate(
        [("5550", "open"), ("5551", "daily"), ("5552", "from"), ("5553", "nine")]
    ):
        put(page, 205, 134 + 18 * row, number)
        put(page, 305, 134 + 18 * row, note)
    put(page, 105, 214, "Help")
    put(page, 205, 214, "5560")
    texts = rows_of(only_table(read(page)))
    assert texts[1:] == [["Sales", "5550 5551 5552 5553", "open daily from nine"], ["Help", "5560", ""]]


def test_a_head_of_rows_is_no_part_of_the_label_below_it() -> None:
    page = blank()
    for row, line in enumerate([("Training", "", ""), ("epochs", "12", "11"), ("batch size", "2", "3")]):
        for x, text in zip([100, 220, 300], line, strict=True):
            put(page, x, 114 + 14 * row, text or " ")
    table = only_table(read(page, [Detection("table", 0.9, (95, 100, 320, 148))]))
    assert rows_of(table)[:2] == [["Training", "", ""], ["epochs", "12", "11"]]


def test_lines_of_numbers_are_rows_though_none_has_a_label() -> None:
    page = blank()
    grid(page, [100, 160, 260, 360, 420, 480], [100, 120, 220, 240])
    names = ["Bain", "Smith", "Armer", "Velez", "Kishi"]
    texts = [["No.", "Name", "Duty", "From", "Sum"]]
    texts += [["", name, "Field office", "", f"{row},499.96"] for row, name in enumerate(names, start=1)]
    texts += [["", "All", "", "", "15,2.80"]]
    for row, line in enumerate(texts):
        for x, text in zip([105, 165, 265, 365, 425], line, strict=True):
            put(page, x, 114 + 18 * row, text or " ")
    assert rows_of(only_table(read(page)))[1:6] == texts[1:6]


def test_numbers_beside_their_labels_have_columns_of_their_own_left_of_the_only_ruling() -> None:
    page = blank()
    page.draw_line((300, 100), (300, 200), width=0.7)
    texts = [
        [name, f"{row}0.48", f"{row}7.52", f"{row}98.0", f"{row}63.9"]
        for row, name in enumerate(
            ["Agriculture", "Research", "Husbandry", "Atomic energy", "Power"], start=1
        )
    ]
    for row, line in enumerate(texts):
        for x, text in zip([100, 200, 250, 310, 360], line, strict=True):
            put(page, x, 114 + 18 * row, text)
    assert rows_of(only_table(read(page, [Detection("table", 0.9, (95, 100, 395, 200))]))) == texts


def test_the_sign_of_a_currency_goes_with_the_number_behind_it() -> None:
    page = blank()
    names = ["Premiums", "Claims", "Assets", "Debts", "Equity"]
    for row, name in enumerate(names):
        put(page, 100, 114 + 16 * row, name)
        for right in (240, 330):
            number = f"{row + 1}1,227,671"
            put(page, right - pymupdf.get_text_length(number, fontsize=10), 114 + 16 * row, number)
    put(page, 242, 114, "$")
    table = only_table(read(page, [Detection("table", 0.9, (95, 100, 335, 190))]))
    assert rows_of(table)[0] == ["Premiums", "11,227,671", "$ 11,227,671"]


def test_lines_of_words_between_two_rulings_are_one_row() -> None:
    page = blank()
    grid(page, XS, [100, 120, 160, 180])
    put(page, 105, 114, "Part")
    for column, (upper, lower) in enumerate([("The first", "of two"), ("5", "or 6"), ("made in", "Oslo")]):
        put(page, XS[column] + 5, 134, upper)
        put(page, XS[column] + 5, 154, lower)
    put(page, 105, 174, "Last")
    put(page, 205, 174, "8")
    assert rows_of(only_table(read(page)))[1] == ["The first of two", "5 or 6", "made in Oslo"]


def test_cells_drawn_well_apart_have_no_columns_between_them() -> None:
    page = blank()
    for left, right in pairwise(XS):
        for top, bottom in pairwise(YS):
            page.draw_rect(pymupdf.Rect(left + 4, top, right - 4, bottom), width=0.7)
    fill(page, TEXTS)
    table = only_table(read(page, [Detection("table", 0.9, (104, 100, 396, 160))]))
    assert rows_of(table) == TEXTS


def test_a_heading_spans_the_columns_under_it_where_cells_are_drawn_one_over_another() -> None:
    page = blank()
    page.draw_rect(pymupdf.Rect(100, 100, 205, 120), width=0.7)
    page.draw_rect(pymupdf.Rect(195, 100, 405, 120), width=0.7)
    for top, bottom in pairwise(YS[1:]):
        for left, right in [(100, 205), (195, 305), (295, 405)]:
            page.draw_rect(pymupdf.Rect(left, top, right, bottom), width=0.7)
    put(page, 110, 114, "Country")
    put(page, 285, 114, "Year")
    fill(page, [[], *TEXTS[1:]])
    table = only_table(read(page, [Detection("table", 0.9, (100, 100, 405, 160))]))
    assert rows_of(table) == [["Country", "Year"], *TEXTS[1:]]
    assert [cell.column_span for cell in table.cells if cell.row == 0] == [1, 2]


def test_a_narrow_column_whose_cells_are_empty_stays_beside_another() -> None:
    page = blank()
    xs = [100.0, 200.0, 212.0, 224.0, 300.0]
    grid(page, xs, YS)
    for row, (name, value) in enumerate([("Country", "People"), ("Norway", "5.5"), ("Chad", "18.3")]):
        put(page, 105, YS[row] + 14, name)
        put(page, 229, YS[row] + 14, value)
    assert rows_of(only_table(read(page)))[1] == ["Norway", "", "", "5.5"]


def test_dots_that_lead_to_a_number_are_no_text_of_a_cell() -> None:
    page = blank()
    texts = [["Filing requirements", "5"], ["Where to file", "12"], ["Refund", "40"], ["What is new", "58"]]
    for row, (name, number) in enumerate(texts):
        put(page, 100, 114 + 16 * row, name)
        for dot in range(20):
            put(page, 200 + 6 * dot, 114 + 16 * row, ".")
        put(page, 321, 114 + 16 * row, number)
    assert rows_of(only_table(read(page, [Detection("table", 0.9, (95, 100, 340, 170))]))) == texts


def test_a_dot_for_a_value_that_is_missing_stays_in_its_cell() -> None:
    page = blank()
    grid(page, XS, YS)
    texts = [["Country", "Area", "People"], ["Norway", ".", "."], ["Chad", "1 284 000", "18.3"]]
    fill(page, texts)
    assert rows_of(only_table(read(page))) == texts


def test_texts_with_an_empty_cell_between_them_stay_apart_where_nothing_is_ruled() -> None:
    page = blank()
    grid(page, XS, YS, skip=[(x, 140, x, 160) for x in (200, 300)])
    texts = [*TEXTS[:2], ["Total", "", "5.5"]]
    fill(page, texts)
    assert rows_of(only_table(read(page))) == texts


def test_a_sentence_spans_the_columns_it_runs_through_beside_a_number() -> None:
    page = blank()
    xs, ys = [100.0, 200.0, 300.0, 400.0, 500.0], [100.0, 120.0, 140.0, 160.0]
    grid(page, xs, ys, skip=[(x, 140, x, 160) for x in xs[1:-1]])
    for row, line in enumerate([["Country", "Area", "People", "Year"], ["Norway", "385 207", "5.5", "2020"]]):
        for column, text in enumerate(line):
            put(page, xs[column] + 5, ys[row] + 14, text)
    put(page, 105, 154, "Countries that were counted in that year")
    put(page, 405, 154, "1")
    last = [cell for cell in only_table(read(page)).cells if cell.row == 2 and cell.text]
    assert [(cell.text, cell.column, cell.column_span) for cell in last] == [
        ("Countries that were counted in that year", 0, 2),
        ("1", 3, 1),
    ]


def test_rows_stay_apart_where_no_column_has_a_ruling_between_them() -> None:
    page = blank()
    for x in XS:
        page.draw_line((x, 100), (x, 160), width=0.7)
    for y in (100, 160):
        page.draw_line((100, y), (400, y), width=0.7)
    for y in (120, 140):
        page.draw_line((100, y), (106, y), width=0.7)
        page.draw_line((394, y), (400, y), width=0.7)
    fill(page, TEXTS)
    assert rows_of(only_table(read(page))) == TEXTS


def test_columns_of_numbers_that_share_a_ruled_column_are_columns() -> None:
    page = blank()
    ys = [100.0, 120.0, 140.0, 160.0, 180.0, 200.0]
    grid(page, [100.0, 220.0, 400.0, 460.0], ys, skip=[(220, 180, 220, 200), (400, 180, 400, 200)])
    at = [105, 250, 310, 370, 410]
    texts = [
        ["", "", "Rated", "", ""],
        ["Parameter", "Min", "Typ", "Max", "Unit"],
        ["Current", "1.5", "2.5", "3.5", "A"],
        ["Voltage", "", "12", "24", "V"],
        ["Measured when warm", "", "", "", ""],
    ]
    for row, line in enumerate(texts):
        for x, text in zip(at, line, strict=True):
            if text:
                put(page, x, ys[row] + 14, text)
    table = only_table(read(page))
    assert rows_of(table)[1:4] == texts[1:4]
    spans = {cell.text: (cell.column, cell.column_span) for cell in table.cells if cell.row in (0, 4)}
    assert spans["Rated"] == (1, 3)
    assert spans["Measured when warm"] == (0, 5)


columns = st.lists(st.tuples(st.floats(0, 6), st.sampled_from([8.0, 12.0, 30.0])), min_size=4, max_size=4)


@settings(deadline=None)
@given(st.lists(columns, min_size=3, max_size=3))
def test_rows_follow_each_other_downwards_however_high_their_letters_are(
    columns: list[list[tuple[float, float]]],
) -> None:
    words = []
    for place, column in enumerate(columns):
        y, x = 10.0, 20.0 + 60 * place
        for gap, height in column:
            words.append(Word((x, y + gap, x + 20, y + gap + height), "12", 0, 10.0))
            y += gap + height
    table = read_table((10, 5, 210, 180), words, [], [])
    for cell in table.cells:
        assert cell.box[0] < cell.box[2]
        assert cell.box[1] < cell.box[3]
    assert {cell.row for cell in table.cells} == set(range(table.rows))
    assert {cell.column for cell in table.cells} == set(range(table.columns))


def test_numbers_close_to_each_other_are_two_where_a_column_ends_between_them() -> None:
    page = blank()
    rows = [
        ["6-11", "998,192", "999,217"],
        ["12-19", "1,180,160", "1,173,272"],
        ["20-29", "785,795", "1,462,678"],
    ]
    for x in (100, 160, 212, 270):
        page.draw_line((x, 100), (x, 165), width=0.5)
    for y in (100, 165):
        page.draw_line((100, y), (270, y), width=0.5)
    for row, (age, men, women) in enumerate(rows):
        put(page, 105, 116 + 20 * row, age)
        put(page, 211 - pymupdf.get_text_length(men, fontsize=10), 116 + 20 * row, men)
        put(page, 214, 116 + 20 * row, women)
    assert rows_of(only_table(read(page, [Detection("table", 0.95, (100, 100, 270, 165))]))) == rows
