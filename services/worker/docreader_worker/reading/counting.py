"""What counts on beside or below something else: the numbers of equations, and the ticks of an axis."""

import re
from collections.abc import Sequence
from itertools import pairwise

from docreader_worker.reading.lines import Line
from docreader_worker.reading.rows import level_rows

_EQUATION = re.compile(r"\((?:[A-Z\d]{1,3}[.–-])*(\d{1,3})[a-z]?\)")
_NUMBERS, _TICKS = 2, 4
"""Numbers of equations, and ticks of an axis, at least."""
_EDGE = 0.5
"""Ems that the numbers of equations end apart, at most."""
_UNEVEN = 0.15
"""Share of the space between two ticks by which another space differs, at most."""


def numbers_equations(lines: Sequence[Line]) -> bool:
    """Whether all at the right edge of ``lines`` are the numbers of equations, one after another."""
    numbered = [(line, found) for line in lines if (found := _EQUATION.fullmatch(line.text))]
    if len(numbered) < _NUMBERS:
        return False
    left = min(line.box[0] for line, _ in numbered)
    ends = [line.box[2] for line, _ in numbered]
    behind = [line for line in lines if line.box[2] > left]
    counted = [int(found.group(1)) for _, found in sorted(numbered, key=lambda pair: pair[0].box[1])]
    in_line = max(ends) - min(ends) < _EDGE * numbered[0][0].size and len(behind) == len(numbered)
    return in_line and all(after - number in {0, 1} for number, after in pairwise(counted))


def stands_on_axis(lines: Sequence[Line]) -> bool:
    """Whether the lowest words of ``lines`` are ticks: numbers that rise in even steps, as far apart."""
    ticks = [word for line in level_rows(lines)[-1:] for piece in line for word in piece.words]
    values = [value for word in ticks if (value := _value(word.text)) is not None]
    if len(ticks) < _TICKS or len(values) < len(ticks):
        return False
    middles = [(word.box[0] + word.box[2]) / 2 for word in ticks]
    return values[1] > values[0] and _is_even(values) and _is_even(middles)


def _value(text: str) -> float | None:
    """The number that a tick tells, with its unit."""
    found = re.fullmatch(r"[$€£]?\s?(-?\d+(?:[.,]\d+)?)\s?[%kM°]?", text)
    return float(found.group(1).replace(",", ".")) if found else None


def _is_even(values: Sequence[float]) -> bool:
    steps = [after - value for value, after in pairwise(values)]
    return max(steps) - min(steps) <= _UNEVEN * abs(steps[0])
