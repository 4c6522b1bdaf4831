"""The grid of a table: from rulings where it is ruled, from white columns and rows where it is not."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from docreader.result import Box, Table
from docreader_worker.content import Word
from docreader_worker.reading.cells import Grid, Merges, crossing_merges, fill, ruled_merges
from docreader_worker.reading.geometry import Floats, as_boxes, centres_inside
from docreader_worker.reading.rulings import grid_edges

Row = list[int]
"""Indices of words that are level, left to right."""

_FULL_BANDS, _TALL_BAND = 4, 2.5
"""So many ruled bands, or between ruled columns so few lines in a band on average: every row is ruled."""


def read_table(box: Box, words: Sequence[Word], rulings: Sequence[Box]) -> Table:
    """Rows, columns and cells of the table in ``box``, whose words are ``words``."""
    boxes = as_boxes([word.box for word in words])
    x0, y0, x1, y1 = box
    lines = as_boxes(rulings)
    lines = lines[centres_inside(lines, (x0 - 3, y0 - 3, x1 + 3, y1 + 3))]
    ruled_xs, ruled_ys = grid_edges(lines)
    rows = text_rows(boxes)
    pieces = [piece for row in rows for piece in _pieces(row, words)]
    xs = _with_ends(ruled_xs, x0, x1)
    ruled = len(xs) > 2
    if not ruled:
        xs = [x0, *white_columns(boxes, rows, words), x1]
    grid = Grid(xs, _row_edges(_with_ends(ruled_ys, y0, y1), rows, boxes, xs, ruled=ruled))
    merges: Merges = crossing_merges(grid, boxes, pieces)
    if ruled:
        merges |= ruled_merges(grid, boxes, lines)
    return fill(grid, merges, words, boxes)


def text_rows(boxes: Floats) -> list[Row]:
    """Words grouped by the height they stand at, top to bottom."""
    rows: list[Row] = []
    top, bottom = 0.0, -1.0
    for index in np.lexsort((boxes[:, 0], (boxes[:, 1] + boxes[:, 3]) / 2)).tolist():
        y0, y1 = boxes[index, 1], boxes[index, 3]
        shared = min(bottom, y1) - max(top, y0)
        if rows and shared > 0.4 * min(bottom - top, y1 - y0):
            rows[-1].append(index)
        else:
            rows.append([index])
            top, bottom = y0, y1
    return [sorted(row, key=lambda index: float(boxes[index, 0])) for row in rows]


def _pieces(row: Row, words: Sequence[Word]) -> list[Row]:
    """A row cut at gaps wider than a space."""
    pieces: list[Row] = [[row[0]]]
    for before, index in pairwise(row):
        if words[index].box[0] - words[before].box[2] > 0.6 * words[index].size:
            pieces.append([])
        pieces[-1].append(index)
    return pieces


def white_columns(boxes: Floats, rows: Sequence[Row], words: Sequence[Word]) -> list[float]:
    """Middles of the white strips that run through all rows, but for a heading that spans columns."""
    cut = [_pieces(row, words) for row in rows]
    many = [pieces for pieces in cut if len(pieces) > 1]
    if not many:
        return []
    origin, end = int(boxes[:, 0].min()), int(boxes[:, 2].max()) + 1
    covered = np.zeros(end - origin + 1, dtype=np.int64)
    for pieces in many:
        for piece in pieces:
            low, high = boxes[piece, 0].min(), boxes[piece, 2].max()
            covered[int(low) - origin : int(np.ceil(high)) - origin] += 1
    free = np.concatenate([[False], covered <= len(many) // 6, [False]])
    starts, ends = np.flatnonzero(~free[:-1] & free[1:]), np.flatnonzero(free[:-1] & ~free[1:])
    least = 0.5 * float(np.median([word.size for word in words]))
    return [
        origin + (start + stop) / 2
        for start, stop in zip(starts.tolist(), ends.tolist(), strict=True)
        if stop - start >= max(least, 2.0) and start > 0 and origin + stop < end
    ]


def _with_ends(edges: list[float], low: float, high: float) -> list[float]:
    """``edges`` with those of the table, unless a ruling is there already."""
    inner = [edge for edge in edges if low + 6 < edge < high - 6]
    return [low, *inner, high]


def _row_edges(
    ys: list[float], rows: Sequence[Row], boxes: Floats, xs: list[float], *, ruled: bool
) -> list[float]:
    """Ruled row edges; bands of several rows are cut between them where rulings are few."""
    middles = [float((boxes[row, 1] + boxes[row, 3]).mean() / 2) for row in rows]
    bands = [
        [row for row, middle in zip(rows, middles, strict=True) if top <= middle < bottom]
        for top, bottom in pairwise(ys)
    ]
    filled = sum(bool(band) for band in bands)
    lines = len(rows) / max(filled, 1)
    fully = (ruled and filled > 1 and lines < _TALL_BAND) or (
        filled >= _FULL_BANDS and lines < 2 * _TALL_BAND
    )
    edges = [ys[0]]
    for band, bottom in zip(bands, ys[1:], strict=True):
        if not fully and len(band) > 1:
            edges += _cuts(band, boxes, xs)
        if band or bottom == ys[-1]:
            edges.append(bottom)
    if len(edges) > 2 and not bands[-1]:
        edges.pop(-2)
    return edges


def _cuts(band: Sequence[Row], boxes: Floats, xs: list[float]) -> list[float]:
    """Heights between the rows of a band; a row that only goes on with a cell above stays with it."""
    cuts = []
    pitch = min(float(boxes[b, 1].min() - boxes[a, 1].min()) for a, b in pairwise(band))
    for above, row in pairwise(band):
        columns = _columns(row, boxes, xs)
        tight = boxes[row, 1].min() - boxes[above, 1].min() < 1.2 * pitch
        goes_on = 0 not in columns and len(columns) < max(2, (len(xs) - 1) / 2) and tight
        if not goes_on or len(_columns(above, boxes, xs)) < len(columns):
            cuts.append(float(boxes[above, 3].max() + boxes[row, 1].min()) / 2)
    return cuts


def _columns(row: Row, boxes: Floats, xs: list[float]) -> set[int]:
    middles = (boxes[row, 0] + boxes[row, 2]) / 2
    return set((np.searchsorted(xs[1:-1], middles)).tolist())
