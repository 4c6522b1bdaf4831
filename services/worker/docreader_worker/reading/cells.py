"""Cells of a grid: which belong together, and the words in each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from docreader.result import Box, Cell, Table
from docreader_worker.content import Word
from docreader_worker.reading.geometry import Floats, union
from docreader_worker.reading.lines import text_of
from docreader_worker.reading.rulings import is_upright

Place = tuple[int, int]
"""Row and column of a grid cell, from 0."""

Merges = set[tuple[Place, Place]]
"""Pairs of neighbouring grid cells with nothing between them."""

_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Edges of columns, left to right, and of rows, top to bottom."""

    xs: list[float]
    ys: list[float]

    def places(self, boxes: Floats) -> list[Place]:
        """The grid cell that the middle of each box is in."""
        columns = np.searchsorted(self.xs[1:-1], (boxes[:, 0] + boxes[:, 2]) / 2)
        rows = np.searchsorted(self.ys[1:-1], (boxes[:, 1] + boxes[:, 3]) / 2)
        return list(zip(rows.tolist(), columns.tolist(), strict=True))


def crossing_merges(grid: Grid, boxes: Floats, pieces: Sequence[list[int]]) -> Merges:
    """Neighbours that one piece of text runs through."""
    merges: Merges = set()
    for piece in pieces:
        x0, y0, x1, y1 = union(boxes[piece])
        row = int(np.searchsorted(grid.ys[1:-1], (y0 + y1) / 2))
        for column, edge in enumerate(grid.xs[1:-1], start=1):
            if x0 < edge - 2 and x1 > edge + 2:
                merges.add(((row, column - 1), (row, column)))
    return merges


def ruled_merges(grid: Grid, boxes: Floats, rulings: Floats) -> Merges:
    """Neighbours without a ruling between them, where other cells have one there.

    Two cells side by side that both hold words stay apart: many tables rule their header only.
    """
    filled = set(grid.places(boxes))
    upright = rulings[is_upright(rulings)]
    level = rulings[~is_upright(rulings)]
    merges: Merges = set()
    for column, edge in enumerate(grid.xs[1:-1], start=1):
        line = upright[np.abs((upright[:, 0] + upright[:, 2]) / 2 - edge) < _NEAR]
        for row, (top, bottom) in enumerate(pairwise(grid.ys)):
            both = (row, column - 1) in filled and (row, column) in filled
            if not both and _covered(line[:, 1], line[:, 3], top, bottom) < 0.5:
                merges.add(((row, column - 1), (row, column)))
    for row, edge in enumerate(grid.ys[1:-1], start=1):
        line = level[np.abs((level[:, 1] + level[:, 3]) / 2 - edge) < _NEAR]
        for column, (left, right) in enumerate(pairwise(grid.xs)):
            if len(line) and _covered(line[:, 0], line[:, 2], left, right) < 0.5:
                merges.add(((row - 1, column), (row, column)))
    return merges


def _covered(low: Floats, high: Floats, start: float, end: float) -> float:
    """Share of ``start``-``end`` that lines cover."""
    shared = np.minimum(high, end) - np.maximum(low, start)
    return float(np.maximum(shared, 0.0).sum()) / max(end - start, 1e-9)


def fill(grid: Grid, merges: Merges, words: Sequence[Word], boxes: Floats) -> Table:
    """The table: merged cells with their words, row by row."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    spans = _spans(rows, columns, merges)
    owner = {
        (row, column): (top, left)
        for (top, left), (bottom, right) in spans.items()
        for row in range(top, bottom)
        for column in range(left, right)
    }
    held: dict[Place, list[Word]] = defaultdict(list)
    for word, place in zip(words, grid.places(boxes), strict=True):
        held[owner[place]].append(word)
    cells = [_cell(grid, place, end, held.get(place, [])) for place, end in sorted(spans.items())]
    return Table(rows=rows, columns=columns, cells=cells)


def _cell(grid: Grid, place: Place, end: Place, words: list[Word]) -> Cell:
    (row, column), (bottom, right) = place, end
    box: Box = (grid.xs[column], grid.ys[row], grid.xs[right], grid.ys[bottom])
    return Cell(
        row=row,
        column=column,
        row_span=bottom - row,
        column_span=right - column,
        text=text_of(words),
        box=(round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)),
    )


def _spans(rows: int, columns: int, merges: Merges) -> dict[Place, Place]:
    """For each cell's first place its end (exclusive); merges that make no rectangle are left out."""
    group = {(row, column): [(row, column)] for row in range(rows) for column in range(columns)}
    for first, second in sorted(merges):
        kept, gone = group[first], group[second]
        if kept is not gone:
            kept += gone
            group |= dict.fromkeys(gone, kept)
    spans: dict[Place, Place] = {}
    for places in {id(places): places for places in group.values()}.values():
        top, left = min(row for row, _ in places), min(column for _, column in places)
        bottom, right = max(row for row, _ in places) + 1, max(column for _, column in places) + 1
        if len(places) == (bottom - top) * (right - left):
            spans[top, left] = bottom, right
        else:
            spans |= {(row, column): (row + 1, column + 1) for row, column in places}
    return spans
