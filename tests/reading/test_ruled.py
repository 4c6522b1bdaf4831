"""Tables that are ruled, whole or in part: how far they reach, and what rulings only frame."""

from itertools import pairwise

from docreader_worker.content import Detection
from tests.reading.sheets import LOREM, blank, grid, labelled, paragraph, put, read
from tests.reading.test_areas import COUNTRIES, labels, ruled, table, tables
from tests.reading.test_tables import TEXTS, XS, only_table, rows_of


def test_rulings_between_columns_take_in_the_head_that_they_begin_beside() -> None:
    page = blank()
    put(page, 72, 80, "Countries of the year")
    for x, head in zip(XS, ("Country", "Area", "Inhabitants"), strict=False):
        put(page, x + 5, 118, head, size=8)
    below = table(page, 150, COUNTRIES)
    for x in XS[1:-1]:
        page.draw_line((x, 104), (x, 146), width=0.7)
        page.draw_line((x, 145), (x, below), width=0.7)
    paragraph(page, 72, below + 40, 460)
    (found,) = tables(read(page, [Detection("table", 0.9, (98, 152, 400, below))]))
    assert found == [["Country", "Area", "Inhabitants"], *COUNTRIES]


def test_a_detected_table_of_which_only_the_head_is_ruled_is_one() -> None:
    page = blank()
    below = ruled(page, 100, [["Country", "Area", "Inhabitants"]])
    for row, line in enumerate(COUNTRIES * 2):
        for x, text in zip(XS, line, strict=False):
            put(page, x + 5, below + 30 + 28 * row, text)
    end = below + 30 + 28 * 2 * len(COUNTRIES)
    paragraph(page, 72, end + 40, 460)
    (found,) = tables(read(page, [Detection("table", 0.7, (100, 104, 400, end))]))
    assert found[0] == ["Country", "Area", "Inhabitants"]
    assert [row[0] for row in found if row[0]][1:] == [row[0] for row in COUNTRIES * 2]


def test_a_coloured_row_without_rulings_does_not_part_a_ruled_table() -> None:
    page = blank()
    first = ruled(page, 100, COUNTRIES)
    page.draw_rect((XS[0], first, XS[-1], first + 25), color=None, fill=(0.8, 0.85, 0.95))
    put(page, XS[0] + 5, first + 16, "Islands", font="hebo")
    below = ruled(page, first + 25, COUNTRIES[1:])
    paragraph(page, 72, below + 40, 460)
    (found,) = tables(read(page))
    names = [row[0] for row in COUNTRIES]
    assert [row[0] for row in found] == [*names, "Islands", *names[1:]]


def test_a_framed_form_of_long_columns_is_no_table() -> None:
    page = blank()
    grid(page, (60, 250, 550), (60, 90, 600), skip=((250, 60, 250, 90),))
    put(page, 200, 80, "Section I: Why people move", font="hebo")
    put(page, 64, 110, "6. What is the main reason?")
    for row in range(24):
        put(page, 264, 110 + 18 * row, f"{row + 1}. They wanted a larger house")
    found = read(page, number=2)
    assert "table" not in labels(found)
    assert len(labelled(found, "list-item")) >= 20


def test_three_rows_of_numbers_are_a_table_without_rulings() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 460, LOREM * 2)
    put(page, 72, below + 10, "The following table tells what was owed:")
    for row, line in enumerate(
        (("2022", "2021", "2020"), ("11,274", "10,758", "12,029"), ("16", "12", "10"))
    ):
        put(page, 72, below + 30 + 14 * row, ("(in millions)", "Receivables", "Devices")[row])
        for x, text in zip((340, 420, 500), line, strict=True):
            put(page, x, below + 30 + 14 * row, text)
    paragraph(page, 72, below + 90, 460, LOREM * 2)
    said = Detection("text", 0.7, (70.0, below + 70, 540.0, below + 170))
    (found,) = tables(read(page, [said], number=2))
    assert [row[0] for row in found] == ["(in millions)", "Receivables", "Devices"]


def test_tables_side_by_side_under_one_coloured_heading_are_two() -> None:
    page = blank()
    page.draw_rect((60, 100, 540, 125), color=None, fill=(0.8, 0.85, 0.95))
    put(page, 66, 116, "Bridges and rivers", font="hebo")
    for left in (60, 324):
        xs = [left, left + 72, left + 144, left + 216]
        grid(page, xs, [125 + 20 * row for row in range(len(COUNTRIES) + 1)])
        table(page, 125, COUNTRIES, xs)
    assert tables(read(page)) == [COUNTRIES, COUNTRIES]


def test_a_ruled_table_may_have_long_cells() -> None:
    page = blank()
    grid(page, (60, 160, 280), (60, 84, 330, 600))
    for x, head in ((66, "Clause"), (166, "Wording")):
        put(page, x, 76, head, font="hebo")
    for row, top in enumerate((100, 346)):
        put(page, 66, top, f"Clause {row + 1}")
        assert paragraph(page, 166, top, 104) > top + 13 * 12
    (found,) = tables(read(page))
    assert [line[0] for line in found] == ["Clause", "Clause 1", "Clause 2"]


