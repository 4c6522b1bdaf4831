"""Tables of amounts, as accounts have them: names far left of numbers, and names of groups between rows."""

from collections.abc import Sequence

import pymupdf
import pytest

from docreader_worker.content import Detection
from tests.reading.sheets import blank, in_order, labelled, paragraph, put, read
from tests.reading.test_areas import labels, tables

ASSETS = [["Cash", "36,220", "53,888"], ["Goodwill", "15,371", "20,288"], ["Shares", "27,235", "42,758"]]
DEBTS = [["Loans", "8,310", "11,402"], ["Provisions", "2,044", "1,960"], ["Other debts", "977", "(1,015)"]]
YEARS = ["", "2022", "2021"]
ENDS = (470.0, 540.0)


def row(page: pymupdf.Page, y: float, name: str, *amounts: str, font: str = "helv") -> None:
    """A name at the left edge of the text, and amounts that end where those of all rows do."""
    put(page, 72, y, name, font=font)
    for end, amount in zip(ENDS[-len(amounts) :], amounts, strict=True):
        put(page, end - pymupdf.get_text_length(amount, fontname="helv", fontsize=10), y, amount)


def rows(page: pymupdf.Page, y: float, texts: Sequence[Sequence[str]]) -> float:
    """Rows 16 points apart; answers the baseline below the last one."""
    for name, *amounts in texts:
        row(page, y, name, *amounts)
        y += 16
    return y


def test_amounts_are_a_table_however_far_behind_their_names() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 468)
    own = [line[:2] for line in (*ASSETS, *DEBTS)]
    below = rows(page, below + 10, own)
    paragraph(page, 72, below + 14, 468)
    read_back = read(page, number=2)
    assert (labels(read_back), tables(read_back)) == (["text", "table", "text"], [own])


def test_the_name_of_a_group_parts_no_table() -> None:
    page = blank()
    y = paragraph(page, 72, 100, 468) + 10
    halves = []
    for name, texts in (("Assets", [YEARS, *ASSETS]), ("Debts", DEBTS)):
        put(page, 72, y + 2, name, font="hebo")
        bottom = rows(page, y + 18, texts)
        halves.append(Detection("table", 0.7, (70.0, y + 6, 542.0, bottom - 12)))
        y = bottom
    paragraph(page, 72, y + 20, 468)
    (found,) = tables(read(page, halves, number=2))
    assert [line for line in found if line[0] not in {"Assets", "Debts"}] == [YEARS, *ASSETS, *DEBTS]


def test_rows_below_a_heading_with_a_head_of_their_own_are_another_table() -> None:
    page = blank()
    y = paragraph(page, 72, 100, 468) + 10
    found = []
    for name, texts in (("Note 3 Assets", ASSETS), ("Note 4 Debts", DEBTS)):
        put(page, 72, y + 2, name, font="hebo")
        bottom = rows(page, y + 18, [YEARS, *texts])
        found.append(Detection("table", 0.7, (70.0, y + 6, 542.0, bottom - 12)))
        y = bottom + 20
    paragraph(page, 72, y, 468)
    assert tables(read(page, found, number=2)) == [[YEARS, *ASSETS], [YEARS, *DEBTS]]


@pytest.mark.parametrize("groups", [{}, {1: "Of others"}], ids=["each with numbers", "one without"])
def test_names_left_of_a_detected_table_of_numbers_are_of_it(groups: dict[int, str]) -> None:
    page = blank()
    y = paragraph(page, 72, 100, 468) + 30
    top, names = y - 12, []
    for place, (name, *amounts) in enumerate([*ASSETS, *DEBTS]):
        if place in groups:
            put(page, 72, y, groups[place])
            names.append(groups[place])
            y += 16
        row(page, y, name, *amounts)
        names.append(name)
        y += 16
    paragraph(page, 72, y + 20, 468)
    (found,) = tables(read(page, [Detection("table", 0.9, (425.0, top, 544.0, y - 10))], number=2))
    assert [line[0] for line in found] == names


@pytest.mark.parametrize("number", ["12", "F-24", "- 7 -"])
def test_the_number_of_a_page_is_its_footer_though_the_lower_half_is_white(number: str) -> None:
    page = blank()
    below = paragraph(page, 72, 60, 468)
    below = paragraph(page, 72, below + 12, 468)
    put(page, 300, below + 40, number)
    read_back = read(page, number=2)
    assert below < 0.3 * page.rect.height
    assert labelled(read_back, "page-footer") == [number]
    assert in_order(read_back)[-1].text == number


