"""``docreader models``: which layout models there are."""

from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import msgspec

from docreader import store
from docreader.environment import load_settings
from docreader.errors import InvalidOption
from docreader.models import Model, Models
from docreader_cli.libraries import libraries
from docreader_cli.options import JSON
from docreader_cli.show import print_table


@click.group("models")
def models_command() -> None:
    """Layout models: what each finds, and how well."""


@models_command.command("list")
@JSON
def list_command(as_json: bool) -> None:
    """The models that ship with docreader and those in the store."""
    found = list(_all().values())
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    print_table(
        ("model", "version", "labels", "long side", "description"),
        [
            (each.name, each.version, str(len(each.labels)), f"{each.long_side} px", each.description)
            for each in found
        ],
    )


@models_command.command("show")
@click.argument("reference")
def show_command(reference: str) -> None:
    """The model.json of REFERENCE: `name` or `name@version`."""
    wanted = [model for model in _all().values() if model.is_called(reference)]
    if not wanted:
        raise click.UsageError(f"there is no model {reference!r}: see `docreader models list`")
    click.echo(msgspec.json.format(msgspec.json.encode(wanted[-1]), indent=2).decode())


@models_command.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def import_command(folder: Path) -> None:
    """Put the model in FOLDER (model.json and weights) into the store, for all workers.

    A version that is there already stays as it is: another model with its name and version is refused.
    """
    from docreader_worker.model_folder import check_free, import_model  # noqa: PLC0415

    objects = store.connect(load_settings())
    check_free(model_of(folder), objects)
    model = import_model(folder, objects)
    click.echo(
        f"{model.reference} is in the store, for jobs that name it. For all others choose it on the page's "
        f"Models, or by PUT /v1/models/{model.name}/default with a key of scope admin"
    )


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
    help="Pixels of the longer side of pages: fewer are faster. By default 0.8 of those in DATASET.",
)
def export_command(
    checkpoint: Path, dataset: Path, out: Path, name: str, version: str, int8: bool, side: int | None
) -> None:
    """Export CHECKPOINT (config.yaml and model_final.pth of Detectron2) to ONNX, as a model in OUT.

    It is refused unless ONNX Runtime finds on pages of DATASET what Detectron2 finds.
    """
    with libraries("worker,detectron2,train"):
        from docreader_worker.training.intake import LONG_SIDE, ready  # noqa: PLC0415
        from docreader_worker.training.making import export_folder  # noqa: PLC0415

    with TemporaryDirectory(prefix="docreader-") as folder:
        annotations = ready(dataset, Path(folder) / dataset.resolve().name, side or LONG_SIDE)
        model = export_folder(checkpoint, annotations, out, name=name, version=version, int8=int8, side=side)
    click.echo(f"{model.reference} is in {out}: `docreader models import {out}` puts it into the store")


def model_of(folder: Path) -> Model:
    """The model whose folder an argument names; one that is none is a usage error."""
    from docreader_worker.model_folder import model_in  # noqa: PLC0415

    try:
        return model_in(folder)
    except InvalidOption as error:
        raise click.UsageError(error.message) from None


def _all() -> dict[str, Model]:
    settings = load_settings()
    found: dict[str, Model] = {}
    if find_spec("docreader_worker") is not None:  # not beside an API alone
        from docreader_worker.model_folder import builtin_models  # noqa: PLC0415

        found = {model.reference: model for model, _ in builtin_models()}
    return found | {model.reference: model for model in Models(store.connect(settings), settings.model)}
