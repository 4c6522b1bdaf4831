"""The grid of a table: from rulings where it is ruled, from white columns and rows where it is not."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from docreader.result import Box, Table
from docreader_worker.content import Word
from docreader_worker.reading.cells import Grid, Merges, crossing_merges, fill, ruled_merges
from docreader_worker.reading.gaps import without_gaps
from docreader_worker.reading.geometry import Bools, Floats, as_boxes, centres_inside
from docreader_worker.reading.leaders import without_leaders
from docreader_worker.reading.row_edges import Row, TableText, is_figure, pieces_of, row_edges
from docreader_worker.reading.rulings import grid_edges, is_upright

_PARTED, _NUMBERS = 3, 0.5
"""Rows of a ruled column with white in them, and share of numbers behind that, at least: it holds several."""

_BESIDE = 4.0
"""Points between an edge and a ruling on it, at most."""


def read_table(box: Box, words: Sequence[Word], rulings: Sequence[Box]) -> Table:
    """Rows, columns and cells of the table in ``box``, whose words are ``words``."""
    everything = as_boxes([word.box for word in words])  # what leads on fills a cell, although it is no text
    words = without_leaders(words)
    boxes = as_boxes([word.box for word in words])
    x0, y0, x1, y1 = box
    lines = as_boxes(rulings)
    lines = lines[centres_inside(lines, (x0 - 3, y0 - 3, x1 + 3, y1 + 3))]
    lines = without_gaps(lines, boxes, _em(words))
    rows = text_rows(boxes)
    pieces = [piece for row in rows for piece in pieces_of(row, words)]
    ruled_xs, ruled_ys = grid_edges(lines)
    xs = _with_ends(ruled_xs, x0, x1)
    ruled = len(xs) > 2
    if ruled:
        lines = np.concatenate([lines, _white_rulings(xs, lines, boxes, words)])
        ruled_xs, ruled_ys = grid_edges(lines)
        xs = _with_ends(ruled_xs, x0, x1)
    else:
        xs = [x0, *white_columns(boxes, rows, words), x1]
    text = TableText(words, boxes, xs)
    grid = Grid(xs, row_edges(_with_ends(ruled_ys, y0, y1), rows, text, ruled=ruled))
    unruled: Merges = ruled_merges(grid, everything, lines) if ruled else set()
    return fill(grid, crossing_merges(grid, boxes, pieces), unruled, words, boxes)


def _white_rulings(xs: list[float], rulings: Floats, boxes: Floats, words: Sequence[Word]) -> Floats:
    """Rulings to add in the white between columns of numbers that share a column of ``xs``, ``(n, 4)``.

    They run where the ruling left of that column does, or else the one right of it, from the first row that
    they part.
    """
    upright = rulings[is_upright(rulings)]
    middles = (boxes[:, 0] + boxes[:, 2]) / 2
    added: list[Box] = []
    for left, right in pairwise(xs):
        held = np.flatnonzero((middles > left) & (middles < right))
        own, inside = [words[index] for index in held.tolist()], boxes[held]
        rows = text_rows(inside)
        parted = [pieces for pieces in (pieces_of(row, own) for row in rows) if len(pieces) > 1]
        behind = [piece for pieces in parted for piece in pieces[1:]]
        figures = sum(all(is_figure(own[index]) for index in piece) for piece in behind)
        if len(parted) < _PARTED or figures < _NUMBERS * len(behind):
            continue
        top = min(float(inside[piece, 1].min()) for piece in parted[0])
        low = upright[upright[:, 3] > top]
        beside = _on(low, left) or _on(low, right)
        for x in white_columns(inside, rows, own):
            added += [(x, max(y0, top), x, y1) for _, y0, _, y1 in beside]
    return as_boxes(added)


def _on(upright: Floats, edge: float) -> list[list[float]]:
    """Those ``upright`` rulings that are on ``edge``."""
    beside: list[list[float]] = upright[np.abs((upright[:, 0] + upright[:, 2]) / 2 - edge) < _BESIDE].tolist()
    return beside


def _em(words: Sequence[Word]) -> float:
    """Points that the words of a table are usually high."""
    return float(np.median([word.size for word in words])) if words else 0.0


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


def white_columns(boxes: Floats, rows: Sequence[Row], words: Sequence[Word]) -> list[float]:
    """Middles of the white strips that run through all rows, but for a heading that spans columns."""
    cut = [pieces_of(row, words) for row in rows]
    many = [pieces for pieces in cut if len(pieces) > 1]
    if not many:
        return []
    origin, end = int(boxes[:, 0].min()), int(boxes[:, 2].max()) + 1
    covered = np.zeros(end - origin + 1, dtype=np.int64)
    for pieces in many:
        for piece in pieces:
            low, high = boxes[piece, 0].min(), boxes[piece, 2].max()
            covered[int(low) - origin : int(np.ceil(high)) - origin] += 1
    least = 0.5 * _em(words)
    return [
        origin + _middle_of_widest(covered[start:stop] == covered[start:stop].min(), start)
        for start, stop in _stretches(covered <= len(many) // 6)
        if stop - start >= max(least, 2.0) and start > 0 and origin + stop < end
    ]


def _stretches(marked: Bools) -> list[tuple[int, int]]:
    """First and last place (exclusive) of each run of marked places."""
    turns = np.flatnonzero(np.diff(marked, prepend=False, append=False)).tolist()
    return list(zip(turns[::2], turns[1::2], strict=True))


def _middle_of_widest(marked: Bools, origin: int) -> float:
    """Where the widest run of marked places has its middle."""
    start, stop = max(_stretches(marked), key=lambda stretch: stretch[1] - stretch[0])
    return origin + (start + stop) / 2


def _with_ends(edges: list[float], low: float, high: float) -> list[float]:
    """``edges`` with those of the table, unless a ruling is there already."""
    inner = [edge for edge in edges if low + 6 < edge < high - 6]
    return [low, *inner, high]
