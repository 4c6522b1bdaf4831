"""From a dataset to a model folder: train, export, choose thresholds and write the model's card."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from docreader.models import CHECKPOINT, CONFIGURATION, GRAPH, Model
from docreader_worker.engines.detectron2 import find_boxes
from docreader_worker.model_folder import model_in
from docreader_worker.training.card import describe
from docreader_worker.training.evaluate import evaluate
from docreader_worker.training.export import export_model
from docreader_worker.training.pages import LabelledPage, evenly, read_pages, read_picture, split
from docreader_worker.training.progress import TrainingProgress
from docreader_worker.training.quantize import QuantizationDiffers, quantize
from docreader_worker.training.recipe import Recipe
from docreader_worker.training.sizes import at_side
from docreader_worker.training.train import LEARNED, train

CHECKED_PAGES = 8
"""Pages on which the exported graph must find what the checkpoint finds."""
SHOWN = 0.8
"""Size at which a model reads pages, of that of its dataset: it learns from them at 0.65 to 1.0."""
LOOKED_AT = 40
"""Held-out pages that are read at each look while it learns."""
JUDGED = 200
"""Held-out pages that the figures of a card are made of."""
LOOKS = 20
"""Looks at the held-out pages, and checkpoints, in all iterations."""


def train_in(
    folder: Path,
    pages: Sequence[LabelledPage],
    recipe: Recipe,
    *,
    progress: Callable[[TrainingProgress], None] = lambda _: None,
    report_every: int = 20,
    stopping: Callable[[], bool] = lambda: False,
) -> Path | None:
    """Train in ``folder``, or go on there; answers the weights in it, or None where it was stopped."""
    learned, judged = split(pages)
    looked_at, side = evenly(judged, LOOKED_AT), _side(pages, recipe)
    return train(
        learned,
        folder,
        recipe,
        checkpoint_every=max(25, recipe.iterations // LOOKS),
        report_every=report_every,
        progress=progress,
        validate=lambda model: evaluate(looked_at, at_side(partial(find_boxes, model), side)).map,
        stopping=stopping,
    )


def finish_model(
    pages: Sequence[LabelledPage],
    recipe: Recipe,
    weights: Path,
    out: Path,
    *,
    name: str,
    version: str,
    of: str,
    trained: dict[str, Any],
) -> Model:
    """Export ``weights`` into the model folder ``out``; ``of`` and ``trained`` are for its card.

    Thresholds and metrics come from documents that were held out of the training. The graph is in eight bits
    unless that changes what is read of them.

    Raises:
        ExportDiffers: the exported graph finds other boxes than the checkpoint.

    """
    learned, judged = split(pages)
    judged_on = evenly(judged, JUDGED)
    checked = [read_picture(page) for page in islice(judged_on, CHECKED_PAGES)]
    export_model(recipe.configuration, weights, out, checked)
    side = _side(pages, recipe)
    with suppress(QuantizationDiffers):
        quantize(out / GRAPH, judged_on, side)
    card = {
        "name": name,
        "version": version,
        "description": f"Trained on {len(learned)} pages of {of}.",
        "data": {"dataset": of, "pages": len(learned), "held_out": len(judged_on)},
        "trained": trained,
    }
    before = None if recipe.start_from is None else model_in(recipe.start_from)
    if before is not None and recipe.only:
        card["trained"] = trained | {"only": list(recipe.only), "start_from": before.reference}
    return describe(out, judged_on, side, card, before, recipe.only)


def make_model(
    annotations: Path,
    out: Path,
    recipe: Recipe,
    *,
    name: str,
    version: str,
    progress: Callable[[TrainingProgress], None] = lambda _: None,
) -> Model:
    """Train on the pages of a COCO file and write the model folder ``out``; goes on after an interruption.

    Checkpoints are kept in a folder beside ``out``. Raises as `finish_model`.
    """
    pages = read_pages(annotations)
    folder = out.with_name(f"{out.name}-training")
    train_in(folder, pages, recipe, progress=progress)
    trained = {
        "iterations": recipe.iterations,
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    weights, of = folder / LEARNED, annotations.parent.name
    return finish_model(pages, recipe, weights, out, name=name, version=version, of=of, trained=trained)


def export_folder(
    checkpoint: Path,
    annotations: Path,
    out: Path,
    *,
    name: str,
    version: str,
    int8: bool,
    side: int | None,
) -> Model:
    """Make a model folder of ``config.yaml`` and ``model_final.pth`` in the folder ``checkpoint``.

    The pages of ``annotations`` are what detections are compared on, and what thresholds come from. With
    ``side``, the pixels of their longer side, the model is given pages as large as they are.

    Raises:
        ExportDiffers: the exported graph finds other boxes than the checkpoint.
        QuantizationDiffers: with ``int8`` the mAP changes too much.

    """
    pages = read_pages(annotations)
    judged = evenly(pages, JUDGED)
    checked = [read_picture(page) for page in judged[:CHECKED_PAGES]]
    export_model(checkpoint / CONFIGURATION, checkpoint / CHECKPOINT, out, checked)
    side = side or _shown_side(pages)
    if int8:
        quantize(out / GRAPH, judged, side)
    description = f"Exported with {len(judged)} pages of {annotations.parent.name}."
    card = {"name": name, "version": version, "description": description}
    return describe(out, judged, side, card)


def _side(pages: Sequence[LabelledPage], recipe: Recipe) -> int:
    """The longer side, in pixels, of the pages that a model is given: as before where labels are kept."""
    return _shown_side(pages) if recipe.kept_from is None else model_in(recipe.kept_from).long_side


def _shown_side(pages: Sequence[LabelledPage]) -> int:
    """The longer side, in pixels, at which a model of these pages is given those it reads."""
    largest: int = max(max(page.record["width"], page.record["height"]) for page in pages)
    return round(SHOWN * largest)
