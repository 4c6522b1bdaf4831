"""Gaps between level pieces of text: gutters of columns, or spaces of one line.

Boxes are ``(n, 4)``; ``left`` and ``right`` index the pieces beside each gap, ``em`` is its font size.
"""

from collections.abc import Callable
from functools import wraps

import numpy as np

from docreader_worker.reading.geometry import Bools, Floats, Places, parts

Look = Callable[[Floats, Floats, Places, Places], Bools]
"""Tells of each gap: ``(boxes, em, left, right)``."""

_BAND = 5.0
"""Ems above and below a gap in which other rows tell whether it is a gutter."""


def _in_parts(look: Look) -> Look:
    """A look at a few gaps at a time: each compares its gaps with all pieces."""

    @wraps(look)
    def looked(boxes: Floats, em: Floats, left: Places, right: Places) -> Bools:
        told = [look(boxes, em[some], left[some], right[some]) for some in parts(len(left))]
        return np.concatenate([np.zeros(0, dtype=np.bool_), *told])

    return looked


@_in_parts
def run_on(boxes: Floats, em: Floats, left: Places, right: Places) -> Bools:
    """Which gaps go on through the rows above and below, with text on both sides."""
    top = np.minimum(boxes[left, 1], boxes[right, 1])
    bottom = np.maximum(boxes[left, 3], boxes[right, 3])
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    reach = _BAND * em
    near = (y[None, :] > (top - reach)[:, None]) & (y[None, :] < (bottom + reach)[:, None])
    near &= (y[None, :] < top[:, None]) | (y[None, :] > bottom[:, None])
    steps = np.linspace(0.15, 0.85, 5)
    points = boxes[left, 2][:, None] + (boxes[right, 0] - boxes[left, 2])[:, None] * steps
    covered = (boxes[None, None, :, 0] < points[:, :, None]) & (boxes[None, None, :, 2] > points[:, :, None])
    free = ~(covered & near[:, None, :]).any(axis=2)
    far = 25 * em[:, None]
    before = (near & (boxes[None, :, 2] <= points[:, 4:]) & (boxes[None, :, 2] > points[:, :1] - far)).sum(
        axis=1
    )
    after = (near & (boxes[None, :, 0] >= points[:, :1]) & (boxes[None, :, 0] < points[:, 4:] + far)).sum(
        axis=1
    )
    return np.asarray(free.any(axis=1) & (before >= 2) & (after >= 2))


@_in_parts
def share_edges(boxes: Floats, em: Floats, left: Places, right: Places) -> Bools:
    """Which gaps have an edge that other rows share; the gaps of a justified line have none."""
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    middle = (y[left] + y[right]) / 2
    apart = np.abs(y[None, :] - middle[:, None])
    near = (apart > 0.6 * em[:, None]) & (apart < _BAND * em[:, None])
    close = 0.25 * em[:, None]
    ends = near & (np.abs(boxes[None, :, 2] - boxes[left, 2][:, None]) < close)
    starts = near & (np.abs(boxes[None, :, 0] - boxes[right, 0][:, None]) < close)
    return np.asarray((ends.sum(axis=1) >= 2) | (starts.sum(axis=1) >= 2))


@_in_parts
def bridged(boxes: Floats, em: Floats, left: Places, right: Places) -> Bools:
    """Which gaps have text right above and right below that runs over them: justified lines of few words."""
    start, end = boxes[left, 2] - 0.3 * em, boxes[right, 0] + 0.3 * em
    over = (boxes[None, :, 0] < start[:, None]) & (boxes[None, :, 2] > end[:, None])
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    middle = (y[left] + y[right]) / 2
    apart = (y[None, :] - middle[:, None]) / em[:, None]
    above = (over & (apart < -0.6) & (apart > -1.9)).any(axis=1)
    below = (over & (apart > 0.6) & (apart < 1.9)).any(axis=1)
    return np.asarray(above & below)


def held_together(boxes: Floats, left: Places, right: Places, areas: Floats) -> tuple[Bools, Bools]:
    """Which pairs lie in one area, and which in areas but in none together."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = (x[:, None] >= areas[:, 0]) & (x[:, None] <= areas[:, 2])
    inside &= (y[:, None] >= areas[:, 1]) & (y[:, None] <= areas[:, 3])
    together = (inside[left] & inside[right]).any(axis=1)
    apart = inside[left].any(axis=1) & inside[right].any(axis=1) & ~together
    return np.asarray(together), np.asarray(apart)
