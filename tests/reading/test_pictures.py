"""What is drawn on a page: pictures without words, be they as small as logos."""

import pymupdf
import pytest

from docreader_worker.content import Detection
from tests.reading.sheets import LOREM, blank, paragraph, put, read
from tests.reading.test_areas import labels

LOGO = pymupdf.Rect(72, 40, 144, 70)


def letter() -> pymupdf.Page:
    """A page of text, with room at its top."""
    page = blank()
    below = paragraph(page, 72, 110, 460)
    paragraph(page, 72, below + 12, 460)
    return page


@pytest.mark.parametrize(("taken_for", "label"), [("section-header", "picture"), ("formula", "formula")])
def test_an_image_without_words_is_a_picture_unless_it_is_taken_for_a_formula(
    taken_for: str, label: str
) -> None:
    page = letter()
    page.insert_image(LOGO, pixmap=pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 60, 25)))
    read_back = read(page, [Detection(taken_for, 0.9, tuple(LOGO))])
    assert labels(read_back) == [label, "text", "text"]


def test_a_logo_of_one_path_is_a_picture_but_a_bar_or_a_frame_of_words_is_none() -> None:
    page = letter()
    page.draw_oval(LOGO, fill=(0.1, 0.3, 0.6), color=None)
    page.draw_rect((72, 250, 540, 264), fill=(0.1, 0.3, 0.6), color=None)
    page.draw_rect((72, 300, 172, 330), fill=(0.9, 0.9, 1), color=None, radius=0.3)
    put(page, 80, 318, "Back to the contents")
    read_back = read(page)
    (logo,) = [region for region in read_back.regions if region.label == "picture"]
    assert logo.box == pytest.approx(tuple(LOGO), abs=1.0)


def test_a_picture_takes_no_words_out_of_the_middle_of_lines() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    page.draw_oval((440, 80, 560, 160), fill=(0.8, 0.9, 1), overlay=False)
    found = read(page, [Detection("picture", 0.95, (440, 80, 560, 160))])
    assert " ".join(LOREM.split()) in [region.text for region in found.regions]
    assert "picture" in [region.label for region in found.regions]


def test_what_so_much_text_stands_on_is_no_picture_even_if_detected_as_one() -> None:
    page = blank()
    page.draw_oval((60, 80, 560, 700), fill=(0.95, 0.95, 1), color=None)
    tops = [200.0, 300.0, 400.0, 500.0]
    for top in tops:
        paragraph(page, 150, top, 300)
    read_back = read(page, [Detection("picture", 0.7, (60, 80, 560, 700))])
    assert labels(read_back) == ["text"] * len(tops)


def test_a_plan_with_parts_as_large_as_the_page_is_a_picture_where_it_was_found() -> None:
    page = blank(800, 600)
    page.draw_oval((2, 2, 740, 570))
    page.draw_oval((60, 30, 798, 598))
    for step in range(12):
        page.draw_circle((80 + 52 * step, 110 + 31 * step), 12)
        put(page, 95 + 52 * step, 110 + 31 * step, f"R{step}")
    (picture,) = read(page, [Detection("picture", 0.85, (57, 80, 760, 560))]).regions
    assert (picture.label, picture.box) == ("picture", (57, 80, 760, 560))
