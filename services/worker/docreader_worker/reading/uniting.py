"""Tables in parts put together: rows in the same columns of numbers, with names of groups between them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, pairwise

import numpy as np

from docreader.result import Box
from docreader_worker.reading.claims import Area, ranked
from docreader_worker.reading.evidence import Evidence
from docreader_worker.reading.geometry import (
    Floats,
    around,
    as_boxes,
    centres_inside,
    intersection,
    iou,
    merged_intervals,
    overlap_1d,
)
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rows import em_of
from docreader_worker.reading.table_text import YEAR, is_figure
from docreader_worker.reading.text import is_caption

_APART, _AROUND_NAME = 3.5, 2.0
"""Ems of white between two parts of one table, and above and below the name of a group, at most."""
_SHARED = 0.75
"""Share of the columns of numbers of both parts that are the same, at least."""
_BESIDE = 3.0
"""Ems that the first columns of two parts begin apart, at most."""
_LARGER = 1.15
"""How much larger than the letters of a table those of the name of a group are, at most."""
_SURE, _SAME = 0.8, 0.7
"""Score over which a detected table is whole, and intersection over union with one, or with a ruled grid,
over which a table is that."""
_LEVEL = 3.0
"""Points between the lower edges of one row, at most."""
_WORDS = 3
"""Words of a cell with a number, at most."""
_LETTERS = 0.5
"""Share of letters of what is a number and no date, at most."""
_SENTENCE = 8
"""Words of a line of text, at least."""
_NUMBERS = 0.3
"""Share of numbers behind the names of rows from which they tell the columns."""


def parts_united(found: Sequence[Area], page: Evidence) -> list[Area]:
    """Areas, best evidence first, tables put together whose rows go on in the same columns of numbers.

    Between them there may be names of groups, alone in the first column. What begins with a head of its own,
    or below a caption, is another table; so are two that are whole, each in ruled cells or sure of itself,
    and two with a picture between them. What stands between two parts is a part, too.
    """
    whole = as_boxes([*page.grids, *(one.box for one in page.detections if one.score > _SURE)])
    tables = sorted((one for one in found if one.label == "table"), key=lambda one: one.box[1])
    pictures = [one for one in found if one.label != "table"]
    clear = as_boxes([one.box for one in pictures])
    united: list[Area] = []
    for table in tables:
        one = _without_text(table, united, page)
        above = next((other for other in united if _are_parts(other, one, whole, page)), None)
        box = around([one.box, above.box]) if above else one.box
        if above is None or intersection(as_boxes([box]), clear).any():
            united.append(one)
        else:
            met = intersection(as_boxes([box]), as_boxes([other.box for other in united]))[0] > 0
            united = [*compress(united, ~met), _as_one([one, *compress(united, met)])]
    return ranked([*pictures, *united])


def _as_one(parts: Sequence[Area]) -> Area:
    return Area("table", max(part.score for part in parts), around([part.box for part in parts]))


def _without_text(one: Area, others: Sequence[Area], page: Evidence) -> Area:
    """A table that ends with rows of one of ``others``, and then with text: it goes as far as that one."""
    boxes = page.line_boxes
    inside = centres_inside(boxes, one.box)
    for other in others:
        shared = inside & centres_inside(boxes, other.box)
        rest = inside & (boxes[:, 1] > boxes[shared, 3].max(initial=-np.inf))
        lines = [page.lines[index] for index in np.flatnonzero(rest).tolist()]
        behind = [line for line in lines if line.box[0] > one.box[0] + _BESIDE * line.size]
        if shared.any() and any(map(_is_text, lines)) and not any(map(_is_number, behind)):
            return replace(one, box=(*one.box[:3], max(other.box[3], one.box[1])))
    return one


def _are_parts(above: Area, below: Area, whole: Floats, page: Evidence) -> bool:
    """Whether two tables are parts of one, and not both among those that are ``whole``."""
    known = iou(as_boxes([above.box, below.box]), whole).max(axis=1, initial=0.0) > _SAME
    return not known.all() and _goes_on(above.box, below.box, page.lines, page.line_boxes)


def _goes_on(above: Box, below: Box, lines: Sequence[Line], boxes: Floats) -> bool:
    """Whether the rows of ``above`` go on in ``below``."""
    level = np.array([not line.vertical for line in lines])
    upper, lower = (np.flatnonzero(level & centres_inside(boxes, box)).tolist() for box in (above, below))
    if not upper or not lower or below[1] < above[1] or below[3] < above[3]:
        return False
    em = max(em_of(lines, upper), em_of(lines, lower))
    edge = float(min(boxes[upper, 0].min(), boxes[lower, 0].min()))
    columns = [_columns(members, lines, edge + em) for members in (upper, lower)]
    if not _are_same(*columns) and not _are_same(_lowest(upper, lines, edge + em), columns[1]):
        return False
    if not set(upper).isdisjoint(lower):
        return True  # both hold the same rows
    off = min(abs(boxes[upper, 0].min() - boxes[lower, 0].min()), abs(above[0] - below[0]))
    if off > _BESIDE * em:
        return False
    first = float(columns[1][0, 0])
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    low, high = boxes[upper, 3].max(), boxes[lower, 1].min()
    beside = level & (boxes[:, 2] > min(above[0], below[0])) & (boxes[:, 0] < max(above[2], below[2]))
    between = np.flatnonzero(beside & (middles > low) & (middles < high)).tolist()
    heights = merged_intervals(
        np.array([low, high, *boxes[between, 1]]), np.array([low, high, *boxes[between, 3]])
    )
    most = em * (_AROUND_NAME if between else _APART)
    close = all(after[0] - before[1] < most for before, after in pairwise(heights))
    fits = all(_is_number(lines[index]) or _names_group(lines[index], edge, first, em) for index in between)
    return close and fits and _opens_with_row(lower, boxes, lines, edge, first, em)


def _columns(members: Sequence[int], lines: Sequence[Line], edge: float) -> Floats:
    """Columns of numbers right of ``edge``: where each begins and ends, from left to right, ``(n, 2)``.

    Where there are no numbers, ``members`` are a head, whose lowest row tells them.
    """
    held = [lines[index] for index in members if lines[index].box[0] > edge]
    numbers = [line for line in held if _is_number(line) and not _is_date(line)]
    if len(numbers) < _NUMBERS * len(held):
        return _lowest(members, lines, edge)
    boxes = as_boxes([word.box for line in numbers for word in line.words if is_figure(word)])
    return np.array(merged_intervals(boxes[:, 0], boxes[:, 2])).reshape(-1, 2)


def _lowest(members: Sequence[int], lines: Sequence[Line], edge: float) -> Floats:
    """Where the pieces of the lowest row right of ``edge`` begin and end."""
    boxes = as_boxes([lines[index].box for index in members if lines[index].box[0] > edge])
    row = boxes[boxes[:, 3] > boxes[:, 3].max(initial=0.0) - _LEVEL]
    return np.array(merged_intervals(row[:, 0], row[:, 2])).reshape(-1, 2)


def _is_number(line: Line) -> bool:
    """Whether ``line`` is a number with what may stand beside it, or what stands for one."""
    return any(is_figure(word) for word in line.words) and len(line.words) <= _WORDS


def _is_date(line: Line) -> bool:
    """Whether ``line`` is more letters than figures, as "31 December" is."""
    return sum(letter.isalpha() for letter in line.text) > _LETTERS * len(line.text)


def _is_text(line: Line) -> bool:
    return len(line.words) >= _SENTENCE


def _are_same(first: Floats, second: Floats) -> bool:
    """Whether most columns of both stand each over one of the other."""
    flat = [np.insert(columns, [1, 2], [0.0, 1.0], axis=1) for columns in (first, second)]
    shared = overlap_1d(flat[0], flat[1], 0) > 0
    pairs = (shared & (shared.sum(axis=1, keepdims=True) == 1) & (shared.sum(axis=0) == 1)).sum()
    return bool(pairs and pairs >= _SHARED * max(len(first), len(second)))


def _names_group(line: Line, edge: float, first: float, em: float) -> bool:
    """Whether ``line`` is in the first column, which ends before ``first``, and no larger than its text."""
    inside = edge - em < line.box[0] and line.box[2] < first + em
    return inside and line.size < _LARGER * em and not is_caption(line.text, numbered=True)


def _opens_with_row(
    members: Sequence[int], boxes: Floats, lines: Sequence[Line], edge: float, first: float, em: float
) -> bool:
    """Whether ``members`` begin with a row of numbers and its name, no head; names of groups may precede."""
    behind = [index for index in members if boxes[index, 0] > edge + _BESIDE * em]
    top = boxes[behind, 1].min(initial=np.inf)
    row = [lines[index] for index in members if abs(boxes[index, 1] - top) < 0.5 * em]
    beside = [line for line in row if line.box[0] > edge + _BESIDE * em]
    numbers = [line for line in beside if any(letter.isdigit() for letter in line.text) or _is_number(line)]
    head = all(YEAR.fullmatch(line.text) for line in beside)
    named = any(line.box[0] < edge + _BESIDE * em and line.box[2] < first + em for line in row)
    return named and not head and len(numbers) >= 0.5 * len(beside)
