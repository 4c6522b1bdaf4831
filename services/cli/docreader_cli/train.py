"""``docreader train``: from labelled pages to a model of one's own."""

import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from docreader.result import LABELS
from docreader_cli.dataset import annotations_of
from docreader_cli.libraries import libraries
from docreader_cli.options import DATASET

if TYPE_CHECKING:
    from docreader_worker.training.progress import TrainingProgress


@click.command("train")
@DATASET
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder of the model."
)
@click.option("--name", default="my-layout", show_default=True, help="The model's name.")
@click.option("--version", default="1", show_default=True, help="The model's version.")
@click.option("--iterations", default=20_000, show_default=True, type=click.IntRange(1))
@click.option("--batch", default=4, show_default=True, type=click.IntRange(1), help="Pages an iteration.")
@click.option("--rate", default=1e-3, show_default=True, type=float, help="Highest learning rate.")
@click.option(
    "--seed", default=1, show_default=True, type=int, help="The same seed learns in the same order."
)
@click.option(
    "--start-from",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of a model to fine-tune.",
)
@click.option(
    "--large",
    is_flag=True,
    help="Learn a ResNet-50 (36 million parameters), in place of the compact model: wants a GPU.",
)
@click.option("--freeze", is_flag=True, help="Leave the backbone as it is: right for few pages.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(LABELS),
    help="Learn this label (give it again for more), and tell all others as the model of --start-from does.",
)
@click.option(
    "--patience",
    type=click.IntRange(1),
    help="Stop after so many looks at the held-out pages without a better figure, and take the best.",
)
def train_command(
    dataset: Path,
    out: Path,
    name: str,
    version: str,
    iterations: int,
    batch: int,
    rate: float,
    seed: int,
    start_from: Path | None,
    large: bool,
    freeze: bool,
    only: tuple[str, ...],
    patience: int | None,
) -> None:
    """Train a layout model on DATASET (a folder or a zip with annotations.json, or such a file) into OUT.

    Called again after an interruption, it goes on from its last checkpoint. The model in OUT is exported and
    checked: `docreader models import OUT` puts it into the store.
    """
    if large and start_from is not None:
        raise click.UsageError("--large: a model that starts from another has that one's architecture")
    if only and start_from is None:
        raise click.UsageError("--only: the other labels are told as a model of --start-from does: name one")
    if set(only) == set(LABELS):
        raise click.UsageError("--only: these are all labels: give --freeze to leave the backbone as it is")
    with libraries("worker,detectron2,train"):
        from docreader_worker.model_folder import model_in  # noqa: PLC0415
        from docreader_worker.training.making import make_model  # noqa: PLC0415
        from docreader_worker.training.recipe import Recipe  # noqa: PLC0415

    if only and start_from is not None:
        model_in(start_from)  # its card is needed at the end: better to miss it now
    recipe = Recipe(
        iterations=iterations,
        batch=batch,
        rate=rate,
        seed=seed,
        start_from=start_from,
        large=large,
        freeze=freeze,
        only=tuple(label for label in LABELS if label in only),
        patience=patience,
    )
    annotations = annotations_of(dataset, out.with_name(f"{out.name}-pages"))
    with _bar(iterations) as told:
        card = make_model(annotations, out, recipe, name=name, version=version, progress=told)
    click.echo(f"{card.reference} is in {out}: `docreader models import {out}` puts it into the store")


@contextmanager
def _bar(total: int) -> Iterator[Callable[["TrainingProgress"], None]]:
    """A bar that tells the loss, how well held-out pages are read, and the time left at the pace so far."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[left]}"),
    )
    figures: dict[str, str] = {}
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("held-out pages are read", total=total, left="")

        def told(state: "TrainingProgress") -> None:
            if state.validation:
                figures["mAP"] = f"{state.validation['all']:.3f}"
            if not math.isnan(state.loss):
                figures["loss"] = f"{state.loss:.3f}"
            known = math.isfinite(state.seconds_left)
            left = f"{timedelta(seconds=round(state.seconds_left))} left" if known else ""
            said = " ".join(f"{name} {value}" for name, value in sorted(figures.items()))
            bar.update(task, completed=state.iteration, description=said, left=left)

        yield told
