"""Tables without a grid of rulings: rows of short pieces of text that stand in line below each other."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from docreader.result import Box
from docreader_worker.content import PageContent, Word
from docreader_worker.reading.geometry import Floats, as_boxes, centres_inside, overlap_1d, union
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rulings import grid_edges, whole_level
from docreader_worker.reading.tables import text_rows, white_columns

_ROW_GAP = 2.2
"""Ems of white between two rows of a table, at most."""

_CELL_GAP = 16.0
"""Ems of white between two cells of a row, at most."""

_BESIDE = 0.4
"""Share of the lines between rulings that have another beside them, at least, for a table."""

_LEAST = 6
"""Words of a table, at least."""

_CELL_WORDS = 4.5
"""Words in a cell on average, at most: columns of running text have more."""


def aligned_tables(content: PageContent, lines: Sequence[Line], *, alone: bool) -> list[Box]:
    """Boxes of three rows or more with three columns, or with two where rules above and below frame them.

    Only tables of numbers count unless ``alone``, with no detector to tell tables from other short lines.
    """
    level = [line for line in lines if not line.vertical]
    if len(level) < 6:
        return []
    boxes = as_boxes([line.box for line in level])
    em = float(np.median([line.size for line in level]))
    rows = _rows(boxes, em)
    rules = whole_level(as_boxes(content.rulings))
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
                whole[place] = union(as_boxes([box, other]))
                break
        else:
            whole.append(box)
    return whole


def striped_tables(content: PageContent, lines: Sequence[Line]) -> list[Box]:
    """Boxes of words between level rulings of one width, where white columns run through ``lines``.

    Where there are but two rulings, one above and one below, every row must be one of short cells.
    """
    rules = whole_level(as_boxes(content.rulings))
    rules = rules[rules[:, 2] - rules[:, 0] > 80]
    found = []
    for stack in _stacks(rules, 0.3 * content.height):
        box = union(rules[stack])
        if has_cells(box, content, lines, strictly=_heights(rules[stack]) == 2):
            found.append(box)
    return found


def has_cells(box: Box, content: PageContent, lines: Sequence[Line], *, strictly: bool = False) -> bool:
    """Whether there are pieces of text beside each other in ``box``, and white columns between its words.

    ``strictly`` they are short in every row.
    """
    pieces = as_boxes([line.box for line in lines if not line.vertical])
    words = as_boxes([word.box for word in content.words])
    inside = [content.words[place] for place in np.flatnonzero(centres_inside(words, box)).tolist()]
    if len(inside) < _LEAST or _share_beside(pieces, box) <= _BESIDE:
        return False
    return _has_columns(inside, strictly=strictly)


def _share_beside(pieces: Floats, box: Box) -> float:
    """Share of the pieces of text in ``box`` that have another on their height."""
    held = pieces[centres_inside(pieces, box)]
    level = (overlap_1d(held, held, 1) > 2).sum(axis=1)
    return float((level > 1).mean()) if len(held) else 0.0


def _stacks(rules: Floats, reach: float) -> list[list[int]]:
    """Rulings below each other with the same ends, at two heights or more."""
    stacks: list[list[int]] = []
    for index in np.argsort(rules[:, 1], kind="stable").tolist():
        for stack in stacks:
            last = rules[stack[-1]]
            same = np.abs(rules[index, [0, 2]] - last[[0, 2]]).max() < 3
            if same and rules[index, 1] - last[1] < reach:
                stack.append(index)
                break
        else:
            stacks.append([index])
    return [stack for stack in stacks if _heights(rules[stack]) >= 2]


def _heights(rules: Floats) -> int:
    """At how many heights rulings lie: a double rule is one."""
    return len(grid_edges(rules)[1])


def _has_columns(words: Sequence[Word], *, strictly: bool) -> bool:
    """Whether white runs down between words that are no columns of running text."""
    boxes = as_boxes([word.box for word in words])
    rows = text_rows(boxes)
    edges = white_columns(boxes, rows, words)
    sides = np.searchsorted(edges, (boxes[:, 0] + boxes[:, 2]) / 2)
    if len(rows) < 2:
        return False
    full = sum(len({int(sides[index]) for index in row}) > 1 for row in rows)
    most, least = (_CELL_WORDS, 0.8) if strictly else (2 * _CELL_WORDS, 0.5)
    return full >= least * len(rows) and len(words) / ((len(edges) + 1) * len(rows)) < most


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
    return [row for row in split if len(row) > 1]


def _runs(rows: list[list[int]], boxes: Floats, em: float) -> list[list[list[int]]]:
    """Rows put together with the row above whose cells they stand under."""
    runs: list[list[list[int]]] = []
    for row in rows:
        home = next((run for run in reversed(runs) if _stands_under(row, run[-1], boxes, em)), None)
        if home is None:
            runs.append([row])
        else:
            home.append(row)
    return runs


def _stands_under(row: list[int], above: list[int], boxes: Floats, em: float) -> bool:
    gap = boxes[row, 1].min() - boxes[above, 3].max()
    if not -0.5 * em < gap < _ROW_GAP * em:
        return False
    shared = overlap_1d(boxes[row], boxes[above], 0) > 0
    alone = (shared.sum(axis=1) == 1) & (shared & (shared.sum(axis=0) == 1)).any(axis=1)
    return bool(alone.sum() >= 2 and alone.sum() >= 0.6 * min(len(row), len(above)))


def _is_table(run: list[list[int]], cells: Sequence[Line], *, framed: bool, alone: bool) -> bool:
    columns = float(np.median([len(row) for row in run]))
    words = sum(len(cell.words) for cell in cells) / len(cells)
    if _is_prose(cells):
        return False
    digits = sum(any(letter.isdigit() for letter in cell.text) for cell in cells) / len(cells)
    if not alone and (digits < 0.4 or len(run) < 4 or words > _CELL_WORDS / 2):
        return False
    if len(run) < 3 or words > _CELL_WORDS:
        return framed and len(run) >= 2 and words <= 2 * _CELL_WORDS and columns >= 2
    return columns >= 3 or framed or (digits > 0.4 and len(run) >= 4)


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
