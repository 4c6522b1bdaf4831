"""Tables whose rows are told apart by colour: bands as wide as the table, behind every other row or so."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.reading.geometry import Floats, around, as_boxes, grown, merged_intervals, overlap_1d
from docreader_worker.reading.runs import runs_of
from docreader_worker.reading.stripes import Text

_LOW, _HIGH, _TALL = 5.0, 60.0, 250.0
"""Points that a band is high, at least and at most; the last where it is of cells."""
_CELLS = 3
"""Cells side by side that no chance makes, at least."""
_WIDE = 100.0
"""Points that a band is wide, at least."""
_SLACK = 3.0
"""Points that the cells of a band may stand apart, and the ends of two bands differ."""
_MOST = 500
"""Bands of a page: more are artwork."""
_ROWS = 3.0
"""Heights of a band that there may be between it and the next one."""


def banded_tables(shapes: Floats, text: Text) -> list[Box]:
    """Boxes of bands of filled ``shapes`` below each other, first to last, with cells in most rows.

    Those that touch others are coloured cells or columns, not bands.
    """
    found = [around(stack) for stack in _stacks(_bands(shapes))]
    near = grown(as_boxes(found), _SLACK)
    touching = ((overlap_1d(near, near, 0) > 0) & (overlap_1d(near, near, 1) > 0)).sum(axis=1)
    alone = [box for box, count in zip(found, touching.tolist(), strict=True) if count == 1]
    return [box for box in alone if text.has_cells(box)]


def _bands(shapes: Floats) -> list[Box]:
    """Filled boxes side by side put together, from top to bottom; none where there are too many for rows."""
    heights = shapes[:, 3] - shapes[:, 1]
    rows: dict[tuple[int, int], list[Floats]] = defaultdict(list)
    for shape in shapes[(heights > _LOW) & (heights < _TALL)]:
        rows[round(shape[1]), round(shape[3])].append(shape)
    bands: list[Box] = []
    for cells in map(np.array, rows.values()):
        top, bottom = float(cells[:, 1].min()), float(cells[:, 3].max())
        for left, right in merged_intervals(cells[:, 0], cells[:, 2], slack=_SLACK):
            count = ((cells[:, 0] >= left) & (cells[:, 2] <= right)).sum()
            if right - left > _WIDE and (bottom - top < _HIGH or count >= _CELLS):
                bands.append((left, top, right, bottom))
    return sorted(bands, key=lambda band: (band[1], band[0])) if len(bands) < _MOST else []


def _stacks(bands: Sequence[Box]) -> list[list[Box]]:
    """Bands of one width, each with the next one below it in reach; two at least."""
    return [stack for stack in runs_of(bands, _goes_on) if len(stack) > 1]


def _goes_on(above: Box, band: Box) -> bool:
    gap, height = band[1] - above[3], max(band[3] - band[1], above[3] - above[1])
    same = max(abs(band[0] - above[0]), abs(band[2] - above[2])) < _SLACK
    return same and -_SLACK < gap < _ROWS * height
