"""Where blocks stand: on the page, beside each other, and by tables, pictures and rulings."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from docreader.result import Box
from docreader_worker.content import PageContent
from docreader_worker.reading.geometry import Bools, Floats, area, as_boxes, overlap_1d, share_inside
from docreader_worker.reading.network import Columns
from docreader_worker.reading.rulings import is_upright

_FAR = 50.0
"""Ems at which distances end."""


def placing(boxes: Floats, content: PageContent, body: float) -> Columns:
    """Positions as shares of the page; distances in ems of the body, at most 50."""
    x0, y0, x1, y1 = boxes.T
    width, height = content.width, content.height
    above, below = apart(boxes, body)
    alone = np.eye(len(boxes), dtype=np.bool_)
    shared = (overlap_1d(boxes, boxes, 0) > 0) | alone
    near = shared & (np.abs(x0[None, :] - x0[:, None]) < 30 * body)
    left = np.where(near, x0[None, :], np.inf).min(axis=1)
    middle_left = np.where(shared, x0[None, :], np.inf).min(axis=1)
    middle_right = np.where(shared, x1[None, :], -np.inf).max(axis=1)
    centred = np.abs((x0 + x1) - (middle_left + middle_right)) < 1.5 * body
    centred &= (x0 - middle_left > body) & (middle_right - x1 > body)
    level = overlap_1d(boxes, boxes, 1) > 0
    beside = level & ~alone
    top, bottom = float(y0.min()), float(y1.max())
    gaps = x0[None, :] - x1[:, None]
    aligned = np.abs(x0[None, :] - x0[:, None]) < 0.5 * body
    columns = {
        "x0": x0 / width, "y0": y0 / height, "x1": x1 / width, "y1": y1 / height,
        "width": (x1 - x0) / width,
        "centred": centred,
        "page_centred": (np.abs((x0 + x1) / 2 - width / 2) < body) & (x1 - x0 < 0.7 * width),
        "indent": ems(x0 - np.minimum(left, x0), body),
        "gap_above": ems(np.where(above, y0[:, None] - y1[None, :], np.inf).min(axis=1), body),
        "gap_below": ems(np.where(below, y0[None, :] - y1[:, None], np.inf).min(axis=1), body),
        "left_apart": ems(np.where(beside & (-body < gaps.T), gaps.T, np.inf).min(axis=1), body),
        "right_apart": ems(np.where(beside & (gaps > -body), gaps, np.inf).min(axis=1), body),
        "level": beside.sum(axis=1),
        "siblings": aligned.sum(axis=1) - 1,
        "first": y0 <= top + body,
        "last": y1 >= bottom - body,
        "below_top": (y0 - top) / height,
        "above_bottom": (bottom - y1) / height,
        "only_top": (~(y1[None, :] < y0[:, None] + 0.3 * body) | level).all(axis=1),
        "only_bottom": (~(y0[None, :] > y1[:, None] - 0.3 * body) | level).all(axis=1),
        "landscape": np.full(len(boxes), float(width > height)),
        "crowd": np.full(len(boxes), np.log1p(len(boxes))),
    }  # fmt: skip
    return {name: np.asarray(values, dtype=np.float64) for name, values in columns.items()}


def apart(boxes: Floats, body: float) -> tuple[Bools, Bools]:
    """Which boxes (second axis) stand above and below each box (first axis) in its column."""
    shared = overlap_1d(boxes, boxes, 0) > 0
    np.fill_diagonal(shared, val=False)
    above = shared & (boxes[None, :, 3] <= boxes[:, None, 1] + 0.3 * body)
    below = shared & (boxes[None, :, 1] >= boxes[:, None, 3] - 0.3 * body)
    return above, below


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
    columns["inside_shape"] = _flags((share_inside(boxes, shapes) > 0.8).any(axis=1))
    return columns | _ruled(boxes, as_boxes(content.rulings), content.width)


def _ruled(boxes: Floats, rulings: Floats, width: float) -> Columns:
    """Whether level rulings stand close above and below: short ones, and those as wide as the text."""
    level = rulings[~is_upright(rulings)]
    level = level[level[:, 2] - level[:, 0] > 20]
    short = level[:, 2] - level[:, 0] < 0.6 * width
    over = overlap_1d(boxes, level, 0) > 0
    above = boxes[:, None, 1] - level[None, :, 3]
    below = level[None, :, 1] - boxes[:, None, 3]
    at_left = np.abs(boxes[:, None, 0] - level[None, :, 0]) < 25
    above_near, below_near = over & (above > -3) & (above < 14), over & (below > -3) & (below < 14)
    return {
        "rule_above": _flags((above_near & at_left & short).any(axis=1)),
        "rule_below": _flags((below_near & at_left & short).any(axis=1)),
        "wide_rule_above": _flags((above_near & ~short).any(axis=1)),
        "wide_rule_below": _flags((below_near & ~short).any(axis=1)),
    }


def _flags(values: Any) -> Floats:
    return np.asarray(values, dtype=np.float64)
