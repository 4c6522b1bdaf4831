"""Tables of amounts: names of rows with numbers however far right of them, as in the notes of accounts."""

from collections.abc import Sequence
from dataclasses import dataclass

from docreader.result import Box
from docreader_worker.reading.counting import numbers_equations
from docreader_worker.reading.geometry import around
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rows import level_rows
from docreader_worker.reading.runs import runs_of
from docreader_worker.reading.table_text import YEAR, is_figure

_LEAST = 3
"""Rows of such a table, at least."""
_APART = 3.0
"""Ems of white between two rows, at most: subtotals stand off, and so do heads."""
_END = 0.5
"""Ems that the last numbers of two rows begin or end apart, at most: brackets hang."""
_UNIT, _LETTERS = 4, 9
"""Words of a number with its unit, at most, and letters of that, less than."""
_BEGIN = 4.0
"""Ems that the names of two rows begin apart, at most: parts are set in."""
_FAR = 3.0
"""Ems of white between a name and the first number behind it, at least."""
_WORDS = 14
"""Words of a name, at most."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A name and the numbers right of it: where it begins and they end, where the last one does, and the size
    of its letters.
    """

    pieces: Sequence[Line]
    box: Box
    last: float
    size: float


def statements(lines: Sequence[Line]) -> list[Box]:
    """Boxes of rows of a name and numbers below each other, whose last numbers begin or end at one edge."""
    rows = [row for pieces in level_rows(lines) if (row := _row(pieces))]
    runs = runs_of(rows, _goes_on, lambda last, row: row.box[1] - last.box[3] > _APART * row.size)
    return [
        around([row.box for row in run])
        for run in runs
        if len(run) >= _LEAST and not numbers_equations([line for row in run for line in row.pieces])
    ]


def _row(pieces: Sequence[Line]) -> _Row | None:
    """A row, if ``pieces`` are a name and numbers that stand well behind it."""
    name, *behind = pieces
    named = any(letter.isalpha() for letter in name.text) or YEAR.fullmatch(name.text) is not None
    named &= len(name.words) <= _WORDS
    if not behind or not named or behind[0].box[0] < name.box[2] + _FAR * name.size:
        return None
    if not all(is_figure(word) for line in behind for word in line.words) and not _is_measured(behind):
        return None
    return _Row(pieces, around([line.box for line in pieces]), behind[-1].box[0], name.size)


def _is_measured(behind: Sequence[Line]) -> bool:
    """Whether what stands behind a name is one number, or a range, with its unit: "3 to 5 years"."""
    first, last = behind[0].words[0], behind[0].words[-1]
    one = len(behind) == 1 and len(behind[0].words) <= _UNIT
    return one and is_figure(first) and last.text.isalpha() and len(last.text) < _LETTERS


def _goes_on(above: _Row, row: _Row) -> bool:
    same = min(abs(above.box[2] - row.box[2]), abs(above.last - row.last)) < _END * row.size
    near = row.box[1] - above.box[3] < _APART * row.size
    return same and near and abs(above.box[0] - row.box[0]) < _BEGIN * row.size
