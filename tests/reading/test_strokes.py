"""Rulings that are found in the pictures of scanned pages."""

import io
import shutil
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import PIL.Image
import pymupdf
import pytest
from PIL import ImageDraw, ImageFilter

from docreader.result import Box
from docreader_worker.content import Word
from docreader_worker.page_reader import PageReader
from docreader_worker.pdf.content import extract_content
from docreader_worker.strokes import rulings_of
from tests.reading.sheets import blank, grid, paragraph, put
from tests.reading.test_tables import rows_of
from tests.worker.asking import page_of

XS, YS = (106, 206, 306, 406, 506), (320, 340, 360, 380, 400, 420, 440)
ROWS = [
    ["Name", "Place", "", "Kept by"],
    ["Bridge", "river", "", "nobody"],
    ["Old town hall", "north", "", "the committee"],
    ["Gate", "south gate", "", "the town"],
    ["Mill", "river", "", "its miller"],
    ["Market", "west", "", "the guild"],
]


def picture(page: pymupdf.Page, dpi: int) -> PIL.Image.Image:
    pixels = page.get_pixmap(dpi=dpi)
    return PIL.Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)


def worn(page: PIL.Image.Image, degrees: float = 0.0) -> PIL.Image.Image:
    """The picture as a scanner gives it: askew, blurred, with noise, on grey paper, as a JPEG."""
    page = page.rotate(degrees, PIL.Image.Resampling.BICUBIC, fillcolor="white")
    pixels = np.asarray(page.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float64)
    noise = np.random.default_rng(7).normal(0, 8, (*pixels.shape[:2], 1))
    packed = io.BytesIO()
    grey = PIL.Image.fromarray(np.clip(0.8 * pixels + 20 + noise, 0, 255).astype(np.uint8))
    grey.save(packed, "JPEG", quality=60)
    return PIL.Image.open(packed).convert("RGB")


def found(page: PIL.Image.Image, dpi: int, words: Sequence[Word] = ()) -> list[Box]:
    return rulings_of(np.asarray(page), dpi / 72, words)


def table() -> pymupdf.Page:
    page = blank()
    paragraph(page, 106, 100, 400)
    grid(page, XS, YS)
    for y, row in zip(YS, ROWS, strict=False):
        for x, text in zip(XS, row, strict=False):
            put(page, x + 4, y + 14, text)
    return page


def places(rulings: list[Box]) -> tuple[list[float], list[float]]:
    """Where upright and level rulings lie, across and down."""
    xs = [(x0 + x1) / 2 for x0, y0, x1, y1 in rulings if y1 - y0 > x1 - x0]
    ys = [(y0 + y1) / 2 for x0, y0, x1, y1 in rulings if y1 - y0 < x1 - x0]
    return sorted(xs), sorted(ys)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("degrees", [0.0, 0.4, -1.0])
def test_the_rulings_of_a_scanned_table_are_found_where_they_are(dpi: int, degrees: float) -> None:
    xs, ys = places(found(worn(picture(table(), dpi), degrees), dpi))
    assert xs == pytest.approx(XS, abs=2)
    assert ys == pytest.approx(YS, abs=2)


def test_a_ruling_with_gaps_is_one() -> None:
    page = blank()
    for start, end in pairwise(range(72, 540, 36)):
        page.draw_line((start, 300), (end - 2, 300), width=1)
    (ruling,) = found(picture(page, 200), 200)
    assert ruling == pytest.approx((72, 299.5, 502, 300.5), abs=1.5)


def test_rulings_on_a_ground_of_colour_are_found() -> None:
    page = blank()
    page.draw_rect((72, 100, 540, 200), fill=(0.7, 0.8, 0.9), color=None)
    page.draw_line((100, 150), (500, 150), width=0.7)
    xs, ys = places(found(picture(page, 200), 200))
    assert not xs
    assert ys == pytest.approx([150], abs=1)


@pytest.mark.parametrize("font", ["helv", "hebo", "tibo", "cour"])
def test_letters_are_no_rulings(font: str) -> None:
    page = blank()
    for number, size in enumerate((6, 8, 10, 12, 18, 30)):
        put(page, 72, 100 + 50 * number, "minimum Illinois mummy HILL ~ title WWW EEE fill", size, font)
    words = extract_content(page).words
    assert found(worn(picture(page, 200)), 200, words) == []


def test_the_edges_of_a_scan_and_of_its_pictures_are_no_rulings() -> None:
    page = picture(blank(), 150)
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, 14, page.height), fill="#222")
    pen.line((0, page.height - 4, page.width, page.height - 4), fill="black", width=2)
    pen.rectangle((300, 400, 900, 800), fill="#555")
    pen.ellipse((300, 1000, 900, 1400), outline="black", width=2)
    assert [box for box in found(worn(page), 150) if box[3] < 480 or box[1] > 680] == []


@pytest.mark.parametrize("shade", [0, 255])
@pytest.mark.parametrize("size", [(1, 1), (20, 3), (400, 400)])
def test_pictures_of_nothing_have_no_rulings(size: tuple[int, int], shade: int) -> None:
    assert rulings_of(np.full((*size, 3), shade, dtype=np.uint8), 1.0, []) == []


@pytest.mark.skipif(not shutil.which("tesseract"), reason="no tesseract")
@pytest.mark.parametrize("turned", [0, 90])
def test_a_column_of_a_scanned_table_may_be_empty_where_it_is_ruled(turned: int, tmp_path: Path) -> None:
    scan = worn(picture(table(), 200), 0.4).rotate(-turned, expand=True)
    scan.save(tmp_path / "scan.png", dpi=(200, 200))
    page = PageReader().read(page_of(tmp_path / "scan.png", media_type="image/png", ocr="auto")).page
    (grid_of,) = (region.table for region in page.regions if region.table is not None)
    assert rows_of(grid_of) == ROWS
