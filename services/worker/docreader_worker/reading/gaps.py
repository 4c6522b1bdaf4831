"""Gaps between the columns of a table whose cells are drawn apart, or one over another."""

from itertools import pairwise

import numpy as np

from docreader_worker.reading.geometry import Bools, Floats
from docreader_worker.reading.rulings import grid_edges, is_upright

_WIDEST = 2.0
"""Ems that a gap is less than wide."""

_EDGE = 4.0
"""Points between upright rulings that make one edge."""


def without_gaps(rulings: Floats, boxes: Floats, em: float) -> Floats:
    """``rulings`` with the upright ones on both sides of a gap moved to its middle, where they are one edge.

    ``boxes`` are those of the words, ``em`` points high: a gap holds none, and the columns beside it do.
    """
    xs, _ = grid_edges(rulings)
    at = (rulings[:, 0] + rulings[:, 2]) / 2
    upright, moved = is_upright(rulings), rulings.copy()
    for left, right in _gaps(xs, boxes, _WIDEST * em):
        beside = upright & (at >= left) & (at < right + _EDGE)
        moved[beside, 0::2] = (left + right) / 2
    return moved


def _gaps(xs: list[float], boxes: Floats, widest: float) -> list[tuple[float, float]]:
    columns = list(pairwise(xs))
    held = [bool(_within(boxes, left, right).any()) for left, right in columns]
    return [
        (left, right)
        for (left, right), before, after in zip(columns[1:-1], held, held[2:], strict=False)
        if right - left < widest and before and after and not _stays(boxes, left, right)
    ]


def _within(boxes: Floats, left: float, right: float) -> Bools:
    """Which boxes have their middle between ``left`` and ``right``."""
    middles = (boxes[:, 0] + boxes[:, 2]) / 2
    return np.asarray((middles > left) & (middles < right))


def _stays(boxes: Floats, left: float, right: float) -> bool:
    """Whether a word stands between ``left`` and ``right``: a heading over several columns only crosses."""
    crosses = (boxes[:, 0] < left) & (boxes[:, 2] > right)
    return bool((_within(boxes, left, right) & ~crosses).any())
