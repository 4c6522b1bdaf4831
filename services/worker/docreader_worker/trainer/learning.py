"""A slice of a training, with PyTorch: learn for a while, or make the model of what was learned."""

import itertools
import math
import re
import time
from collections.abc import Callable
from pathlib import Path

from docreader.coco import ANNOTATIONS
from docreader_worker.trainer.protocol import Finish, Given, Judged, Learn, Made, Paused, Stepped, Tell
from docreader_worker.training.intake import unpack
from docreader_worker.training.making import finish_model, train_in
from docreader_worker.training.pages import LabelledPage, read_pages
from docreader_worker.training.progress import TrainingProgress
from docreader_worker.training.recipe import Recipe
from docreader_worker.training.train import LEARNED

NEWEST = "last_checkpoint"
"""The name of the newest checkpoint is in it."""


def learn_slice(request: Learn, tell: Tell, stopping: Callable[[], bool]) -> Paused:
    """Train until the seconds are over, ``stopping`` says so, or nothing more is to be learned.

    One batch is learned however late it is, or a slow machine would never come to an end.
    """
    given, run = request.given, Path(request.given.run)
    pages = _pages(given)
    deadline = time.monotonic() + request.seconds
    batches = itertools.count()

    def progress(state: TrainingProgress) -> None:
        if not math.isnan(state.loss):
            tell(Stepped(iteration=state.iteration, loss=state.loss))
        if state.validation:
            tell(Judged(iteration=state.iteration, figure=state.validation["all"]))

    weights = train_in(
        run,
        pages,
        _recipe(given),
        progress=progress,
        report_every=request.report_every,
        stopping=lambda: next(batches) > 0 and (stopping() or time.monotonic() > deadline),
    )
    return _paused(run, given.options.iterations, learned=weights is not None)


def finish(request: Finish) -> Made:
    """Export what was learned, and judge it."""
    given = request.given
    finish_model(
        _pages(given),
        _recipe(given),
        Path(given.run) / LEARNED,
        Path(given.out),
        name=request.name,
        version=request.version,
        of=request.dataset,
        trained=request.trained,
    )
    return Made()


def _pages(given: Given) -> list[LabelledPage]:
    """The pages of the dataset, unpacked and checked the first time."""
    found = Path(given.pages) / ANNOTATIONS
    return read_pages(found if found.exists() else unpack(Path(given.archive), found.parent, go_on=True))


def _recipe(given: Given) -> Recipe:
    options = given.options
    return Recipe(
        iterations=options.iterations,
        batch=options.batch,
        rate=options.rate,
        seed=options.seed,
        start_from=Path(given.base),
        freeze=options.freeze,
        patience=options.patience,
    )


def _paused(run: Path, iterations: int, *, learned: bool) -> Paused:
    """What to keep of the folder of a training."""
    if not (run / NEWEST).exists():
        return Paused(iteration=0, files=[], learned=learned)
    name = (run / NEWEST).read_text().strip()
    number = re.fullmatch(r"model_(\d+)\.pth", name)  # the last one is called final
    files = [NEWEST, name, *([LEARNED] if learned else [])]
    return Paused(iteration=int(number[1]) + 1 if number else iterations, files=files, learned=learned)
