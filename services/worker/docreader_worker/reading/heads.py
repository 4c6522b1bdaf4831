"""What stands alone above the first row of a table, and is of it."""

import re
from collections.abc import Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.reading.geometry import Bools, Floats, merged_intervals
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rulings import is_upright
from docreader_worker.reading.table_text import is_figure
from docreader_worker.reading.text import is_caption

_WORDS = 3
"""Words of the first line of a head, at most."""
_SPAN_WORDS, _NAMES, _NUMBERS = 6, 6.0, 0.4
"""Words of a line over numbers, at most; ems that the names of rows take, and share of numbers, at least."""
_CENTRED, _LARGER = 0.08, 1.1
"""Share of a table's width that a title is off its middle, and how large it is in its letters, at most."""
_TIGHT = 0.4
"""Ems of white between two lines of one cell, at most."""
_SLACK = 4.0
"""Points between the pieces of a rule, at most."""
_BRACKETED = re.compile(r"\(.{4,80}\)")


def heads(
    piece: int, boxes: Floats, inside: Bools, box: Box, em: float, lines: Sequence[Line], rulings: Floats
) -> bool:
    """Whether ``piece``, the one line at its height above a table in ``box``, is of its head.

    It spans columns over a rule, is the first line of a head, tells the unit, or stands over numbers alone.
    ``inside`` are the lines of the table, whose letters are ``em`` points large.
    """
    return (
        _spans_columns(boxes[piece], box, em, rulings)
        or _tops_head(lines[piece], boxes[piece], boxes[inside], em, rulings)
        or _tells_unit(lines[piece], box, em)
        or (
            not _is_ruled_off(boxes[piece], box, em, rulings)
            and _is_over_numbers(lines[piece], box, em, [lines[at] for at in np.flatnonzero(inside).tolist()])
        )
    )


def _spans_columns(piece: Floats, box: Box, em: float, rulings: Floats) -> bool:
    """Whether a rule is under ``piece`` that spans columns of the table, but not its first."""
    x0, _, x1, _ = piece.tolist()
    return any(
        box[0] + 2 * em < left < x0 + em and x1 - em < right < box[2] + 2 * em
        for left, right in _under(piece, em, rulings)
    )


def _is_ruled_off(piece: Floats, box: Box, em: float, rulings: Floats) -> bool:
    """Whether a rule as wide as the table is under ``piece``."""
    spans = _under(piece, em, rulings)
    return any(left < box[0] + 2 * em and right > box[2] - 2 * em for left, right in spans)


def _under(piece: Floats, em: float, rulings: Floats) -> list[tuple[float, float]]:
    """From where to where rules run right under ``piece``."""
    low = piece[3]
    under = ~is_upright(rulings) & (rulings[:, 1] > low - 0.5 * em) & (rulings[:, 3] < low + 0.8 * em)
    return merged_intervals(rulings[under, 0], rulings[under, 2], slack=_SLACK)


def _tops_head(line: Line, piece: Floats, cells: Floats, em: float, rulings: Floats) -> bool:
    """Whether ``piece`` is short and right above a cell that is not the first."""
    if len(line.words) > _WORDS or is_caption(line.text):
        return False
    x0, _, x1, y1 = piece.tolist()
    below = (cells[:, 0] < (x0 + x1) / 2) & (cells[:, 2] > (x0 + x1) / 2)
    below &= (cells[:, 1] > y1 - _TIGHT * em) & (cells[:, 1] < y1 + _TIGHT * em)
    ruled = ~is_upright(rulings) & (rulings[:, 0] < x1) & (rulings[:, 2] > x0)
    ruled &= (rulings[:, 1] > y1 - _TIGHT * em) & (rulings[:, 3] < y1 + em)
    return bool(below.any() and not ruled.any() and x0 > cells[:, 0].min() + 4 * em)


def _is_over_numbers(line: Line, box: Box, em: float, cells: Sequence[Line]) -> bool:
    """Whether ``line`` is short and over columns that most rows have numbers in, and not over their names."""
    numbers = [
        cell for cell in cells if all(map(is_figure, cell.words)) and cell.box[0] > box[0] + _NAMES * em
    ]
    left = min((cell.box[0] for cell in numbers), default=box[2])
    off_centre = abs(line.box[0] + line.box[2] - box[0] - box[2]) / 2 > _CENTRED * (box[2] - box[0])
    fits = left - em < line.box[0] and line.box[2] < box[2] + em and len(line.words) <= _SPAN_WORDS
    return fits and off_centre and line.size < _LARGER * em and len(numbers) >= _NUMBERS * len(cells)


def _tells_unit(line: Line, box: Box, em: float) -> bool:
    """Whether ``line`` is in brackets at the left edge: "($ in millions)"."""
    return abs(line.box[0] - box[0]) < 2 * em and _BRACKETED.fullmatch(line.text) is not None
