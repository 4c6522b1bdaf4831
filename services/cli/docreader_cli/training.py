"""``docreader generate``, ``train`` and ``evaluate``: from made pages to a model of one's own."""

import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import is_zipfile

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from docreader.errors import InvalidOption
from docreader.models import Model
from docreader.settings import load_settings
from docreader_cli.options import JSON
from docreader_cli.show import print_table

if TYPE_CHECKING:
    from docreader_worker.training.progress import TrainingProgress

DATASET = click.argument("dataset", type=click.Path(exists=True, path_type=Path))
ENGINES = ("html", "reportlab", "latex", "typst", "libreoffice")
HELD_OUT_PAGES = 200
GRAPH = "model.onnx"


@click.command("generate")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--documents", default=1000, show_default=True, type=click.IntRange(1), help="How many.")
@click.option(
    "--seed", default=1, show_default=True, type=int, help="The same seed makes the same documents."
)
@click.option("--engine", "engines", multiple=True, type=click.Choice(ENGINES), help="Default: all of them.")
def generate_command(out: Path, documents: int, seed: int, engines: tuple[str, ...]) -> None:
    """Make labelled pages into OUT, as a COCO dataset. What is there already is kept.

    html needs Chromium, latex a TeX Live with the publishers' classes, libreoffice LibreOffice Writer; texts
    come from documentation that is installed.
    """
    with training_libraries():
        from docreader_worker.training.synthesis.dataset import synthesize  # noqa: PLC0415
        from docreader_worker.training.synthesis.engines import layout_engines  # noqa: PLC0415
        from docreader_worker.training.synthesis.gallery import draw_gallery  # noqa: PLC0415

        with layout_engines(engines or ENGINES, out / "cache") as made, _bar("documents", documents) as bar:
            task = bar.task_ids[0]
            annotations = synthesize(
                out,
                documents,
                seed,
                made,
                progress=lambda state: bar.update(task, completed=state.document),
            )
        gallery = draw_gallery(annotations)
    click.echo(f"{gallery} shows some of its pages")
    click.echo(f"{annotations}: `docreader train {out} --out model` learns from it")


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
    patience: int | None,
) -> None:
    """Train a layout model on DATASET (a folder or a zip with annotations.json, or such a file) into OUT.

    Called again after an interruption, it goes on from its last checkpoint. The model in OUT is exported and
    checked: `docreader models import OUT` puts it into the store.
    """
    if large and start_from is not None:
        raise click.UsageError("--large: a model that starts from another has that one's architecture")
    with training_libraries():
        from docreader_worker.training.recipe import Recipe, make_model  # noqa: PLC0415

        recipe = Recipe(
            iterations=iterations,
            batch=batch,
            rate=rate,
            seed=seed,
            start_from=start_from,
            large=large,
            freeze=freeze,
            patience=patience,
        )
        with _training_bar(iterations) as told:
            card = make_model(
                _annotations(dataset, out.with_name(f"{out.name}-pages")),
                out,
                recipe,
                name=name,
                version=version,
                progress=told,
            )
    click.echo(f"{card.reference} is in {out}: `docreader models import {out}` puts it into the store")


@click.command("evaluate")
@click.argument("model", type=click.Path(exists=True, file_okay=False, path_type=Path))
@DATASET
@click.option(
    "--pages", default=HELD_OUT_PAGES, show_default=True, type=click.IntRange(1), help="At most so many."
)
@click.option("--whole", is_flag=True, help="Judge what workers read: words, fonts and rulings, too.")
@click.option(
    "--report",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for pictures: what is taken for what, and the worst pages.",
)
@JSON
def evaluate_command(
    model: Path, dataset: Path, pages: int, whole: bool, report: Path | None, as_json: bool
) -> None:
    """How well the model in folder MODEL finds the boxes of DATASET: COCO mAP, precision, recall, F1.

    Without --whole the detector is judged alone. Pages that name their PDF, as generated ones do, are read
    from it with --whole; others are recognized from their pictures.
    """
    model_of(model)
    if not (model / GRAPH).is_file():
        raise click.UsageError(f"{model / GRAPH} is missing: it is what is judged")
    with training_libraries():
        from docreader_worker.training.assessment import assess  # noqa: PLC0415

        with TemporaryDirectory(prefix="docreader-") as folder:
            annotations = _annotations(dataset, Path(folder))
            found = assess(model, annotations, pages, whole=load_settings() if whole else None, report=report)
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    figures = found.figures
    rows = []
    for label, rate in figures.rates.items():
        row = (figures.map.get(label, 0.0), rate.precision, rate.recall, rate.f1)
        rows.append((label, *(f"{figure:.3f}" for figure in row)))
    headings = ("label", "mAP", "precision", "recall", "F1")
    print_table(headings, rows, title=f"{figures.pages} pages of {dataset}")
    if found.words is not None:
        click.echo(f"{found.words:.1%} of the words have the right label")


def model_of(folder: Path) -> Model:
    """The model whose folder an argument names; one that is none is a usage error."""
    from docreader_worker.model_folder import model_in  # noqa: PLC0415

    try:
        return model_in(folder)
    except InvalidOption as error:
        raise click.UsageError(error.message) from None


def _annotations(dataset: Path, target: Path) -> Path:
    """The pages as models learn from them, in ``target`` where they must be scaled first."""
    from docreader_worker.training.intake import ready, unpack  # noqa: PLC0415

    if dataset.is_dir():
        return ready(dataset, target)
    return unpack(dataset, target) if is_zipfile(dataset) else dataset


@contextmanager
def training_libraries() -> Iterator[None]:
    """Say what to install where a library is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"{error.name} is not installed: pip install '.[detectron2,train]', and Detectron2 as the "
            "README says"
        ) from None


@contextmanager
def _training_bar(total: int) -> Iterator[Callable[["TrainingProgress"], None]]:
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


@contextmanager
def _bar(what: str, total: int) -> Iterator[Progress]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        bar.add_task(what, total=total)
        yield bar
