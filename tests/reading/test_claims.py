"""Tables that several means tell of, each in part: which of them stand, and how far they reach."""

import pytest

from docreader_worker.content import Detection
from tests.reading.sheets import LOREM, blank, grid, in_order, labelled, paragraph, put, read
from tests.reading.test_areas import COUNTRIES, labels, ruled, table, tables
from tests.reading.test_tables import XS

YEARS = ("2023", "2022", "2021")
AMOUNTS = (
    ("Income", "20,719", "29,749", "16,741"),
    ("Rate", "15.6", "24.1", "14.7"),
    ("Legal", "21", "22", "23"),
)


def test_rows_of_a_form_that_repeat_their_number_before_the_amount_are_a_table_below_each_heading() -> None:
    page = blank()
    y = paragraph(page, 40, 60, 500) + 40
    for part, numbers in (("Step 8: Payments", range(25, 29)), ("Step 9: Total", range(29, 33))):
        put(page, 40, y, part, font="hebo")
        for number in numbers:
            y += 22
            put(page, 40, y, str(number))
            put(page, 66, y, "Amount that was withheld from wages.")
            put(page, 430, y, f"{number}  ________.00")
        y += 34
    paragraph(page, 40, y + 40, 500)
    read_back = read(page, number=2)
    assert labels(read_back) == ["text", "section-header", "table", "section-header", "table", "text"]


def test_a_table_of_numbers_takes_in_the_names_of_its_rows_however_far_left() -> None:
    page = blank()
    paragraph(page, 72, 100, 468)
    for place, year in enumerate(YEARS):
        put(page, 380 + 60 * place, 230, year, font="hebo")
    for row, (name, *amounts) in enumerate(AMOUNTS):
        put(page, 72, 248 + 18 * row, name)
        for place, amount in enumerate(amounts):
            put(page, 380 + 60 * place, 248 + 18 * row, amount)
    paragraph(page, 72, 360, 468)
    (found,) = tables(read(page, [Detection("table", 0.9, (375, 218, 540, 290))]))
    assert [row[0] for row in found] == ["", *(name for name, *_ in AMOUNTS)]


def test_a_single_row_takes_in_its_name_beside_one_word_among_its_numbers() -> None:
    page = blank()
    paragraph(page, 72, 80, 460)
    put(page, 72, 196, "Quality")
    for x, head in zip((312, 400, 480), ("Rating", "$000", "$000"), strict=True):
        put(page, x, 196, head)
    put(page, 72, 214, "Strong")
    for x, cell in zip((312, 400, 480), ("A- and above", "5,890", "6,120"), strict=True):
        put(page, x, 214, cell)
    for x, total in ((400, "5,890"), (480, "6,120")):
        put(page, x, 232, total)
    paragraph(page, 72, 290, 460)
    found = tables(read(page, [Detection("table", 0.95, (310, 186, 520, 236))]))
    rows = [["Quality", "Rating", "$000", "$000"], ["Strong", "A- and above", "5,890", "6,120"]]
    assert found == [[*rows, ["", "", "5,890", "6,120"]]]


def test_text_beside_a_table_of_numbers_does_not_name_its_rows() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 240, LOREM * 3)
    for row, (_, *amounts) in enumerate(AMOUNTS):
        for place, amount in enumerate(amounts):
            put(page, 380 + 60 * place, 112 + 14 * row, amount)
    read_back = read(page, [Detection("table", 0.9, (375, 100, 540, 146))])
    assert below > 160
    assert [text.split()[0] for text in labelled(read_back, "text")] == [LOREM.split()[0]]


@pytest.mark.parametrize(("bottom", "top"), [(165, 155), (140, 140)], ids=["overlap", "touch"])
def test_two_halves_of_one_table_are_one(bottom: float, top: float) -> None:
    page = blank()
    table(page, 100, COUNTRIES)
    paragraph(page, 72, 300, 460)
    halves = [Detection("table", 0.9, (98, 98, 400, bottom)), Detection("table", 0.8, (98, top, 400, 202))]
    assert tables(read(page, halves)) == [COUNTRIES]


def test_a_grid_takes_in_the_one_table_that_was_found_in_a_part_of_it() -> None:
    page = blank()
    ruled(page, 100, [*COUNTRIES, *COUNTRIES[1:]])
    paragraph(page, 72, 400, 460)
    (found,) = tables(read(page, [Detection("table", 0.9, (100, 100, 400, 160))]))
    assert len(found) == 2 * len(COUNTRIES) - 1


