"""Positions of ruling lines."""

from collections.abc import Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.reading.geometry import Bools, Floats, merged_intervals

_APART = 4.0
"""Points between lines that are two, not the edges of one, and that rulings may stand off a table."""

_WHOLE = 0.8
"""Share of a table's width that a ruling runs over, which heads or ends it."""

_BETWEEN, _ROW = 2, 60.0
"""Rulings between columns that tell how far a table reaches, at least, and points it is off that, at most."""


def is_upright(rulings: Floats) -> Bools:
    """Which rulings run up and down rather than across, ``(n,)``."""
    return np.asarray((rulings[:, 3] - rulings[:, 1]) > (rulings[:, 2] - rulings[:, 0]))


def whole_level(rulings: Floats) -> Floats:
    """Level rulings, with those drawn piece by piece (cell by cell, say) put together."""
    level = rulings[~is_upright(rulings)]
    whole: list[list[float]] = []
    for x0, y0, x1, y1 in level[np.lexsort((level[:, 0], np.round(level[:, 1])))].tolist():
        if whole and abs(whole[-1][1] - y0) < 1.5 and x0 <= whole[-1][2] + 2:
            whole[-1][2] = max(whole[-1][2], x1)
        else:
            whole.append([x0, y0, x1, y1])
    return np.array(whole, dtype=np.float64).reshape(-1, 4)


def heights_across(box: Box, level: Floats) -> list[float]:
    """Heights of ``level`` rulings, put together, that run across ``box``, from its top to its foot."""
    shared = np.minimum(level[:, 2], box[2]) - np.maximum(level[:, 0], box[0])
    near = (level[:, 1] > box[1] - _APART) & (level[:, 3] < box[3] + _APART)
    return distinct(level[near & (shared > _WHOLE * (box[2] - box[0])), 1].tolist())


def grid_edges(rulings: Floats) -> tuple[list[float], list[float]]:
    """Distinct x positions of upright rulings and y positions of level ones, in order."""
    upright = is_upright(rulings)
    xs = (rulings[upright, 0] + rulings[upright, 2]) / 2
    ys = (rulings[~upright, 1] + rulings[~upright, 3]) / 2
    return distinct(xs.tolist()), distinct(ys.tolist())


def drawn_share(rulings: Floats, xs: list[float], ys: list[float]) -> float:
    """How much of a grid's usual edge is drawn; the boxes of a diagram have white between them."""
    upright = is_upright(rulings)
    shares = [_drawn(rulings[upright], x, ys, axis=0) for x in xs]
    shares += [_drawn(rulings[~upright], y, xs, axis=1) for y in ys]
    return float(np.median(shares))


def _drawn(rulings: Floats, place: float, ends: list[float], *, axis: int) -> float:
    """Share of the edge at ``place`` that rulings across ``axis`` cover."""
    middles = (rulings[:, axis] + rulings[:, axis + 2]) / 2
    on = rulings[np.abs(middles - place) <= _APART]
    spans = merged_intervals(on[:, 1 - axis], on[:, 3 - axis], slack=_APART)
    return sum(high - low for low, high in spans) / max(ends[-1] - ends[0], 1e-9)


def distinct(positions: Sequence[float]) -> list[float]:
    """``positions`` in order, but those right after another."""
    found: list[float] = []
    for position in sorted(positions):
        if not found or position - found[-1] > _APART:
            found.append(position)
    return found


def along_columns(box: Box, rulings: Floats) -> Box:
    """``box`` of a table up and down to where the rulings between its columns, two or more, begin and end."""
    x0, y0, x1, y1 = box
    upright = rulings[is_upright(rulings)]
    middles = (upright[:, 0] + upright[:, 2]) / 2
    between = (middles > x0 + _APART) & (middles < x1 - _APART)
    between &= (upright[:, 1] < y1 + _APART) & (upright[:, 3] > y0 - _APART)
    upright, middles = upright[between], middles[between]
    top, end = upright[:, 1].min(initial=y0), upright[:, 3].max(initial=y1)
    begins, ends = upright[:, 1] < top + _APART, upright[:, 3] > end - _APART
    if len(distinct(middles[begins].tolist())) < _BETWEEN or y0 - top > _ROW:
        top = y0
    if len(distinct(middles[ends].tolist())) < _BETWEEN or end - y1 > _ROW:
        end = y1
    return x0, float(top), x1, float(end)
