"""Heights between the rows of a table: where rulings are, and between lines of text where they are few."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from docreader_worker.reading.open_row import OpenRow, pitch_of
from docreader_worker.reading.table_text import YEAR, Row, TableText, is_number, pieces_of

_FULL_BANDS, _TALL_BAND = 4, 2.5
"""So many ruled bands, or between ruled columns so few lines in a band on average: every row is ruled."""

_EVEN = 0.5
"""Share of all lines in one band, at most, where every row is ruled, however tall."""

_LEAST = 0.1
"""Points that a row is high, at least: boxes are told to as much."""

_SPAN_WORDS = 6
"""Words of a head of several columns, at most."""

_MOST, _NUMBERED, _MANY = 0.65, 2, 3
"""Share of the lines of a band with numbers alone in a column, and so many such columns, or lines where there
is but one, for each line to be a row."""

_FIGURES = 3
"""Columns of numbers alone in one line, at least, for the next to be a row of its own."""


def row_edges(ys: list[float], text: TableText, *, ruled: bool) -> list[float]:
    """Ruled edges ``ys``; bands of several lines are cut between them where rulings are few.

    A band with numbers in the same columns of most lines is cut in any case. ``ruled`` tells whether columns
    are, or rows are shaded.
    """
    middles = [float((text.boxes[row, 1] + text.boxes[row, 3]).mean() / 2) for row in text.rows]
    bands = [
        [row for row, middle in zip(text.rows, middles, strict=True) if top <= middle < bottom]
        for top, bottom in pairwise(ys)
    ]
    fully = _fully_ruled(bands, len(text.rows), ruled=ruled)
    edges = [ys[0]]
    for band, bottom in zip(bands, ys[1:], strict=True):
        while len(band) > 1 and _is_spanning(band[0], band[1], text):
            edges.append(text.between(band[0], band[1]))
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
    even = ruled and max(map(len, bands)) < _EVEN * rows
    return few or (filled >= _FULL_BANDS and (even or lines < 2 * _TALL_BAND))


def _is_numbered(band: Sequence[Row], text: TableText) -> bool:
    """Whether most lines of a band hold numbers in the same columns, or many do that are no label alone."""
    told = [row for row in band if any(text.columns(row))]
    lines = Counter(column for row in told for column in text.numbered(row))
    everywhere = [column for column, count in lines.items() if count > 1 and count >= _MOST * len(told)]
    mostly = [column for column, count in lines.items() if column and count >= _MOST * len(told)]
    whole = sum(0 in columns or len(columns) > _NUMBERED for columns in map(set, map(text.columns, told)))
    listed = len(told) >= _MANY and whole >= _MOST * len(told)  # and no list of numbers in one cell
    followed = any(_is_followed(above, row, text) for above, row in pairwise(told))
    return len(everywhere) >= _NUMBERED or (listed and bool(mostly)) or followed


def _is_followed(above: Row, row: Row, text: TableText) -> bool:
    """Whether a line with numbers alone in several columns has one with a label and all of them below it."""
    numbered, columns = text.numbered(above) - {0}, set(text.columns(row))
    return len(numbered) >= _FIGURES and 0 in columns and numbered <= columns


def _cuts(band: Sequence[Row], text: TableText, top: float, bottom: float) -> list[float]:
    """Heights between the rows of a band, downwards; a line that goes on with a row's cells stays in it."""
    cuts: list[float] = []
    pitch = pitch_of(band, text)
    row = OpenRow(band[0], text, pitch)
    for line in band[1:]:
        if row.goes_on(line):
            row.take(line)
            continue
        cut = text.between(row.last, line)
        row = OpenRow(line, text, pitch)
        if [*cuts[-1:], top][0] + _LEAST < cut < bottom - _LEAST:
            cuts.append(cut)
    return cuts


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
