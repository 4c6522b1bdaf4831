"""Boxes as rows of a matrix: areas, overlaps, unions and clusters."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from docreader.result import Box

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Places = NDArray[np.intp]

_MAX_CLUSTERED = 1500
"""Boxes beyond this count are put on a coarser grid before they are compared pair by pair."""

_AT_ONCE = 256
"""Rows of a matrix that are looked at together: pages of ten thousand cells would need gigabytes for all."""


def parts(count: int, at_once: int = _AT_ONCE) -> Iterator[slice]:
    """``count`` rows, a few at a time."""
    return (slice(start, start + at_once) for start in range(0, count, at_once))


def neighbourhoods(spans: Floats, boxes: Floats, axis: int) -> Iterator[tuple[Places, Places]]:
    """Places of a few ``spans`` at a time, and of the ``boxes`` that reach into any of them, each in order.

    Spans are ``(n, 2)``, from low to high along ``axis``; neighbours come together: of ten thousand words on
    a page each is compared with those around it only.
    """
    along = np.argsort(spans[:, 0], kind="stable")
    for some in parts(len(spans)):
        here = np.sort(along[some])
        reached = (boxes[:, axis] <= spans[here, 1].max()) & (boxes[:, axis + 2] >= spans[here, 0].min())
        yield here, np.flatnonzero(reached)


def as_boxes(boxes: Sequence[Box]) -> Floats:
    """``boxes`` as an ``(n, 4)`` matrix of ``x0, y0, x1, y1``; ``(0, 4)`` where there are none."""
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def area(boxes: Floats) -> Floats:
    """Area of each box, ``(n,)``."""
    sides = np.maximum(boxes[:, 2:] - boxes[:, :2], 0.0)
    return np.asarray(sides[:, 0] * sides[:, 1])


def intersection(first: Floats, second: Floats) -> Floats:
    """Area that each pair shares, ``(n, m)``."""
    across, down = (np.maximum(overlap_1d(first, second, axis), 0.0) for axis in (0, 1))
    return np.asarray(across * down)


def share_inside(first: Floats, second: Floats) -> Floats:
    """Share of each first box's area that lies in each second box, ``(n, m)``."""
    return np.asarray(intersection(first, second) / np.maximum(area(first), 1e-9)[:, None])


def shares_covered(first: Floats, second: Floats) -> Floats:
    """Share of each first box's area that lies in the second boxes, counted once for each, ``(n,)``."""
    shares = np.zeros(len(first))
    for some, near in neighbourhoods(first[:, 1::2], second, 1):
        shares[some] = share_inside(first[some], second[near]).sum(axis=1)
    return shares


def iou(first: Floats, second: Floats) -> Floats:
    """Intersection over union of each pair, ``(n, m)``."""
    shared = intersection(first, second)
    total = area(first)[:, None] + area(second)[None, :] - shared
    return np.asarray(shared / np.maximum(total, 1e-9))


def overlap_1d(first: Floats, second: Floats, axis: int) -> Floats:
    """Length that each pair shares along ``axis`` (0 = x, 1 = y), ``(n, m)``; below 0 the gap."""
    low = np.maximum(first[:, None, axis], second[None, :, axis])
    high = np.minimum(first[:, None, axis + 2], second[None, :, axis + 2])
    return np.asarray(high - low)


def beside(first: Floats, second: Floats, more_than: float | Floats = 2.0) -> Places:
    """How many second boxes stand at the height of each first one, ``(n,)``: they share more than a touch.

    That is ``more_than`` so many points, none below 0: one number for all or ``(n,)``.
    """
    least = np.broadcast_to(more_than, len(first))
    counts = np.zeros(len(first), dtype=np.intp)
    for some, near in neighbourhoods(first[:, 1::2], second, 1):
        counts[some] = (overlap_1d(first[some], second[near], 1) > least[some, None]).sum(axis=1)
    return counts


def abreast(boxes: Floats, more_than: float | Floats = 2.0) -> Places:
    """How many boxes stand at the height of each one, itself included."""
    return beside(boxes, boxes, more_than)


