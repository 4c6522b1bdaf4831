"""Tables out to the rows that belong to them: heads above, and rows that a detection missed."""

from collections.abc import Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.reading.geometry import Bools, Floats, as_boxes, centres_inside, overlap_1d, union
from docreader_worker.reading.lines import Line
from docreader_worker.reading.text import is_caption

_MOST = 3
"""Rows that a table is short of on a side, at most."""
_REACH = 1.6
"""Ems of white between a table and a row of it, at most."""


def with_rows(box: Box, lines: Sequence[Line], barriers: Floats) -> Box:
    """``box`` out to rows above and below with two pieces or more that stand over columns of the table.

    ``barriers`` are boxes of other tables and pictures, which a row must keep clear of.
    """
    boxes = as_boxes([line.box for line in lines])
    for _ in range(_MOST):
        inside = centres_inside(boxes, box)
        if inside.sum() < 4:
            break
        em = float(np.median([lines[index].size for index in np.flatnonzero(inside).tolist()]))
        grown = box
        for row in (_row_above(boxes, inside, box, em), _row_below(boxes, inside, box, em)):
            if _belongs(row, boxes, inside, box, em, lines):
                wider = union(np.concatenate([as_boxes([grown]), boxes[row]]))
                if not _touch(as_boxes([wider]), barriers).any():
                    grown = wider
        if grown == box:
            break
        box = grown
    return box


def _touch(first: Floats, others: Floats) -> Bools:
    return np.asarray((overlap_1d(first, others, 0) > 1) & (overlap_1d(first, others, 1) > 1))


def _row_above(boxes: Floats, inside: Bools, box: Box, em: float) -> list[int]:
    """The lowest row of lines above ``box``."""
    near = ~inside & (boxes[:, 3] < box[1] + 0.8 * em) & (boxes[:, 3] > box[1] - _REACH * em)
    near &= (boxes[:, 0] < box[2]) & (boxes[:, 2] > box[0])
    return _level(boxes, near, float(boxes[near, 3].max(initial=-np.inf)), em, side=3)


def _row_below(boxes: Floats, inside: Bools, box: Box, em: float) -> list[int]:
    """The highest row of lines below ``box``."""
    near = ~inside & (boxes[:, 1] > box[3] - 0.8 * em) & (boxes[:, 1] < box[3] + _REACH * em)
    near &= (boxes[:, 0] < box[2]) & (boxes[:, 2] > box[0])
    return _level(boxes, near, float(boxes[near, 1].min(initial=np.inf)), em, side=1)


def _level(boxes: Floats, near: Bools, edge: float, em: float, *, side: int) -> list[int]:
    members: list[int] = np.flatnonzero(near & (np.abs(boxes[:, side] - edge) < 0.5 * em)).tolist()
    return members


def _belongs(
    row: list[int], boxes: Floats, inside: Bools, box: Box, em: float, lines: Sequence[Line]
) -> bool:
    """Whether the pieces of a row stand each over or under pieces of the table, and not over several."""
    if len(row) < 2 or any(is_caption(lines[index].text, numbered=True) for index in row):
        return False
    if boxes[row, 0].min() < box[0] - 2 * em or boxes[row, 2].max() > box[2] + 2 * em:
        return False
    if float(np.mean([len(lines[index].words) for index in row])) > 6:
        return False
    shared = overlap_1d(boxes[row], boxes[inside], 0) > 0
    columns = [set(np.flatnonzero(line).tolist()) for line in shared]
    apart = all(
        len(one - other) > 0.5 * len(one) for one in columns for other in columns if one and one is not other
    )
    return bool(shared.any(axis=1).mean() > 0.7) and apart