def test_a_heading_and_the_same_head_again_part_what_was_detected_as_one() -> None:
    page = blank()
    y = top = paragraph(page, 72, 100, 468) + 30
    for name, texts in (("", ASSETS), ("Of the parent company", DEBTS)):
        put(page, 72, y, name, font="hebo")
        y = rows(page, y + 22, [YEARS, *texts]) + 12
    paragraph(page, 72, y + 14, 468)
    read_back = read(page, [Detection("table", 0.95, (70.0, top + 10, 542.0, y - 20))], number=2)
    assert tables(read_back) == [[YEARS, *ASSETS], [YEARS, *DEBTS]]
    assert "Of the parent company" in [region.text for region in read_back.regions]


@pytest.mark.parametrize(
    ("number", "label"), [("1", "title"), ("27", "section-header"), ("F-27", "section-header")]
)
def test_what_heads_a_page_whose_number_says_that_others_come_before_is_no_title(
    number: str, label: str
) -> None:
    page = blank()
    put(page, 72, 70, "Statements of the parent company", size=15, font="hebo")
    below = paragraph(page, 72, 110, 468)
    below = paragraph(page, 72, below + 12, 468)
    put(page, 300, below + 40, number)
    assert labelled(read(page), label) == ["Statements of the parent company"]


def test_a_link_back_to_the_table_of_contents_runs_where_there_is_none() -> None:
    page = blank()
    put(page, 72, 40, "Table of Contents", font="hebo")
    put(page, 72, 80, "Risks of our business", font="hebo")
    below = paragraph(page, 72, 104, 468)
    paragraph(page, 72, below + 12, 468)
    assert labelled(read(page), "page-header") == ["Table of Contents"]


def test_what_stands_over_the_numbers_alone_and_the_total_below_them_are_of_the_table() -> None:
    page = blank()
    y = paragraph(page, 72, 100, 468) + 30
    put(page, 440, y, "At 31 December")
    top = y + 4
    y = rows(page, y + 16, [YEARS, *ASSETS, *DEBTS])
    put(page, ENDS[-1] - pymupdf.get_text_length("189,310", fontname="helv", fontsize=10), y + 6, "189,310")
    paragraph(page, 72, y + 44, 468)
    (found,) = tables(read(page, [Detection("table", 0.9, (70.0, top, 544.0, y - 10))], number=2))
    assert found[0][-1] + found[0][-2] == "At 31 December"
    assert found[1:] == [YEARS, *ASSETS, *DEBTS, ["", "", "189,310"]]


def test_each_of_three_names_between_two_rules_has_its_own_amount() -> None:
    page = blank()
    y = top = paragraph(page, 72, 100, 468) + 30
    own = [line[:2] for line in (*ASSETS, *DEBTS)]
    for place, (name, amount) in enumerate(own):
        row(page, y, name, amount)
        if place >= 2:
            page.draw_line((72, y + 5), (540, y + 5), width=0.7)
        y += 16
    paragraph(page, 72, y + 20, 468)
    (found,) = tables(read(page, [Detection("table", 0.9, (70.0, top - 10, 544.0, y - 10))], number=2))
    assert found == own


def test_rows_below_the_name_of_their_group_stay_apart_though_rules_are_only_under_totals() -> None:
    page = blank()
    y = top = paragraph(page, 72, 100, 468) + 30
    own = [["Loans", "", ""], *ASSETS[:2], ["Total", "51,591", "74,176"], ["Income", "", ""], *DEBTS[:2]]
    own += [["Total", "10,354", "13,362"], ["All", "61,945", "87,538"]]
    for place, (name, *amounts) in enumerate(own):
        row(page, y, name, *amounts)
        if place in {2, 3, 6, 7, 8}:
            page.draw_line((72, y + 5), (540, y + 5), width=0.7)
        y += 16
    paragraph(page, 72, y + 20, 468)
    (found,) = tables(read(page, [Detection("table", 0.9, (70.0, top - 10, 544.0, y - 10))], number=2))
    assert found == own


def test_a_head_of_several_columns_between_rules_is_a_row_above_theirs() -> None:
    page = blank()
    y = top = paragraph(page, 72, 100, 468) + 30
    put(page, 454, y, "At 31 December")
    y += 16
    for place, (name, *amounts) in enumerate([["Thousands", "2022", "2021"], *ASSETS, *DEBTS]):
        row(page, y, name, *amounts)
        page.draw_line((72, y + 5), (540, y + 5), width=0.7)
        y += 16 if place else 20
    paragraph(page, 72, y + 20, 468)
    (found,) = tables(read(page, [Detection("table", 0.9, (70.0, top - 10, 544.0, y - 10))], number=2))
    assert found[1:] == [["Thousands", "2022", "2021"], *ASSETS, *DEBTS]
    assert "".join(found[0]) == "At 31 December"


