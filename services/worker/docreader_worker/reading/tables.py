"""The grid of a table: from rulings where it is ruled, from white columns and rows where it is not."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from docreader.result import Box, Table
from docreader_worker.content import Word
from docreader_worker.reading.cells import fill
from docreader_worker.reading.columns import white_columns
from docreader_worker.reading.gaps import without_gaps
from docreader_worker.reading.geometry import Floats, as_boxes, centres_inside
from docreader_worker.reading.leaders import without_leaders
from docreader_worker.reading.merges import Grid, Merges, crossing_merges, ruled_merges
from docreader_worker.reading.row_edges import row_edges
from docreader_worker.reading.rulings import grid_edges, is_upright
from docreader_worker.reading.shading import shaded_rows
from docreader_worker.reading.table_text import TableText, is_figure, pieces_of, text_rows, usual_size
from docreader_worker.reading.underlines import without_underlines

_PARTED, _NUMBERS = 3, 0.5
"""Rows of a ruled column with white in them, and share of numbers behind that, at least: it holds several."""

_EDGE = 6.0
"""Points between a ruling and the edge of a shaded row that are one edge, at most."""

_BESIDE = 4.0
"""Points between an edge and a ruling on it, at most."""


def read_table(box: Box, words: Sequence[Word], rulings: Sequence[Box], shapes: Sequence[Box]) -> Table:
    """Rows, columns and cells of the table in ``box``, whose words are ``words``.

    ``rulings`` and ``shapes`` are what is drawn on its page.
    """
    everything = as_boxes([word.box for word in words])  # what leads on fills a cell, although it is no text
    words = without_leaders(words)
    boxes = as_boxes([word.box for word in words])
    x0, y0, x1, y1 = box
    lines = as_boxes(rulings)
    lines = lines[centres_inside(lines, (x0 - 3, y0 - 3, x1 + 3, y1 + 3))]
    lines = without_gaps(without_underlines(lines, boxes), boxes, usual_size(words))
    walls = lines[is_upright(lines)]
    rows = text_rows(boxes)
    ruled_xs, ruled_ys = grid_edges(lines)
    xs = _with_ends(ruled_xs, x0, x1)
    ruled = len(xs) > 2
    if ruled:
        lines = np.concatenate([lines, _white_rulings(xs, lines, boxes, words)])
        ruled_xs, ruled_ys = grid_edges(lines)
        xs = _with_ends(ruled_xs, x0, x1)
    else:
        xs = [x0, *white_columns(boxes, rows, words), x1]
        ruled_ys = _across(lines, xs)
    text = TableText(words, boxes, xs, rows)
    shaded = shaded_rows(box, shapes)
    ys = _with_ends(_with_shaded(ruled_ys, shaded), y0, y1)
    grid = Grid(xs, row_edges(ys, text, ruled=ruled or bool(shaded)))
    lines = np.concatenate([lines, as_boxes([(x0, y, x1, y) for y in shaded])])
    unruled: Merges = ruled_merges(grid, everything, lines, walls) if ruled else set()
    return fill(grid, crossing_merges(text, grid, walls), unruled, words, boxes)


def _with_shaded(ruled: list[float], shaded: list[float]) -> list[float]:
    """Heights of rulings, and those of the edges of ``shaded`` rows that have none on them."""
    return sorted([*ruled, *(y for y in shaded if all(abs(y - edge) > _EDGE for edge in ruled))])


def _across(rulings: Floats, xs: list[float]) -> list[float]:
    """Heights of level rulings, but of those in the first of several columns alone: people sign there."""
    level = rulings[~is_upright(rulings)]
    if len(xs) > 2:
        level = level[level[:, 2] > (xs[1] + xs[2]) / 2]
    return grid_edges(level)[1]


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


def _with_ends(edges: list[float], low: float, high: float) -> list[float]:
    """``edges`` with those of the table, unless a ruling is there already."""
    inner = [edge for edge in edges if low + 6 < edge < high - 6]
    return [low, *inner, high]
