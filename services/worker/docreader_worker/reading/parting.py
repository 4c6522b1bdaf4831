"""Tables cut where a caption or a heading parts two."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from docreader.result import Box
from docreader_worker.reading.geometry import Floats, abreast, as_boxes, centres_inside, overlap_1d
from docreader_worker.reading.lines import Line
from docreader_worker.reading.numbering import page_number
from docreader_worker.reading.rows import LEAST, em_of
from docreader_worker.reading.rulings import heights_across, is_upright
from docreader_worker.reading.text import is_caption

_SLACK = 4.0
"""Points that rulings may stand off a table."""
_ABOVE = 6.0
"""Points more that the rule over its heads may stand above a detected table."""
_ASUNDER = 2.5
"""Ems between the upright rulings of two tables, at least."""
_ALIGNED = 0.3
"""Ems that pieces below each other are apart at their left, at most."""
_HEADING = 1.2
"""How much larger than the letters of a table those of a heading are."""
_NARROW = 0.7
"""Share of a table's width that a line above its first row takes, at most: entries of contents take all."""


def parted(box: Box, lines: Sequence[Line], rulings: Floats, *, on_bands: bool = False) -> list[Box]:
    """``box`` cut at captions and headings: between rows of a table, or before the first and after the last.

    One between upright ``rulings`` stands in a cell. Where rows are ``on_bands`` of colour, what looks like a
    heading is one of them, and only captions part tables.
    """
    boxes = as_boxes([line.box for line in lines])
    inside = np.flatnonzero(centres_inside(boxes, box)).tolist()
    if len(inside) < 2 * LEAST:
        return [box]
    em = em_of(lines, inside)
    level = abreast(boxes[inside], 0.3 * em)
    alone = {index for index, count in zip(inside, level.tolist(), strict=True) if count == 1}
    upright = rulings[is_upright(rulings)]
    cells = _behind(boxes[inside], em)
    between = [
        index
        for index in alone
        if (
            is_caption(lines[index].text, numbered=True)
            or (
                not on_bands
                and _heads(lines[index], upright, box, em)
                and not _goes_on(boxes[index], cells, em)
            )
        )
        and not _is_walled(boxes[index], upright, box)
    ]
    edges = sorted([box[1], box[3], *(edge for index in between for edge in boxes[index, [1, 3]].tolist())])
    pieces = [(box[0], top, box[2], bottom) for top, bottom in pairwise(edges)][::2]
    held = [centres_inside(boxes[inside], piece) for piece in pieces]
    rows = [(one & (level > 1)).sum() for one in held]
    tables = [piece for piece, count in zip(pieces, rows, strict=True) if count >= LEAST]
    alike = all(count >= LEAST or not one.any() for one, count in zip(held, rows, strict=True))
    return tables if len(tables) > 1 or (tables and alike) else [box]


def below_heading(box: Box, lines: Sequence[Line], level: Floats) -> Box:
    """``box`` without what stands above its first ruling, unless that is a row: pieces beside each other.

    Only ``level`` rulings, put together, as wide as the table count, of which there are two at least.
    """
    boxes = as_boxes([line.box for line in lines])
    inside = boxes[centres_inside(boxes, box)]
    rules = heights_across((box[0], box[1] - _ABOVE, box[2], box[3]), level)
    if not rules or rules[-1] - rules[0] < _ASUNDER * _SLACK:
        return box
    first = rules[0]
    above = inside[(inside[:, 1] + inside[:, 3]) / 2 < first]
    return (box[0], first, box[2], box[3]) if len(above) and abreast(above).max() == 1 else box


def below_block(box: Box, lines: Sequence[Line]) -> Box:
    """``box`` without narrow lines at its top, alone on their height, that go on with a text above it."""
    boxes = as_boxes([line.box for line in lines])
    alone = (abreast(boxes) == 1) & (boxes[:, 2] - boxes[:, 0] < _NARROW * (box[2] - box[0]))
    inside = np.flatnonzero(centres_inside(boxes, box)).tolist()
    above = np.flatnonzero(alone & (boxes[:, 3] < box[1] + _SLACK)).tolist()
    inside.sort(key=lambda index: float(boxes[index, 1]))
    while len(inside) > 1 and alone[inside[0]] and any(_is_next(lines[i], lines[inside[0]]) for i in above):
        above = [inside.pop(0)]
        box = (box[0], float(boxes[inside[0], 1]), box[2], box[3])
    return box


def above_number(box: Box, lines: Sequence[Line], height: float) -> Box:
    """``box`` without the page's number, if that is alone well below its last row."""
    number = page_number(lines, height)
    boxes = as_boxes([line.box for line in lines if line is not number])
    rows = boxes[centres_inside(boxes, box), 3]
    if number is None or not len(rows) or not centres_inside(as_boxes([number.box]), box).any():
        return box
    low = float(rows.max())
    return (box[0], box[1], box[2], low) if number.box[1] - low > number.size else box


def _is_next(above: Line, line: Line) -> bool:
    """Whether ``line`` goes on right below another that looks the same, and is no caption."""
    (left, _, _, low), (x0, top, _, _) = above.box, line.box
    near = abs(x0 - left) < _ALIGNED * line.size and abs(top - low) < _ALIGNED * line.size
    return near and _look(above) == _look(line) and not is_caption(above.text)


def _look(line: Line) -> tuple[float, int, bool, bool]:
    return line.size, line.colour, line.bold > 0.5, line.italic > 0.5


def _is_walled(line: Floats, upright: Floats, table: Box) -> bool:
    """Whether an upright ruling of ``table`` runs beside ``line``."""
    _, y0, _, y1 = line.tolist()
    beside = (upright[:, 0] > table[0] - _SLACK) & (upright[:, 2] < table[2] + _SLACK)
    middle = (y0 + y1) / 2
    return bool((beside & (upright[:, 1] < middle) & (upright[:, 3] > middle)).any())


def _behind(lines: Floats, em: float) -> Floats:
    """Those of ``lines`` that have another one left of them on their height."""
    level = overlap_1d(lines, lines, 1) > 0.3 * em
    return lines[(level & (lines[:, 0][:, None] >= lines[:, 2][None])).any(axis=1)]


def _goes_on(line: Floats, cells: Floats, em: float) -> bool:
    """Whether ``line`` begins where several ``cells`` do that are not the first of their rows."""
    return int((np.abs(cells[:, 0] - line[0]) < _ALIGNED * em).sum()) > 1


def _heads(line: Line, upright: Floats, table: Box, em: float) -> bool:
    """Whether ``line``, alone on its height, heads a table whose letters are ``em`` points large.

    It is larger, or rulings between the columns of ``table`` end above it, and others begin well below them.
    """
    if line.size > _HEADING * em:
        return True
    inner = (upright[:, 0] > table[0] + em) & (upright[:, 2] < table[2] - em)
    within = upright[inner & (upright[:, 1] > table[1] - _SLACK) & (upright[:, 3] < table[3] + _SLACK)]
    _, top, _, bottom = line.box
    above, below = within[within[:, 3] <= top + _SLACK], within[within[:, 1] >= bottom - _SLACK]
    if not len(above) or not len(below):
        return False
    return bool(below[:, 1].min() - above[:, 3].max() > _ASUNDER * em)
