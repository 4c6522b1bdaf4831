"""What a PDF page holds, in points as displayed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pymupdf
from numpy.typing import NDArray

from docreader.result import Box
from docreader_worker.content import PageContent, Word
from docreader_worker.pdf.graphics import Graphics, graphics_of, is_white
from docreader_worker.pdf.symbols import Symbols
from docreader_worker.pdf.words import words_of

_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP

_MOST_PATHS, _PATH_BYTES = 50_000, 10
"""Paths beyond which only all of them together are told, for MuPDF collects them in time by their square (a
minute for the hundreds of thousands of a map); and bytes of a page's content that one takes, at least."""

_SCAN_COVERAGE = 0.8
"""Share of the page that images cover, from which a page with hardly any text counts as a scan."""

_STAMP_LETTERS = 100
"""What a stamp or a library's note puts on a scan, at most."""

_PICTURE_COVERAGE = 0.1
"""Share of a page without text that images cover, from which there may be text in them."""

_DARK = 225
"""Level from 0 (black) to 255 (white) below which white letters can be seen on a ground."""

_DRAWN = 2000.0
"""Pixels of the longer side that a page is drawn with to see its white letters, at most."""

_STRUCK = 0.15
"""Ems that the same word stands apart where it is painted more than once."""

_OUTLINED_TEXT = 1500
"""So many small vector paths, and no text: glyphs drawn as outlines."""


def extract_content(page: pymupdf.Page) -> PageContent:
    """Words, rulings, shapes and images of ``page`` with its rotation and crop box applied.

    ``text_source`` is ``pdf`` where the page's own text can be used, ``ocr`` where its words must come
    from recognition (the content then has none), ``none`` where there is nothing to read.
    """
    turning = _turning(page)
    upright = page.rect * ~turning
    artwork = _artwork(page)
    flags = _FLAGS if artwork else _FLAGS | pymupdf.TEXT_COLLECT_VECTORS
    blocks = page.get_textpage(flags=flags).extractRAWDICT()["blocks"]
    graphics = graphics_of(blocks, upright.width, upright.height)
    if artwork:
        graphics.add_artwork(artwork, upright.width, upright.height)
    graphics.images = _images(page, upright.width, upright.height)
    graphics.backgrounds += graphics.images
    words = _visible(words_of(blocks, Symbols(page)), graphics, page, ~turning)
    source = _text_source(words, graphics, upright.width * upright.height)
    content = PageContent(
        width=page.rect.width,
        height=page.rect.height,
        rotation=page.rotation,
        words=words if source == "pdf" else [],
        rulings=graphics.rulings,
        shapes=graphics.shapes,
        drawings=graphics.drawings,
        images=graphics.images,
        text_source=source,
    )
    return _turned(content, turning) if page.rotation else content


def _artwork(page: pymupdf.Page) -> list[Box]:
    """The boxes of all paths of a page that has too many to collect, or none."""
    if len(page.read_contents()) < _PATH_BYTES * _MOST_PATHS and not page.get_xobjects():
        return []
    boxes = [box for kind, box, *_ in page.get_bboxlog() if kind.endswith("path")]
    return boxes if len(boxes) > _MOST_PATHS else []


def _turning(page: pymupdf.Page) -> pymupdf.Matrix:
    """Takes points of the page as stored to the page as displayed: PyMuPDF's own forgets the UserUnit."""
    width, height = page.rect.width, page.rect.height
    turns = {
        90: pymupdf.Matrix(0, 1, -1, 0, width, 0),
        180: pymupdf.Matrix(-1, 0, 0, -1, width, height),
        270: pymupdf.Matrix(0, -1, 1, 0, 0, height),
    }
    return turns.get(page.rotation, pymupdf.Matrix(pymupdf.Identity))


