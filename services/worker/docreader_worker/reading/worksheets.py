"""Tables of forms to reckon with: each row opens with a number, which stands again before its amount.

So tax forms of many countries are set, with or without rulings.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from docreader.result import Box
from docreader_worker.reading.geometry import Floats, abreast, around, as_boxes, overlap_1d, union
from docreader_worker.reading.lines import Line
from docreader_worker.reading.runs import runs_of

_NUMBER = re.compile(r"\d{1,3}[a-z]?|[a-zA-Z]")
_LEAST = 2
"""Rows of a worksheet, at least."""
_REACH = 8.0
"""Ems of white and rows without a number of their own between two rows, at most."""
_AMOUNT = 4
"""Letters beside an amount's number, at most: a currency."""
_EDGE = 2.0
"""Ems that the numbers of rows may stand apart."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The pieces of a row, as indices, and its box."""

    pieces: list[int]
    box: Box


def worksheets(lines: Sequence[Line]) -> list[Box]:
    """Boxes of rows with such numbers below each other; headings at their left edge part them."""
    level = [line for line in lines if not line.vertical]
    boxes = as_boxes([line.box for line in level])
    rows = [row for place in range(len(level)) if (row := _row(place, level, boxes))]
    if len(rows) < _LEAST:
        return []
    heads = _headings(level, boxes)
    runs = runs_of(rows, lambda above, row: _goes_on(above, row, level, heads))
    return [around([row.box for row in run]) for run in runs if len(run) >= _LEAST]


def _row(place: int, lines: Sequence[Line], boxes: Floats) -> _Row | None:
    """The row that the line at ``place`` opens, if its number stands again right of its text."""
    first, *rest = lines[place].text.split(maxsplit=1)
    number = first.rstrip(".")
    if not _NUMBER.fullmatch(number):
        return None
    same = overlap_1d(boxes, boxes[[place]], 1)[:, 0] > 0.5 * (boxes[place, 3] - boxes[place, 1])
    beside: list[int] = np.flatnonzero(same & (boxes[:, 0] >= boxes[place, 0])).tolist()
    right = [index for index in beside if index != place]
    again = any(_repeats(lines[index], number) for index in right)
    words = bool(rest) or any(lines[index].letters > len(number) + 2 for index in right)
    again |= bool(rest) and rest[0].split()[-1] == number and len(rest[0].split()) > 2
    return _Row(beside, union(boxes[beside])) if again and words else None


def _repeats(line: Line, number: str) -> bool:
    """Whether ``line`` is ``number`` and what an amount is written on, no more."""
    first, *rest = line.text.split()
    return first == number and sum(letter.isalpha() for word in rest for letter in word) <= _AMOUNT


def _headings(lines: Sequence[Line], boxes: Floats) -> list[Line]:
    """Lines that have nothing beside them and open with no number."""
    level = abreast(boxes, 0.3 * (boxes[:, 3] - boxes[:, 1]))
    return [
        line
        for line, count in zip(lines, level.tolist(), strict=True)
        if count == 1 and not _NUMBER.fullmatch(line.text.split()[0].rstrip("."))
    ]


def _goes_on(above: _Row, row: _Row, lines: Sequence[Line], heads: Sequence[Line]) -> bool:
    em = max(lines[above.pieces[0]].size, lines[row.pieces[0]].size)
    left = min(above.box[0], row.box[0])
    near = abs(above.box[0] - row.box[0]) < _EDGE * em and row.box[1] - above.box[3] < _REACH * em
    return near and not any(
        above.box[3] - em < head.box[1] < row.box[1] and head.box[0] < left + 0.5 * em for head in heads
    )
