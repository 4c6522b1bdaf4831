"""Tables between level rulings of one width, and what tells cells from running text."""

from collections.abc import Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.content import PageContent, Word
from docreader_worker.reading.geometry import Floats, as_boxes, centres_inside, overlap_1d, union
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rulings import grid_edges, whole_level
from docreader_worker.reading.tables import text_rows, white_columns

_BESIDE = 0.4
"""Share of the lines between rulings that have another beside them, at least, for a table."""

_LEAST = 6
"""Words of a table, at least."""

CELL_WORDS = 4.5
"""Words in a cell on average, at most: columns of running text have more."""


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
    most, least = (CELL_WORDS, 0.8) if strictly else (2 * CELL_WORDS, 0.5)
    return full >= least * len(rows) and len(words) / ((len(edges) + 1) * len(rows)) < most
