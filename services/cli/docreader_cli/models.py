"""``docreader models``: which layout models there are."""

from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import msgspec
from rich.console import Console
from rich.table import Table

from docreader import store
from docreader.models import Model, Models
from docreader.settings import load_settings
from docreader_cli.training import training_libraries


@click.group("models")
def models_command() -> None:
    """Layout models: what each finds, and how well."""


@models_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
def list_command(as_json: bool) -> None:
    """The models that ship with docreader and those in the store."""
    found = list(_all().values())
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    table = Table("model", "version", "labels", "long side", "description")
    for model in found:
        table.add_row(
            model.name, model.version, str(len(model.labels)), f"{model.long_side} px", model.description
        )
    Console().print(table)


@models_command.command("show")
@click.argument("reference")
def show_command(reference: str) -> None:
    """The model.json of REFERENCE: `name` or `name@version`."""
    wanted = [model for model in _all().values() if reference in (model.name, model.reference)]
    if not wanted:
        raise click.UsageError(f"there is no model {reference!r}: see `docreader models list`")
    click.echo(msgspec.json.format(msgspec.json.encode(wanted[-1]), indent=2).decode())


@models_command.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def import_command(folder: Path) -> None:
    """Put the model in FOLDER (model.json and weights) into the store, for all workers."""
    from docreader_worker.model_folder import import_model  # noqa: PLC0415

    model = import_model(folder, store.connect(load_settings()))
    click.echo(f"{model.reference} is in the store: `curl -X PUT .../v1/models/{model.name}/default` uses it")


@models_command.command("export")
@click.argument("checkpoint", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("dataset", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder of the model."
)
@click.option("--name", default="my-layout", show_default=True, help="The model's name.")
@click.option("--version", default="1", show_default=True, help="The model's version.")
@click.option("--int8", is_flag=True, help="In eight bits: refused where mAP changes by over half a point.")
@click.option(
    "--side",
    type=click.IntRange(32, 800),
    help="Pixels of the longer side of pages: fewer are faster. By default 0.88 of those in DATASET.",
)
def export_command(
    checkpoint: Path, dataset: Path, out: Path, name: str, version: str, int8: bool, side: int | None
) -> None:
    """Export CHECKPOINT (config.yaml and model_final.pth of Detectron2) to ONNX, as a model in OUT.

    It is refused unless ONNX Runtime finds on pages of DATASET what Detectron2 finds.
    """
    with training_libraries(), TemporaryDirectory(prefix="docreader-") as folder:
        from docreader_worker.training.intake import LONG_SIDE, ready  # noqa: PLC0415
        from docreader_worker.training.recipe import export_folder  # noqa: PLC0415

        annotations = ready(dataset, Path(folder) / dataset.resolve().name, side or LONG_SIDE)
        model = export_folder(checkpoint, annotations, out, name=name, version=version, int8=int8, side=side)
    click.echo(f"{model.reference} is in {out}: `docreader models import {out}` puts it into the store")


def _all() -> dict[str, Model]:
    settings = load_settings()
    found: dict[str, Model] = {}
    if find_spec("docreader_worker") is not None:  # not beside an API alone
        from docreader_worker.model_folder import builtin_models  # noqa: PLC0415

        found = {model.reference: model for model, _ in builtin_models()}
    return found | {model.reference: model for model in Models(store.connect(settings), settings.model)}
