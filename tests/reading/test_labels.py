"""Labels of blocks by how they look and where they stand, without a detector."""

from pathlib import Path

import numpy as np
import pymupdf
import pytest

from docreader.result import LABELS
from docreader_worker.content import Detection
from docreader_worker.reading.classify import WEIGHTS, classify
from docreader_worker.reading.features import FEATURES
from docreader_worker.reading.network import Network
from tests.reading.sheets import LOREM, blank, grid, in_order, labelled, paragraph, put, read


def test_numbered_paragraphs_are_list_items() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 460)
    for number in range(1, 5):
        put(page, 80, below + 8, f"{number}.")
        below = paragraph(page, 96, below + 8, 430, LOREM[:180])
    regions = in_order(read(page, number=2))
    assert [region.label for region in regions] == ["text", *["list-item"] * 4]
    assert [region.text.split()[0] for region in regions[1:]] == ["1.", "2.", "3.", "4."]


def test_a_number_alone_under_a_short_page_is_its_footer() -> None:
    page = blank()
    paragraph(page, 130, 130, 350)
    paragraph(page, 130, 230, 350)
    put(page, 303, 640, "12")
    assert labelled(read(page, number=12), "page-footer") == ["12"]


def test_what_announces_a_list_is_not_of_it() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 460)
    put(page, 72, below + 6, "The committee asked three things of the builders:")
    for row, line in enumerate(["to be done before winter,", "to build in stone,", "to use no more money"]):
        put(page, 80, below + 24 + 16 * row, f"\u2022 {line}", font="helv")
    below = paragraph(page, 72, below + 90, 460)
    regions = in_order(read(page, number=2))
    assert [region.label for region in regions] == ["text", "text", *["list-item"] * 3, "text"]


def test_a_sentence_about_a_table_is_no_caption() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 460)
    put(page, 72, below + 12, "Table 1 lists what the parts of the bridge are made of.")
    grid(page, (72, 200, 330), tuple(below + 30 + 18 * row for row in range(4)))
    for row, (part, made_of) in enumerate((("Part", "Material"), ("Arch", "stone"), ("Rail", "iron"))):
        put(page, 76, below + 43 + 18 * row, part)
        put(page, 204, below + 43 + 18 * row, made_of)
    put(page, 72, below + 100, "Table 1: The parts of the bridge.")
    paragraph(page, 72, below + 130, 460)
    page_read = read(page, number=2)
    assert labelled(page_read, "caption") == ["Table 1: The parts of the bridge."]


def test_words_broken_at_the_end_of_a_line_are_joined() -> None:
    page = blank()
    for row, line in enumerate(["The committee agreed that the com-", "munity should build a long bridge"]):
        put(page, 72, 300 + 12 * row, line)
    assert labelled(read(page), "text") == [
        "The committee agreed that the community should build a long bridge"
    ]


def test_the_lines_of_an_equation_and_its_number_are_one_formula() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 460)
    put(page, 220, below + 12, "a + b = c + 2 d")
    put(page, 231, below + 26, "= e - f / 3")
    put(page, 515, below + 19, "(4)")
    paragraph(page, 72, below + 56, 460)
    formulas = labelled(read(page, number=3), "formula")
    assert len(formulas) == 1
    assert "(4)" in formulas[0]


def test_each_block_gets_probabilities_over_all_labels_but_areas() -> None:
    likely = classify(np.zeros((3, len(FEATURES))))
    assert likely.shape == (3, len(LABELS))
    assert likely.min() >= 0
    assert likely.sum(axis=1).max() < 1 + 1e-9
    assert likely[:, [LABELS.index("table"), LABELS.index("picture")]].max() == 0


def test_weights_for_other_features_are_refused(tmp_path: Path) -> None:
    with np.load(WEIGHTS) as kept:
        arrays = {name: kept[name] for name in kept.files}
    np.savez(tmp_path / "other.npz", **{**arrays, "features": np.array(["size", "bold"])})
    with pytest.raises(ValueError, match="train it again"):
        Network.load(tmp_path / "other.npz", FEATURES)


