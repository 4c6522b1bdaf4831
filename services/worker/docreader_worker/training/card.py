"""The card of a model that was trained or exported: its thresholds and figures on pages held out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from docreader.models import GRAPH, Model
from docreader.result import LABELS
from docreader_worker.engines.base import threshold
from docreader_worker.engines.onnx import OnnxGraph
from docreader_worker.model_folder import describe_model
from docreader_worker.training.evaluate import Evaluation, judge, true_boxes
from docreader_worker.training.matching import choose_thresholds
from docreader_worker.training.pages import LabelledPage, read_picture
from docreader_worker.training.sizes import at_side

Thresholds = dict[str, float]
"""The least score of a detection, for each label."""

_TELLING = 40
"""Held-out boxes of a label at which the threshold that is best for them counts half."""


def describe(
    out: Path,
    judged: Sequence[LabelledPage],
    side: int,
    card: dict[str, Any],
    before: Model | None = None,
    only: Sequence[str] = (),
) -> Model:
    """Write the card of the exported model in ``out``, with what it reads of the pages it is judged on.

    Its thresholds are the best there, or, where it went on from the model ``before``, between that one's and
    those; where it learned ``only`` some labels, the others keep theirs.
    """
    detect = at_side(OnnxGraph(out / GRAPH), side)
    truths, founds = [true_boxes(page) for page in judged], [detect(read_picture(page)) for page in judged]
    best = choose_thresholds(truths, founds)
    thresholds = best if before is None else settled(best, before, only or LABELS, judged)
    figures = judge(truths, founds, thresholds)
    model = Model(
        **card,
        labels=list(LABELS),
        long_side=side,
        thresholds=thresholds,
        files={},
        metrics={
            "document": {"pages": figures.pages, "map": figures.map, "rates": _rates(figures)},
            "held_out": {"document": "documents that were held out"},
        },
    )
    return describe_model(out, model)


def settled(
    best: Thresholds, before: Model, learned: Sequence[str], judged: Sequence[LabelledPage]
) -> Thresholds:
    """Thresholds of the labels ``learned`` between those of ``before`` and the ``best`` on ``judged`` pages.

    The more boxes of a label there are, the more does the best one count: from few, it is chance.
    """
    count = Counter(LABELS[label] for page in judged for label in page.labels)
    thresholds = {label: threshold(before, label) for label in LABELS}
    for label in learned:
        share = count[label] / (count[label] + _TELLING)
        thresholds[label] += share * (best[label] - thresholds[label])
    return thresholds


def _rates(figures: Evaluation) -> dict[str, dict[str, float]]:
    return {
        label: {key: round(value, 4) for key, value in asdict(rate).items()}
        for label, rate in figures.rates.items()
    }
