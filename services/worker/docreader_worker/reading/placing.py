"""Where blocks stand: on the page, beside each other, and by tables, pictures and rulings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from docreader.result import Box
from docreader_worker.content import PageContent
from docreader_worker.reading.geometry import (
    Floats,
    Places,
    area,
    as_boxes,
    neighbourhoods,
    overlap_1d,
    share_inside,
)
from docreader_worker.reading.network import Columns
from docreader_worker.reading.rulings import is_upright

_FAR = 50.0
"""Ems at which distances end."""

_SIDES = ("above", "below")
_RULE_GAP = 14.0
"""Points between a block and a ruling that stands close, less than."""

_OUT = np.array([-1.0, 1.0])
"""The ways in which the two ends of a span are moved to make it longer."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest box on one side of each, in its column, and how far it is: infinitely for none."""

    places: Places
    distances: Floats


def above_and_below(boxes: Floats, body: float) -> tuple[Nearest, Nearest]:
    """What stands above and below each box."""
    above, below = (Nearest(np.zeros(len(boxes), np.intp), np.zeros(len(boxes))) for _ in range(2))
    for some, near in neighbourhoods(boxes[:, 0::2], boxes, 0):
        top, bottom = boxes[some, 1, None], boxes[some, 3, None]
        shared = (overlap_1d(boxes[some], boxes[near], 0) > 0) & (some[:, None] != near)
        over = shared & (boxes[near, 3] <= top + 0.3 * body)
        under = shared & (boxes[near, 1] >= bottom - 0.3 * body)
        sides = ((above, over, top - boxes[near, 3]), (below, under, boxes[near, 1] - bottom))
        for nearest, others, gaps in sides:
            distances = np.where(others, gaps, np.inf)
            nearest.places[some] = near[distances.argmin(axis=1)]
            nearest.distances[some] = distances.min(axis=1)
    return above, below


def placing(boxes: Floats, above: Nearest, below: Nearest, content: PageContent, body: float) -> Columns:
    """Positions as shares of the page; distances in ems of the body, at most 50."""
    x0, y0, x1, y1 = boxes.T
    width, height = content.width, content.height
    top, bottom = float(y0.min()), float(y1.max())
    columns = {
        "x0": x0 / width, "y0": y0 / height, "x1": x1 / width, "y1": y1 / height,
        "width": (x1 - x0) / width,
        "page_centred": (np.abs((x0 + x1) / 2 - width / 2) < body) & (x1 - x0 < 0.7 * width),
        "gap_above": ems(above.distances, body),
        "gap_below": ems(below.distances, body),
        "first": y0 <= top + body,
        "last": y1 >= bottom - body,
        "below_top": (y0 - top) / height,
        "above_bottom": (bottom - y1) / height,
        "landscape": np.full(len(boxes), float(width > height)),
        "crowd": np.full(len(boxes), np.log1p(len(boxes))),
    }  # fmt: skip
    columns |= _in_columns(boxes, body) | _in_rows(boxes, body)
    return {name: np.asarray(values, dtype=np.float64) for name, values in columns.items()}


def _in_columns(boxes: Floats, body: float) -> Columns:
    """Where each box stands among those that share some of its width."""
    x0, _, x1, _ = boxes.T
    left, column_left, column_right, siblings = np.zeros((4, len(boxes)))
    for some, near in neighbourhoods(boxes[:, 0::2] + 0.5 * body * _OUT, boxes, 0):
        shared = (overlap_1d(boxes[some], boxes[near], 0) > 0) | (some[:, None] == near)
        apart = np.abs(x0[near] - x0[some, None])
        left[some] = np.where(shared & (apart < 30 * body), x0[near], np.inf).min(axis=1)
        column_left[some] = np.where(shared, x0[near], np.inf).min(axis=1)
        column_right[some] = np.where(shared, x1[near], -np.inf).max(axis=1)
        siblings[some] = (apart < 0.5 * body).sum(axis=1) - 1
    centred = np.abs((x0 + x1) - (column_left + column_right)) < 1.5 * body
    centred &= (x0 - column_left > body) & (column_right - x1 > body)
    return {"centred": centred, "indent": ems(x0 - np.minimum(left, x0), body), "siblings": siblings}


