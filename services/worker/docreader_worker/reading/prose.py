"""Running text in columns, which stands in rows like a table but reads down and not across."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from docreader_worker.reading.geometry import Floats, abreast, as_boxes, merged_intervals
from docreader_worker.reading.lines import Line

_LONG = 6
"""Lines below each other from which they are no cell of a table."""
_PITCH = 1.75
"""Ems from line to line in a paragraph, at most."""
_MOST = 0.7
"""Share of all letters in one run, over which its columns are no table."""
_UNCASED = re.compile("[\u0590-\u08ff\u0900-\u0fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_running_text(lines: Sequence[Line]) -> bool:
    """Whether each column of ``lines`` is mostly long runs of tight lines that go on from one to the next."""
    columns = _columns_of(lines)
    return bool(columns) and all(_runs_on(column) for column in columns)


def is_one_run(lines: Sequence[Line], rules: Sequence[float]) -> bool:
    """Whether ``lines`` are mostly one such run, as where an abstract stands beside keywords.

    ``rules`` are the heights of level rulings: what they part is no run. Nor is a column among three.
    """
    columns = _columns_of(lines)
    if len(columns) > 2:
        return False
    runs = [run for column in columns for run in _long_runs(column)]
    whole = [run for run in runs if not any(run[0].box[1] < rule < run[-1].box[3] for rule in rules)]
    longest = max((sum(line.letters for line in run) for run in whole), default=0)
    return longest > _MOST * sum(line.letters for line in lines)


def _columns_of(lines: Sequence[Line]) -> list[list[Line]]:
    level = [line for line in lines if not line.vertical]
    boxes = as_boxes([line.box for line in level])
    return [[level[index] for index in column] for column in _columns(boxes)]


def is_listing(lines: Sequence[Line]) -> bool:
    """Whether ``lines`` are set as code is: letters of one width, nothing beside a line but its number."""
    lines = _unnumbered(lines)
    boxes = as_boxes([line.box for line in lines])
    return bool(lines) and all(line.is_code for line in lines) and bool(np.median(abreast(boxes)) == 1)


def is_one_column(lines: Sequence[Line]) -> bool:
    """Whether ``lines`` stand below each other only, and are few or have no gap within them."""
    level = [line for line in lines if not line.vertical]
    if len(level) < 2 or abreast(as_boxes([line.box for line in level])).max() > 1:
        return False
    return len(level) < _LONG or not any(_has_gap(line) for line in level)


def _has_gap(line: Line) -> bool:
    """Whether a line has white that is wider than justified text has, or leaders."""
    apart = any(after.box[0] - word.box[2] > line.size for word, after in pairwise(line.words))
    return apart or ". ." in line.text or "..." in line.text


def _unnumbered(lines: Sequence[Line]) -> list[Line]:
    """``lines`` without their numbers, if those stand left of all others."""
    numbers = [line for line in lines if line.text.isdecimal()]
    others = [line for line in lines if not line.text.isdecimal()]
    edge = min((line.box[0] for line in others), default=0.0)
    return others if all(line.box[2] <= edge for line in numbers) else list(lines)


def _columns(boxes: Floats) -> list[list[int]]:
    """Lines that share some width with another of their column."""
    spans = merged_intervals(boxes[:, 0], boxes[:, 2])
    starts = np.array([start for start, _ in spans])
    places = np.searchsorted(starts, boxes[:, 0], side="right") - 1
    return [np.flatnonzero(places == place).tolist() for place in range(len(spans))]


def _runs_on(column: Sequence[Line]) -> bool:
    letters = sum(line.letters for line in column)
    return sum(line.letters for run in _long_runs(column) for line in run) > 0.5 * letters


def _long_runs(column: Sequence[Line]) -> list[list[Line]]:
    return [run for run in _runs(column) if len(run) >= _LONG and _goes_on(run)]


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one size below each other at one left edge, with no more white between than in a paragraph."""
    runs: list[list[Line]] = []
    growing: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.box[1], line.box[0])):
        growing = [run for run in growing if line.box[1] - run[-1].box[3] < _PITCH * run[-1].size]
        home = next((run for run in reversed(growing) if _below(run[-1], line)), None)
        if home is None:
            runs.append([line])
            growing.append(runs[-1])
        else:
            home.append(line)
    return runs


def _below(above: Line, line: Line) -> bool:
    em = min(above.size, line.size)
    pitch = line.box[3] - above.box[3]
    at_left = abs(line.box[0] - above.box[0]) < 3 * em
    return at_left and 0.5 * em < pitch < _PITCH * em and max(above.size, line.size) < 1.2 * em


def _goes_on(run: Sequence[Line]) -> bool:
    """Whether lines end amid words and sentences: the next starts small, or (without case) they are full."""
    right = max(line.box[2] for line in run)
    full = [right - line.box[2] < 2 * line.size for line in run[:-1]]
    on = [
        above.text.endswith(("-", ",")) or below.text[:1].islower() or (filled and _is_uncased(below.text))
        for (above, below), filled in zip(pairwise(run), full, strict=True)
    ]
    return sum(on) > 0.4 * len(on) and sum(full) > 0.5 * len(full)


def _is_uncased(text: str) -> bool:
    return bool(_UNCASED.match(text))
