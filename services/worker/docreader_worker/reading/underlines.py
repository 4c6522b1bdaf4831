"""Underlines: level rulings that belong to words and part no rows of a table."""

import numpy as np

from docreader_worker.reading.geometry import Floats
from docreader_worker.reading.rulings import is_upright, whole_level

_HIGH, _LOW = 0.4, 0.2
"""How far above and below the foot of the words it underlines a ruling is, in their heights."""

_PAST = 0.4
"""How far a ruling reaches past the words that it underlines, or they past it, in their heights."""

_SPACE = 1.2
"""How wide the white between words of a line is, in their heights, at most; columns are further apart."""


def without_underlines(rulings: Floats, boxes: Floats) -> Floats:
    """``rulings``, the level ones put together, but those that run below words only as far as these do.

    ``boxes`` are those of the words. Links are underlined line by line, or piece by piece.
    """
    level = whole_level(rulings)
    order = np.argsort(boxes[:, 3])
    boxes, highest = boxes[order], float((boxes[:, 3] - boxes[:, 1]).max(initial=0.0))
    kept = np.array([not _underlines(ruling, boxes, highest) for ruling in level], dtype=np.bool_)
    return np.concatenate([rulings[is_upright(rulings)], level[kept]])


def _underlines(ruling: Floats, boxes: Floats, highest: float) -> bool:
    """Whether ``ruling`` is below words only; ``boxes`` are in order of their feet, ``highest`` at most."""
    x0, y, x1 = ruling[0], (ruling[1] + ruling[3]) / 2, ruling[2]
    first, last = np.searchsorted(boxes[:, 3], (y - _LOW * highest, y + _HIGH * highest)).tolist()
    near = boxes[first:last]
    heights, middles = near[:, 3] - near[:, 1], (near[:, 0] + near[:, 2]) / 2
    on = (y > near[:, 3] - _HIGH * heights) & (y < near[:, 3] + _LOW * heights)
    over = near[on & (middles > x0) & (middles < x1)]
    if not len(over):
        return False
    over = over[np.argsort(over[:, 0])]
    height = float(np.median(over[:, 3] - over[:, 1]))
    spaces = over[1:, 0] - over[:-1, 2]
    ends = max(abs(over[0, 0] - x0), abs(over[:, 2].max() - x1))
    return bool(ends < _PAST * height and (spaces < _SPACE * height).all())
