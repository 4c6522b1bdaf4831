"""Rows of a table that are shaded, as every other one may be."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.reading.geometry import as_boxes, merged_intervals
from docreader_worker.reading.rulings import distinct

_WHOLE = 0.8
"""Share of the width of a table that the shade of a row is wide, at least."""

_TALLEST, _FEWEST = 0.4, 2
"""Share of the height of a table that the shade of a row is high, at most, and shaded rows, at least."""

_REACH = 3.0
"""Points that shade reaches over the edges of its table, at most, and that its pieces are apart."""


def shaded_rows(box: Box, shapes: Sequence[Box]) -> list[float]:
    """Heights above and below each shaded row of the table in ``box``.

    ``shapes`` are what is drawn on the page; the shade of a row may be drawn cell by cell.
    """
    x0, y0, x1, y1 = box
    pieces: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for one in shapes:
        level = y0 - _REACH < one[1] and one[3] < y1 + _REACH and one[3] - one[1] < _TALLEST * (y1 - y0)
        if level and one[0] < x1 and one[2] > x0:
            pieces[round(one[1]), round(one[3])].append(one)
    shaded = [around for row in pieces.values() if (around := _whole(row, x0, x1)) is not None]
    return distinct([y for ends in shaded for y in ends]) if len(shaded) >= _FEWEST else []


def _whole(row: Sequence[Box], x0: float, x1: float) -> tuple[float, float] | None:
    """From where to where a row is shaded, if it is over most of the table's width."""
    boxes = np.clip(as_boxes(row)[:, 0::2], x0, x1)
    covered = sum(end - start for start, end in merged_intervals(boxes[:, 0], boxes[:, 1], slack=_REACH))
    return (row[0][1], row[0][3]) if covered > _WHOLE * (x1 - x0) else None
