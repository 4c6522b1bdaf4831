"""Cells of a grid that are one: what tells that neighbours belong together."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from docreader_worker.reading.geometry import Bools, Floats, merged_intervals, places_between, union
from docreader_worker.reading.rulings import is_upright
from docreader_worker.reading.table_text import Row, TableText, is_number, pieces_of

Place = tuple[int, int]
"""Row and column of a grid cell, from 0."""

Merges = set[tuple[Place, Place]]
"""Pairs of neighbouring grid cells with nothing between them."""

_NEAR = 3.0
"""Points between an edge of the grid and a ruling on it, at most."""

_JOINT = 1.4
"""Points between rulings that run on, drawn cell by cell, at most; boxes to check are further apart."""

_OVER = 2.0
"""Points that text which runs through an edge reaches over it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Edges of columns, left to right, and of rows, top to bottom."""

    xs: list[float]
    ys: list[float]

    def places(self, boxes: Floats) -> list[Place]:
        """The grid cell that the middle of each box is in."""
        columns = places_between(self.xs[1:-1], boxes, 0)
        rows = places_between(self.ys[1:-1], boxes, 1)
        return list(zip(rows.tolist(), columns.tolist(), strict=True))


def crossing_merges(text: TableText, grid: Grid, walls: Floats) -> Merges:
    """Neighbours that one piece of text runs through, and none of ``walls``, the upright rulings drawn."""
    inner_xs, inner_ys = grid.xs[1:-1], grid.ys[1:-1]
    merges: Merges = set()
    for piece in (part for row in text.rows for part in _pieces(row, text, walls)):
        x0, y0, x1, y1 = union(text.boxes[piece])
        row = bisect_left(inner_ys, (y0 + y1) / 2)
        for column in range(bisect_right(inner_xs, x0 + _OVER), bisect_left(inner_xs, x1 - _OVER)):
            merges.add(((row, column), (row, column + 1)))
    return merges


def _pieces(row: Row, text: TableText, walls: Floats) -> list[Row]:
    """Pieces of a line, also cut at edges of columns that are between two numbers or drawn as a ruling."""
    cut: list[Row] = []
    for piece in pieces_of(row, text.words):
        start = 0
        for place, (before, after) in enumerate(pairwise(piece), start=1):
            if _is_parted(before, after, text, walls):
                cut.append(piece[start:place])
                start = place
        cut.append(piece[start:])
    return cut


def _is_parted(before: int, after: int, text: TableText, walls: Floats) -> bool:
    low, high = float(text.boxes[before, 2]) - _OVER, float(text.boxes[after, 0]) + _OVER
    inner = text.xs[1:-1]
    if bisect_left(inner, low) == bisect_right(inner, high):
        return False
    if is_number(text.words[before]) and is_number(text.words[after]):
        return True
    at, middle = (walls[:, 0] + walls[:, 2]) / 2, float(text.boxes[after, 1] + text.boxes[after, 3]) / 2
    return bool(((at > low) & (at < high) & (walls[:, 1] < middle) & (walls[:, 3] > middle)).any())


def ruled_merges(grid: Grid, boxes: Floats, rulings: Floats, walls: Floats) -> Merges:
    """Neighbours without a ruling between them, where other cells have one there.

    Two cells that both hold words stay apart: side by side, as many tables rule their header only, and one
    above the other unless ``walls``, the upright rulings that are drawn, run past them on both sides.
    """
    filled = set(grid.places(boxes))
    upright = rulings[is_upright(rulings)]
    level = rulings[~is_upright(rulings)]
    merges: Merges = set()
    for column, edge in enumerate(grid.xs[1:-1], start=1):
        line = upright[np.abs((upright[:, 0] + upright[:, 2]) / 2 - edge) < _NEAR]
        for row in np.flatnonzero(~_drawn(line[:, 1], line[:, 3], grid.ys)).tolist():
            pair = (row, column - 1), (row, column)
            if not filled.issuperset(pair):
                merges.add(pair)
    past = _past(grid, walls)
    for row, edge in enumerate(grid.ys[1:-1], start=1):
        line = level[np.abs((level[:, 1] + level[:, 3]) / 2 - edge) < _NEAR]
        drawn = _drawn(line[:, 0], line[:, 2], grid.xs)
        if not drawn.any():
            continue
        for column in np.flatnonzero(~drawn).tolist():
            pair = (row - 1, column), (row, column)
            if not filled.issuperset(pair) or past[column : column + 2, row - 1].all():
                merges.add(pair)
    return merges


def _past(grid: Grid, walls: Floats) -> Bools:
    """Which edge of a column ``walls`` draw past which edge between rows, ``(columns + 1, rows - 1)``."""
    middles = (np.array(grid.ys[:-1]) + np.array(grid.ys[1:])) / 2
    past = np.zeros((len(grid.xs), len(middles) - 1), dtype=np.bool_)
    for column, edge in enumerate(grid.xs):
        line = walls[np.abs((walls[:, 0] + walls[:, 2]) / 2 - edge) < _NEAR]
        for low, high in merged_intervals(line[:, 1], line[:, 3], slack=_JOINT):
            past[column] |= (low < middles[:-1]) & (high > middles[1:])
    return past


def _drawn(low: Floats, high: Floats, edges: list[float]) -> Bools:
    """Between which ``edges`` and the next lines from ``low`` to ``high`` cover half of the way."""
    starts, ends = np.array(edges[:-1]), np.array(edges[1:])
    shared = np.minimum(high[:, None], ends) - np.maximum(low[:, None], starts)
    return np.asarray(np.maximum(shared, 0.0).sum(axis=0) >= 0.5 * np.maximum(ends - starts, 1e-9))