def test_what_runs_up_the_margin_is_one_page_header() -> None:
    page = blank()
    page.insert_text((30, 560), "arXiv:2203.00274v2 [cs.CL] 3 May 2022", fontsize=18, rotate=90)
    put(page, 150, 100, "Bridges Before Winter", size=18)
    below = paragraph(page, 72, 140, 460)
    paragraph(page, 72, below + 12, 460)
    assert labelled(read(page), "page-header") == ["arXiv:2203.00274v2 [cs.CL] 3 May 2022"]


def test_the_lines_of_a_running_foot_are_one_region_and_its_corners_two() -> None:
    page = blank()
    below = 72.0
    for _ in range(9):
        below = paragraph(page, 72, below, 460) + 10
    for x, lines in (
        (72, ("4 of 10", "doi.org/10.1000/182")),
        (420, ("Chu and others", "Bridges before winter")),
    ):
        for row, line in enumerate(lines):
            put(page, x, 756 + 9 * row, line, size=7)
    feet = [Detection("page-footer", 0.9, (70.0, 748.0, 140.0, 768.0))]
    feet += [Detection("page-footer", 0.9, (418.0, 748.0, 500.0, 768.0))]
    found = labelled(read(page, feet), "page-footer")
    assert found == ["4 of 10 doi.org/10.1000/182", "Chu and others Bridges before winter"]


def test_pieces_of_a_running_head_that_all_but_touch_are_one_region() -> None:
    page = blank()
    pieces = ((72, "1448"), (100, "The Journal of Bridges"), (480, "Volume 6"))
    for x, text in pieces:
        put(page, x, 40, text, size=8)
    below = paragraph(page, 72, 90, 460)
    paragraph(page, 72, below + 12, 460)
    ends = (x + pymupdf.get_text_length(text, fontsize=8) for x, text in pieces)
    heads = [
        Detection("page-header", 0.9, (x - 1, 32, end + 1, 43))
        for (x, _), end in zip(pieces, ends, strict=True)
    ]
    assert labelled(read(page, heads), "page-header") == ["1448 The Journal of Bridges", "Volume 6"]


def test_what_a_page_tells_three_times_is_no_heading() -> None:
    page = blank()
    below = 90.0
    for _ in range(3):
        below = paragraph(page, 72, below, 460) + 8
        put(page, 72, below, "PUBMED | CROSSREF", font="hebo")
        below += 26
    put(page, 72, below, "Conclusions", font="hebo")
    paragraph(page, 72, below + 16, 460)
    read_back = read(page, number=2)
    assert labelled(read_back, "section-header") == ["Conclusions"]
    assert min(region.score for region in read_back.regions if region.text.startswith("PUBMED")) > 0.2


def test_a_short_line_between_paragraphs_is_a_heading_in_the_letters_of_the_text() -> None:
    page = blank()
    put(page, 72, 80, "Rules of the society", size=16)
    headings = ["Meetings of the Members", "Use of Personal Letters", "Changes to These Rules"]
    y = 110.0
    for heading in headings:
        y = paragraph(page, 72, y, 460) + 12
        put(page, 72, y, heading)
        y = paragraph(page, 72, y + 24, 460) + 12
    found = read(page, number=2)
    assert [text for text in labelled(found, "section-header") if text in headings] == headings


def test_the_number_of_a_page_is_its_footer_right_below_a_footnote() -> None:
    page = blank()
    paragraph(page, 72, 100, 460, LOREM * 3)
    page.draw_line((72, 700), (200, 700), width=0.7)
    put(page, 72, 714, "3 CAD: computer aided drafting.", size=9)
    put(page, 72, 727, "24", size=9)
    assert labelled(read(page, number=24), "page-footer") == ["24"]


