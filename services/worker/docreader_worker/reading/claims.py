"""Tables and pictures that were found by several means: which claims to one place of a page stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from docreader.result import Box
from docreader_worker.content import AREAS, Detection
from docreader_worker.reading.geometry import (
    Floats,
    around,
    as_boxes,
    centres_inside,
    intersection,
    iou,
    share_inside,
    size_of,
    union,
)

_GRID = 0.8
"""Score of a ruled table."""

_SAME = 0.5
"""Intersection over union from which a ruled table is a detected one."""

_MOSTLY = 0.6
"""Share of a table in a banded one from which it is a part of it."""

_SURE = 0.8
"""Score over which two tables on the same bands of colour are two."""

_PART = 0.05
"""Share of a table that is more than a frayed edge of it."""

_WITHIN = 0.85
"""Share of the one detected table of a grid that lies in it, at least, to be drawn out to it."""

_HEAD, _TOP = 0.3, 0.1
"""Share of a detected table's height that its ruled head takes, at most, and above which that begins."""

_EDGES, _APART = 0.8, 3.0
"""Share of their width that two halves of one table have in common, and points between them, less than."""


@dataclass(frozen=True, slots=True)
class Area:
    """A table or picture with its score."""

    label: str
    score: float
    box: Box


def with_grids(found: Sequence[Area], grids: Sequence[Box]) -> list[Area]:
    """Areas with ruled tables: one that is where a table was found is that table, out to both.

    It is found there if most of the two is common, if it is the only one in the grid, or if the grid is its
    head. Two that say so are surer than one.
    """
    grown = list(found)
    for grid in grids:
        tables = [place for place, one in enumerate(grown) if one.label == "table"]
        found_at = _found_at(grid, as_boxes([grown[place].box for place in tables]))
        if found_at is None:
            grown.append(Area("table", _GRID, grid))
        else:
            one = grown[tables[found_at]]
            score = 1 - (1 - one.score) * (1 - _GRID)
            grown[tables[found_at]] = replace(one, score=score, box=around([grid, one.box]))
    return grown


def _found_at(grid: Box, tables: Floats) -> int | None:
    """Which of ``tables`` is a ruled one: mostly the same, else what it heads, or the only one in it."""
    shared = iou(as_boxes([grid]), tables)[0]
    if shared.max(initial=0.0) > _SAME:
        return int(shared.argmax())
    headed = [place for place, table in enumerate(tables.tolist()) if _is_head(grid, table)]
    if headed:
        return headed[0]
    within = np.flatnonzero(share_inside(tables, as_boxes([grid]))[:, 0] > _WITHIN).tolist()
    return within[0] if len(within) == 1 else None


def _is_head(grid: Box, table: Sequence[float]) -> bool:
    """Whether only the head of ``table`` is ruled, and that by ``grid``."""
    (_, top, _, low), (_, above, _, bottom) = grid, table
    height = bottom - above
    return _as_wide(grid, table) and above < low < above + _HEAD * height and top < above + _TOP * height


def halves_united(found: Sequence[Area]) -> list[Area]:
    """Areas, tables put together that begin at one height of another of the same width or right below it."""
    whole: list[Area] = []
    for one in sorted(found, key=lambda one: one.box[1]):
        home = next((place for place, other in enumerate(whole) if _is_lower_half(one, other)), None)
        if home is None:
            whole.append(one)
        else:
            both = (whole[home], one)
            whole[home] = Area("table", max(half.score for half in both), around([h.box for h in both]))
    return whole


def _is_lower_half(one: Area, other: Area) -> bool:
    if one.label != "table" or other.label != "table":
        return False
    (_, top, _, low), (_, above, _, bottom) = one.box, other.box
    return _as_wide(one.box, other.box) and above < top < bottom + _APART and low > bottom


def _as_wide(first: Sequence[float], second: Sequence[float]) -> bool:
    """Whether two boxes have most of their width in common."""
    (x0, _, x1, _), (left, _, right, _) = first, second
    return min(x1, right) - max(x0, left) > _EDGES * max(x1 - x0, right - left)


