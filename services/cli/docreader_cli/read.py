"""``docreader read``: files in, folders with what was read out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from docreader.environment import load_settings
from docreader.errors import DocreaderError, ModelNotFound
from docreader.run_state import Status
from docreader_cli.failures import tell
from docreader_cli.folders import folders_of, put
from docreader_cli.libraries import libraries
from docreader_cli.options import LOCAL_MODEL, PAGES
from docreader_cli.show import print_failed_pages, print_result

if TYPE_CHECKING:
    from docreader_cli.local import LocalReader


@click.command("read")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for results; default: beside the file.",
)
@LOCAL_MODEL
@PAGES
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON and write nothing.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print the text as Markdown and write nothing.")
def read_command(
    files: tuple[Path, ...],
    out: Path | None,
    model: str | None,
    pages: str | None,
    as_json: bool,
    as_markdown: bool,
) -> None:
    """Read FILES here: PDF, PNG, JPEG, TIFF or WebP. Needs no server.

    Each gets a folder with result.json, result.md, page previews and crops, in place of those of an earlier
    reading.
    """
    if as_json and as_markdown:
        raise click.UsageError("--json and --markdown: one of them can be printed")
    given = {name: value for name, value in (("model", model), ("pages", pages)) if value is not None}
    targets: list[Path | None] = [None] * len(files)
    if as_json or as_markdown:
        given |= {"crops": "none", "previews": "false"}
    else:
        targets = list(folders_of(files, out))
    with libraries("worker"):
        from docreader_cli.local import LocalReader  # noqa: PLC0415

    read_whole = True
    with LocalReader(load_settings()) as reader:
        try:
            reader.bring_model(model)
        except ModelNotFound as error:
            raise click.UsageError(
                f"there is no model {error.details['model']!r}: `docreader models list` shows those there are"
            ) from None
        for file, target in zip(files, targets, strict=True):
            read_whole &= _read_one(reader, file, given, target, as_json=as_json)
    sys.exit(0 if read_whole else 1)


def _read_one(
    reader: "LocalReader", file: Path, options: dict[str, str], target: Path | None, *, as_json: bool
) -> bool:
    """Read a file into ``target``, or print what was read; answers whether all of it was."""
    try:
        reading = reader.read(file, options)
    except DocreaderError as error:
        tell(file, error)
        return False
    if target is not None:
        put(reading.folder, target)
        print_result(file.name, reading.result)
        click.echo(f"results: {target}")
    else:
        click.echo(msgspec.json.encode(reading.result) if as_json else reading.markdown, nl=as_json)
    print_failed_pages(reading.result)
    return reading.job.status is Status.SUCCEEDED
