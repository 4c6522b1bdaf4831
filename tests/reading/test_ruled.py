"""Tables that are ruled in part: how far they reach, and what rulings only frame."""

from docreader_worker.content import Detection
from tests.reading.sheets import LOREM, blank, grid, labelled, paragraph, put, read
from tests.reading.test_areas import COUNTRIES, labels, ruled, table, tables
from tests.reading.test_tables import XS


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
