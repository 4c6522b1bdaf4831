"""What stands alone above the first row of a table, and is of it."""

import re
from collections.abc import Sequence

from docreader.result import Box
from docreader_worker.reading.geometry import Bools, Floats, merged_intervals
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rulings import is_upright
from docreader_worker.reading.text import is_caption

_WORDS = 3
"""Words of the first line of a head, at most."""
_TIGHT = 0.4
"""Ems of white between two lines of one cell, at most."""
_SLACK = 4.0
"""Points between the pieces of a rule, at most."""
_BRACKETED = re.compile(r"\(.{4,80}\)")


def heads(
    piece: int, boxes: Floats, inside: Bools, box: Box, em: float, lines: Sequence[Line], rulings: Floats
) -> bool:
    """Whether ``piece``, the one line at its height above a table in ``box``, is of its head.

    It spans columns over a rule, is the first line of a head, or tells the unit. ``inside`` are the lines of
    the table, whose letters are ``em`` points large.
    """
    return (
        _spans_columns(boxes[piece], box, em, rulings)
        or _tops_head(lines[piece], boxes[piece], boxes[inside], em, rulings)
        or _tells_unit(lines[piece], box, em)
    )


def _spans_columns(piece: Floats, box: Box, em: float, rulings: Floats) -> bool:
    """Whether a rule is under ``piece`` that spans columns of the table, but not its first."""
    x0, _, x1, y1 = piece.tolist()
    under = ~is_upright(rulings) & (rulings[:, 1] > y1 - 0.5 * em) & (rulings[:, 3] < y1 + 0.8 * em)
    spans = merged_intervals(rulings[under, 0], rulings[under, 2], slack=_SLACK)
    return any(
        box[0] + 2 * em < left < x0 + em and x1 - em < right < box[2] + 2 * em for left, right in spans
    )


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


def _tells_unit(line: Line, box: Box, em: float) -> bool:
    """Whether ``line`` is in brackets at the left edge: "($ in millions)"."""
    return abs(line.box[0] - box[0]) < 2 * em and _BRACKETED.fullmatch(line.text) is not None
