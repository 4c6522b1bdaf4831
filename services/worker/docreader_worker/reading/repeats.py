"""Tables parted between two rows: where a head stands, theirs again or below a sentence, or that alone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np

from docreader.result import Box
from docreader_worker.reading.area_rules import is_grid
from docreader_worker.reading.claims import Area
from docreader_worker.reading.evidence import Evidence
from docreader_worker.reading.geometry import centres_inside
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rows import level_rows
from docreader_worker.reading.table_text import YEAR, is_figure
from docreader_worker.reading.text import SENTENCE_END

_FIRST = 3.0
"""Ems that the names of rows begin behind the left edge of their table, at most."""
_LEAST = 2
"""Pieces of a row of a head, at least, by which it is known again."""

_SENTENCE = 8
"""Words of what tells of a table in a sentence, at least."""

_NOTE = re.compile(r"notes? \d", re.IGNORECASE)
"""How the notes to accounts are headed."""
_OFF = 0.5
"""Ems of white, more than usual between rows, around what is none of them."""

_DASHES = "-–—"

_Row = list[Line]


def parted_at_heads(one: Area, page: Evidence) -> list[Area]:
    """A table in parts, each with its head. Ruled cells are of one table."""
    if one.label != "table" or is_grid(one.box, page):
        return [one]
    inside = np.flatnonzero(centres_inside(page.line_boxes, one.box)).tolist()
    rows = level_rows([page.lines[index] for index in inside])
    body = [place for place, row in enumerate(rows) if _has_numbers(row)]
    head = rows[: body[0] if body else 0]
    known = {_texts(row) for row in head if len(row) >= _LEAST}
    usual = median([_gap(*pair) for pair in pairwise(rows)]) if len(rows) > 1 else 0.0
    edges = [one.box[1]]
    for last, after in pairwise(body):
        between = rows[last + 1 : after]
        again = next((place for place, row in enumerate(between) if _texts(row) in known), 0)
        opens = any(_is_heading(row, one.box) or _texts(row) == _texts(head[0]) for row in between[:again])
        if opens or _tells_table(between, one.box) or _stands_off(rows[last : after + 1], one.box, usual):
            own = [line for row in between if not _is_heading(row, one.box) for line in row]
            below = own or rows[after]
            edges += [max(line.box[3] for line in rows[last]), min(line.box[1] for line in below)]
    edges.append(one.box[3])
    return [replace(one, box=(one.box[0], top, one.box[2], low)) for top, low in list(pairwise(edges))[::2]]


def _texts(row: _Row) -> tuple[str, ...]:
    return tuple(line.text for line in row)


def _has_numbers(row: _Row) -> bool:
    """Whether any piece of ``row`` is a number, and no year, or a dash that stands for one."""
    return any(
        all(is_figure(word) for word in line.words)
        and any(letter.isdigit() or letter in _DASHES for letter in line.text)
        and not YEAR.fullmatch(line.text)
        for line in row
    )


def _tells_table(rows: Sequence[_Row], table: Box) -> bool:
    """Whether one of ``rows`` is a sentence or names a note, with a head below it in the right half."""
    middle = (table[0] + table[2]) / 2
    return any(
        _is_heading(row, table)
        and (_is_sentence(row) or _NOTE.match(row[0].text))
        and below[0].box[0] > middle
        for row, below in pairwise(rows)
    )


def _stands_off(rows: Sequence[_Row], table: Box, usual: float) -> bool:
    """Whether all ``rows`` but the first and last are a sentence, with more white than ``usual`` around."""
    above, *between, below = rows
    if not between or not all(_is_heading(row, table) for row in between):
        return False
    words, size = sum(len(row[0].words) for row in between), between[0][0].size
    sentence = words >= _SENTENCE and SENTENCE_END.search(between[-1][0].text) is not None
    white = min(_gap(above, between[0]), _gap(between[-1], below))
    return sentence and white > usual + _OFF * size


def _gap(above: _Row, below: _Row) -> float:
    """Points of white between two rows."""
    return min(line.box[1] for line in below) - max(line.box[3] for line in above)


def _is_sentence(row: _Row) -> bool:
    return len(row[0].words) >= _SENTENCE and SENTENCE_END.search(row[0].text) is not None


def _is_heading(row: _Row, table: Box) -> bool:
    """Whether ``row`` is one line that begins where the names of rows do."""
    return len(row) == 1 and row[0].box[0] < table[0] + _FIRST * row[0].size
