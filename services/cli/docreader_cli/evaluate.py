"""``docreader evaluate``: how well a model reads labelled pages."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click
import msgspec

from docreader.environment import load_settings
from docreader.models import GRAPH
from docreader_cli.dataset import annotations_of
from docreader_cli.libraries import libraries
from docreader_cli.models import model_of
from docreader_cli.options import DATASET, JSON
from docreader_cli.show import print_table


@click.command("evaluate")
@click.argument("model", type=click.Path(exists=True, file_okay=False, path_type=Path))
@DATASET
@click.option("--pages", default=200, show_default=True, type=click.IntRange(1), help="At most so many.")
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
    with libraries("worker,train"):
        from docreader_worker.training.assessment import assess  # noqa: PLC0415

    if not (model / GRAPH).is_file():
        raise click.UsageError(f"{model / GRAPH} is missing: it is what is judged")
    with TemporaryDirectory(prefix="docreader-") as folder:
        annotations = annotations_of(dataset, Path(folder))
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