def centres_inside(boxes: Floats, area_box: Box) -> Bools:
    """Which boxes have their centre in ``area_box``, ``(n,)``."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    x0, y0, x1, y1 = area_box
    return np.asarray((x >= x0) & (x <= x1) & (y >= y0) & (y <= y1))


def places_between(edges: Sequence[float], boxes: Floats, axis: int) -> Places:
    """Between which of the sorted ``edges`` along ``axis`` each box has its centre, ``(n,)``."""
    return np.searchsorted(edges, (boxes[:, axis] + boxes[:, axis + 2]) / 2)


def union(boxes: Floats) -> Box:
    """The smallest box around one box or more."""
    x0, y0 = boxes[:, :2].min(axis=0).tolist()
    x1, y1 = boxes[:, 2:].max(axis=0).tolist()
    return x0, y0, x1, y1


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around one box or more: of few boxes sooner than `union`."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def clipped(boxes: Sequence[Box], width: float, height: float) -> list[Box]:
    """Each box cut at the edges of a page; one beside the page lies flat on its edge."""
    limits = np.array([width, height, width, height])
    cut: list[Box] = [tuple(box) for box in np.clip(as_boxes(boxes), 0.0, limits).tolist()]
    return cut


def grown(boxes: Floats, by: float) -> Floats:
    """Each box larger by ``by`` points on every side."""
    return np.asarray(boxes + np.array([-by, -by, by, by]))


def clusters(boxes: Floats, reach: float) -> list[Places]:
    """Indices of boxes that touch, directly or through others, when each reaches out ``reach`` points."""
    near = grown(boxes, reach / 2)
    touching = np.zeros((len(near), len(near)), dtype=np.bool_)
    for some in parts(len(near)):
        touching[some] = (overlap_1d(near[some], near, 0) >= 0) & (overlap_1d(near[some], near, 1) >= 0)
    unseen = np.ones(len(boxes), dtype=np.bool_)
    groups = []
    while unseen.any():
        members = np.zeros(len(boxes), dtype=np.bool_)
        frontier = members.copy()
        frontier[int(unseen.argmax())] = True
        while frontier.any():
            members |= frontier
            frontier = touching[frontier].any(axis=0) & ~members
        unseen &= ~members
        groups.append(np.flatnonzero(members))
    return groups


def merged_intervals(low: Floats, high: Floats, slack: float = 0.0) -> list[tuple[float, float]]:
    """The union of intervals as a sorted list; those closer than ``slack`` count as one."""
    merged: list[tuple[float, float]] = []
    for start, end in sorted(zip(low.tolist(), high.tolist(), strict=True)):
        if merged and start <= merged[-1][1] + slack:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def size_of(box: Box) -> float:
    """Area of one box."""
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def thinned(boxes: Floats) -> Floats:
    """At most as many boxes as can be compared pair by pair: snapped to a grid, then the largest."""
    if len(boxes) <= _MAX_CLUSTERED:
        return boxes
    step = 6.0
    snapped = np.concatenate([np.floor(boxes[:, :2] / step), np.ceil(boxes[:, 2:] / step)], axis=1) * step
    distinct = np.unique(snapped, axis=0)
    largest = np.argsort(-(distinct[:, 2:] - distinct[:, :2]).sum(axis=1), kind="stable")
    return distinct[np.sort(largest[:_MAX_CLUSTERED])]


def strips(box: Box, others: Sequence[Box]) -> list[Box]:
    """What is left of ``box``, over its whole width, above, between and below the ``others`` that cut it."""
    x0, y0, x1, y1 = box
    cutting = sorted((top, bottom) for left, top, right, bottom in others if left < x1 and right > x0)
    left, reached = [], y0
    for top, bottom in cutting:
        if top > reached:
            left.append((x0, reached, x1, min(top, y1)))
        reached = max(reached, bottom)
    if reached < y1:
        left.append((x0, reached, x1, y1))
    return [strip for strip in left if strip[1] < strip[3]]