def test_the_name_of_the_only_row_is_of_its_table() -> None:
    page = blank()
    y = paragraph(page, 72, 100, 468) + 30
    top = y - 12
    row(page, y, "", "2022", "2021")
    row(page, y + 16, "Profit before tax", "14,297", "16,910")
    paragraph(page, 72, y + 50, 468)
    (found,) = tables(read(page, [Detection("table", 0.95, (430.0, top, 544.0, y + 20))], number=2))
    assert found == [YEARS, ["Profit before tax", "14,297", "16,910"]]


def test_the_same_head_again_parts_what_was_detected_as_one_without_a_heading() -> None:
    page = blank()
    y = top = paragraph(page, 72, 100, 468) + 30
    head = [["", "", "Thousands"], YEARS]
    for texts in (ASSETS, DEBTS):
        y = rows(page, y, [*head, *texts]) + 8
    paragraph(page, 72, y + 14, 468)
    read_back = read(page, [Detection("table", 0.95, (70.0, top - 10, 542.0, y - 14))], number=2)
    assert [[line[0] for line in found if line[0]] for found in tables(read_back)] == [
        [name for name, *_ in texts] for texts in (ASSETS, DEBTS)
    ]


def test_rows_of_dashes_are_no_head_that_parts_a_table() -> None:
    page = blank()
    y = top = paragraph(page, 72, 100, 468) + 30
    own = [["Current:", "", ""], ["Federal", "-", "-"], ["State", "288", "265"]]
    own += [["Deferred:", "", ""], ["Federal", "-", "-"], ["State", "15", "306"]]
    y = rows(page, y, [YEARS, *own])
    paragraph(page, 72, y + 24, 468)
    (found,) = tables(read(page, [Detection("table", 0.95, (70.0, top - 10, 542.0, y - 10))], number=2))
    assert found == [YEARS, *own]


def test_a_sentence_above_a_head_of_its_own_parts_what_was_detected_as_one() -> None:
    page = blank()
    sentence = "The following table shows what we owe to others at the end of the year:"
    y = top = paragraph(page, 72, 100, 468) + 30
    y = rows(page, y, [YEARS, *ASSETS]) + 4
    put(page, 72, y, sentence)
    put(page, 500, y + 18, "Amount")
    y = rows(page, y + 34, [[name, last] for name, _, last in DEBTS])
    paragraph(page, 72, y + 24, 468)
    read_back = read(page, [Detection("table", 0.95, (70.0, top - 10, 542.0, y - 10))], number=2)
    upper, lower = tables(read_back)
    assert upper == [YEARS, *ASSETS]
    assert lower == [["", "Amount"], *([name, last] for name, _, last in DEBTS)]
    assert sentence in [region.text for region in read_back.regions]


def test_a_table_ends_above_the_number_of_its_page() -> None:
    page = blank()
    y = paragraph(page, 72, 400, 468) + 30
    top = y - 10
    y = rows(page, y, [YEARS, *ASSETS, *DEBTS] * 2)
    put(page, 300, 770, "61")
    read_back = read(page, [Detection("table", 0.95, (70.0, top, 542.0, 774.0))], number=2)
    assert labelled(read_back, "page-footer") == ["61"]
    assert tables(read_back)[-1][-1] == DEBTS[-1]


def test_the_last_line_of_a_title_is_of_it_and_no_row() -> None:
    page = blank()
    for place, line in enumerate(["Fictional Holdings Ltd", "Statement of position", "As at 30 June"]):
        put(page, 72, 60 + 12 * place, line, font="hebo")
    y = rows(page, 112, [YEARS, *ASSETS, *DEBTS])
    paragraph(page, 72, y + 24, 468)
    (found,) = tables(read(page, [Detection("table", 0.95, (70.0, 75.0, 542.0, y - 10))], number=2))
    assert found == [YEARS, *ASSETS, *DEBTS]


def test_a_watermark_up_the_page_is_of_no_table_and_heads_nothing() -> None:
    page = blank()
    y = top = paragraph(page, 72, 100, 468) + 30
    y = rows(page, y, [YEARS, *ASSETS, *DEBTS])
    below = paragraph(page, 72, y + 24, 468)
    mark = "For personal use only"
    page.insert_text((92, below), mark, fontsize=30, rotate=90, color=(0.8, 0.8, 0.8))
    read_back = read(page, [Detection("table", 0.95, (70.0, top - 10, 542.0, y - 10))], number=2)
    assert tables(read_back) == [[YEARS, *ASSETS, *DEBTS]]
    assert labelled(read_back, "page-header") == [mark]