def with_bands(found: Sequence[Area], banded: Sequence[Box]) -> list[Area]:
    """Areas with banded tables: tables that are mostly in one are parts of it, but for several sure ones."""
    kept = list(found)
    for band in banded:
        tables = [one for one in kept if one.label == "table"]
        shares = share_inside(as_boxes([one.box for one in tables]), as_boxes([band]))[:, 0]
        parts = [one for one, share in zip(tables, shares.tolist(), strict=True) if share > _MOSTLY]
        if sum(one.score > _SURE for one in parts) > 1:
            continue
        whole = around([band, *(one.box for one in parts)])
        score = max([_GRID, *(one.score for one in parts)])
        kept = [*(one for one in kept if one not in parts), Area("table", score, whole)]
    return kept


def united(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that mostly lie in each other put together."""
    whole: list[Box] = []
    for box in boxes:
        one, others = as_boxes([box]), as_boxes(whole)
        shared = np.maximum(share_inside(one, others)[0], share_inside(others, one)[:, 0])
        home = int(shared.argmax()) if whole else -1
        if home >= 0 and shared[home] > 0.5:
            whole[home] = union(np.concatenate([one, others[[home]]]))
        else:
            whole.append(box)
    return whole


def claimed(box: Box, words: Floats, detections: Sequence[Detection]) -> bool:
    """Whether a detector is sure that ``box`` is mostly text by its words, or a formula drawn without any."""
    sure = [one for one in detections if one.label not in AREAS and one.score >= 0.5]
    inside = words[centres_inside(words, box)]
    if not len(inside):
        formulas = as_boxes([one.box for one in sure if one.label == "formula"])
        return bool(intersection(as_boxes([box]), formulas).sum() > 0.6 * size_of(box))
    texts = as_boxes([one.box for one in sure])
    return bool((share_inside(inside, texts).max(axis=1, initial=0.0) > 0.5).mean() > 0.6)


def is_charted(box: Box, detections: Sequence[Detection]) -> bool:
    """Whether a detector is sure that ``box`` lies in a picture: the frame of a chart, with its ticks."""
    return bool(share_inside(as_boxes([box]), _sure_pictures(detections))[0].max(initial=0.0) > 0.8)


def frames_picture(box: Box, detections: Sequence[Detection]) -> bool:
    """Whether a detector is sure of a picture in ``box`` that is a good part of it, and not the whole."""
    pictures = _sure_pictures(detections)
    inside = pictures[share_inside(pictures, as_boxes([box]))[:, 0] > 0.8]
    return bool(0.4 < intersection(as_boxes([box]), inside)[0].max(initial=0.0) / size_of(box) < 0.75)


def is_crossing(box: Box, tables: Sequence[Box]) -> bool:
    """Whether ``box`` and one of ``tables`` each hold a part of the other, as rows of two side by side do."""
    one, others = as_boxes([box]), as_boxes(tables)
    parts = np.stack([share_inside(one, others)[0], share_inside(others, one)[:, 0]])
    return bool(((parts > _PART) & (parts < _MOSTLY)).all(axis=0).any())


def _sure_pictures(detections: Sequence[Detection]) -> Floats:
    return as_boxes([one.box for one in detections if one.label == "picture" and one.score > 0.6])


def ranked(found: Sequence[Area]) -> list[Area]:
    """Areas, best evidence first."""
    return sorted(found, key=lambda one: (-one.score - 0.2 * (one.label == "table"), one.box, one.label))


def without_overlap(found: Sequence[Area]) -> list[Area]:
    """The best areas; one that shares much with a better one goes."""
    kept: list[Area] = []
    for one in ranked(found):
        box, others = as_boxes([one.box]), as_boxes([other.box for other in kept])
        if share_inside(box, others).sum() < 0.4 and share_inside(others, box).max(initial=0.0) < 0.6:
            kept.append(one)
    return kept
