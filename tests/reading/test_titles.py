"""Which block of a page is the title of its document."""

import pymupdf
import pytest

from docreader_worker.content import Detection
from tests.reading.sheets import LOREM, blank, in_order, labelled, paragraph, put, read


@pytest.mark.parametrize(("number", "label"), [(1, "title"), (2, "section-header")])
def test_the_largest_heading_at_the_top_of_a_first_page_is_its_title(number: int, label: str) -> None:
    page = blank()
    put(page, 72, 120, "Conclusions", size=16, font="hebo")
    below = paragraph(page, 72, 150, 460)
    put(page, 72, below + 30, "Ice and floods", size=12, font="hebo")
    paragraph(page, 72, below + 60, 460)
    detections = [
        Detection("section-header", 0.95, (70, 104, 170, 124)),
        Detection("section-header", 0.95, (70, below + 18, 160, below + 34)),
    ]
    read_back = read(page, detections, number=number)
    assert [region.label for region in in_order(read_back)][:3] == [label, "text", "section-header"]


def test_authors_and_date_under_a_title_are_no_headings() -> None:
    page = blank()
    put(page, 190, 120, "Bridges of the North", size=20)
    put(page, 250, 150, "Maria Lindqvist", size=12)
    put(page, 258, 170, "12 May 2021", size=12)
    paragraph(page, 110, 220, 390)
    paragraph(page, 110, 300, 390)
    title, *rest = in_order(read(page))
    assert title.label == "title"
    assert {region.label for region in rest} == {"text"}


@pytest.mark.parametrize(
    ("foot", "label"),
    [("1", "title"), ("Page 1 of 3", "title"), ("14", "section-header"), ("iv", "section-header")],
)
def test_a_page_that_prints_a_later_number_has_no_title_though_it_is_the_first_of_its_file(
    foot: str, label: str
) -> None:
    page = blank()
    put(page, 72, 90, "The bridge and the river", size=18, font="hebo")
    below = paragraph(page, 72, 130, 460)
    put(page, 72, below + 20, "The money", size=13, font="hebo")
    paragraph(page, 72, below + 44, 460)
    put(page, 290, 760, foot)
    (heading,) = (region for region in read(page).regions if region.text == "The bridge and the river")
    assert heading.label == label


def test_who_publishes_is_no_title_where_larger_letters_below_tell_what() -> None:
    page = blank()
    for y, text, size, font in (
        (80, "UNITED STATES BRIDGES AND WINTER COMMISSION", 13, "hebo"),
        (96, "Washington, D.C. 20549", 9, "helv"),
        (136, "FORM 10-K", 17, "hebo"),
    ):
        put(page, 306 - pymupdf.get_text_length(text, fontname=font, fontsize=size) / 2, y, text, size, font)
    below = paragraph(page, 72, 180, 460)
    paragraph(page, 72, below + 12, 460)
    assert labelled(read(page), "title") == ["FORM 10-K"]


@pytest.mark.parametrize(
    ("foot", "titles"),
    [
        ("Rev. C | Page 8 of 24", 0),
        ("Linux Lecture 7 - p.12/25", 0),
        ("Page 8  Form H-100", 0),
        ("Page | 32", 0),
        ("P a g e | 53", 0),
        ("28 | P a g e  o f  t h e  R e p o r t", 0),
        ("100 | Northern Bridges Limited", 0),
        ("07/24", 1),
        ("Continued on page 3", 1),
        ("12 of 1000 patients", 1),
    ],
)
def test_a_page_that_tells_its_later_number_beside_other_words_has_no_title(foot: str, titles: int) -> None:
    page = blank()
    put(page, 150, 90, "Bridges of the North", size=24, font="hebo")
    paragraph(page, 72, 140, 468)
    put(page, 72, 760, foot, size=8)
    assert len(labelled(read(page), "title")) == titles


def test_the_heading_of_a_part_is_no_title_though_the_page_is_the_first_of_its_file() -> None:
    below_text, numbered = blank(), blank()
    below = paragraph(below_text, 72, 80, 460, LOREM)
    put(below_text, 72, below + 20, "Ice and floods", size=12, font="hebo")
    paragraph(below_text, 72, below + 44, 460, LOREM)
    put(numbered, 72, 80, "4.1.2 Ice and floods", size=14, font="hebo")
    paragraph(numbered, 72, 110, 460, LOREM)
    for page in (below_text, numbered):
        said = [Detection("title", 0.6, (70.0, page.get_text("blocks")[0][1], 300.0, below + 24))]
        found = read(page, said)
        assert labelled(found, "title") == []
        assert len(labelled(found, "section-header")) == 1


@pytest.mark.parametrize(
    "heading",
    ["Note 21. Ice and floods", "A.3 Ice and floods", "Ice and floods (continued)"],
)
def test_a_page_that_opens_with_a_later_part_has_no_title(heading: str) -> None:
    page = blank()
    put(page, 72, 80, heading, size=14, font="hebo")
    below = paragraph(page, 72, 110, 460)
    put(page, 72, below + 20, "Bridges of the North", size=14, font="hebo")
    paragraph(page, 72, below + 44, 460)
    found = read(page)
    assert labelled(found, "title") == []
    assert labelled(found, "section-header") == [heading, "Bridges of the North"]


def test_a_title_stands_below_a_notice_and_may_begin_with_a_number() -> None:
    below_notice, numbered, dated = blank(), blank(), blank()
    below = paragraph(below_notice, 72, 60, 460, LOREM[:200], size=12)
    put(below_notice, 180, below + 30, "Attention to Bridges", size=17, font="hebo")
    put(numbered, 72, 90, "2.0 Release Notes", size=24, font="hebo")
    put(dated, 72, 90, "03.11.21 Minutes of the Board", size=16, font="hebo")
    for page in (below_notice, numbered, dated):
        below = paragraph(page, 72, 200, 460, LOREM * 2)
        paragraph(page, 72, below + 12, 460, LOREM * 2)
        assert [region.label for region in in_order(read(page))].count("title") == 1


@pytest.mark.parametrize(("size", "label"), [(10, "section-header"), (20, "title")])
def test_the_number_of_a_form_in_large_letters_is_no_page_number(size: float, label: str) -> None:
    page = blank()
    put(page, 72, 60, "Claim for a Tax Credit", size=22, font="hebo")
    put(page, 480, 60, "213", size=size, font="hebo")
    paragraph(page, 72, 110, 460)
    assert labelled(read(page), label) == ["Claim for a Tax Credit"]
