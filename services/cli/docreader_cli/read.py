"""``docreader read``: files in, folders with what was read out."""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from docreader.environment import load_settings
from docreader.errors import DocreaderError, ModelNotFound
from docreader.run_state import Status
from docreader_cli.failures import tell
from docreader_cli.libraries import libraries
from docreader_cli.options import LOCAL_MODEL, PAGES
from docreader_cli.show import print_failed_pages, print_result

if TYPE_CHECKING:
    from docreader_cli.local import LocalReader

WRITTEN = ("result.json", "result.md", "pages", "crops")
"""What a folder with a result has; ``crops`` where there are some."""
_CROP = r"pages/(\d+)/regions/(\d+)/crop"
_CROP_IN_JSON = re.compile(f'(?<="crop":"){_CROP}(?=")')
_CROP_IN_MARKDOWN = re.compile(rf"(?<=\(){_CROP}(?=\))")


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
        targets = list(_folders(files, out))
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
        _put(reading.folder, target)
        print_result(file.name, reading.result)
        click.echo(f"results: {target}")
    else:
        click.echo(msgspec.json.encode(reading.result) if as_json else reading.markdown, nl=as_json)
    print_failed_pages(reading.result)
    return reading.job.status is Status.SUCCEEDED


def _folders(files: tuple[Path, ...], out: Path | None) -> Iterator[Path]:
    """The folder of each file; no two of them have the same, and all can be written to."""
    owners: dict[Path, Path] = {}
    for file in files:
        folder = (out or file.parent) / f"{file.stem}.docreader"
        other = owners.setdefault(folder.resolve(), file)
        if other is not file:
            raise click.UsageError(
                f"{other} and {file} would both go to {folder}: rename one, or read them in two calls with "
                "an --out each"
            )
        _require_writable(folder)
        yield folder


def _require_writable(folder: Path) -> None:
    """Raises `click.UsageError`: better now than after all is read. Makes nothing that stays."""
    try:
        existing = next(each for each in (folder, *folder.parents) if each.exists())
        tempfile.TemporaryDirectory(prefix=".", dir=existing).cleanup()
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be written to: {error.strerror}; see --out") from None


def _put(found: Path, target: Path) -> None:
    """Have in ``target`` what was ``found``, and nothing that was read before.

    ``result.json`` goes first and comes last: where it is, everything is of one reading.
    """
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=target) as beside:
        fresh, old = Path(beside, "fresh"), Path(beside, "old")
        shutil.copytree(found, fresh)
        _name_crops(fresh)
        old.mkdir()
        for name in WRITTEN:
            if (target / name).exists():
                (target / name).rename(old / name)
        for name in reversed(WRITTEN):
            if (fresh / name).exists():
                (fresh / name).rename(target / name)


def _name_crops(folder: Path) -> None:
    """Have crops called as the files that they are here, not as parts of a job on a server."""

    def local(found: re.Match[str]) -> str:
        return f"crops/{int(found[1]):05d}-{int(found[2]):04d}.png"

    for file in (folder / "result.json", *(folder / "pages").glob("*.json")):
        file.write_text(_CROP_IN_JSON.sub(local, file.read_text(encoding="utf-8")), encoding="utf-8")
    text = folder / "result.md"
    text.write_text(_CROP_IN_MARKDOWN.sub(local, text.read_text(encoding="utf-8")), encoding="utf-8")
