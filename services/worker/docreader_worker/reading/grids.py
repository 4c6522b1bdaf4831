"""Tables that rulings draw cell by cell."""

from collections import Counter

import numpy as np

from docreader.result import Box
from docreader_worker.content import PageContent
from docreader_worker.reading.geometry import (
    Floats,
    Places,
    as_boxes,
    centres_inside,
    clusters,
    places_between,
    thinned,
    union,
)
from docreader_worker.reading.rulings import drawn_share, grid_edges, whole_level
from docreader_worker.reading.table_text import text_rows

_DRAWN = 0.55
"""Share of the edges of a ruled table that are drawn, at least."""

_CELL_WORDS = 40
"""Words in a cell of a ruled table on average, at most: what holds more is a frame around text."""

_ROW_LINES, _FRAMED = 12, 0.6
"""Lines in a ruled row, at most, and share of the words in it, and of its lines that no edge parts, over
which it frames running text."""

_ROW_WIDTH, _ROW_HEIGHT = 100.0, (6.0, 40.0)
"""Points that a coloured row is wide, at least, and high."""

_TOUCH = 4.0
"""Points between rulings of one grid, at most."""

_EDGE = 4.0
"""Points that a ruling may end short of a table's side."""


def ruled_tables(content: PageContent, words: Floats) -> list[Box]:
    """Grids of touching rulings whose cells hold words; a row on a band of colour needs none of its own."""
    rulings = thinned(as_boxes(content.rulings))
    pieces = [rulings[members] for members in clusters(rulings, reach=_TOUCH)]
    found = []
    for drawn in _joined(pieces, _coloured_rows(content)):
        box = union(drawn)
        inside = words[centres_inside(words, box)]
        xs, ys = grid_edges(drawn)
        xs = _open_sided(xs, drawn, box)
        large = len(xs) >= 3 and len(ys) >= 2 and len(xs) + len(ys) >= 6
        if large and is_filled(inside, xs, ys) and drawn_share(drawn, xs, ys) > _DRAWN:
            found.append(box)
    return found


def _coloured_rows(content: PageContent) -> Floats:
    """Shapes as wide and high as rows are, downwards."""
    shapes = as_boxes(content.shapes)
    widths, heights = (shapes[:, 2:] - shapes[:, :2]).T
    rows = shapes[(widths > _ROW_WIDTH) & (heights > _ROW_HEIGHT[0]) & (heights < _ROW_HEIGHT[1])]
    return np.asarray(rows[np.argsort(rows[:, 1], kind="stable")])


def _joined(pieces: list[Floats], rows: Floats) -> list[Floats]:
    """``pieces`` of rulings, with those put together that have the sides of a coloured row between them."""
    whole, boxes = list(pieces), as_boxes([union(piece) for piece in pieces])
    for x0, top, x1, bottom in rows.tolist():
        wide = (np.abs(boxes[:, 0] - x0) < _EDGE) & (np.abs(boxes[:, 2] - x1) < _EDGE)
        above = np.flatnonzero(wide & (np.abs(boxes[:, 3] - top) < _TOUCH)).tolist()
        below = np.flatnonzero(wide & (np.abs(boxes[:, 1] - bottom) < _TOUCH)).tolist()
        if above and below:
            boxes[above[0]] = union(boxes[[above[0], below[0]]])
            boxes = np.delete(boxes, below[0], axis=0)
            whole[above[0]] = np.concatenate([whole[above[0]], whole[below[0]]])
            whole.pop(below[0])
    return whole


def _open_sided(xs: list[float], rulings: Floats, box: Box) -> list[float]:
    """Upright edges, with the sides of ``box`` where none is drawn but most level rulings begin and end."""
    level = whole_level(rulings)
    whole = np.abs(level[:, [0, 2]] - np.array([box[0], box[2]])).max(axis=1) < _EDGE
    if not xs or whole.sum() < max(2, 0.8 * len(level)):
        return xs
    open_sides = [side for side in (box[0], box[2]) if np.abs(np.array(xs) - side).min() > _EDGE]
    return sorted([*xs, *open_sides])


def is_filled(words: Floats, xs: list[float], ys: list[float]) -> bool:
    """Whether words stand in a good part of a grid's cells, in more than one column, and few in each."""
    columns, rows = places_between(xs, words, 0), places_between(ys, words, 1)
    filled = len(set(zip(rows.tolist(), columns.tolist(), strict=True)))
    cells = (len(xs) - 1) * (len(ys) - 1)
    enough = filled >= max(3, 0.25 * cells) and len(set(columns.tolist())) >= 2
    return enough and len(words) < _CELL_WORDS * filled and not _frames_text(words, rows, xs)


def _frames_text(words: Floats, rows: Places, xs: list[float]) -> bool:
    """Whether most words stand in one row, in many lines that no edge parts; ``rows`` tells that of each."""
    (largest, count), *_ = Counter(rows.tolist()).most_common(1)
    held = words[rows == largest]
    lines = text_rows(held)
    whole = sum(not _is_parted(held[line], xs) for line in lines)
    return count > _FRAMED * len(words) and len(lines) > _ROW_LINES and whole > _FRAMED * len(lines)


def _is_parted(line: Floats, xs: list[float]) -> bool:
    """Whether one of the edges ``xs`` runs between two words of ``line``."""
    edges = np.array(xs)
    return bool(((line[:-1, 2, None] <= edges) & (edges <= line[1:, 0, None])).any())
