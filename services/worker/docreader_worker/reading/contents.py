"""Tables of contents: rows that end in rising page numbers at one right edge."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.reading.geometry import Floats, as_boxes, union
from docreader_worker.reading.lines import Line
from docreader_worker.reading.runs import runs_of

_ENDS_IN_NUMBER = re.compile(r"(?:^|[\s.·…])(\d{1,4})$")
_LEAST_ROWS = 4
_HEADS = 2
"""Lines between two parts, at most."""
_ROW_GAP, _PART_GAP = 3.5, 9.0
"""Ems of white between two rows, at most, and between the parts of one table, where a heading stands."""
_ALIGNED = 0.35
"""Ems between the right edges of two rows, at most."""


def tables_of_contents(lines: Sequence[Line]) -> list[Box]:
    """Boxes of four rows or more whose page numbers do not fall, with their titles."""
    level = [line for line in lines if not line.vertical]
    numbers = [_page_number(line) for line in level]
    boxes = as_boxes([line.box for line in level])
    found = []
    for run in _runs(level, numbers):
        box = _with_titles(run, boxes)
        if box is not None:
            found.append(box)
    return found


def _page_number(line: Line) -> int:
    """The number a line ends in, or -1."""
    found = _ENDS_IN_NUMBER.search(line.text)
    return int(found.group(1)) if found else -1


def _runs(lines: Sequence[Line], numbers: Sequence[int]) -> list[list[int]]:
    """Lines below each other that end in numbers at one edge, each no less than the one before."""
    middles = sorted((line.box[1] + line.box[3]) / 2 for line in lines)
    columns = _columns(lines, numbers)
    runs = [run for column in columns for run in _column_runs(lines, numbers, column, middles)]
    return sorted(run for run in runs if len(run) >= _LEAST_ROWS and numbers[run[-1]] > numbers[run[0]])


def _columns(lines: Sequence[Line], numbers: Sequence[int]) -> list[list[int]]:
    """Lines that end in numbers, those whose right edges are close together, downwards."""
    ending = sorted((lines[index].box[2], index) for index, number in enumerate(numbers) if number >= 0)
    widest = _ALIGNED * max((lines[index].size for _, index in ending), default=0.0)
    columns: list[list[int]] = []
    for place, (right, index) in enumerate(ending):
        if not place or right - ending[place - 1][0] >= widest:
            columns.append([])
        columns[-1].append(index)
    return [sorted(column) for column in columns]


def _column_runs(
    lines: Sequence[Line], numbers: Sequence[int], column: Sequence[int], middles: Sequence[float]
) -> list[list[int]]:
    """Runs of a column's rows; few of the page's lines, whose ``middles`` are in order, part any two."""
    most = max(lines[index].size for index in column)

    def is_past(last: int, index: int, reach: float) -> bool:
        return lines[index].box[1] - lines[last].box[3] >= reach * most

    rows = runs_of(
        column,
        lambda last, index: _continues(lines, numbers, last, index, _ROW_GAP),
        lambda last, index: is_past(last, index, _ROW_GAP),
    )

    def is_next_part(above: Sequence[int], run: Sequence[int]) -> bool:
        if not _continues(lines, numbers, above[-1], run[0], _PART_GAP):
            return False
        top, bottom = lines[above[-1]].box[3], lines[run[0]].box[1]
        return bisect_left(middles, bottom) - bisect_right(middles, top) <= _HEADS

    parts = runs_of(
        rows,
        is_next_part,
        lambda above, run: is_past(above[-1], run[0], _PART_GAP),
    )
    return [[index for part in whole for index in part] for whole in parts]


def _continues(lines: Sequence[Line], numbers: Sequence[int], last: int, index: int, reach: float) -> bool:
    above, below = lines[last], lines[index]
    em = max(above.size, below.size)
    gap = below.box[1] - above.box[3]
    aligned = abs(above.box[2] - below.box[2]) < _ALIGNED * em
    return aligned and -0.4 * em < gap < reach * em and numbers[index] >= numbers[last]


def _with_titles(run: list[int], boxes: Floats) -> Box | None:
    """The box of the rows with what stands left of their numbers; ``None`` where a row has nothing there."""
    top, bottom = boxes[run, 1].min(), boxes[run, 3].max()
    right = boxes[run, 2].max()
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    rows = (middle[None, :] > boxes[run, 1][:, None]) & (middle[None, :] < boxes[run, 3][:, None])
    rows &= boxes[None, :, 2] <= right + 1
    widths = np.where(rows, right - boxes[None, :, 0], 0.0).max(axis=1)
    if np.median(widths) < 8 * np.median(boxes[run, 3] - boxes[run, 1]):
        return None
    members = rows.any(axis=0) & (middle > top) & (middle < bottom)
    return union(boxes[members]) if members.any() else None