def test_a_table_may_be_ruled_between_its_columns_only() -> None:
    page = blank()
    rows = [[f"Bridge {row}", f"{row * 17}", f"{row * 3}.5"] for row in range(1, 31)]
    grid(page, (60, 200, 330, 460), (60, 80, 680))
    table(page, 60, [["Name", "Length", "Height"], *rows], (60, 200, 330))
    (found,) = tables(read(page))
    assert found == [["Name", "Length", "Height"], *rows]


def test_a_ruled_table_is_one_whatever_a_detector_takes_it_for() -> None:
    page = blank()
    ruled(page, 100, COUNTRIES)
    paragraph(page, 72, 300, 460)
    assert tables(read(page, [Detection("picture", 0.95, (100, 100, 400, 200))])) == [COUNTRIES]


def test_a_table_detected_in_part_reaches_out_to_its_rulings() -> None:
    page = blank()
    ruled(page, 100, COUNTRIES)
    paragraph(page, 72, 300, 460)
    assert tables(read(page, [Detection("table", 0.9, (100, 100, 325, 200))])) == [COUNTRIES]


def test_many_small_grids_on_a_page_are_each_a_table() -> None:
    page = blank()
    for n in range(30):
        x, y = 50 + 100 * (n % 5), 60 + 110 * (n // 5)
        grid(page, [x, x + 25, x + 50, x + 75], [y, y + 20, y + 40, y + 60])
        for cell in range(9):
            put(page, x + 6 + 25 * (cell % 3), y + 14 + 20 * (cell // 3), str(7 * n + cell))
    assert labels(read(page)).count("table") == 30


def test_a_grid_of_text_is_a_table_though_a_picture_was_seen_in_most_of_it() -> None:
    page = blank(792, 612)
    xs, ys = [40.0, 110, 180, 280, 350, 560, 750], [40.0, 80, 180, 280, 380, 480]
    for top, bottom in pairwise(ys):
        page.draw_rect((xs[0], top, xs[3], bottom), fill=(0.8, 1.0, 0.6), color=None)
    grid(page, xs, ys)
    heads = ["State", "District", "Illness", "Cases", "Place", "Comments"]
    rows = [["Kerala", "Trivandrum", "Poisoning", "950", "Vembayam", "All of them ate rice"] for _ in ys[2:]]
    for y, row in zip(ys, [heads, *rows], strict=False):
        for x, text in zip(xs, row, strict=False):
            put(page, x + 5, y + 20, text, size=9)
    found = read(page, [Detection("picture", 0.65, (38, 36, 556, 484))])
    assert tables(found) == [[heads, *rows]]


def test_a_table_has_all_columns_of_its_grid_though_two_were_seen() -> None:
    page = blank()
    heads = ["Title of each class", "Trading Symbol(s)", "Name of each exchange on which registered"]
    put(page, 150, 285, "Securities registered pursuant to Section 12(b) of the Act:", size=7, font="hebo")
    grid(page, [45, 213, 300, 550], [289, 301, 314])
    for x, head, text in zip(
        (95, 225, 350), heads, ["Common Stock", "SNDX", "The Stock Market, LLC"], strict=True
    ):
        put(page, x, 298, head, size=7, font="hebo")
        put(page, x, 311, text, size=7)
    paragraph(page, 45, 340, 500, size=7)
    found = read(
        page, [Detection("table", 0.35, (192, 289, 512, 309)), Detection("table", 0.38, (39, 283, 508, 322))]
    )
    assert [row[0] for row in tables(found)[0]] == [heads[0], "Common Stock"]


def test_ruled_tables_with_headings_between_them_are_tables_of_their_own() -> None:
    page = blank()
    first = ruled(page, 100, COUNTRIES)
    put(page, 102, first + 22, "Associated claims", font="hebo")
    second = ruled(page, first + 40, TEXTS)
    paragraph(page, 72, second + 60, 460)
    read_back = read(page, [Detection("table", 0.9, (95, 95, 405, second + 5))])
    assert tables(read_back) == [COUNTRIES, TEXTS]
    assert "Associated claims" in [region.text for region in read_back.regions]


def test_a_table_without_sides_is_found_by_its_rules_and_the_line_between_its_columns() -> None:
    page = blank()
    commands = ["apt update", "apt search", "apt show", "apt list"]
    for top, command in zip((100, 150, 200, 250), commands, strict=True):
        page.draw_line((100, top), (400, top))
        put(page, 105, top + 28, command)
        paragraph(
            page, 255, top + 14, 130, "Fetch the lists of packages from where the sources say they are."
        )
    page.draw_line((100, 300), (400, 300))
    page.draw_line((250, 100), (250, 300))
    paragraph(page, 72, 380, 460)
    read_back = read(page)
    assert [row[0] for row in rows_of(only_table(read_back))] == commands
    assert labels(read_back) == ["table", "text"]
