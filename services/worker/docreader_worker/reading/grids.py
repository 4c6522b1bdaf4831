"""Tables that rulings draw cell by cell."""

import numpy as np

from docreader.result import Box
from docreader_worker.content import PageContent
from docreader_worker.reading.geometry import Floats, as_boxes, centres_inside, clusters, thinned, union
from docreader_worker.reading.rulings import drawn_share, grid_edges, whole_level

_DRAWN = 0.55
"""Share of the edges of a ruled table that are drawn, at least."""

_CELL_WORDS = 40
"""Words in a cell of a ruled table on average, at most: what holds more is a frame around text."""

_EDGE = 4.0
"""Points that a ruling may end short of a table's side."""


def ruled_tables(content: PageContent, words: Floats) -> list[Box]:
    """Grids of touching rulings whose cells hold words."""
    rulings = thinned(as_boxes(content.rulings))
    found = []
    for members in clusters(rulings, reach=4.0):
        box = union(rulings[members])
        inside = words[centres_inside(words, box)]
        xs, ys = grid_edges(rulings[members])
        xs = _open_sided(xs, rulings[members], box)
        large = len(xs) >= 3 and len(ys) >= 2 and len(xs) + len(ys) >= 6
        if large and is_filled(inside, xs, ys) and drawn_share(rulings[members], xs, ys) > _DRAWN:
            found.append(box)
    return found


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
    columns = np.searchsorted(xs, (words[:, 0] + words[:, 2]) / 2)
    rows = np.searchsorted(ys, (words[:, 1] + words[:, 3]) / 2)
    filled = set(zip(rows.tolist(), columns.tolist(), strict=True))
    cells = (len(xs) - 1) * (len(ys) - 1)
    enough = len(filled) >= max(3, 0.25 * cells) and len(set(columns.tolist())) >= 2
    return enough and len(words) < _CELL_WORDS * len(filled)
