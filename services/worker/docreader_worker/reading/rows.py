"""Tables by their rows and columns: out to those that a detection missed."""

from collections.abc import Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.reading.geometry import (
    Bools,
    Floats,
    abreast,
    as_boxes,
    beside,
    centres_inside,
    overlap_1d,
    union,
)
from docreader_worker.reading.heads import heads
from docreader_worker.reading.lines import Line
from docreader_worker.reading.table_text import is_figure
from docreader_worker.reading.text import is_caption

LEAST = 4
"""Pieces of text that stand beside another in a table, at least."""

_MOST = 3
"""Rows that a table is short of on a side, at most."""
_REACH = 1.6
"""Ems of white between a table and a row of it, at most."""
_BESIDE = 3.0
"""Ems of white between a table and a column of it, at most."""
_CELL_WORDS = 3
"""Words in a cell of such a column on average, at most."""
_CELLS, _NAME_WORDS = 2, 8
"""Cells of a table whose rows have names, at least, and words of a name on average, at most."""
_TALL = 2.0
"""Ems that a name is high, at most: what runs up or across the page is none."""


def has_rows(box: Box, lines: Sequence[Line]) -> bool:
    """Whether pieces of text stand beside each other on two heights or more of ``box``."""
    boxes = as_boxes([line.box for line in lines])
    inside = boxes[centres_inside(boxes, box)]
    level = inside[abreast(inside, 0.3 * (inside[:, 3] - inside[:, 1])) > 1]
    return len(level) >= LEAST and bool(np.ptp(level[:, 1]) > level[0, 3] - level[0, 1])


def with_rows(box: Box, lines: Sequence[Line], barriers: Floats, rulings: Floats) -> Box:
    """``box`` out to rows above and below with two pieces or more that stand over columns of the table,
    to heads of several columns with a rule under them, and to what tells the unit.

    ``barriers`` are boxes of other tables and pictures, which a row must keep clear of.
    """
    boxes = as_boxes([line.box for line in lines])
    for _ in range(_MOST):
        inside = centres_inside(boxes, box)
        if inside.sum() < 4:
            break
        em = em_of(lines, np.flatnonzero(inside).tolist())
        grown = box
        above, below = _row_above(boxes, inside, box, em), _row_below(boxes, inside, box, em)
        for row in (above, below):
            if _belongs(row, boxes, inside, box, em, lines):
                grown = out_to(grown, boxes[row], barriers)
        if len(below) == 1 and _is_total(lines[below[0]], boxes, inside, em):
            grown = out_to(grown, boxes[below], barriers)
        if len(above) == 1 and heads(above[0], boxes, inside, box, em, lines, rulings):
            grown = out_to(grown, boxes[above], barriers)
        if grown == box:
            break
        box = grown
    return box


def with_columns(box: Box, lines: Sequence[Line], barriers: Floats) -> Box:
    """``box`` out to columns left and right of it: short pieces of text close by, level with its rows.

    ``barriers`` are boxes of other tables and pictures, which the columns must keep clear of.
    """
    boxes = as_boxes([line.box for line in lines])
    inside = centres_inside(boxes, box)
    if not inside.any():
        return box
    em = em_of(lines, np.flatnonzero(inside).tolist())
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    in_line = ~inside & (middles > box[1]) & (middles < box[3])
    sides = (box[0] - boxes[:, 2], boxes[:, 0] - box[2])
    for gaps in sides if inside.sum() >= 2 * LEAST else ():
        members: list[int] = np.flatnonzero(in_line & (gaps > -em)).tolist()
        if gaps[members].min(initial=np.inf) < _BESIDE * em and _are_cells(members, boxes, inside, em, lines):
            box = out_to(box, boxes[members], barriers)
    flat = boxes[:, 3] - boxes[:, 1] < _TALL * em
    labels: list[int] = np.flatnonzero(in_line & flat & (boxes[:, 2] < box[0] + em)).tolist()
    return out_to(box, boxes[labels], barriers) if _are_labels(labels, boxes, inside, em, lines) else box


