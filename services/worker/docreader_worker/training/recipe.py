"""From a dataset to a model folder: train, export, choose thresholds and write the model's card."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import msgspec

from docreader.models import MODEL_JSON, Model
from docreader_worker.training.evaluate import Evaluation, evaluate
from docreader_worker.training.export import describe_model, export_model, onnx_detector
from docreader_worker.training.pages import LabelledPage, read_pages, read_picture
from docreader_worker.training.train import COMPACT, TrainingProgress, train

CHECKED_PAGES = 8
"""Pages on which the exported graph must find what the checkpoint finds."""
SHOWN = 0.88
"""Size at which a model reads pages, of that of its dataset: it learns from them at 0.65 to 1.0."""
HELD_OUT = 20
"""One document in so many is held out, by the order of their names."""


def make_model(
    annotations: Path,
    out: Path,
    *,
    name: str,
    version: str,
    iterations: int,
    batch: int,
    rate: float,
    start_from: Path | None = None,
    progress: Callable[[TrainingProgress], None] = lambda _: None,
) -> Model:
    """Train on the pages of a COCO file and write the model folder ``out``; goes on after an interruption.

    ``start_from`` is the folder of a model to fine-tune. Thresholds and metrics come from documents that are
    held out of the training. Checkpoints are kept in a folder beside ``out``.

    Raises:
        ExportDiffers: the exported graph finds other boxes than the checkpoint.

    """
    pages = read_pages(annotations)
    held_out = set(sorted({_document(page) for page in pages})[::HELD_OUT])
    learned = [page for page in pages if _document(page) not in held_out] or pages
    judged = [page for page in pages if _document(page) in held_out]
    weights = train(
        learned,
        out.with_name(f"{out.name}-training"),
        iterations=iterations,
        batch=batch,
        rate=rate,
        weights=start_from / "model_final.pth" if start_from else None,
        progress=progress,
    )
    export_model(COMPACT, weights, out, [read_picture(page) for page in islice(judged, CHECKED_PAGES)])
    figures = evaluate(judged, onnx_detector(out / "model.onnx"))
    card = {
        "name": name,
        "version": version,
        "description": f"Trained on {len(learned)} pages of {annotations.parent.name}.",
        "long_side": round(SHOWN * max(max(page.record["width"], page.record["height"]) for page in pages)),
        "thresholds": figures.thresholds,
        "metrics": {"map": figures.precision, "rates": _rates(figures)},
        "data": {"pages": len(learned), "held_out": len(judged)},
        "trained": {"iterations": iterations, "created_at": datetime.now(UTC).isoformat(timespec="seconds")},
    }
    describe_model(out, card)
    return msgspec.json.decode((out / MODEL_JSON).read_bytes(), type=Model)


def evaluate_model(folder: Path, annotations: Path, most: int) -> Evaluation:
    """How well the model in ``folder`` finds the boxes of at most ``most`` pages, at its own thresholds."""
    model = msgspec.json.decode((folder / MODEL_JSON).read_bytes(), type=Model)
    return evaluate(read_pages(annotations)[:most], onnx_detector(folder / "model.onnx"), model.thresholds)


def _document(page: LabelledPage) -> str:
    """What must not be split between training and judging; without a document, the page itself."""
    return str(page.record.get("document", page.record["file_name"]))


def _rates(figures: Evaluation) -> dict[str, dict[str, float]]:
    return {
        label: {key: round(value, 4) for key, value in asdict(rate).items()}
        for label, rate in figures.rates.items()
    }
