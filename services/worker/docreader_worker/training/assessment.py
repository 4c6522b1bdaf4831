"""What ``docreader evaluate`` tells of a model."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from docreader.models import GRAPH, MODEL_JSON, Model
from docreader.result import LABELS
from docreader.settings import Settings
from docreader_worker.engines.base import threshold
from docreader_worker.engines.onnx import OnnxGraph
from docreader_worker.training.evaluate import Evaluation, judge, true_boxes
from docreader_worker.training.pages import read_pages, read_picture
from docreader_worker.training.report import write_report
from docreader_worker.training.sizes import at_side
from docreader_worker.training.whole import read_whole

_ALL_COUNT = dict.fromkeys(LABELS, 0.0)
"""Thresholds of whole readings: what is in a result was decided on already."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """How well pages are read, and the share of the words of PDF pages that got the right label."""

    figures: Evaluation
    words: float | None


def assess(
    model: Path, annotations: Path, most: int, *, whole: Settings | None = None, report: Path | None = None
) -> Assessment:
    """Judge the model in a folder on at most ``most`` pages, at its own thresholds.

    With the settings ``whole`` pages are read as workers read them, not by the detector alone. ``report`` is
    a folder for pictures.
    """
    pages = read_pages(annotations)[:most]
    truths = [true_boxes(page) for page in pages]
    words = None
    if whole is not None:
        reading = read_whole(pages, model, whole)
        founds, thresholds = reading.founds, _ALL_COUNT
        words = reading.right_words / reading.words if reading.words else None
    else:
        card = msgspec.json.decode((model / MODEL_JSON).read_bytes(), type=Model)
        detect = at_side(OnnxGraph(model / GRAPH), card.long_side)
        founds = [detect(read_picture(page)) for page in pages]
        thresholds = {label: threshold(card, label) for label in LABELS}
    figures = judge(truths, founds, thresholds)
    if report is not None:
        write_report(report, pages, truths, founds, figures)
    return Assessment(figures, words)
