"""What a PDF page holds, in points as displayed."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pymupdf

from docreader.result import Box
from docreader_worker.content import PageContent, Word
from docreader_worker.pdf.actual import TEXT_FLAGS, text_blocks
from docreader_worker.pdf.bullets import with_bullets
from docreader_worker.pdf.graphics import Graphics, graphics_of
from docreader_worker.pdf.hotspots import hotspots_of
from docreader_worker.pdf.symbols import Symbols, unknown_in
from docreader_worker.pdf.visible import visible
from docreader_worker.pdf.words import words_of
from docreader_worker.turning import clockwise, turned_content

_MOST_PATHS, _PATH_BYTES = 50_000, 10
"""Paths beyond which only all of them together are told, for MuPDF collects them in time by their square (a
minute for the hundreds of thousands of a map); and bytes of a page's content that one takes, at least."""

_SCAN_COVERAGE = 0.8
"""Share of the page that images cover, from which a page with hardly any text counts as a scan."""

_STAMP_LETTERS = 100
"""What a stamp, a library's note or the label of an axis puts on a page, at most."""

_PICTURE_COVERAGE = 0.1
"""Share of a page without text that images cover, from which there may be text in them."""

_UNKNOWN = 0.3
"""Share of letters that no font tells, from which a page's own text is of no use."""

_MOSTLY, _SQUARE = 0.5, 10.0
"""Share of a page's letters that run one way, from which it is read so, and degrees they may be off it."""

_OUTLINED_TEXT = 1500
"""So many small vector paths, and no text: glyphs drawn as outlines."""


def extract_content(page: pymupdf.Page) -> PageContent:
    """Words, rulings, shapes, images and links of ``page`` with its rotation and crop box applied.

    Words are the page's own where most of their letters are known. It counts as scanned where it has hardly
    any, and an image or outlines that may hold more.
    """
    turning = clockwise(page.rotation, *_unturned(page))  # PyMuPDF's own forgets the UserUnit
    back = ~pymupdf.Matrix(turning)
    upright = page.rect * back
    stored, forms = page.read_contents(), bool(page.get_xobjects())
    artwork = _artwork(page) if forms or len(stored) >= _PATH_BYTES * _MOST_PATHS else []
    blocks = text_blocks(page, marked=forms or b"BDC" in stored)
    graphics = _graphics(page, artwork, upright)
    graphics.images = _images(page, upright.width, upright.height)
    graphics.backgrounds += graphics.images
    told = visible(words_of(blocks, Symbols(page)), graphics, page, back)
    words = with_bullets(told, graphics.dots) if _is_readable(told) else []
    scanned = _is_scanned(told, words, graphics, upright.width * upright.height)
    content = PageContent(
        width=page.rect.width,
        height=page.rect.height,
        rotation=page.rotation,
        words=words,
        rulings=graphics.rulings,
        shapes=graphics.shapes,
        drawings=graphics.drawings,
        images=graphics.images,
        text_source="pdf" if words else "none",
        scanned=scanned,
        askew=0 if scanned else _askew(blocks, page.rotation),
    )
    displayed = turned_content(content, turning) if page.rotation else content
    return replace(displayed, hotspots=list(hotspots_of(page)))


def _unturned(page: pymupdf.Page) -> tuple[float, float]:
    """Width and height of ``page`` without its rotation."""
    width, height = page.rect.width, page.rect.height
    return (height, width) if page.rotation % 180 else (width, height)


def _askew(blocks: Sequence[Mapping[str, Any]], rotation: int) -> int:
    """Degrees by which the page as displayed is to be turned for most letters to run across.

    Japanese that is written downwards runs as it should. What runs at other angles, as watermarks do, has no
    say, nor have the few letters of a label.
    """
    letters: Counter[int] = Counter()
    total = 0
    for line in (line for block in blocks for line in block.get("lines", ())):
        across, down = line["dir"]
        angle = 0.0 if line["wmode"] else math.degrees(math.atan2(down, across))
        count = sum(len(span["chars"]) for span in line["spans"])
        total += count
        runs = round(angle / 90) * 90
        if abs(angle - runs) < _SQUARE:
            letters[(runs + rotation) % 360] += count
    most = max(letters, key=lambda way: (letters[way], -way), default=0)
    return -most % 360 if letters[most] > max(_MOSTLY * total, _STAMP_LETTERS) else 0


def _graphics(page: pymupdf.Page, artwork: list[Box], upright: pymupdf.Rect) -> Graphics:
    """What is drawn, from a pass of its own: in one with the text, MuPDF parts lines at every path between
    their letters, and tells the text that stands for a figure once for each path of it.
    """
    if artwork:
        graphics = Graphics()
        graphics.add_artwork(artwork, upright.width, upright.height)
        return graphics
    blocks = page.get_textpage(flags=TEXT_FLAGS | pymupdf.TEXT_COLLECT_VECTORS).extractDICT()["blocks"]
    return graphics_of(blocks, upright.width, upright.height)


def _artwork(page: pymupdf.Page) -> list[Box]:
    """The boxes of all paths of a page that has too many to collect, or none."""
    boxes = [box for kind, box, *_ in page.get_bboxlog() if kind.endswith("path")]
    return boxes if len(boxes) > _MOST_PATHS else []


def _images(page: pymupdf.Page, width: float, height: float) -> list[Box]:
    """Boxes of raster images, cut at the page's edges, without specks."""
    boxes = []
    for image in page.get_image_info():
        x0, y0, x1, y1 = image["bbox"]
        box = max(x0, 0.0), max(y0, 0.0), min(x1, width), min(y1, height)
        if box[2] - box[0] > 3 and box[3] - box[1] > 3:
            boxes.append(box)
    return boxes


def _is_readable(words: Sequence[Word]) -> bool:
    """Whether most letters are known."""
    letters = "".join(word.text for word in words)
    return unknown_in(letters) < _UNKNOWN * len(letters)


def _is_scanned(told: Sequence[Word], readable: Sequence[Word], graphics: Graphics, page_area: float) -> bool:
    """Whether a page that ``told`` words, of which these are ``readable``, may hold more in what is drawn."""
    coverage = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in graphics.images) / max(page_area, 1.0)
    if readable:
        return sum(len(word.text) for word in readable) < _STAMP_LETTERS and coverage > _SCAN_COVERAGE
    return bool(told) or graphics.vectors > _OUTLINED_TEXT or coverage > _PICTURE_COVERAGE
