"""Rulings, shapes and images of a page, from the vector and image blocks of MuPDF's structured text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from docreader.result import Box

RULING_WIDTH = 3.0
"""Points; anything thinner is a line, not an area."""

MAX_VECTORS = 20_000
"""Paths beyond this count are artwork, and only counted."""

_WHITE = 0xF6

_DOT, _ROUND = (1.5, 9.0), 1.3
"""Points that a dot is wide and high, and how much longer one side of it is than the other, at most."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A small shape about as wide as high; ``colour`` is an sRGB integer."""

    box: Box
    colour: int


@dataclass(slots=True)
class Graphics:
    """What is drawn on a page besides text; white text shows on ``backgrounds``, ``dots`` may be bullets."""

    rulings: list[Box] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    backgrounds: list[Box] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    vectors: int = 0

    def add_artwork(self, boxes: Sequence[Box], width: float, height: float) -> None:
        """Take in so many paths that they can only be told together, as one drawing."""
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        box = _clipped((min(lefts), min(tops), max(rights), max(bottoms)), width, height)
        self.vectors += len(boxes)
        if box is not None:
            self.shapes.append(box)
            self.drawings.append(box)


def is_white(colour: int) -> bool:
    """Whether an sRGB integer is white to the eye."""
    return min(colour >> 16 & 255, colour >> 8 & 255, colour & 255) >= _WHITE


def graphics_of(blocks: list[dict[str, Any]], width: float, height: float) -> Graphics:
    """Sort vector blocks by what they look like; ``width`` and ``height`` bound the page before rotation."""
    found = Graphics()
    for block in blocks:
        box = _clipped(block["bbox"], width, height)
        if block["type"] != 3 or box is None or block["alpha"] < 8:
            continue
        found.vectors += 1
        if not block["isrect"] and _is_dot(box):
            found.dots.append(Dot(box, block["color"]))
        if found.vectors <= MAX_VECTORS:
            _sort_in(found, block, box, page_area=width * height)
    return found


def _sort_in(found: Graphics, block: dict[str, Any], box: Box, *, page_area: float) -> None:
    x0, y0, x1, y1 = box
    white = is_white(block["color"])
    if min(x1 - x0, y1 - y0) <= RULING_WIDTH:
        if not white and max(x1 - x0, y1 - y0) > RULING_WIDTH:
            found.rulings.append(box)
        return
    if block["stroked"] and block["isrect"]:
        if not white:
            found.rulings += [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
        return
    if white:
        return
    found.backgrounds.append(box)
    if (x1 - x0) * (y1 - y0) < 0.9 * page_area:
        found.shapes.append(box)
        if not block["isrect"]:
            found.drawings.append(box)


def _is_dot(box: Box) -> bool:
    least, most = sorted((box[2] - box[0], box[3] - box[1]))
    return least >= _DOT[0] and most <= min(_DOT[1], _ROUND * least)


def _clipped(box: Box, width: float, height: float) -> Box | None:
    x0, y0, x1, y1 = max(box[0], 0.0), max(box[1], 0.0), min(box[2], width), min(box[3], height)
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None
