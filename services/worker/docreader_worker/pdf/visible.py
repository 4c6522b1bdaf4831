"""Which words of a PDF page can be seen, each once."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

import numpy as np
import pymupdf
from numpy.typing import NDArray

from docreader.result import Box
from docreader_worker.content import Word
from docreader_worker.pdf.graphics import Graphics, is_white

_DARK = 225
"""Level from 0 (black) to 255 (white) below which white letters can be seen on a ground."""

_DRAWN = 2000.0
"""Pixels of the longer side that a page is drawn with to see its white letters, at most."""

_STRUCK = 0.15
"""Ems that the same word stands apart where it is painted more than once."""

_AROUND = tuple(product((0, -1, 1), repeat=2))


def visible(
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
    struck = _Struck()
    drawn: pymupdf.Pixmap | None = None
    for word in words:
        x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        if not (0 <= x <= upright.width and 0 <= y <= upright.height):
            continue
        if is_white(word.colour) and not _covers(backgrounds, x, y):
            drawn = drawn or page.get_pixmap(matrix=upwards * scale, alpha=False)
            if not _is_on_dark(word, drawn, scale.a):
                continue
        if struck.is_new(word):
            kept.append(word)
    return kept


class _Struck:
    """Words seen so far, in a grid as fine as two strikes of one word are apart."""

    def __init__(self) -> None:
        self._places: defaultdict[tuple[str, float], dict[tuple[int, int], Box]] = defaultdict(dict)

    def is_new(self, word: Word) -> bool:
        """Whether ``word`` is none of those before it; it is one from now on."""
        size = round(max(word.size, 0.1), 1)
        reach = _STRUCK * size
        column, row = int(word.box[0] // reach), int(word.box[1] // reach)
        alike = self._places[word.text, size]
        for dx, dy in _AROUND if alike else ():
            other = alike.get((column + dx, row + dy))
            if other and max(abs(other[0] - word.box[0]), abs(other[1] - word.box[1])) < reach:
                return False
        alike[column, row] = word.box
        return True


def _is_on_dark(word: Word, drawn: pymupdf.Pixmap, scale: float) -> bool:
    """Whether most of ``word``'s box is darker than white where the page is ``drawn``, at pixels a point."""
    pixels = np.frombuffer(drawn.samples_mv, np.uint8).reshape(drawn.height, drawn.width, 3)
    x0, y0, x1, y1 = (round(scale * edge) for edge in word.box)
    left, top = max(x0 - drawn.x, 0), max(y0 - drawn.y, 0)
    part = pixels[top : y1 - drawn.y + 1, left : x1 - drawn.x + 1]
    return bool(part.size and np.median(part.min(axis=2)) < _DARK)


def _covers(boxes: NDArray[np.float64], x: float, y: float) -> bool:
    return bool(((boxes[:, 0] <= x) & (boxes[:, 2] >= x) & (boxes[:, 1] <= y) & (boxes[:, 3] >= y)).any())
