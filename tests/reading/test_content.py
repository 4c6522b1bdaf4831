"""What is taken from a PDF page, where it lies, and whether it can be used."""

import numpy as np
import pymupdf
import pytest

from docreader_worker.content import PageContent
from docreader_worker.pdf.content import extract_content
from docreader_worker.pdf.graphics import MAX_VECTORS
from docreader_worker.pdf.words import ASCENT, DESCENT, clean
from tests.reading.sheets import blank, grid, put, reopened


def ink(page: pymupdf.Page) -> tuple[float, float, float, float]:
    """The box of all that is not white on the page as displayed."""
    pixels = page.get_pixmap(alpha=False)
    dark = (
        np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.width, -1).min(axis=2)
        < 128
    )
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1)


def around(content: PageContent) -> tuple[float, float, float, float]:
    """The box of all words."""
    low = np.array([word.box[:2] for word in content.words]).min(axis=0)
    high = np.array([word.box[2:] for word in content.words]).max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_words_lie_on_their_ink_however_the_page_is_turned(rotation: int) -> None:
    page = blank()
    put(page, 100, 200, "Rotated pages")
    put(page, 100, 220, "are read as displayed")
    page.set_rotation(rotation)
    page = reopened(page)
    content = extract_content(page)
    assert (content.width, content.height) == (page.rect.width, page.rect.height)
    assert content.rotation == rotation
    assert around(content) == pytest.approx(ink(page), abs=4)


@pytest.mark.parametrize("rotation", [0, 90])
def test_the_crop_box_moves_the_origin_and_hides_what_is_outside(rotation: int) -> None:
    page = blank()
    put(page, 100, 200, "inside")
    put(page, 20, 20, "outside")
    page.draw_line((80, 300), (300, 300))
    page.set_cropbox(pymupdf.Rect(50, 100, 400, 500))
    page.set_rotation(rotation)
    page = reopened(page)
    content = extract_content(page)
    assert [word.text for word in content.words] == ["inside"]
    left, top, right, bottom = ink(page)
    x0, y0, x1, y1 = around(content)
    assert x0 > left - 4
    assert y0 > top - 4
    assert x1 < right + 4
    assert y1 < bottom + 4
    (ruling,) = content.rulings
    assert max(ruling[2] - ruling[0], ruling[3] - ruling[1]) == pytest.approx(220, abs=2)


def test_words_know_size_weight_slant_and_pitch() -> None:
    page = blank()
    for row, font in enumerate(["helv", "hebo", "heit", "cour"]):
        put(page, 72, 100 + 20 * row, "word", size=9 + row, font=font)
    words = extract_content(reopened(page)).words
    assert [round(word.size) for word in words] == [9, 10, 11, 12]
    assert [(word.bold, word.italic, word.mono) for word in words] == [
        (False, False, False),
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert len({word.line for word in words}) == 4


def test_white_words_count_only_where_they_can_be_seen() -> None:
    page = blank()
    page.draw_rect((50, 300, 300, 340), fill=(0, 0, 0.4))
    page.insert_text((72, 100), "hidden", color=(1, 1, 1))
    page.insert_text((72, 325), "seen", color=(1, 1, 1))
    assert [word.text for word in extract_content(reopened(page)).words] == ["seen"]


@pytest.mark.parametrize(("rotation", "side"), [(0, 792), (90, 792), (0, 8640)])
def test_white_words_on_a_ground_that_is_no_known_shape_are_seen(rotation: int, side: float) -> None:
    page = blank(height=side)
    page.draw_line((50, 318), (300, 322), color=(0, 0, 0.4), width=40)
    page.insert_text((72, 100), "hidden", color=(1, 1, 1))
    page.insert_text((72, 325), "seen", color=(1, 1, 1))
    page.set_rotation(rotation)
    assert [word.text for word in extract_content(reopened(page)).words] == ["seen"]


def test_the_hidden_text_of_a_recognized_scan_is_kept() -> None:
    page = blank()
    page.insert_image(page.rect, pixmap=pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 60, 80), 0))
    for row in range(20):
        page.insert_text((72, 100 + 20 * row), "recognized before", render_mode=3)
    content = extract_content(reopened(page))
    assert content.text_source == "pdf"
    assert len(content.words) == 40


def test_lines_frames_and_fills_are_told_apart() -> None:
    page = blank()
    grid(page, [100, 200, 300], [100, 120, 140])
    page.draw_rect((100, 300, 200, 301.5), color=None, fill=(0, 0, 0))
    page.draw_rect((100, 400, 200, 500), fill=(0.9, 0.9, 1), color=None)
    page.draw_circle((400, 400), 30)
    page.draw_rect((300, 600, 400, 700))
    content = extract_content(reopened(page))
    assert len(content.rulings) == 12 + 1 + 4
    assert len(content.shapes) == 2
    assert [tuple(map(round, box)) for box in content.drawings] == [(370, 370, 430, 430)]


def test_text_is_the_source_of_a_page_that_has_some() -> None:
    page = blank()
    put(page, 72, 100, "hello")
    content = extract_content(reopened(page))
    assert (content.text_source, content.scanned) == ("pdf", False)


def test_an_empty_page_has_no_source() -> None:
    content = extract_content(reopened(blank()))
    assert (content.text_source, content.scanned) == ("none", False)
    assert content.words == []


def test_a_scan_wants_recognition_even_with_a_stamp_on_it() -> None:
    page = blank()
    page.insert_image(page.rect, pixmap=pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 60, 80), 0))
    put(page, 20, 20, "Archive no. 7")
    content = extract_content(reopened(page))
    assert content.scanned
    assert [word.text for word in content.words] == ["Archive", "no.", "7"]


