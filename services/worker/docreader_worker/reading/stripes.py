"""Tables between level rulings of one width, and what tells cells from running text."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from docreader.result import Box
from docreader_worker.content import PageContent, Word
from docreader_worker.reading.columns import white_columns
from docreader_worker.reading.geometry import Floats, abreast, as_boxes, centres_inside, union
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rulings import grid_edges
from docreader_worker.reading.runs import runs_of
from docreader_worker.reading.table_text import text_rows

_BESIDE = 0.4
"""Share of the lines between rulings that have another beside them, at least, for a table."""

_LEAST = 6
"""Words of a table, at least."""

CELL_WORDS = 4.5
"""Words in a cell on average, at most: columns of running text have more."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a page with their boxes, and the boxes of its level lines."""

    words: Sequence[Word]
    boxes: Floats
    pieces: Floats

    @classmethod
    def of(cls, content: PageContent, lines: Sequence[Line]) -> "Text":
        pieces = [line.box for line in lines if not line.vertical]
        return cls(content.words, as_boxes([word.box for word in content.words]), as_boxes(pieces))

    def has_cells(self, box: Box, *, strictly: bool = False) -> bool:
        """Whether pieces of text stand beside each other in ``box``, and white columns between its words.

        ``strictly`` they are short in every row.
        """
        inside = [self.words[place] for place in np.flatnonzero(centres_inside(self.boxes, box)).tolist()]
        if len(inside) < _LEAST or self._share_beside(box) <= _BESIDE:
            return False
        return _has_columns(inside, strictly=strictly)

    def _share_beside(self, box: Box) -> float:
        """Share of the pieces of text in ``box`` that have another on their height."""
        held = self.pieces[centres_inside(self.pieces, box)]
        return float((abreast(held) > 1).mean()) if len(held) else 0.0


def striped_tables(text: Text, level: Floats, height: float) -> list[Box]:
    """Boxes of words between ``level`` rulings of one width, where white columns run through ``text``.

    Where there are but two rulings, one above and one below, every row must be one of short cells.
    ``height`` is that of the page.
    """
    rules = level[level[:, 2] - level[:, 0] > 80]
    stacks = [rules[stack] for stack in _stacks(rules, 0.3 * height)]
    return [union(stack) for stack in stacks if text.has_cells(union(stack), strictly=_heights(stack) == 2)]


def _stacks(rules: Floats, reach: float) -> list[list[int]]:
    """Rulings below each other with the same ends, at two heights or more."""

    ends = rules.tolist()

    def follows(last: int, index: int) -> bool:
        apart = [abs(ends[index][side] - ends[last][side]) for side in (0, 2)]
        return bool(max(apart) < 3)

    def is_past(last: int, index: int) -> bool:
        return bool(ends[index][1] - ends[last][1] >= reach)

    downwards: list[int] = np.argsort(rules[:, 1], kind="stable").tolist()
    return [stack for stack in runs_of(downwards, follows, is_past) if _heights(rules[stack]) >= 2]


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
