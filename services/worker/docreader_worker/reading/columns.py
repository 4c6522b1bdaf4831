"""White columns: strips between the columns of a table that no rulings part."""

from collections.abc import Sequence

import numpy as np

from docreader_worker.content import Word
from docreader_worker.reading.geometry import Bools, Floats, Places
from docreader_worker.reading.table_text import YEAR, Row, is_figure, is_number, pieces_of, usual_size

_ROWS = 2
"""Rows with numbers, at least, that tell which strips the headings above them span."""

_CROSSED = 6
"""Of so many rows one may cross a strip."""

_NARROWEST = 2.0
"""Points that a strip is wide, at least; half of the height of its words, if that is more."""

_Spans = list[tuple[float, float]]
"""Left and right ends of pieces of text, or of strips."""


def white_columns(boxes: Floats, rows: Sequence[Row], words: Sequence[Word]) -> list[float]:
    """Middles of the white strips that run through all rows, but for headings that span columns."""
    many = [pieces for pieces in (pieces_of(row, words) for row in rows) if len(pieces) > 1]
    if not many:
        return []
    least = max(0.5 * usual_size(words), _NARROWEST)
    whole = _Strips(float(boxes[:, 0].min()), float(boxes[:, 2].max()), least)
    body = [_spans(pieces, boxes) for pieces in many if _has_numbers(pieces, words)]
    heads = [_spans(pieces, boxes) for pieces in many if not _has_numbers(pieces, words)]
    between = [(start, end) for start, end, _ in whole.between(body)] if len(body) >= _ROWS else []
    inside = [[piece for piece in row if not _crosses(piece, between)] for row in heads]
    return [middle for _, _, middle in whole.between([*body, *inside])]


def _has_numbers(pieces: Sequence[Row], words: Sequence[Word]) -> bool:
    """Whether a row has a number beyond its first piece, and no year, which heads others."""
    return any(
        all(is_figure(words[index]) for index in piece)
        and any(is_number(words[index]) and not YEAR.fullmatch(words[index].text) for index in piece)
        for piece in pieces[1:]
    )


def _spans(pieces: Sequence[Row], boxes: Floats) -> _Spans:
    return [(float(boxes[piece, 0].min()), float(boxes[piece, 2].max())) for piece in pieces]


def _crosses(piece: tuple[float, float], strips: _Spans) -> bool:
    """Whether a piece of text runs over a whole strip."""
    return any(piece[0] <= start and end <= piece[1] for start, end in strips)


class _Strips:
    """White strips inside from ``low`` to ``high`` that are ``least`` points wide or more."""

    def __init__(self, low: float, high: float, least: float) -> None:
        self._origin, self._end, self._least = int(low), int(high) + 1, least

    def between(self, rows: Sequence[_Spans]) -> list[tuple[float, float, float]]:
        """Start, end and middle of those that but one row in six crosses."""
        covered = np.zeros(self._end - self._origin + 1, dtype=np.int64)
        for row in rows:
            for low, high in row:
                covered[int(low) - self._origin : int(np.ceil(high)) - self._origin] += 1
        return [
            (self._origin + start, self._origin + stop, self._origin + _middle(covered[start:stop], start))
            for start, stop in _stretches(covered <= len(rows) // _CROSSED)
            if stop - start >= self._least and start > 0 and self._origin + stop < self._end
        ]


def _stretches(marked: Bools) -> list[tuple[int, int]]:
    """First and last place (exclusive) of each run of marked places."""
    turns = np.flatnonzero(np.diff(marked, prepend=False, append=False)).tolist()
    return list(zip(turns[::2], turns[1::2], strict=True))


def _middle(covered: Places, start: int) -> float:
    """Where the widest run of the places that fewest rows cover has its middle, ``start`` being the first."""
    first, last = max(_stretches(covered == covered.min()), key=lambda stretch: stretch[1] - stretch[0])
    return start + (first + last) / 2
