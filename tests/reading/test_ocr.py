"""Words of scanned pages, by each engine that is installed."""

import shutil
from pathlib import Path
from typing import Literal

import numpy as np
import pymupdf
import pytest
from msgspec.structs import replace
from PIL import Image

from docreader.errors import InvalidOption
from docreader_worker.content import Detection, PageContent, Word
from docreader_worker.ocr import MAX_PIXELS, available, read_words, scale_for
from docreader_worker.page_reader import PageReader
from docreader_worker.protocol import ReadPage
from docreader_worker.reading.page import read_page
from docreader_worker.turning import clockwise, turned
from tests.reading.sheets import blank, in_order, paragraph, put
from tests.worker.asking import page_of

ENGINES = [
    pytest.param("rapidocr"),
    pytest.param("tesseract", marks=pytest.mark.skipif(not shutil.which("tesseract"), reason="no tesseract")),
]
Name = Literal["rapidocr", "tesseract"]


def scanned(page: pymupdf.Page, engine: Name) -> PageContent:
    """The page as its picture is recognized."""
    width, height = page.rect.width, page.rect.height
    scale = scale_for(width, height, engine)
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
    image = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.width, 3)
    words = read_words(image, scale, engine).words
    return PageContent(width=width, height=height, words=words, text_source="ocr")


@pytest.mark.parametrize("engine", ENGINES)
def test_words_are_found_where_they_stand(engine: Name) -> None:
    page = blank(400, 200)
    put(page, 60, 80, "Bridge", size=14)
    put(page, 250, 80, "Winter", size=14)
    words = scanned(page, engine).words
    assert [word.text for word in words] == ["Bridge", "Winter"]
    assert words[0].box == pytest.approx((60, 68, 103, 84), abs=4)
    assert words[1].box[0] == pytest.approx(250, abs=4)
    assert 10 < words[0].size < 18


@pytest.mark.parametrize("engine", ENGINES)
def test_a_scanned_page_is_read_like_any_other(engine: Name) -> None:
    page = blank()
    put(page, 72, 70, "Bridges of the North", size=22, font="hebo")
    paragraph(page, 72, 120, 460)
    read_back = read_page(scanned(page, engine), [], 1)
    regions = in_order(read_back)
    assert [region.label for region in regions] == ["title", "text"]
    assert regions[0].text == "Bridges of the North"
    assert regions[1].text.startswith("The committee met in the old town hall and agreed")
    assert read_back.text_source == "ocr"


def slide(folder: Path) -> ReadPage:
    """A page with words of its own on a picture that has others."""
    drawn = blank(400, 300)
    put(drawn, 60, 220, "Winter", size=24)
    page = blank(400, 300)
    page.insert_image(page.rect, pixmap=drawn.get_pixmap(dpi=200))
    put(page, 60, 80, "Bridges 0O1l", size=24)
    page.parent.save(folder / "slide.pdf")
    return page_of(folder / "slide.pdf", ocr="auto")


@pytest.mark.parametrize("engine", ENGINES)
def test_words_in_a_picture_are_read_beside_the_page_s_own(engine: Name, tmp_path: Path) -> None:
    page = PageReader().read(replace(slide(tmp_path), ocr_engine=engine)).page
    assert sorted(" ".join(region.text for region in page.regions).split()) == ["0O1l", "Bridges", "Winter"]
    assert page.text_source == "ocr"


def test_the_words_on_a_picture_are_read_without_recognition(tmp_path: Path) -> None:
    page = PageReader().read(replace(slide(tmp_path), ocr="never")).page
    assert " ".join(region.text for region in page.regions) == "Bridges 0O1l"
    assert page.text_source == "pdf"


