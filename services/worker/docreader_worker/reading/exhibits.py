"""Lists of exhibits, as filings end with: numbers far left of what they stand for, a table of two columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median

from docreader.result import Box
from docreader_worker.content import Word
from docreader_worker.reading.geometry import around
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rows import level_rows
from docreader_worker.reading.text import title_case

_NUMBER = re.compile(r"\d{1,3}(?P<part>\.[\dA-Z]{1,4})?[^\s,]{0,4}")
_LEAST = 6
"""Exhibits of a list, at least: clauses of contracts are numbered alike."""
_FAR = 2.4
"""Ems of white behind most of the numbers, at least."""
_PARTS, _TITLES = 0.6, 0.6
"""Share of numbers with a part behind a point, and of longer words that begin with a capital, at least."""
_BEFORE = 4
"""Words of a row of which one begins what its number stands for."""
_NUMBERS, _NAMES = 3.0, 1.0
"""Ems that the numbers of a list, and what they stand for, begin apart, at most."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a row from left to right; ``number`` is what it begins with, if that is one."""

    words: Sequence[Word]
    number: re.Match[str] | None

    @property
    def box(self) -> Box:
        return around([word.box for word in self.words])

    @property
    def left(self) -> float:
        return self.words[0].box[0]

    @property
    def name(self) -> float:
        """Where what stands behind the number begins."""
        return self.words[1].box[0]


def exhibits(lines: Sequence[Line]) -> list[Box]:
    """Boxes of lists of exhibits among the ``lines`` of a page."""
    rows = [_row(pieces) for pieces in level_rows(lines)]
    found: list[list[_Row]] = []
    for row in rows:
        if found and _goes_on(found[-1], row):
            found[-1].append(row)
        elif row.number and len(row.words) > 1:
            found.append([row])
        else:
            found.append([])
    return [around([row.box for row in run]) for run in found if _lists_exhibits(run)]


def _row(pieces: Sequence[Line]) -> _Row:
    words = sorted((word for line in pieces for word in line.words), key=lambda word: word.box[0])
    return _Row(words, _NUMBER.fullmatch(words[0].text))


def _goes_on(run: Sequence[_Row], row: _Row) -> bool:
    """Whether ``row`` is the next of a list, or what stands for its last number goes on in it."""
    if not run:
        return False
    first, em = run[0], max(run[0].words[0].size, 1.0)
    if row.left > first.name - _NAMES * em:
        return True
    names = [word.box[0] for word in row.words[1:_BEFORE]]
    named = not names or any(abs(name - first.name) < _NAMES * em for name in names)
    return row.number is not None and named and abs(row.left - first.left) < _NUMBERS * em


def _lists_exhibits(run: Sequence[_Row]) -> bool:
    """Whether ``run`` has enough numbers, with parts, far left of titles."""
    numbered = [row for row in run if row.number and len(row.words) > 1]
    items = [row for row in numbered if row.left < run[0].name - row.words[0].size]
    white = [(run[0].name - row.words[0].box[2]) / max(row.words[0].size, 1.0) for row in items]
    if len(items) < _LEAST or median(white) < _FAR:
        return False
    parts = mean(bool(row.number and row.number["part"]) for row in items)
    titles = mean(title_case(" ".join(word.text for word in row.words[1:])) for row in items)
    return parts >= _PARTS and titles >= _TITLES