def _are_labels(members: list[int], boxes: Floats, inside: Bools, em: float, lines: Sequence[Line]) -> bool:
    """Whether ``members`` name the rows of a table of numbers, however far left: one each, and no more.

    Some may name groups of rows. What stands above all names, or above all numbers, is a head.
    """
    if not members or _words_each(lines, members) > _NAME_WORDS:
        return False
    names = boxes[members]
    tops = [boxes[index, 1] for index in np.flatnonzero(inside).tolist() if _is_number(lines[index])]
    top = max(names[:, 1].min(), min(tops, default=np.inf)) - 0.3 * em
    cells: list[int] = np.flatnonzero(inside & (boxes[:, 1] > top)).tolist()
    rows = boxes[cells]
    numbers = sum(_is_number(lines[index]) for index in cells)
    if len(cells) < _CELLS or numbers < 0.7 * len(cells) or abreast(names, 0.3 * em).max() > 1:
        return False
    left, low = names[:, 0].min(), names[:, 3].max()
    if ((np.abs(boxes[:, 0] - left) < em) & (boxes[:, 1] > low - 0.3 * em) & (boxes[:, 1] < low + em)).any():
        return False  # a column of text that goes on below
    return bool(_level_with(names, rows, em).mean() > 0.6 and _level_with(rows, names, em).mean() > 0.6)


def _is_number(line: Line) -> bool:
    """Whether ``line`` has a digit, or stands for a number: a dash, a currency."""
    return any(letter.isdigit() for letter in line.text) or not any(letter.isalpha() for letter in line.text)


def _are_cells(members: list[int], boxes: Floats, inside: Bools, em: float, lines: Sequence[Line]) -> bool:
    """Whether ``members`` are short, and most rows of a table go on with one."""
    if len(members) < LEAST or _words_each(lines, members) > _CELL_WORDS:
        return False
    cells, rows = boxes[members], boxes[inside]
    return bool(_level_with(cells, rows, em).mean() > 0.8 and _level_with(rows, cells, em).mean() > 0.5)


def _level_with(first: Floats, second: Floats, em: float) -> Bools:
    """Which of the first boxes have a second one at their height."""
    return np.asarray(beside(first, second, 0.3 * em) > 0)


def em_of(lines: Sequence[Line], members: Sequence[int]) -> float:
    """The usual size of the letters of ``members``."""
    return float(np.median([lines[index].size for index in members]))


def _words_each(lines: Sequence[Line], members: Sequence[int]) -> float:
    """Words in one of ``members`` on average."""
    return float(np.mean([len(lines[index].words) for index in members]))


def out_to(box: Box, pieces: Floats, barriers: Floats) -> Box:
    """``box`` out to ``pieces``, unless it would touch a barrier."""
    wider = union(np.concatenate([as_boxes([box]), pieces]))
    return box if _touch(as_boxes([wider]), barriers).any() else wider


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


def _is_total(line: Line, boxes: Floats, inside: Bools, em: float) -> bool:
    """Whether ``line`` is a number that ends where several cells above it do."""
    ends = np.abs(boxes[inside, 2] - line.box[2]) < 0.5 * em
    return bool(ends.sum() >= _CELLS and all(is_figure(word) for word in line.words))


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
    if _words_each(lines, row) > 6:
        return False
    shared = overlap_1d(boxes[row], boxes[inside], 0) > 0
    columns = [set(np.flatnonzero(line).tolist()) for line in shared]
    apart = all(
        len(one - other) > 0.5 * len(one) for one in columns for other in columns if one and one is not other
    )
    return bool(shared.any(axis=1).mean() > 0.7) and apart


def level_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand at one height, left to right, from top to bottom; none that runs up or down."""
    rows: list[list[Line]] = []
    for line in sorted((line for line in lines if not line.vertical), key=_middle):
        if rows and rows[-1][0].box[1] < _middle(line) < rows[-1][0].box[3]:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box[0]) for row in rows]


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2
