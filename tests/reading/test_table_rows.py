"""Where the rows of a table part, and which lines go on with the cells of a row."""

import pymupdf
import pytest

from docreader_worker.content import Detection
from tests.reading.sheets import blank, grid, put, read
from tests.reading.test_tables import only_table, rows_of

EXHIBITS = [
    ("10.1", ["Lease of the bridge house, dated May 1,", "2019, with the town of Northport"], "10-K"),
    (
        "10.2",
        ["Agreement on the supply of steel for the", "second bridge, dated June 7, 2020"],
        "8-K",
    ),
    ("10.3", ["Form of the keeper's contract"], "10-Q"),
    ("10.4", ["Amendment of the lease of the bridge house,", "dated May 3, 2021"], "10-K"),
]


def shade(page: pymupdf.Page, top: float, bottom: float) -> None:
    page.draw_rect((100, top, 460, bottom), fill=(0.8, 0.9, 1.0), color=None)


def read_rows(page: pymupdf.Page, box: tuple[float, float, float, float]) -> list[list[str]]:
    return rows_of(only_table(read(page, [Detection("table", 0.95, box)])))


@pytest.mark.parametrize("at_foot", [False, True])
def test_an_underlined_text_of_several_lines_is_one_cell(at_foot: bool) -> None:
    page = blank()
    y = 114.0
    for number, lines, form in EXHIBITS:
        put(page, 100, y, number)
        put(page, 400, y + 12 * (len(lines) - 1) * at_foot, form)
        for line in lines:
            put(page, 150, y, line)
            page.draw_line(
                (150, y + 1.5), (150 + pymupdf.get_text_length(line, fontsize=10), y + 1.5), width=0.6
            )
            y += 12
        y += 10
    found = read_rows(page, (98, 100, 440, y - 15))
    assert found == [[number, " ".join(lines), form] for number, lines, form in EXHIBITS]