def test_a_head_with_dates_is_of_the_rows_below_the_name_of_their_group() -> None:
    page = blank()
    y = paragraph(page, 72, 100, 468) + 30
    top = y - 9
    for x, date in ((300, "31 March 2022"), (440, "31 March 2021")):
        put(page, x, y, date, size=7)
        put(page, x - 10, y + 10, "Number", size=7)
        put(page, x + 60, y + 10, "Value", size=7)
    put(page, 72, y + 28, "Allotted and fully paid", font="hebo")
    put(page, 72, y + 44, "Ordinary shares")
    for x, number in ((280, "440,109"), (365, "4"), (420, "338,707"), (505, "3")):
        put(page, x, y + 44, number)
    paragraph(page, 72, y + 80, 468)
    found = [
        Detection("table", 0.9, (70.0, top, 530.0, y + 13)),
        Detection("table", 0.9, (70.0, y + 34, 530.0, y + 48)),
    ]
    (rows_found,) = tables(read(page, found, number=2))
    assert rows_found[-1] == ["Ordinary shares", "440,109", "4", "338,707", "3"]


def test_rows_that_go_on_below_a_table_are_of_it_though_it_was_found_without_them() -> None:
    page = blank()
    y = paragraph(page, 72, 60, 468) + 30
    top = y - 10
    y = rows(page, y, [YEARS, *ASSETS])
    low = y - 12
    put(page, 72, y + 2, "Debts", font="hebo")
    y = rows(page, y + 18, DEBTS)
    paragraph(page, 72, y + 24, 468)
    (found,) = tables(read(page, [Detection("table", 0.95, (70.0, top, 542.0, low))], number=2))
    assert [line for line in found if line[0] != "Debts"] == [YEARS, *ASSETS, *DEBTS]


def test_the_number_of_a_page_that_ends_half_way_is_of_no_table() -> None:
    page = blank()
    y = paragraph(page, 72, 100, 468) + 30
    top = y - 10
    y = rows(page, y, [YEARS, *ASSETS, *DEBTS])
    put(page, 300, y + 20, "F - 15")
    read_back = read(page, [Detection("table", 0.95, (70.0, top, 542.0, y + 24))], number=2)
    assert labelled(read_back, "page-footer") == ["F - 15"]
    assert tables(read_back) == [[YEARS, *ASSETS, *DEBTS]]


def test_numbers_with_their_unit_are_amounts() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 468)
    lives = [
        ["Buildings", "20 to 50 years"],
        ["Vehicles", "5 years"],
        ["Furniture and tools", "3 - 10 years"],
    ]
    for place, (name, life) in enumerate(lives):
        put(page, 90, below + 10 + 14 * place, name)
        put(page, 260, below + 10 + 14 * place, life)
    paragraph(page, 72, below + 66, 468)
    read_back = read(page, number=2)
    assert (labels(read_back), tables(read_back)) == (["text", "table", "text"], [lives])


@pytest.mark.parametrize(("white", "count"), [(12, 2), (0, 1)], ids=["apart", "amid rows"])
def test_a_sentence_with_white_around_it_parts_what_was_detected_as_one(white: float, count: int) -> None:
    page = blank()
    below = rows(page, 100, ASSETS) + white
    put(page, 72, below, "The fair values of all debts that were taken over are as follows:")
    bottom = rows(page, below + 16 + white, DEBTS)
    found = tables(read(page, [Detection("table", 0.9, (70.0, 90.0, 542.0, bottom - 12))], number=2))
    assert len(found) == count
    assert [line[1] for part in found for line in part if line[1]] == [line[1] for line in (*ASSETS, *DEBTS)]


def test_years_name_the_amounts_that_are_due_in_them() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 468)
    due = [["2023", "12.9"], ["2024", "10.8"], ["2025", "7.2"], ["Thereafter", "570.1"]]
    below = rows(page, below + 10, due)
    paragraph(page, 72, below + 14, 468)
    assert tables(read(page, number=2)) == [due]


def test_the_heading_of_a_note_parts_what_was_detected_as_one() -> None:
    page = blank()
    shares = ["", "Shares", "Options"]
    below = rows(page, 100, [YEARS, *ASSETS])
    put(page, 72, below, "Note 11. Trade payables", font="hebo")
    bottom = rows(page, below + 16, [shares, *DEBTS])
    found = [Detection("table", 0.9, (70.0, 90.0, 542.0, bottom - 12))]
    assert tables(read(page, found, number=2)) == [[YEARS, *ASSETS], [shares, *DEBTS]]
