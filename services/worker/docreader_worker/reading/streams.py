"""Tables without a grid of rulings: rows of short pieces of text that stand in line below each other."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np

from docreader.result import Box
from docreader_worker.reading.geometry import Floats, around, as_boxes, overlap_1d, union
from docreader_worker.reading.lines import Line
from docreader_worker.reading.stripes import CELL_WORDS

_ROW_GAP = 2.2
"""Ems of white between two rows of a table, at most."""

_CELL_GAP = 16.0
"""Ems of white between two cells of a row, at most."""

_LEAST, _LEAST_OF_NUMBERS, _NUMBERS = 4, 3, 0.7
"""Rows of a table of numbers, at least, and of one with three columns and such a share of numbers."""

_CODE = 0.4
"""Share of cells in letters of one width over which lines are a listing, numbered or not."""


def aligned_tables(lines: Sequence[Line], rules: Floats, *, alone: bool) -> list[Box]:
    """Boxes of three rows or more with three columns, or with two where ``rules`` above and below frame them.

    Only tables of numbers count unless ``alone``, with no detector to tell tables from other short lines.
    """
    level = [line for line in lines if not line.vertical]
    if len(level) < 6:
        return []
    boxes = as_boxes([line.box for line in level])
    em = float(np.median([line.size for line in level]))
    rows = _rows(boxes, em)
    rules = rules[rules[:, 2] - rules[:, 0] > 40]
    found = []
    for run in _runs(rows, boxes, em):
        members = [index for row in run for index in row]
        box = union(boxes[members])
        framed = _framed(box, rules, em)
        if _is_table(run, [level[index] for index in members], framed=framed is not None, alone=alone):
            found.append(framed or box)
    return _stacked(found, 3 * em)


def _stacked(found: list[Box], reach: float) -> list[Box]:
    """Parts of one table put together: those close below each other that are about as wide."""
    whole: list[Box] = []
    for box in sorted(found, key=lambda box: (box[1], box[0])):
        for place, other in enumerate(whole):
            shared = min(box[2], other[2]) - max(box[0], other[0])
            narrow = min(box[2] - box[0], other[2] - other[0])
            if shared > 0.7 * narrow and box[1] - other[3] < reach:
                whole[place] = around([box, other])
                break
        else:
            whole.append(box)
    return whole


def _rows(boxes: Floats, em: float) -> list[list[int]]:
    """Lines that are level and not too far apart, left to right; rows from top to bottom."""
    rows: list[list[int]] = []
    for index in np.argsort(boxes[:, 1] + boxes[:, 3], kind="stable").tolist():
        middle = (boxes[index, 1] + boxes[index, 3]) / 2
        if rows and boxes[rows[-1][0], 1] < middle < boxes[rows[-1][0], 3]:
            rows[-1].append(index)
        else:
            rows.append([index])
    split: list[list[int]] = []
    for row in rows:
        row.sort(key=lambda index: float(boxes[index, 0]))
        split.append([row[0]])
        for left, right in pairwise(row):
            if boxes[right, 0] - boxes[left, 2] > _CELL_GAP * em:
                split.append([])
            split[-1].append(right)
    return split


def _runs(rows: list[list[int]], boxes: Floats, em: float) -> list[list[list[int]]]:
    """Rows put together with the row above whose cells they stand under, past cells that go on below it."""
    runs: list[list[list[int]]] = []
    ends: list[float] = []
    growing: list[int] = []
    tops = [float(boxes[row, 1].min()) for row in rows]
    highest = list(accumulate(reversed(tops), min))[::-1]
    for row, top, least in zip(rows, tops, highest, strict=True):
        growing = [place for place in growing if least - ends[place] < _ROW_GAP * em]
        reached = [place for place in reversed(growing) if -0.5 * em < top - ends[place] < _ROW_GAP * em]
        if len(row) == 1:
            home = next((place for place in reached if _goes_on(row[0], runs[place][-1], boxes, em)), None)
            if home is not None:
                ends[home] = float(boxes[row[0], 3])
            continue
        home = next((place for place in reached if _stands_under(row, runs[place][-1], boxes)), None)
        if home is None:
            home = len(runs)
            growing.append(home)
            runs.append([])
            ends.append(0.0)
        runs[home].append(row)
        ends[home] = float(boxes[row, 3].max())
    return runs


def _goes_on(piece: int, row: list[int], boxes: Floats, em: float) -> bool:
    """Whether a piece alone on its height begins where a cell of ``row`` does that is not the first."""
    return bool((np.abs(boxes[row[1:], 0] - boxes[piece, 0]) < 0.3 * em).any())


def _stands_under(row: list[int], above: list[int], boxes: Floats) -> bool:
    shared = overlap_1d(boxes[row], boxes[above], 0) > 0
    alone = (shared.sum(axis=1) == 1) & (shared & (shared.sum(axis=0) == 1)).any(axis=1)
    return bool(alone.sum() >= 2 and alone.sum() >= 0.6 * min(len(row), len(above)))


def _is_table(run: list[list[int]], cells: Sequence[Line], *, framed: bool, alone: bool) -> bool:
    columns = float(np.median([len(row) for row in run]))
    words = sum(len(cell.words) for cell in cells) / len(cells)
    if _is_prose(cells) or sum(cell.is_code for cell in cells) > _CODE * len(cells):
        return False
    digits = sum(any(letter.isdigit() for letter in cell.text) for cell in cells) / len(cells)
    least = _LEAST_OF_NUMBERS if digits > _NUMBERS and columns >= 3 else _LEAST
    if not alone and (digits < 0.4 or len(run) < least or words > 2 / 3 * CELL_WORDS):
        return False
    if len(run) < 3 or words > CELL_WORDS:
        return framed and len(run) >= 2 and words <= 2 * CELL_WORDS and columns >= 2
    return columns >= 3 or framed or (digits > 0.4 and len(run) >= _LEAST)


def _is_prose(cells: Sequence[Line]) -> bool:
    """Whether cells are lines of narrow columns of text: they break words or go on in lower case."""
    wordy = [cell for cell in cells if len(cell.words) >= 2 or len(cell.text) >= 12]
    broken = sum(cell.text.endswith("-") for cell in wordy)
    going_on = sum(cell.text[:1].islower() or cell.text[-1:] == "," for cell in wordy)
    return len(wordy) > 0.5 * len(cells) and (broken >= 0.08 * len(wordy) or going_on > 0.4 * len(wordy))


def _framed(box: Box, rules: Floats, em: float) -> Box | None:
    """``box`` out to a rule above and a rule below of its own width; ``None`` where there are none."""
    x0, y0, x1, y1 = box
    wide = (rules[:, 0] < x0 + 2 * em) & (rules[:, 2] > x1 - 2 * em)
    wide &= (rules[:, 0] > x0 - 4 * em) & (rules[:, 2] < x1 + 4 * em)
    y = (rules[:, 1] + rules[:, 3]) / 2
    above = rules[wide & (y < y0 + 0.5 * em) & (y > y0 - 4 * em)]
    below = rules[wide & (y > y1 - 0.5 * em) & (y < y1 + 4 * em)]
    if not len(above) or not len(below):
        return None
    return union(np.concatenate([above, below, as_boxes([box])]))
