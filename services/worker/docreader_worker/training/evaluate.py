"""How well a layout model reads labelled pages: COCO average precision, and rates at its thresholds."""

import contextlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from docreader.result import LABELS
from docreader_worker.engines.base import Boxes
from docreader_worker.training.matching import Detector, Rates, choose_thresholds, rates
from docreader_worker.training.pages import LabelledPage, read_picture

_MOST = 300


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures of one model on a set of pages; ``map`` is COCO's mAP by label and ``all``."""

    pages: int
    map: dict[str, float]
    thresholds: dict[str, float]
    rates: dict[str, Rates]


def evaluate(pages: Sequence[LabelledPage], detect: Detector) -> Evaluation:
    """Run ``detect`` over ``pages``, at the thresholds that give the best F1 there."""
    truths, founds = [true_boxes(page) for page in pages], [detect(read_picture(page)) for page in pages]
    return judge(truths, founds, choose_thresholds(truths, founds))


def judge(truths: Sequence[Boxes], founds: Sequence[Boxes], thresholds: dict[str, float]) -> Evaluation:
    """The figures of what was found on pages, at the thresholds of all ``LABELS``."""
    return Evaluation(
        len(truths), average_precision(truths, founds), thresholds, rates(truths, founds, thresholds)
    )


def average_precision(truths: Sequence[Boxes], founds: Sequence[Boxes]) -> dict[str, float]:
    """COCO's mAP (IoU 0.50:0.95, 300 boxes a page) of each label there is, and their mean as ``all``."""
    with contextlib.redirect_stdout(io.StringIO()):  # pycocotools prints as it goes
        known = COCO()
        known.dataset = {
            "images": [{"id": index} for index in range(len(truths))],
            "categories": [{"id": index, "name": name} for index, name in enumerate(LABELS)],
            "annotations": [
                {**box, "id": number + 1, "area": box["bbox"][2] * box["bbox"][3], "iscrowd": 0}
                for number, box in enumerate(_records(truths))
            ],
        }
        known.createIndex()
        records = _records(founds)
        if not records:
            return {"all": 0.0}
        scoring = COCOeval(known, known.loadRes(records), "bbox")
        scoring.params.maxDets = [1, 100, _MOST]
        scoring.evaluate()
        scoring.accumulate()
    table = scoring.eval["precision"][:, :, :, 0, -1]
    answers = {}
    for index, name in enumerate(LABELS):
        values = table[:, :, index]
        if (values > -1).any():
            answers[name] = float(values[values > -1].mean())
    return {"all": float(np.mean(list(answers.values()))) if answers else 0.0, **answers}


def true_boxes(page: LabelledPage) -> Boxes:
    """What is on a page, in pixels of its picture."""
    boxes = np.array(page.boxes, np.float32).reshape(-1, 4)
    return Boxes(boxes=boxes, labels=np.array(page.labels, np.int64), scores=np.ones(len(boxes), np.float32))


def _records(pages: Sequence[Boxes]) -> list[dict[str, Any]]:
    return [
        {
            "image_id": index,
            "category_id": int(label),
            "bbox": [float(x0), float(y0), float(x1 - x0), float(y1 - y0)],
            "score": float(score),
        }
        for index, page in enumerate(pages)
        for (x0, y0, x1, y1), label, score in zip(page.boxes, page.labels, page.scores, strict=True)
    ]
