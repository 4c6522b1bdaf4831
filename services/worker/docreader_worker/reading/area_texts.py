"""What boxes that may be areas hold of a page's text: words, lines, captions, and the white around them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docreader.result import Box
from docreader_worker.reading.captioned import is_captioned
from docreader_worker.reading.evidence import Evidence
from docreader_worker.reading.geometry import (
    Bools,
    Floats,
    abreast,
    area,
    centres_inside,
    intersection,
    share_inside,
)
from docreader_worker.reading.network import Columns

OF_LINES = (
    "line_words", "digits", "vertical", "size", "sizes", "code", "long", "beside", "beside_two"
)  # fmt: skip
"""Columns of what lines in a box are like."""
SIDES = ("left", "above", "right", "below")

_ROOM = 60.0
"""Points of white beside a box at which it counts as free."""
_LONG = 8
"""Words of a long line, at least."""


@dataclass(frozen=True)
class Held:
    """Boxes ``(n, 4)``, and which of the page's words and lines have their centre in each: ``(n, words)``."""

    boxes: Floats
    words: Bools
    lines: Bools

    @classmethod
    def of(cls, boxes: Floats, page: Evidence) -> "Held":
        return cls(boxes, _inside(page.words, boxes), _inside(page.line_boxes, boxes))


def mean_held(held: Bools, values: NDArray[np.generic]) -> Floats:
    """Mean of ``values`` over what each box holds; 0 where it holds nothing."""
    return np.asarray(held @ values.astype(np.float64) / np.maximum(held.sum(axis=1), 1))


def written(held: Held, page: Evidence) -> Columns:
    """How much is written in each box, and how many lines its edges cut."""
    inside = share_inside(page.line_boxes, held.boxes).T
    cut = ((inside > 0.1) & (inside < 0.85)).sum(axis=1)
    count, lines = held.words.sum(axis=1), held.lines.sum(axis=1)
    return {
        "words": np.log1p(count), "words_share": count / max(len(page.words), 1),
        "written": intersection(held.boxes, page.words).sum(axis=1) / np.maximum(area(held.boxes), 1.0),
        "lines": np.log1p(lines), "cut": cut, "cut_share": cut / np.maximum(lines, 1),
    }  # fmt: skip


def lined(held: Held, page: Evidence) -> Columns:
    """What the lines in each box are like, on average."""
    lines = page.lines
    if not lines:
        return dict.fromkeys(OF_LINES, np.zeros(len(held.boxes)))
    words = page.line_words
    sizes = np.array([line.size for line in lines])
    sizes = sizes / max(float(np.median(sizes)), 1e-6)
    digits = [sum(map(str.isdigit, line.text)) / max(len(line.text), 1) for line in lines]
    size = mean_held(held.lines, sizes)
    spread = np.sqrt(np.maximum(mean_held(held.lines, sizes**2) - size**2, 0.0))
    beside = [abreast(page.line_boxes[some]) for some in held.lines]
    return {
        "line_words": mean_held(held.lines, words), "digits": mean_held(held.lines, np.array(digits)),
        "vertical": mean_held(held.lines, np.array([line.vertical for line in lines])),
        "size": size, "sizes": spread,
        "code": mean_held(held.lines, np.array([line.is_code for line in lines])),
        "long": mean_held(held.lines, words >= _LONG),
        "beside": np.array([(count > 1).sum() / max(len(count), 1) for count in beside]),
        "beside_two": np.array([(count > 2).sum() / max(len(count), 1) for count in beside]),
    }  # fmt: skip


def captioned(held: Held, page: Evidence) -> Columns:
    """Captions right above or below each box, and inside it."""
    numbered: list[int] = np.flatnonzero(page.numbered).tolist()
    others = [page.lines[place] for place in numbered if page.lines[place] not in page.captions]
    boxes: list[Box] = [(x0, y0, x1, y1) for x0, y0, x1, y1 in held.boxes.tolist()]
    return {
        "table_caption": np.array([is_captioned(box, page.captions) for box in boxes]),
        "other_caption": np.array([is_captioned(box, others) for box in boxes]),
        "captions_inside": held.lines[:, numbered].sum(axis=1),
    }


def room(held: Held, page: Evidence) -> Columns:
    """Points of white from each box to the nearest line on each side."""
    x0, y0, x1, y1 = (held.boxes[:, [side]] for side in range(4))
    left, top, right, bottom = page.line_boxes.T
    below, beside = (left < x1) & (right > x0), (top < y1) & (bottom > y0)
    gaps = ((beside, x0 - right), (below, y0 - bottom), (beside, left - x1), (below, top - y1))
    columns = {}
    for side, (facing, gap) in zip(SIDES, gaps, strict=True):
        near = np.where(facing & ~held.lines & (gap > -3), gap, _ROOM)
        columns[f"room_{side}"] = near.min(axis=1, initial=_ROOM)
    return columns


def _inside(parts: Floats, boxes: Floats) -> Bools:
    rows = [centres_inside(parts, (x0, y0, x1, y1)) for x0, y0, x1, y1 in boxes.tolist()]
    return np.array(rows, dtype=np.bool_).reshape(len(boxes), len(parts))