def _turned(content: PageContent, turning: pymupdf.Matrix) -> PageContent:
    a, b, c, d, e, f = turning

    def turn(box: Box) -> Box:
        x0, y0, x1, y1 = box
        xs = sorted((a * x0 + c * y0 + e, a * x1 + c * y1 + e))
        ys = sorted((b * x0 + d * y0 + f, b * x1 + d * y1 + f))
        return xs[0], ys[0], xs[1], ys[1]

    return replace(
        content,
        words=[replace(word, box=turn(word.box)) for word in content.words],
        rulings=[turn(box) for box in content.rulings],
        shapes=[turn(box) for box in content.shapes],
        drawings=[turn(box) for box in content.drawings],
        images=[turn(box) for box in content.images],
    )


def _images(page: pymupdf.Page, width: float, height: float) -> list[Box]:
    """Boxes of raster images, cut at the page's edges, without specks."""
    boxes = []
    for image in page.get_image_info():
        x0, y0, x1, y1 = image["bbox"]
        box = max(x0, 0.0), max(y0, 0.0), min(x1, width), min(y1, height)
        if box[2] - box[0] > 3 and box[3] - box[1] > 3:
            boxes.append(box)
    return boxes


def _visible(
    words: Iterable[Word], graphics: Graphics, page: pymupdf.Page, upwards: pymupdf.Matrix
) -> list[Word]:
    """Words on the page whose colour can be told from what is behind them, each once.

    What is struck twice to look bold, or has a shadow, is one word. ``upwards`` takes the page as displayed
    to the page as stored. Not all that can be behind words is known, shadings for one: white words without a
    background are looked for in the page as it is drawn.
    """
    upright = page.rect * upwards
    backgrounds = np.array(graphics.backgrounds, dtype=np.float64).reshape(-1, 4)
    shrunk = min(1.0, _DRAWN / max(upright.width, upright.height))
    scale = pymupdf.Matrix(shrunk, shrunk)
    kept: list[Word] = []
    struck: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    drawn: pymupdf.Pixmap | None = None
    for word in words:
        x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        if not (0 <= x <= upright.width and 0 <= y <= upright.height):
            continue
        if is_white(word.colour) and not _covers(backgrounds, x, y):
            drawn = drawn or page.get_pixmap(matrix=upwards * scale, alpha=False)
            if not _is_on_dark(word, drawn, scale.a):
                continue
        left, top, reach = word.box[0], word.box[1], _STRUCK * word.size
        places = struck[word.text]
        if not any(abs(left - x) < reach and abs(top - y) < reach for x, y in places):
            places.append((left, top))
            kept.append(word)
    return kept


def _is_on_dark(word: Word, drawn: pymupdf.Pixmap, scale: float) -> bool:
    """Whether most of ``word``'s box is darker than white where the page is ``drawn``, at pixels a point."""
    pixels = np.frombuffer(drawn.samples_mv, np.uint8).reshape(drawn.height, drawn.width, 3)
    x0, y0, x1, y1 = (round(scale * edge) for edge in word.box)
    left, top = max(x0 - drawn.x, 0), max(y0 - drawn.y, 0)
    part = pixels[top : y1 - drawn.y + 1, left : x1 - drawn.x + 1]
    return bool(part.size and np.median(part.min(axis=2)) < _DARK)


def _covers(boxes: NDArray[np.float64], x: float, y: float) -> bool:
    return bool(((boxes[:, 0] <= x) & (boxes[:, 2] >= x) & (boxes[:, 1] <= y) & (boxes[:, 3] >= y)).any())


def _text_source(words: list[Word], graphics: Graphics, page_area: float) -> str:
    letters = "".join(word.text for word in words)
    unknown = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in letters)
    coverage = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in graphics.images) / max(page_area, 1.0)
    if letters and unknown < 0.3 * len(letters):
        return "ocr" if len(letters) < _STAMP_LETTERS and coverage > _SCAN_COVERAGE else "pdf"
    if letters or graphics.vectors > _OUTLINED_TEXT or coverage > _PICTURE_COVERAGE:
        return "ocr"
    return "none"
