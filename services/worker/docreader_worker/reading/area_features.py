"""What is known of each box that may be a table or a picture, as a matrix with named columns."""

from collections.abc import Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.content import AREAS, Detection
from docreader_worker.reading.area_marks import KINDS, drawn, ruled
from docreader_worker.reading.area_texts import (
    OF_LINES,
    SIDES,
    Held,
    captioned,
    lined,
    mean_held,
    room,
    written,
)
from docreader_worker.reading.claims import Area
from docreader_worker.reading.evidence import Evidence
from docreader_worker.reading.geometry import Floats, area, as_boxes, iou, share_inside
from docreader_worker.reading.network import Columns

_LABELS = sorted(AREAS)
_FIT = ("fit", "score", "iou", "within", "holds", "parts", "covered")
_KINDS = {
    "any": None,
    "text": {"text"},
    "item": {"list-item"},
    "heading": {"section-header", "title"},
    "caption": {"caption"},
}
"""Labels of text by what they are told apart as; ``None`` are all."""
_SAID = (
    "claimed_table",
    "claimed_picture",
    "kept_table",
    "kept_picture",
    "grid",
    "aligned",
    "cluster",
    "image",
)

FEATURES = (
    "x0", "y0", "x1", "y1", "width", "height", "share", "shape",
    *(f"detected_{label}_{name}" for label in _LABELS for name in _FIT),
    *(f"detected_{kind}_{name}" for kind in _KINDS for name in ("cover", "words", "count")),
    *_SAID,
    "words", "words_share", "written", "lines", "cut", "cut_share", *OF_LINES,
    *(f"{kind}_{name}" for kind in KINDS for name in ("cover", "count", "iou")),
    "level_ruled", "upright_ruled", "wide_ruled", "top_ruled", "foot_ruled", "ruled_over",
    "table_caption", "other_caption", "captions_inside",
    *(f"room_{side}" for side in SIDES),
    "recognized", "page_words", "page_images", "page_drawings", "page_rulings",
)  # fmt: skip
"""Names of all columns. Positions and sizes are shares of the page; counts are logarithms."""

_PARTS, _TEXTS = 4.0, 10.0
"""Detections in a box, of its kind and of text, that count as many."""


def features(boxes: Sequence[Box], page: Evidence, claims: Sequence[Area], kept: Sequence[Area]) -> Floats:
    """One row for each of ``boxes``, one column for each name in ``FEATURES``.

    ``claims`` and ``kept`` are the areas that rules see, and those of them that stand by rules.
    """
    held = Held.of(as_boxes(boxes), page)
    columns = _placed(held.boxes, page) | _detected(held, page)
    columns |= _said(held.boxes, page, claims, kept) | written(held, page) | lined(held, page)
    columns |= drawn(held.boxes, page) | ruled(held.boxes, page) | captioned(held, page)
    columns |= room(held, page) | _whole(held.boxes, page)
    return np.stack([columns[name] for name in FEATURES], axis=1).astype(np.float64)


def _placed(boxes: Floats, page: Evidence) -> Columns:
    width, height = page.content.width, page.content.height
    x0, y0, x1, y1 = boxes.T
    return {
        "x0": x0 / width, "y0": y0 / height, "x1": x1 / width, "y1": y1 / height,
        "width": (x1 - x0) / width, "height": (y1 - y0) / height,
        "share": area(boxes) / (width * height),
        "shape": np.log((x1 - x0 + 1) / (y1 - y0 + 1)),
    }  # fmt: skip


def _detected(held: Held, page: Evidence) -> Columns:
    columns: Columns = {}
    for label in _LABELS:
        found = [one for one in page.detections if one.label == label]
        columns |= {f"detected_{label}_{name}": values for name, values in _fits(held.boxes, found).items()}
    texts = [one for one in page.detections if one.label not in AREAS]
    for kind, labels in _KINDS.items():
        found = [one for one in texts if labels is None or one.label in labels]
        columns |= {f"detected_{kind}_{name}": values for name, values in _texts(held, page, found).items()}
    return columns


def _fits(boxes: Floats, found: Sequence[Detection]) -> Columns:
    """How well detections of one label fit each box, hold it, and stand in it."""
    if not found:
        return dict.fromkeys(_FIT, np.zeros(len(boxes)))
    others, scores = as_boxes([one.box for one in found]), np.array([one.score for one in found])
    shared, within = iou(boxes, others), share_inside(boxes, others)
    holds = share_inside(others, boxes).T
    best = shared.argmax(axis=1)
    return {
        "fit": (shared * scores).max(axis=1),
        "score": scores[best] * (shared.max(axis=1) > 0.3),
        "iou": shared.max(axis=1),
        "within": (within * scores).max(axis=1),
        "holds": (holds * scores).max(axis=1),
        "parts": np.minimum(((holds > 0.7) * scores).sum(axis=1) / _PARTS, 1.0),
        "covered": np.minimum((within * scores).sum(axis=1), 1.0),
    }


def _texts(held: Held, page: Evidence, found: Sequence[Detection]) -> Columns:
    """How much of each box and of its words detections of text take, and how many lie in it."""
    others, scores = as_boxes([one.box for one in found]), np.array([one.score for one in found])
    taken = ((share_inside(page.words, others) > 0.5) * scores).max(axis=1, initial=0.0)
    return {
        "cover": np.minimum((share_inside(held.boxes, others) * scores).sum(axis=1), 1.0),
        "words": mean_held(held.words, taken),
        "count": np.minimum(((share_inside(others, held.boxes).T > 0.8) * scores).sum(axis=1) / _TEXTS, 1.0),
    }


def _said(boxes: Floats, page: Evidence, claims: Sequence[Area], kept: Sequence[Area]) -> Columns:
    """How nearly each box is one that was found by each means."""
    found = {
        f"{name}_{label}": [one.box for one in areas if one.label == label]
        for name, areas in (("claimed", claims), ("kept", kept))
        for label in _LABELS
    }
    found |= {"grid": page.grids, "aligned": page.aligned, "cluster": page.pictures}
    found["image"] = page.content.images
    return {name: iou(boxes, as_boxes(others)).max(axis=1, initial=0.0) for name, others in found.items()}


def _whole(boxes: Floats, page: Evidence) -> Columns:
    """What is known of the page."""
    content = page.content
    counts = {
        "page_words": len(content.words), "page_images": len(content.images),
        "page_drawings": len(content.drawings), "page_rulings": len(content.rulings),
    }  # fmt: skip
    known = {name: float(np.log1p(count)) for name, count in counts.items()}
    known["recognized"] = float(content.text_source == "ocr")
    return {name: np.full(len(boxes), value) for name, value in known.items()}