@pytest.mark.skipif(not shutil.which("tesseract"), reason="no tesseract")
@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_scan_is_read_whichever_way_up_it_lies(degrees: int, tmp_path: Path) -> None:
    drawn = blank()
    put(drawn, 72, 70, "Bridges of the North", size=22, font="hebo")
    paragraph(drawn, 72, 120, 460)
    pixels = drawn.get_pixmap(dpi=150)
    pixels.save(tmp_path / "upright.png")
    with Image.open(tmp_path / "upright.png") as upright:
        upright.rotate(-degrees, expand=True).save(tmp_path / "scan.png", dpi=(150, 150))
    asked = page_of(tmp_path / "scan.png", media_type="image/png", ocr="auto")
    page = PageReader().read(asked).page
    heading, text = in_order(page)
    assert heading.text == "Bridges of the North"
    assert text.text.startswith("The committee met in the old town hall and agreed")
    width, height = (612, 792) if degrees % 180 == 0 else (792, 612)
    assert (page.width, page.height) == pytest.approx((width, height), abs=1)
    by = clockwise(degrees, 612, 792)
    assert heading.box == pytest.approx(turned((72, 53, 284, 75), by), abs=6)


@pytest.mark.skipif(not shutil.which("tesseract"), reason="no tesseract")
def test_a_scan_on_its_side_is_read_beside_what_was_stamped_on_it(tmp_path: Path) -> None:
    drawn = blank()
    paragraph(drawn, 72, 120, 460)
    scan = blank(792, 612)
    scan.insert_image(scan.rect, pixmap=drawn.get_pixmap(dpi=200), rotate=90)
    put(scan, 300, 20, "Case 1:20-cv-01234 Filed 2020")
    scan.parent.save(tmp_path / "scan.pdf")
    page = PageReader().read(page_of(tmp_path / "scan.pdf", ocr="auto")).page
    texts = [region.text for region in page.regions]
    assert "Case 1:20-cv-01234 Filed 2020" in texts
    assert any(text.startswith("The committee met in the old town hall and agreed") for text in texts)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_scan_has_no_words(engine: Name) -> None:
    assert scanned(blank(200, 200), engine).words == []


def test_recognition_can_be_switched_off() -> None:
    assert available("none") == "none"
    assert read_words(np.zeros((10, 10, 3), dtype=np.uint8), 1.0, "none").words == []


def test_large_pages_are_recognized_at_fewer_pixels_a_point() -> None:
    assert scale_for(6000, 6000) ** 2 * 6000 * 6000 <= MAX_PIXELS * 1.01
    assert scale_for(612, 792) >= 144 / 72


@pytest.mark.skipif(not shutil.which("tesseract"), reason="no tesseract")
def test_a_language_that_is_not_installed_is_refused_by_name() -> None:
    with pytest.raises(InvalidOption, match=r"cannot read 'tlh' here: installed are .*eng"):
        read_words(np.zeros((10, 10, 3), dtype=np.uint8), 1.0, "tesseract", "eng+tlh")


def recognized(*lines: tuple[float, float, str, float]) -> PageContent:
    """A page on which OCR found lines: left and top edge, text, height."""
    words = [
        Word((x + 30 * place, y, x + 30 * place + 28, y + height), text, number, size=height)
        for number, (x, y, line, height) in enumerate(lines)
        for place, text in enumerate(line.split())
    ]
    return PageContent(width=612, height=792, words=words, text_source="ocr")


def test_a_detection_holds_recognized_lines_together_whose_heights_differ() -> None:
    content = recognized(
        (72, 300, "the first line of this text stands on the page in full", 10),
        (72, 316, "and the second was thought to be much higher than that", 14),
        (72, 334, "so that it looks like another font, which it is not", 10),
    )
    page = read_page(content, [Detection("text", 0.8, (70, 298, 500, 346))], 1)
    (region,) = page.regions
    assert region.label == "text"
    assert region.text.endswith("which it is not")


def test_what_recognition_missed_is_a_region_without_text() -> None:
    content = recognized((72, 300, "the only line that was read here by the machine", 10))
    page = read_page(content, [Detection("section-header", 0.8, (72, 200, 300, 220))], 1)
    assert [(region.label, region.text) for region in in_order(page)] == [
        ("section-header", ""),
        ("text", "the only line that was read here by the machine"),
    ]
