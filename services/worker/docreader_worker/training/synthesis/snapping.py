"""Labelled boxes drawn to the ink of what they label."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pymupdf

from docreader.result import Box
from docreader_worker.training.synthesis.document import LabelledBox

_PIXELS_PER_POINT = 2.0
_INK = 24
"""Grey levels (of 255) by which ink differs from the background around it."""
_DRAWN = frozenset({"formula", "picture", "table"})


@dataclass(frozen=True, slots=True)
class InkOfPage:
    """The words of a page (boxes in points) and its grey picture at two pixels a point."""

    words: list[Box]
    grey: np.ndarray[tuple[int, int], np.dtype[np.uint8]]
    width: float
    height: float


def read_ink(page: pymupdf.Page) -> InkOfPage:
    """Read where ``page`` has words and ink; words are as tall as their font size, not its line gap."""
    pymupdf.TOOLS.set_small_glyph_heights(True)
    words = [tuple(word[:4]) for word in page.get_text("words") if word[4].strip()]
    scale = pymupdf.Matrix(_PIXELS_PER_POINT, _PIXELS_PER_POINT)
    pixels = page.get_pixmap(matrix=scale, colorspace=pymupdf.csGRAY, alpha=False)
    grey = np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    return InkOfPage(words, grey, page.rect.width, page.rect.height)


def snap(found: LabelledBox, ink: InkOfPage) -> LabelledBox | None:
    """Shrink ``found`` to the words or (formulas, pictures, tables) the ink inside; ``None`` if blank."""
    box = _clip(found.box, ink)
    if found.label in _DRAWN:
        snapped = _inked(box, ink)
    else:
        words = [word for word in ink.words if _holds(box, word)]
        snapped = _union(words) if words else _inked(box, ink)
    if snapped is None:
        return None
    snapped = _clip(snapped, ink)
    if snapped[2] - snapped[0] < 2 or snapped[3] - snapped[1] < 2:
        return None
    return LabelledBox(found.page, found.label, snapped)


def _holds(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _union(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _clip(box: Box, ink: InkOfPage) -> Box:
    return (
        min(max(box[0], 0.0), ink.width),
        min(max(box[1], 0.0), ink.height),
        min(max(box[2], 0.0), ink.width),
        min(max(box[3], 0.0), ink.height),
    )


def _inked(box: Box, ink: InkOfPage) -> Box | None:
    left, top = (int(value * _PIXELS_PER_POINT) for value in box[:2])
    right, bottom = (int(value * _PIXELS_PER_POINT) + 1 for value in box[2:])
    clip = ink.grey[top:bottom, left:right]
    if clip.size == 0:
        return None
    background = _around(ink, left, top, right, bottom)
    marked = np.abs(clip.astype(np.int16) - background) > _INK
    rows, columns = np.flatnonzero(marked.any(axis=1)), np.flatnonzero(marked.any(axis=0))
    if rows.size == 0:
        return None
    return (
        (left + int(columns[0])) / _PIXELS_PER_POINT,
        (top + int(rows[0])) / _PIXELS_PER_POINT,
        (left + int(columns[-1]) + 1) / _PIXELS_PER_POINT,
        (top + int(rows[-1]) + 1) / _PIXELS_PER_POINT,
    )


def _around(ink: InkOfPage, left: int, top: int, right: int, bottom: int) -> int:
    """The most frequent grey level in a ring of three pixels around a box."""
    outer = ink.grey[max(top - 3, 0) : bottom + 3, max(left - 3, 0) : right + 3]
    inner = ink.grey[top:bottom, left:right]
    ring = np.bincount(outer.ravel(), minlength=256) - np.bincount(inner.ravel(), minlength=256)
    return int(ring.argmax()) if ring.any() else int(np.bincount(inner.ravel(), minlength=256).argmax())
