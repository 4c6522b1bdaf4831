"""Reading order: XY-cut with full-width elements as barriers.

After Nagy and Seth, "Hierarchical representation of optically scanned documents" (1984): cut a group of
boxes at white columns first, else at white rows; rows that share a white column stay together.
"""

from collections.abc import Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.reading.geometry import Floats, as_boxes, merged_intervals

_SLACK = 1.0
"""Points by which boxes may overlap and still be cut apart."""


def reading_order(boxes: Sequence[Box], *, right_to_left: bool = False) -> list[int]:
    """Indices of ``boxes`` in the order they are read."""
    matrix = as_boxes(boxes)
    shrunk = matrix + np.array([_SLACK, _SLACK, -_SLACK, -_SLACK])
    return _ordered(list(range(len(boxes))), shrunk, right_to_left)


def _ordered(group: list[int], boxes: Floats, right_to_left: bool) -> list[int]:
    if len(group) <= 1:
        return group
    rows = _groups(group, boxes, axis=1)
    columns = _columns(group, rows, boxes)
    if len(columns) > 1:
        if right_to_left:
            columns.reverse()
        return [index for column in columns for index in _ordered(column, boxes, right_to_left)]
    strips = _strips(rows, boxes)
    if len(strips) > 1:
        return [index for strip in strips for index in _ordered(strip, boxes, right_to_left)]
    return _tangled(group, boxes, right_to_left)


def _columns(group: list[int], rows: list[list[int]], boxes: Floats) -> list[list[int]]:
    """The columns of a group of ``rows``; one where no two boxes are abreast, be they ever so far aside."""
    abreast = any(len(_groups(row, boxes, axis=0)) > 1 for row in rows)
    return _groups(group, boxes, axis=0) if abreast else [group]


def _groups(group: list[int], boxes: Floats, axis: int) -> list[list[int]]:
    """The group cut wherever a straight white line runs through it across ``axis``."""
    low, high = boxes[group, axis], np.maximum(boxes[group, axis + 2], boxes[group, axis])
    spans = merged_intervals(low, high)
    starts = np.array([start for start, _ in spans])
    places = np.searchsorted(starts, low, side="right") - 1
    return [[group[i] for i in np.flatnonzero(places == place)] for place in range(len(spans))]


def _strips(rows: list[list[int]], boxes: Floats) -> list[list[int]]:
    """Neighbouring rows put together as long as a white column runs through all of them."""
    merged: list[list[int]] = []
    for row in rows:
        if merged and len(_columns(merged[-1] + row, [merged[-1], row], boxes)) > 1:
            merged[-1] = merged[-1] + row
        else:
            merged.append(row)
    return merged


def _tangled(group: list[int], boxes: Floats, right_to_left: bool) -> list[int]:
    """No white line runs through: the widest box is a barrier, what starts above it comes first."""
    widths = boxes[group, 2] - boxes[group, 0]
    barrier = group[int(widths.argmax())]
    middle = (boxes[barrier, 1] + boxes[barrier, 3]) / 2
    centre = (boxes[:, 1] + boxes[:, 3]) / 2
    above = [index for index in group if index != barrier and centre[index] < middle]
    below = [index for index in group if index != barrier and centre[index] >= middle]
    return [*_ordered(above, boxes, right_to_left), barrier, *_ordered(below, boxes, right_to_left)]