def _in_rows(boxes: Floats, body: float) -> Columns:
    """What stands beside each box, and whether nothing but that is as far up or down the page."""
    x0, y0, x1, y1 = boxes.T
    left, right, beside = np.zeros((3, len(boxes)))
    # What ends above a box or begins below it is not level with it; what only comes near has to be asked.
    top, bottom = y0 < y1.min(), y1 > y0.max()
    for some, near in neighbourhoods(boxes[:, 1::2] + 0.3 * body * _OUT, boxes, 1):
        level = overlap_1d(boxes[some], boxes[near], 1) > 0
        others = level & (some[:, None] != near)
        beside[some] = others.sum(axis=1)
        at_left, at_right = x0[some, None] - x1[near], x0[near] - x1[some, None]
        left[some] = np.where(others & (at_left > -body), at_left, np.inf).min(axis=1)
        right[some] = np.where(others & (at_right > -body), at_right, np.inf).min(axis=1)
        top[some] &= (level | (y1[near] >= y0[some, None] + 0.3 * body)).all(axis=1)
        bottom[some] &= (level | (y0[near] <= y1[some, None] - 0.3 * body)).all(axis=1)
    return {
        "left_apart": ems(left, body), "right_apart": ems(right, body), "level": beside,
        "only_top": top, "only_bottom": bottom,
    }  # fmt: skip


def ems(distances: Floats, body: float) -> Floats:
    """Distances in points as ems within limits."""
    return np.asarray(np.clip(distances / body, -1, _FAR))


def surroundings(
    boxes: Floats, content: PageContent, tables: Sequence[Box], pictures: Sequence[Box], body: float
) -> Columns:
    """Distances to tables and pictures, and whether rulings and filled shapes are near."""
    columns = {}
    for name, areas in (("table", as_boxes(tables)), ("picture", as_boxes(pictures))):
        beside = overlap_1d(boxes, areas, 0) > 0
        over, under = boxes[:, None, 1] - areas[None, :, 3], areas[None, :, 1] - boxes[:, None, 3]
        for side, gap in (("above", over), ("below", under)):
            reached = np.where(beside & (gap > -0.5 * body), gap, np.inf).min(axis=1, initial=np.inf)
            columns[f"{name}_{side}"] = ems(reached, body)
    columns["area_distance"] = np.minimum.reduce(list(columns.values()))
    shapes = as_boxes(content.shapes)
    shapes = shapes[area(shapes) < 0.5 * content.width * content.height]
    inside = np.zeros(len(boxes), dtype=np.bool_)
    for some, near in neighbourhoods(boxes[:, 1::2], shapes, 1):
        inside[some] = (share_inside(boxes[some], shapes[near]) > 0.8).any(axis=1)
    columns["inside_shape"] = _flags(inside)
    return columns | _ruled(boxes, as_boxes(content.rulings), content.width)


def _ruled(boxes: Floats, rulings: Floats, width: float) -> Columns:
    """Whether level rulings stand close above and below: short ones, and those as wide as the text."""
    level = rulings[~is_upright(rulings)]
    level = level[level[:, 2] - level[:, 0] > 20]
    short = level[:, 2] - level[:, 0] < 0.6 * width
    columns = {f"{kind}_{side}": np.zeros(len(boxes)) for kind in ("rule", "wide_rule") for side in _SIDES}
    for some, near in neighbourhoods(boxes[:, 1::2] + _RULE_GAP * _OUT, level, 1):
        one, rules = boxes[some, None], level[near]
        over = overlap_1d(boxes[some], rules, 0) > 0
        at_left = np.abs(one[..., 0] - rules[:, 0]) < 25
        gaps = one[..., 1] - rules[:, 3], rules[:, 1] - one[..., 3]
        for side, gap in zip(_SIDES, gaps, strict=True):
            close = over & (gap > -3) & (gap < _RULE_GAP)
            columns[f"rule_{side}"][some] = (close & at_left & short[near]).any(axis=1)
            columns[f"wide_rule_{side}"][some] = (close & ~short[near]).any(axis=1)
    return columns


def _flags(values: Any) -> Floats:
    return np.asarray(values, dtype=np.float64)
