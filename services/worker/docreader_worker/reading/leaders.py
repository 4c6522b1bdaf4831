"""Dots that lead the eye across a row of a table: they are no text of its cells."""

import re
from collections.abc import Sequence

from docreader_worker.content import Word
from docreader_worker.reading.runs import runs_of

_DOTS = re.compile(r"[.·…]+")

_LEAST = 4
"""Dots in a row, at least: three stand for what is left out, and one for a value that is missing."""

_APART = 1.5
"""Ems between dots of one row, at most."""

_LEVEL = 0.5
"""Ems that one of them stands lower than another, at most."""


def without_leaders(words: Sequence[Word]) -> list[Word]:
    """``words`` but for those that are rows of dots, or dots of such a row."""

    def follows(before: int, after: int) -> bool:
        one, other = words[before], words[after]
        apart, lower = other.box[0] - one.box[2], other.box[3] - one.box[3]
        return abs(apart) < _APART * one.size and abs(lower) < _LEVEL * one.size

    def is_past(before: int, after: int) -> bool:
        return after > before + 1

    dotted = [place for place, word in enumerate(words) if _DOTS.fullmatch(word.text)]
    rows = runs_of(dotted, follows, is_past)
    gone = {place for row in rows if sum(len(words[place].text) for place in row) >= _LEAST for place in row}
    return [word for place, word in enumerate(words) if place not in gone]
