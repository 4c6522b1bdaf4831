"""A report on a model for people: what it takes for what, and the pages that it reads worst."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from PIL import Image

from docreader.result import LABELS, Box
from docreader_worker.engines.base import Boxes
from docreader_worker.training.evaluate import Evaluation
from docreader_worker.training.matching import confusion, rates
from docreader_worker.training.pages import LabelledPage
from docreader_worker.training.synthesis.gallery import contact_sheet, draw_boxes

WORST = 8


def write_report(
    out: Path,
    pages: Sequence[LabelledPage],
    truths: Sequence[Boxes],
    founds: Sequence[Boxes],
    figures: Evaluation,
) -> None:
    """Write ``confusion.png`` and ``worst.png``: the worst pages, as labelled and beside it as found."""
    out.mkdir(parents=True, exist_ok=True)
    _draw_confusion(confusion(truths, founds, figures.thresholds), out / "confusion.png")
    f1 = [
        rates([truth], [found], figures.thresholds)["all"].f1
        for truth, found in zip(truths, founds, strict=True)
    ]
    pictures = []
    for index in np.argsort(f1, kind="stable")[:WORST]:
        with Image.open(pages[index].picture) as picture:
            pictures += [
                draw_boxes(picture, _shown(boxes, figures)) for boxes in (truths[index], founds[index])
            ]
    contact_sheet(pictures).save(out / "worst.png")


def _shown(boxes: Boxes, figures: Evaluation) -> list[tuple[str, Box]]:
    shown: list[tuple[str, Box]] = []
    for (x0, y0, x1, y1), label, score in zip(boxes.boxes, boxes.labels, boxes.scores, strict=True):
        if score >= figures.thresholds[LABELS[label]]:
            shown.append((LABELS[label], (float(x0), float(y0), float(x1), float(y1))))
    return shown


def _draw_confusion(counts: np.ndarray[tuple[int, int], np.dtype[np.int64]], path: Path) -> None:
    """Shares of each true label; the last row is what was found where nothing is."""
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    names = (*LABELS, "nothing")
    figure = Figure(figsize=(9, 8), layout="constrained")
    axes = figure.subplots()
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(names)), names, rotation=60, ha="right")
    axes.set_yticks(range(len(names)), names)
    axes.set(xlabel="found", ylabel="true")
    for row, column in zip(*np.nonzero(counts), strict=True):
        colour = "white" if shares[row, column] > 0.5 else "black"
        axes.text(column, row, str(counts[row, column]), ha="center", va="center", color=colour, fontsize=8)
    figure.savefig(path)