def test_rulings_around_a_chart_and_text_are_no_table() -> None:
    page = blank()
    grid(page, [72, 200, 306, 540], [100, 130, 210, 420])
    put(page, 80, 120, "1.5")
    put(page, 210, 120, "Analysis by function", size=14)
    paragraph(page, 320, 145, 210, LOREM)
    for place in range(4):
        put(page, 85, 240 + 50 * place, f"{20 * place}")
        page.draw_rect((110, 228 + 50 * place, 400, 248 + 50 * place), fill=(0.2, 0.4, 0.8))
        for x in (230, 350):
            put(page, x, 242 + 50 * place, f"{x // 10}%")
    chart = Detection("picture", 0.9, (74, 215, 538, 418))
    assert "table" in labels(read(page))
    assert "table" not in labels(read(page, [chart]))


def test_a_detected_table_with_a_caption_is_one_though_its_cells_are_long() -> None:
    page = blank()
    put(page, 72, 90, "Table 5: Instructions for each set")
    below = 110.0
    for name in ("ARC", "Health", "Bio"):
        put(page, 72, below, name)
        below = paragraph(page, 140, below, 400, LOREM * 2) + 2
    found = Detection("table", 0.85, (70, 98, 545, below))
    assert "table" in labels(read(page, [found]))


def test_lines_below_each_other_without_a_gap_are_no_table() -> None:
    page = blank()
    places = [f"{number} School of Bridges, University of the Rivers, Norway" for number in range(1, 9)]
    for row, place in enumerate(places):
        put(page, 100, 200 + 14 * row, place)
    paragraph(page, 72, 400, 460)
    assert "table" not in labels(read(page, [Detection("table", 0.82, (95, 188, 420, 304))]))


def test_the_parts_of_a_table_of_contents_are_one_table() -> None:
    page = blank()
    y, number = 100.0, 1
    for part in ("PART I", "PART II"):
        put(page, 40, y, part, font="hebo")
        for _ in range(5):
            y += 16
            put(page, 40, y, f"Item {number}.")
            put(page, 90, y, "Properties of the Company")
            end = f"{number * 7}"
            put(page, 560 - 5.56 * len(end), y, end)
            number += 1
        y += 40
    (found,) = [region for region in in_order(read(page)) if region.label == "table"]
    assert found.box[3] - found.box[1] > 180


@pytest.mark.parametrize(("number", "label"), [(1, "title"), (7, "section-header")])
def test_only_the_first_page_of_a_file_has_a_title(number: int, label: str) -> None:
    page = blank()
    put(page, 150, 90, "Bridges of the North", size=24, font="hebo")
    paragraph(page, 72, 140, 468)
    paragraph(page, 72, 260, 468)
    assert labels(read(page, number=number))[0] == label


def test_a_table_that_is_drawn_without_text_stands_where_a_detector_is_sure() -> None:
    page = blank()
    grid(page, XS, [300, 320, 340, 360])
    paragraph(page, 72, 100, 468)
    assert "table" in labels(read(page, [Detection("table", 0.95, (100, 300, 400, 360))]))
    assert "table" not in labels(read(page))


@pytest.mark.parametrize(
    ("caption", "found"), [("Table A.3", [COUNTRIES]), ("Taulukko 3", [COUNTRIES]), ("Rys. 3", [])]
)
def test_a_detected_picture_of_cells_is_a_table_if_its_caption_says_so(
    caption: str, found: list[list[list[str]]]
) -> None:
    page = blank()
    put(page, 105, 90, f"{caption}: Countries and their people")
    table(page, 100, COUNTRIES)
    paragraph(page, 72, 300, 460)
    assert tables(read(page, [Detection("picture", 0.95, (98, 98, 400, 202))])) == found


@pytest.mark.parametrize(("above", "head"), [("Total", "Total Area"), ("TABLE 1", "Area")])
def test_a_table_takes_in_the_first_line_of_a_head_but_no_caption(above: str, head: str) -> None:
    page = blank()
    paragraph(page, 72, 80, 460)
    put(page, XS[1] + 5, 183, above)
    table(page, 180, COUNTRIES)
    paragraph(page, 72, 400, 460)
    found = tables(read(page, [Detection("table", 0.9, (98, 184, 400, 282))]))
    assert found == [[["Country", head, "People"], *COUNTRIES[1:]]]


def test_a_table_keeps_its_words_from_a_picture_that_is_less_sure() -> None:
    page = blank()
    table(page, 200, COUNTRIES)
    page.draw_circle((200, 170), 40, fill=(0.9, 0.5, 0.3))
    found = [
        Detection("picture", 0.6, (100.0, 130.0, 400.0, 216.0)),
        Detection("table", 0.97, (98, 198, 400, 302)),
    ]
    assert tables(read(page, found)) == [COUNTRIES]