def test_an_item_goes_on_at_the_top_of_the_next_column() -> None:
    page = blank()
    put(page, 60, 54, "Letters on bridges 17", size=8, font="heit")
    below = paragraph(page, 74, 76, 240, LOREM * 3, size=9)
    put(page, 60, below + 1, "8.", size=9)
    below = paragraph(page, 74, below + 1, 240, LOREM[:120], size=9)
    assert [region.label for region in in_order(read(page, number=4))] == [
        "page-header",
        "list-item",
        "list-item",
    ]


def test_a_number_that_ends_a_paragraph_amid_a_page_is_of_it() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 460)
    put(page, 72, below, "128")
    assert labelled(read(page, number=2), "text") == [f"{LOREM.strip()} 128"]


def test_what_opens_with_a_bullet_is_an_item_whatever_a_detector_says() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    lines = {200: "• Sort code 20-29-23", 215: "• Account 93986756"}
    writer, found = pymupdf.TextWriter(page.rect), []
    for y, text in lines.items():
        writer.append((72, y), text, font=pymupdf.Font("helv"), fontsize=10)
        found.append(Detection("text", 0.95, (70, y - 10, 220, y + 3)))
    writer.write_text(page)
    regions = in_order(read(page, found))
    assert [region.label for region in regions] == ["text", "list-item", "list-item"]


@pytest.mark.parametrize("mark", ["4.5({})", "10.{}", "10.{}*", "10.{}#"])
def test_the_number_of_an_exhibit_opens_its_item_however_far_left(mark: str) -> None:
    page = blank()
    below = paragraph(page, 72, 100, 468)
    marks = [mark.format(number) for number in (1, 2, 3)]
    for one in marks:
        put(page, 60, below + 10, one)
        below = paragraph(page, 106, below + 10, 430, LOREM[:190])
    assert [item.split()[0] for item in labelled(read(page, number=2), "list-item")][-3:] == marks


def test_bold_lines_that_stand_apart_from_a_paragraph_head_it_though_they_are_sentences() -> None:
    page = blank()
    risk = [
        "We will need money that we do not have. If it is not to be had on terms that we can bear, we may",
        "have to give up what we began, and those who own a part of us may lose all that they paid for it.",
        "This would harm what we do and what we earn.",
    ]
    y = paragraph(page, 72, 90, 468) + 12
    for line in risk:
        put(page, 72, y, line, font="hebo")
        y += 12
    paragraph(page, 72, y + 12, 468)
    assert labelled(read(page, number=2), "section-header") == [" ".join(risk)]


def test_a_line_at_the_top_of_a_page_that_stands_close_above_its_text_heads_it() -> None:
    page = blank()
    put(page, 72, 60, "Results of the Group")
    y = paragraph(page, 72, 82, 468)
    for _ in range(6):
        y = paragraph(page, 72, y + 12, 468)
    put(page, 300, 770, "27")
    assert labelled(read(page, number=2), "section-header") == ["Results of the Group"]


@pytest.mark.parametrize(
    ("number", "foot", "label"),
    [(1, "37", "page-header"), (1, "1", "title"), (37, "37", "section-header")],
    ids=["a later page alone", "a first page", "a page with others beside it"],
)
def test_the_name_of_a_company_runs_atop_a_later_page_of_which_no_other_tells(
    number: int, foot: str, label: str
) -> None:
    page = blank()
    put(page, 72, 50, "Northern Bridges Holdings, Inc.", size=14, font="hebo")
    put(page, 72, 66, "Notes to the financial statements", size=14, font="hebo")
    put(page, 72, 100, "Note 8. Leases", font="hebo")
    y = paragraph(page, 72, 124, 468)
    paragraph(page, 72, y + 12, 468)
    put(page, 300, 760, foot)
    assert "Northern Bridges Holdings, Inc." in " ".join(labelled(read(page, number=number), label))
