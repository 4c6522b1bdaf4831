"""Gaps between level pieces of text: gutters of columns, or spaces of one line.

Boxes are ``(n, 4)``; ``left`` and ``right`` index the pieces beside each gap, ``em`` is its font size.
"""

from collections.abc import Callable
from functools import wraps

import numpy as np

from docreader_worker.reading.geometry import Bools, Floats, Places, neighbourhoods

_NearLook = Callable[[Floats, Floats, Floats, Floats], Bools]
"""Tells of each gap: ``(boxes, em, before, after)``, the boxes around it and those beside it."""

_Look = Callable[[Floats, Floats, Places, Places], Bools]
"""Tells of each gap: ``(boxes, em, left, right)``."""

_BAND = 5.0
"""Ems above and below a gap in which other rows tell whether it is a gutter."""


def _among_near(look: _NearLook) -> _Look:
    """A look at a few gaps at a time, each compared with the pieces around its height."""

    @wraps(look)
    def looked(boxes: Floats, em: Floats, left: Places, right: Places) -> Bools:
        before, after = boxes[left], boxes[right]
        heights = np.stack(
            [
                np.minimum(before[:, 1], after[:, 1]) - _BAND * em,
                np.maximum(before[:, 3], after[:, 3]) + _BAND * em,
            ],
            axis=1,
        )
        told = np.zeros(len(left), dtype=np.bool_)
        for some, near in neighbourhoods(heights, boxes, 1):
            told[some] = look(boxes[near], em[some], before[some], after[some])
        return told

    return looked


@_among_near
def run_on(boxes: Floats, em: Floats, before: Floats, after: Floats) -> Bools:
    """Which gaps go on through the rows above and below, with text on both sides."""
    top = np.minimum(before[:, 1], after[:, 1])
    bottom = np.maximum(before[:, 3], after[:, 3])
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    reach = _BAND * em
    near = (y[None, :] > (top - reach)[:, None]) & (y[None, :] < (bottom + reach)[:, None])
    near &= (y[None, :] < top[:, None]) | (y[None, :] > bottom[:, None])
    steps = np.linspace(0.15, 0.85, 5)
    points = before[:, 2][:, None] + (after[:, 0] - before[:, 2])[:, None] * steps
    covered = (boxes[None, None, :, 0] < points[:, :, None]) & (boxes[None, None, :, 2] > points[:, :, None])
    free = np.asarray(~(covered & near[:, None, :]).any(axis=2))
    far = 25 * em[:, None]
    at_left = near & (boxes[None, :, 2] <= points[:, 4:]) & (boxes[None, :, 2] > points[:, :1] - far)
    at_right = near & (boxes[None, :, 0] >= points[:, :1]) & (boxes[None, :, 0] < points[:, 4:] + far)
    return np.asarray(free.any(axis=1) & (at_left.sum(axis=1) >= 2) & (at_right.sum(axis=1) >= 2))


@_among_near
def share_edges(boxes: Floats, em: Floats, before: Floats, after: Floats) -> Bools:
    """Which gaps have an edge that other rows share; the gaps of a justified line have none."""
    apart = np.abs(_from_middle(boxes, before, after))
    near = (apart > 0.6 * em[:, None]) & (apart < _BAND * em[:, None])
    close = 0.25 * em[:, None]
    ends = near & (np.abs(boxes[None, :, 2] - before[:, 2][:, None]) < close)
    starts = near & (np.abs(boxes[None, :, 0] - after[:, 0][:, None]) < close)
    return np.asarray((ends.sum(axis=1) >= 2) | (starts.sum(axis=1) >= 2))


@_among_near
def bridged(boxes: Floats, em: Floats, before: Floats, after: Floats) -> Bools:
    """Which gaps have text right above and right below that runs over them: justified lines of few words."""
    start, end = before[:, 2] - 0.3 * em, after[:, 0] + 0.3 * em
    over = (boxes[None, :, 0] < start[:, None]) & (boxes[None, :, 2] > end[:, None])
    apart = _from_middle(boxes, before, after) / em[:, None]
    above = (over & (apart < -0.6) & (apart > -1.9)).any(axis=1)
    below = (over & (apart > 0.6) & (apart < 1.9)).any(axis=1)
    return np.asarray(above & below)


def _from_middle(boxes: Floats, before: Floats, after: Floats) -> Floats:
    """How far below the middle of each gap each box has its own, ``(gaps, boxes)``."""
    y, left, right = ((one[:, 1] + one[:, 3]) / 2 for one in (boxes, before, after))
    return np.asarray(y[None, :] - ((left + right) / 2)[:, None])


def held_together(boxes: Floats, left: Places, right: Places, areas: Floats) -> tuple[Bools, Bools]:
    """Which pairs lie in one area, and which in areas but in none together."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = (x[:, None] >= areas[:, 0]) & (x[:, None] <= areas[:, 2])
    inside &= (y[:, None] >= areas[:, 1]) & (y[:, None] <= areas[:, 3])
    together = (inside[left] & inside[right]).any(axis=1)
    apart = inside[left].any(axis=1) & inside[right].any(axis=1) & ~together
    return np.asarray(together), np.asarray(apart)
