"""What boxes that may be areas hold of what is drawn on a page: images, shapes and rulings."""

import numpy as np

from docreader_worker.reading.evidence import Evidence
from docreader_worker.reading.geometry import (
    Floats,
    area,
    as_boxes,
    grown,
    intersection,
    iou,
    share_inside,
)
from docreader_worker.reading.network import Columns
from docreader_worker.reading.rulings import is_upright
from docreader_worker.reading.snapping import solid

KINDS = ("images", "shapes", "drawings")
"""What is drawn, but for rulings."""

_NEAR = 5.0
"""Points between a ruling and the edge of a box that it draws, less than."""


def drawn(boxes: Floats, page: Evidence) -> Columns:
    """How much is drawn in each box, in how many parts, and how nearly it is one of them."""
    columns: Columns = {}
    for kind in KINDS:
        marks = as_boxes(getattr(page.content, kind))
        cover = intersection(boxes, marks).sum(axis=1) / np.maximum(area(boxes), 1.0)
        columns[f"{kind}_cover"] = np.minimum(cover, 2.0)
        columns[f"{kind}_count"] = np.log1p((share_inside(marks, boxes) > 0.8).sum(axis=0))
        columns[f"{kind}_iou"] = iou(boxes, marks).max(axis=1, initial=0.0)
    return columns


def ruled(boxes: Floats, page: Evidence) -> Columns:
    """Rulings in each box, at its edges, and over them."""
    rulings = page.rulings
    inside = share_inside(solid(rulings), grown(boxes, 4.0)) > 0.6
    level = ~is_upright(rulings)
    wide = (rulings[:, 2] - rulings[:, 0])[:, None] > 0.7 * (boxes[:, 2] - boxes[:, 0])
    whole = inside & level[:, None] & wide
    height = ((rulings[:, 1] + rulings[:, 3]) / 2)[:, None]
    over = share_inside(solid(rulings), boxes)
    return {
        "level_ruled": np.log1p(inside[level].sum(axis=0)),
        "upright_ruled": np.log1p(inside[~level].sum(axis=0)),
        "wide_ruled": np.log1p(whole.sum(axis=0)),
        "top_ruled": (whole & (np.abs(height - boxes[:, 1]) < _NEAR)).any(axis=0),
        "foot_ruled": (whole & (np.abs(height - boxes[:, 3]) < _NEAR)).any(axis=0),
        "ruled_over": np.log1p(((over > 0.1) & (over < 0.8)).sum(axis=0)),
    }
