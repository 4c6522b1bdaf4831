"""A row of a table whose cells take several lines, while it is not known where it ends."""

from collections.abc import Sequence
from itertools import pairwise

from docreader_worker.reading.table_text import Row, TableText

_OVERLAP = 0.25
"""Share of the height of one of two lines that they have in common, at least, for both to be in one row."""

_SAME, _LEADING = 1.2, 1.45
"""What a line of a cell is below the one above it, at most: of the least that lines of its band are apart, or
of the height of its letters."""

_WORDS = 3
"""Words of a line that has no room for more, at least; what is shorter may be a cell of its own."""


def pitch_of(band: Sequence[Row], text: TableText) -> float:
    """Points from a line of a band to the next, at least, where they do not overlap."""
    steps = [_step(above, row, text) for above, row in pairwise(band) if not _overlap(above, row, text)]
    return min(steps, default=0.0)


class OpenRow:
    """A row from its first line on, in a band whose lines are ``pitch`` points apart, at least."""

    def __init__(self, line: Row, text: TableText, pitch: float) -> None:
        self.last = line
        self._text, self._pitch = text, pitch
        self._held = set(text.columns(line))
        self._numbered = text.numbered(line)

    def take(self, line: Row) -> None:
        """Make ``line`` the last one of the row."""
        self.last = line
        self._held.update(self._text.columns(line))
        self._numbered.update(self._text.numbered(line))

    def goes_on(self, line: Row) -> bool:
        """Whether ``line``, the next one, goes on with cells of the row."""
        above, text = self.last, self._text
        columns = set(text.columns(line))
        if _overlap(above, line, text) and columns.isdisjoint(text.columns(above)):
            return True
        near = max(_SAME * self._pitch, _LEADING * text.words[line[0]].size)
        if _step(above, line, text) >= near:
            return False
        if _is_one_label(above, line, text) or _is_one_head(above, line, text):
            return True
        numbered = text.numbered(line)
        if 0 in columns or not self._numbered.isdisjoint(numbered):
            return False
        few = len(columns) < max(2, (len(text.xs) - 1) / 2) and len(set(text.columns(above))) >= len(columns)
        return few or self._wraps(line, columns & self._held, numbered)

    def _wraps(self, line: Row, shared: set[int], numbered: set[int]) -> bool:
        """Whether a labelled row has text in the columns it shares with ``line`` that had no room there."""
        told = 0 in self._held and shared.isdisjoint(self._numbered | numbered)
        return told and any(_is_full(self.last, line, column, self._text) for column in shared)


def _step(above: Row, row: Row, text: TableText) -> float:
    return float(text.boxes[row, 1].min() - text.boxes[above, 1].min())


def _overlap(above: Row, row: Row, text: TableText) -> bool:
    """Whether two lines are at heights that no column could hold both of."""
    boxes = text.boxes
    high = min(float((boxes[line, 3] - boxes[line, 1]).min()) for line in (above, row))
    return bool(boxes[above, 3].max() - boxes[row, 1].min() > _OVERLAP * high)


def _is_one_label(above: Row, row: Row, text: TableText) -> bool:
    """Whether the label of ``row`` goes on with that of the line ``above``, which had no room for it, and one
    of them is no more than a label.
    """
    alone = any(set(text.columns(line)) == {0} for line in (above, row))
    first = text.words[row[0]].text[0]
    return alone and first.islower() and _is_full(above, row, 0, text)


def _is_one_head(above: Row, row: Row, text: TableText) -> bool:
    """Whether two lines head the same columns, above the first row of numbers; units in brackets do not."""
    in_head = float(text.boxes[row, 3].max()) < text.body and any(text.columns(row))
    unit = not any(text.columns(above)) and text.words[above[0]].text.startswith("(")
    return in_head and not unit and text.crossed(above) <= text.crossed(row)


def _is_full(above: Row, row: Row, column: int, text: TableText) -> bool:
    """Whether what ``above`` has in ``column`` leaves no room for the word that ``row`` goes on with."""
    held, more = (
        [index for index, at in zip(line, text.columns(line), strict=True) if at == column]
        for line in (above, row)
    )
    if len(held) < _WORDS or not more:
        return False
    word = text.boxes[more[0]]
    return bool(text.boxes[held, 2].max() + word[2] - word[0] > text.ends[column])