def test_the_cells_of_a_ruled_grid_are_whole_however_many_lines_they_have() -> None:
    page = blank()
    ys = [100.0, 120, 200, 260, 340, 420]
    grid(page, [100, 180, 320, 460], ys)
    texts = [["Topic", "Aim", "Result"]]
    for row, top in enumerate(ys[1:-1]):
        count = int((ys[row + 2] - top) // 20)
        aims = [f"aim {row} goes on {line}" for line in range(count)]
        put(page, 105, top + 10 * count, f"Topic {row}")
        for line, aim in enumerate(aims):
            put(page, 185, top + 14 + 18 * line, aim)
        put(page, 325, top + 10 * count - 6, f"reached by {row}")
        put(page, 325, top + 10 * count + 6, "and kept")
        texts.append([f"Topic {row}", " ".join(aims), f"reached by {row} and kept"])
    for x, text in zip((105, 185, 325), texts[0], strict=True):
        put(page, x, 114, text)
    assert rows_of(only_table(read(page))) == texts


def test_a_number_between_the_lines_of_its_label_is_in_their_row() -> None:
    page = blank()
    y = 114.0
    texts = [
        ["Issue of shares to staff and to directors", "1,467"],
        ["Costs", "18"],
        ["Sale of land to towns", "203"],
    ]
    put(page, 100, y, "Issue of shares to staff")
    put(page, 300, y + 6, "1,467")
    put(page, 100, y + 12, "and to directors")
    put(page, 100, y + 36, "Costs")
    put(page, 300, y + 36, "18")
    put(page, 100, y + 60, "Sale of land to towns")
    put(page, 300, y + 60, "203")
    assert read_rows(page, (98, 103, 330, 178)) == texts


def test_who_signs_above_a_line_is_named_below_it() -> None:
    page = blank()
    texts = [["Signature", "Title", "Date"]]
    for x, text in zip((100, 260, 400), texts[0], strict=True):
        put(page, x, 100, text)
    for row, name in enumerate(["Ada Low", "Bea Moor", "Cy Noll", "Dan Orr"]):
        y = 130 + 40 * row
        put(page, 100, y, f"/s/ {name}")
        put(page, 260, y, "Director")
        put(page, 400, y, "March 3, 2022")
        page.draw_line((98, y + 4), (240, y + 4), width=0.6)
        put(page, 100, y + 14, name)
        texts += [[f"/s/ {name}", "Director", "March 3, 2022"], [name, "", ""]]
    assert read_rows(page, (96, 88, 480, 270)) == texts


def test_shade_tells_the_lines_of_a_label_from_rows() -> None:
    page = blank()
    labels = [
        ["Balance in May"],
        ["Shares of the", "first series"],
        ["Grants"],
        ["Shares of the", "second series", "in cash"],
    ]
    labels += [["Losses"], ["Balance in June"]]
    y, texts = 100.0, []
    for row, lines in enumerate(labels):
        height = 12.0 * len(lines) + 2
        if row % 2 == 0:
            shade(page, y, y + height)
        for line, text in enumerate(lines):
            put(page, 105, y + 10 + 12 * line, text)
        put(page, 300, y + height - 4, f"{row + 1},250")
        put(page, 400, y + height - 4, f"{row + 3},875")
        texts.append([" ".join(lines), f"{row + 1},250", f"{row + 3},875"])
        y += height
    assert read_rows(page, (100, 100, 460, y)) == texts


def test_the_lines_of_a_head_are_one_row_and_what_it_heads_is_another() -> None:
    page = blank()
    put(page, 260, 100, "Held in the whole year")
    for x, upper, lower in [(100, "", "Member"), (250, "Eligible", "to attend"), (360, "", "Attended")]:
        put(page, x, 116, upper or " ")
        put(page, x, 128, lower)
    rows = [["Ada Low", "2", "2"], ["Bea Moor", "2", "1"], ["Cy Noll", "-", "2"]]
    for row, line in enumerate(rows):
        for x, text in zip((100, 265, 380), line, strict=True):
            put(page, x, 150 + 18 * row, text)
    found = only_table(read(page, [Detection("table", 0.95, (96, 88, 420, 192))]))
    assert rows_of(found)[1:] == [["Member", "Eligible to attend", "Attended"], *rows]
    (span,) = [cell for cell in found.cells if cell.text == "Held in the whole year"]
    assert (span.column, span.column_span) == (1, 2)


def test_rows_of_groups_between_rulings_are_rows() -> None:
    page = blank()
    groups = [
        ("Rushing", ["Low", "Moor", "Total"]),
        ("Passing", ["Noll", "Total"]),
        ("Fumbles", ["Orr", "Total"]),
    ]
    groups += [("Punting", ["Low", "Moor", "Total"])]
    y, texts = 114.0, []
    for name, players in groups:
        heads = [name, "No", "Yds", "Avg", "Long"]
        lines = [heads, *([player, f"{len(player)}", "57", "4.4", "17"] for player in players)]
        for place, line in enumerate(lines):
            for x, text in zip((100, 220, 280, 340, 400), line, strict=True):
                put(page, x, y, text)
            if not place:
                page.draw_line((98, y + 5), (430, y + 5), width=0.7)
            y += 18
        texts += lines
    assert read_rows(page, (96, 102, 432, y - 12)) == texts


def test_labels_stay_apart_where_only_the_numbers_beside_them_are_ruled() -> None:
    page = blank()
    for x in (300, 380, 460):
        page.draw_line((x, 100), (x, 200), width=0.5)
    rows = [
        [name, f"{row + 1},870", f"{row + 3}09"]
        for row, name in enumerate(["Iowa", "Ohio", "Utah", "Guam", "Peru"])
    ]
    for row, (name, first, second) in enumerate(rows):
        put(page, 105, 114 + 20 * row, name)
        put(page, 310, 114 + 20 * row, first)
        put(page, 390, 114 + 20 * row, second)
        page.draw_line((300, 120 + 20 * row), (460, 120 + 20 * row), width=0.5)
    assert read_rows(page, (100, 100, 460, 200)) == rows


def test_a_cell_between_two_walls_spans_the_rows_beside_it() -> None:
    page = blank()
    grid(page, [180, 320, 460], [100, 120, 160, 200, 240])
    for x in (100, 180):
        page.draw_line((x, 100), (x, 240), width=0.7)
    for y in (100, 120, 240):
        page.draw_line((100, y), (180, y), width=0.7)
    steps = [("Step", "Year"), ("Plan", "2019"), ("Build", "2021"), ("Open", "2022")]
    for y, (step, year) in zip((114, 144, 184, 224), steps, strict=True):
        put(page, 185, y, step)
        put(page, 325, y, year)
    put(page, 105, 114, "Aim")
    for line, text in enumerate(["Three", "bridges for", "the north"]):
        put(page, 105, 164 + 14 * line, text)
    table = only_table(read(page))
    (aim,) = [cell for cell in table.cells if cell.text == "Three bridges for the north"]
    assert (aim.row, aim.row_span) == (1, 3)
