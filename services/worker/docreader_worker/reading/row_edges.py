"""Heights between the rows of a table: where rulings are, and between lines of text where they are few."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from docreader_worker.content import Word
from docreader_worker.reading.geometry import Floats, Places, places_between

Row = list[int]
"""Indices of words that are level, left to right."""

_FULL_BANDS, _TALL_BAND = 4, 2.5
"""So many ruled bands, or between ruled columns so few lines in a band on average: every row is ruled."""

_NUMBER = re.compile(r"[-–−+±$€£(]*\d[\d.,%)]*")

YEAR = re.compile(r"(?:19|20)\d\d")
"""A number that heads a column of others."""

_LEAST = 0.1
"""Points that a row is high, at least: boxes are told to as much."""

_BLANK = re.compile(r"[-–—−*.$€£¥₹%]|n/?[am]", re.IGNORECASE)
"""What stands where a number would, or beside one."""

_SPAN_WORDS = 6
"""Words of a head of several columns, at most."""

_WORDS = 3
"""Words of a label that takes more than its line, at least; heads of rows are shorter."""

_MOST, _NUMBERED, _MANY = 0.65, 2, 3
"""Share of the lines of a band with numbers alone in a column, and so many such columns, or lines where there
is but one, for each line to be a row."""


def is_number(word: Word) -> bool:
    """Whether ``word`` is a number, with its sign, currency or brackets."""
    return _NUMBER.fullmatch(word.text) is not None


def is_figure(word: Word) -> bool:
    """Whether ``word`` is a number, or what stands for one or beside it: a dash, a currency."""
    return is_number(word) or _BLANK.fullmatch(word.text) is not None


@dataclass(frozen=True)
class TableText:
    """The words of a table, their boxes and the edges of its columns."""

    words: Sequence[Word]
    boxes: Floats
    xs: list[float]

    @cached_property
    def places(self) -> Places:
        """The column that each word is in, ``(n,)``."""
        return places_between(self.xs[1:-1], self.boxes, 0)

    @cached_property
    def room(self) -> float:
        """Where the words of the first column end."""
        return float(self.boxes[self.places == 0, 2].max())

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


def row_edges(ys: list[float], rows: Sequence[Row], text: TableText, *, ruled: bool) -> list[float]:
    """Ruled edges ``ys``; bands of several lines are cut between them where rulings are few.

    A band with numbers in the same columns of most lines is cut in any case. ``ruled`` tells whether columns
    are.
    """
    middles = [float((text.boxes[row, 1] + text.boxes[row, 3]).mean() / 2) for row in rows]
    bands = [
        [row for row, middle in zip(rows, middles, strict=True) if top <= middle < bottom]
        for top, bottom in pairwise(ys)
    ]
    fully = _fully_ruled(bands, len(rows), ruled=ruled)
    edges = [ys[0]]
    for band, bottom in zip(bands, ys[1:], strict=True):
        while len(band) > 1 and _is_spanning(band[0], band[1], text):
            edges.append(_between(band[0], band[1], text))
            band.pop(0)
        if len(band) > 1 and (not fully or _is_numbered(band, text)):
            edges += _cuts(band, text, edges[-1], bottom)
        if band or bottom == ys[-1]:
            edges.append(bottom)
    if len(edges) > 2 and not bands[-1]:
        edges.pop(-2)
    return edges


def _fully_ruled(bands: Sequence[Sequence[Row]], rows: int, *, ruled: bool) -> bool:
    """Whether every row of the table is between two rulings of its own."""
    filled = sum(bool(band) for band in bands)
    lines = rows / max(filled, 1)
    few = ruled and filled > 1 and lines < _TALL_BAND
    return few or (filled >= _FULL_BANDS and lines < 2 * _TALL_BAND)


def _is_numbered(band: Sequence[Row], text: TableText) -> bool:
    """Whether most lines of a band hold numbers in the same columns, or many do that are no label alone."""
    told = [row for row in band if any(text.columns(row))]
    lines = Counter(column for row in told for column in text.numbered(row))
    everywhere = [column for column, count in lines.items() if count > 1 and count >= _MOST * len(told)]
    mostly = [column for column, count in lines.items() if column and count >= _MOST * len(told)]
    whole = sum(0 in columns or len(columns) > _NUMBERED for columns in map(set, map(text.columns, told)))
    listed = len(told) >= _MANY and whole >= _MOST * len(told)  # and no list of numbers in one cell
    return len(everywhere) >= _NUMBERED or (listed and bool(mostly))


def _cuts(band: Sequence[Row], text: TableText, top: float, bottom: float) -> list[float]:
    """Heights between the rows of a band, downwards; a row that only goes on with a cell above stays with it,
    and so does one that is no row of its own, as its words reach over those above.
    """
    cuts: list[float] = []
    boxes = text.boxes
    pitch = min(float(boxes[b, 1].min() - boxes[a, 1].min()) for a, b in pairwise(band))
    for above, row in pairwise(band):
        columns = set(text.columns(row))
        tight = boxes[row, 1].min() - boxes[above, 1].min() < 1.2 * pitch
        if tight and _is_one_label(above, row, text):
            continue
        few = 0 not in columns and len(columns) < max(2, (len(text.xs) - 1) / 2)
        goes_on = few and tight and text.numbered(above).isdisjoint(text.numbered(row))
        if not goes_on or len(set(text.columns(above))) < len(columns):
            cut = _between(above, row, text)
            if [*cuts[-1:], top][0] + _LEAST < cut < bottom - _LEAST:
                cuts.append(cut)
    return cuts


def _between(above: Row, row: Row, text: TableText) -> float:
    """The height between two lines."""
    return float(text.boxes[above, 3].max() + text.boxes[row, 1].min()) / 2


def _is_spanning(above: Row, row: Row, text: TableText) -> bool:
    """Whether a short piece of the line ``above`` is over several columns, and heads some of ``row``."""
    under = pieces_of(row, text.words)
    if any(is_number(text.words[index]) and not YEAR.fullmatch(text.words[index].text) for index in row):
        return False
    for piece in pieces_of(above, text.words):
        left, right = text.boxes[piece[0], 0], text.boxes[piece[-1], 2]
        heads = [
            text.columns(one)
            for one in under
            if text.boxes[one[0], 0] < right and text.boxes[one[-1], 2] > left
        ]
        apart = (
            all(len(set(columns)) == 1 for columns in heads) and len({columns[0] for columns in heads}) > 1
        )
        if apart and len(piece) <= _SPAN_WORDS and len(set(text.columns(piece))) > 1:
            return True
    return False


def pieces_of(row: Row, words: Sequence[Word]) -> list[Row]:
    """A row cut at gaps wider than a space."""
    pieces: list[Row] = [[row[0]]]
    for before, index in pairwise(row):
        if words[index].box[0] - words[before].box[2] > 0.6 * words[index].size:
            pieces.append([])
        pieces[-1].append(index)
    return pieces


def _is_one_label(above: Row, row: Row, text: TableText) -> bool:
    """Whether the label of ``row`` goes on with that of the line ``above``, which had no room for it, and one
    of them is no more than a label.
    """
    labels = [[index for index, column in zip(line, text.columns(line), strict=True) if column == 0]
              for line in (above, row)]  # fmt: skip
    alone = any(len(label) == len(line) for label, line in zip(labels, (above, row), strict=True))
    if not (labels[1] and alone and len(labels[0]) >= _WORDS):
        return False
    end, first = text.boxes[labels[0], 2].max(), text.boxes[labels[1][0]]
    return text.words[labels[1][0]].text[0].islower() and bool(end + first[2] - first[0] > text.room)
