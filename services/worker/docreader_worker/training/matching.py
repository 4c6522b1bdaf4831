"""Precision, recall and F1 of detections against labelled boxes."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docreader.result import LABELS
from docreader_worker.engines.base import Boxes
from docreader_worker.training.pages import Pixels

Detector = Callable[[Pixels], Boxes]
"""Finds boxes (in pixels) on an RGB page."""
_OVERLAP = 0.5
"""The least intersection over union of a true box and one that matches it."""


@dataclass(frozen=True, slots=True)
class Rates:
    """The share of detections that are right, that of true boxes that are found, and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def iou(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float32]:
    """Intersection over union of boxes ``[N, 4]`` with boxes ``[M, 4]``: ``[N, M]``."""
    least = np.maximum(first[:, None, :2], second[None, :, :2])
    most = np.minimum(first[:, None, 2:], second[None, :, 2:])
    shared = np.clip(most - least, 0, None).prod(-1)
    areas = [(boxes[:, 2:] - boxes[:, :2]).prod(-1) for boxes in (first, second)]
    union = np.maximum(areas[0][:, None] + areas[1][None, :] - shared, 1e-9)
    ratio: NDArray[np.float32] = shared / union
    return ratio


def match(truth: Boxes, found: Boxes, label: int) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Scores of the detections of ``label``, best first, and whether each matches a true box of its own."""
    chosen = np.flatnonzero(found.labels == label)
    chosen = chosen[np.argsort(-found.scores[chosen], kind="stable")]
    wanted = truth.boxes[truth.labels == label]
    overlaps = iou(found.boxes[chosen], wanted)
    right = np.zeros(len(chosen), np.bool_)
    for row in range(len(chosen) if len(wanted) else 0):
        best = int(overlaps[row].argmax())
        if overlaps[row, best] >= _OVERLAP:
            right[row] = True
            overlaps[:, best] = -1.0
    return found.scores[chosen], right


def choose_thresholds(truths: Sequence[Boxes], founds: Sequence[Boxes]) -> dict[str, float]:
    """For each label the score above which F1 at IoU 0.5 is highest; 0.5 where nothing is right."""
    chosen = {}
    for label, name in enumerate(LABELS):
        scores, right, total = _pooled(truths, founds, label)
        hits = np.cumsum(right)
        f1 = 2 * hits / (np.arange(1, len(right) + 1) + total) if len(right) else np.zeros(1)
        # Rounded down, so that it holds for the detection that it was chosen for.
        chosen[name] = math.floor(float(scores[int(f1.argmax())]) * 1000) / 1000 if f1.max() > 0 else 0.5
    return chosen


def rates(
    truths: Sequence[Boxes], founds: Sequence[Boxes], thresholds: Mapping[str, float]
) -> dict[str, Rates]:
    """Rates at IoU 0.5 of each label that occurs, and of ``all`` labels pooled, above ``thresholds``."""
    answers, sums = {}, np.zeros(3)
    for label, name in enumerate(LABELS):
        scores, right, total = _pooled(truths, founds, label)
        right = right[scores >= thresholds[name]]
        counts = np.array([right.sum(), len(right), total])
        sums += counts
        if total or len(right):
            answers[name] = _rates(*counts)
    return {"all": _rates(*sums), **answers}


def confusion(
    truths: Sequence[Boxes], founds: Sequence[Boxes], thresholds: Mapping[str, float]
) -> NDArray[np.int64]:
    """How often a true label (row) was read as another (column); the last of both stands for nothing there.

    Detections above ``thresholds`` are paired with true boxes by their overlap alone, best first.
    """
    nothing = len(LABELS)
    table = np.zeros((nothing + 1, nothing + 1), np.int64)
    least = np.array([thresholds[name] for name in LABELS], np.float32)
    for truth, found in zip(truths, founds, strict=True):
        kept = found.scores >= least[found.labels]
        boxes, labels = found.boxes[kept], found.labels[kept]
        overlaps = iou(truth.boxes, boxes)
        rows, columns = np.nonzero(overlaps >= _OVERLAP)
        paired, spare = np.zeros(len(truth.labels), np.bool_), np.ones(len(labels), np.bool_)
        for place in np.argsort(-overlaps[rows, columns], kind="stable"):
            row, column = rows[place], columns[place]
            if not paired[row] and spare[column]:
                table[truth.labels[row], labels[column]] += 1
                paired[row], spare[column] = True, False
        table[:nothing, nothing] += np.bincount(truth.labels[~paired], minlength=nothing)
        table[nothing, :nothing] += np.bincount(labels[spare], minlength=nothing)
    return table


def _rates(hits: float, found: float, total: float) -> Rates:
    return Rates(
        float(hits / found) if found else 0.0,
        float(hits / total) if total else 0.0,
        float(2 * hits / (found + total)) if found + total else 0.0,
    )


def _pooled(
    truths: Sequence[Boxes], founds: Sequence[Boxes], label: int
) -> tuple[NDArray[np.float32], NDArray[np.bool_], int]:
    matched = [match(truth, found, label) for truth, found in zip(truths, founds, strict=True)]
    scores = np.concatenate([page[0] for page in matched]) if matched else np.zeros(0, np.float32)
    right = np.concatenate([page[1] for page in matched]) if matched else np.zeros(0, np.bool_)
    order = np.argsort(-scores, kind="stable")
    total = sum(int((truth.labels == label).sum()) for truth in truths)
    return scores[order], right[order], total