def draw(page: pymupdf.Page, operators: str) -> None:
    """Put operators of a content stream before all that the page draws."""
    stream = page.parent.get_new_xref()
    page.parent.update_object(stream, "<<>>")
    page.parent.update_stream(stream, operators.encode())
    page.set_contents(stream)


def test_glyphs_drawn_as_outlines_want_recognition_and_stay_bounded() -> None:
    page = blank()
    places = np.random.default_rng(0).uniform(50, 500, (MAX_VECTORS + 5000, 2))
    drawn = "".join(f"{x:.1f} {y:.1f} m {x + 4:.1f} {y:.1f} l {x:.1f} {y + 4:.1f} l f\n" for x, y in places)
    draw(page, drawn)
    content = extract_content(reopened(page))
    assert content.scanned
    assert len(content.shapes) + len(content.rulings) <= MAX_VECTORS


def test_the_text_that_stands_for_a_figure_is_not_told_for_each_path_of_it() -> None:
    page = blank()
    put(page, 72, 100, "Sales")
    shapes = "".join(f"{x} 300 m {x + 30} 315 l {x} 330 l f " for x in (100, 200, 300))
    stream = page.parent.get_new_xref()
    page.parent.update_object(stream, "<<>>")
    page.parent.update_stream(stream, f"/Span <</ActualText (rose)>> BDC {shapes} EMC".encode())
    page.parent.xref_set_key(page.xref, "Contents", f"[{page.get_contents()[0]} 0 R {stream} 0 R]")
    content = extract_content(reopened(page))
    assert [word.text for word in content.words] == ["Sales"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_words_take_as_much_of_their_line_however_the_page_is_turned(rotation: int) -> None:
    page = blank(600, 600)
    page.set_rotation(rotation)
    at = pymupdf.Point(300, 300) * page.derotation_matrix
    page.insert_text(at, "Winter", fontsize=20, rotate=rotation)
    (word,) = extract_content(reopened(page)).words
    assert word.box[0] == pytest.approx(300, abs=1)
    assert (word.box[1], word.box[3]) == pytest.approx((300 - 20 * ASCENT, 300 + 20 * DESCENT), abs=0.1)


@pytest.mark.parametrize("in_form", [False, True])
def test_a_map_of_too_many_paths_to_collect_keeps_its_words(in_form: bool) -> None:
    page = blank()
    places = np.random.default_rng(0).uniform(50, 500, (60_000, 2))
    draw(page, "".join(f"{x:.1f} {y:.1f} m {x + 5:.1f} {y:.1f} l S\n" for x, y in places))
    if in_form:
        form = page
        page = blank()
        page.show_pdf_page(page.rect, form.parent, 0)
    put(page, 72, 720, "Map of the northern bridges")
    content = extract_content(reopened(page))
    assert [word.text for word in content.words] == ["Map", "of", "the", "northern", "bridges"]
    assert content.text_source == "pdf"
    (whole,) = content.drawings
    assert whole == pytest.approx((50, 292, 505, 742), abs=2)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\x00b\ud800c", "abc"),
        ("ﬁnd the ﬂow", "find the flow"),
        ("modi\x1ced", "modified"),
        ("hyphen\xad", "hyphen-"),
        ("，。１", "，。１"),
        ("x²", "x²"),
        ("ﻼ", "لا"),
        ("\uf0b7", "•"),
        ("\uf731\uf739\uf738\uf734", "1984"),
        ("\uf761\uf762\uf7e9", "abé"),
        ("\uf8eb\uf8f8", "⎛⎠"),
        ("a\u200bb\ufeff", "ab"),
        ("می‌خواهم", "می‌خواهم"),
        ("(1.5)\u200c", "(1.5)"),
    ],
)
def test_text_is_cleaned_without_changing_what_it_says(raw: str, text: str) -> None:
    assert clean(raw) == text


def test_a_watermark_is_no_text() -> None:
    page = blank()
    put(page, 72, 100, "A page that is not yet final")
    middle = pymupdf.Point(150, 500)
    page.insert_text(middle, "DRAFT", fontsize=90, color=(0.8, 0.8, 0.8), morph=(middle, pymupdf.Matrix(-45)))
    put(page, 72, 700, "has its text like any other")
    text = " ".join(word.text for word in extract_content(reopened(page)).words)
    assert text == "A page that is not yet final has its text like any other"


@pytest.mark.parametrize("apart", [(0.0, 0.0), (0.3, 0.0), (0.3, -0.2), (1.0, 1.0)])
def test_what_is_struck_twice_to_look_bold_is_read_once(apart: tuple[float, float]) -> None:
    page = blank()
    put(page, 72, 100, "Total amount due", size=12)
    put(page, 72 + apart[0], 100 + apart[1], "Total amount due", size=12)
    put(page, 72, 130, "Total amount due", size=12)
    words = [word.text for word in extract_content(reopened(page)).words]
    assert words == ["Total", "amount", "due"] * 2


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_words_lie_on_their_ink_where_a_page_is_turned_and_its_unit_is_large(rotation: int) -> None:
    page = blank()
    put(page, 100, 200, "Ink", size=40)
    page.set_rotation(rotation)
    page.parent.xref_set_key(page.xref, "UserUnit", "2")
    page = reopened(page)
    (word,) = extract_content(page).words
    left, top, right, bottom = ink(page)
    x0, y0, x1, y1 = word.box
    assert x0 <= left + 2 and y0 <= top + 2 and x1 >= right - 2 and y1 >= bottom - 2  # noqa: PT018
    assert (x1 - x0) * (y1 - y0) < 2.5 * (right - left) * (bottom - top)
