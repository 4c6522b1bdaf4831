"""The text of a table in lines and columns, and what is a number in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from docreader_worker.content import Word
from docreader_worker.reading.geometry import Floats, Places, places_between

Row = list[int]
"""Indices of words that are level, left to right."""

_NUMBER = re.compile(r"[-–−+±$€£(]*\d[\d.,%)]*")

YEAR = re.compile(r"(?:19|20)\d\d")
"""A number that heads a column of others."""

_IN_HEAD = re.compile(r"(?:19|20)\d\d|\D*000\D*|[^\d\-–—−]+")
"""What is in heads where numbers may stand: years, units in thousands, signs of currencies."""

_BLANK = re.compile(r"[-–—−*.$€£¥₹%]|n/?[am]", re.IGNORECASE)
"""What stands where a number would, or beside one."""

_OVER = 1.0
"""Points that text reaches over an edge that it runs over, at least."""


def is_number(word: Word) -> bool:
    """Whether ``word`` is a number, with its sign, currency or brackets."""
    return _NUMBER.fullmatch(word.text) is not None


def is_figure(word: Word) -> bool:
    """Whether ``word`` is a number, or what stands for one or beside it: a dash, a currency."""
    return is_number(word) or _BLANK.fullmatch(word.text) is not None


def usual_size(words: Sequence[Word]) -> float:
    """Points that the letters of ``words`` are usually high."""
    return float(np.median([word.size for word in words])) if words else 0.0


@dataclass(frozen=True)
class TableText:
    """The words of a table, their boxes, the edges of its columns, and its lines of words, downwards."""

    words: Sequence[Word]
    boxes: Floats
    xs: list[float]
    rows: Sequence[Row]

    @cached_property
    def places(self) -> Places:
        """The column that each word is in, ``(n,)``."""
        return places_between(self.xs[1:-1], self.boxes, 0)

    @cached_property
    def ends(self) -> Floats:
        """Where the words of each column end, ``(columns,)``."""
        ends = np.full(len(self.xs) - 1, -np.inf)
        np.maximum.at(ends, self.places, self.boxes[:, 2])
        return ends

    @cached_property
    def body(self) -> float:
        """Where the first line is that holds numbers, and no years or units, beyond the first column."""
        return next((float(self.boxes[row, 1].min()) for row in self.rows if self._is_body(row)), 0.0)

    def _is_body(self, row: Row) -> bool:
        beyond = self.numbered(row) - {0}
        return any(
            column in beyond and not _IN_HEAD.fullmatch(self.words[index].text)
            for index, column in zip(row, self.columns(row), strict=True)
        )

    def columns(self, row: Row) -> list[int]:
        """The column that each word of ``row`` is in."""
        columns: list[int] = self.places[row].tolist()
        return columns

    def numbered(self, row: Row) -> set[int]:
        """The columns that hold numbers, or what stands for one, and nothing else in ``row``."""
        columns = self.columns(row)
        named = {
            column for index, column in zip(row, columns, strict=True) if not is_figure(self.words[index])
        }
        return set(columns) - named

    def crossed(self, row: Row) -> set[float]:
        """The edges of columns that pieces of ``row`` run over."""
        ends = [(self.boxes[piece[0], 0], self.boxes[piece[-1], 2]) for piece in pieces_of(row, self.words)]
        return {x for x in self.xs for left, right in ends if left + _OVER < x < right - _OVER}

    def between(self, above: Row, row: Row) -> float:
        """The height between two lines."""
        return float(self.boxes[above, 3].max() + self.boxes[row, 1].min()) / 2


def text_rows(boxes: Floats) -> list[Row]:
    """Words grouped by the height they stand at, top to bottom."""
    rows: list[Row] = []
    top, bottom = 0.0, -1.0
    for index in np.lexsort((boxes[:, 0], (boxes[:, 1] + boxes[:, 3]) / 2)).tolist():
        y0, y1 = boxes[index, 1], boxes[index, 3]
        shared = min(bottom, y1) - max(top, y0)
        if rows and shared > 0.4 * min(bottom - top, y1 - y0):
            rows[-1].append(index)
        else:
            rows.append([index])
            top, bottom = y0, y1
    return [sorted(row, key=lambda index: float(boxes[index, 0])) for row in rows]


def pieces_of(row: Row, words: Sequence[Word]) -> list[Row]:
    """A row cut at gaps wider than a space."""
    pieces: list[Row] = [[row[0]]]
    for before, index in pairwise(row):
        if words[index].box[0] - words[before].box[2] > 0.6 * words[index].size:
            pieces.append([])
        pieces[-1].append(index)
    return pieces
