"""Marks that stand alone, such as a full stop or a box to tick, put to the text they belong to."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docreader_worker.reading.geometry import Floats, as_boxes, overlap_1d
from docreader_worker.reading.lines import Line

_REACH, _DOWN = 5.0, 4.0
"""Ems from a mark to its text, at most, and how much more a step down counts than one aside."""


def strays_home(blocks: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """Blocks, with those that have neither letters nor digits put to the nearest block that has some."""
    marks = [lines[0] for lines in blocks if _is_mark(lines)]
    homes = [list(lines) for lines in blocks if not _is_mark(lines)]
    if not homes or not marks:
        return list(blocks)
    owner = [(home, place) for home in homes for place in range(len(home))]
    boxes = as_boxes([home[place].box for home, place in owner])
    far = []
    for mark in marks:
        apart = _distances(as_boxes([mark.box]), boxes)
        if apart.min() > _REACH * mark.size:
            far.append((mark,))
            continue
        home, place = owner[int(apart.argmin())]
        home[place] = _row(home[place], mark)
    return [*(tuple(home) for home in homes), *far]


def _is_mark(lines: Sequence[Line]) -> bool:
    return len(lines) == 1 and not lines[0].vertical and not any(letter.isalnum() for letter in lines[0].text)


def _distances(mark: Floats, boxes: Floats) -> Floats:
    """From a mark to each box, in points."""
    aside = np.maximum(-overlap_1d(mark, boxes, 0)[0], 0.0)
    down = np.maximum(-overlap_1d(mark, boxes, 1)[0], 0.0)
    return np.asarray(aside + _DOWN * down)


def _row(line: Line, mark: Line) -> Line:
    """The line with the mark on its side of it."""
    before = mark.box[0] + mark.box[2] < line.box[0] + line.box[2]
    return replace(line, words=(*mark.words, *line.words) if before else (*line.words, *mark.words))
