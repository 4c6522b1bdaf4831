"""Folders with what was read of a document: result.json, result.md, pages and crops."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from docreader.bundle import THUMBNAIL, with_crop_files

WRITTEN = ("result.json", "result.md", "pages", "crops")
"""What a folder with a result has; ``crops`` where there are some."""


def folders_of(files: Sequence[Path], out: Path | None) -> Iterator[Path]:
    """The folder of each file, in ``out`` or beside it; no two have the same, and all can be written to.

    Raises `click.UsageError`.
    """
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


def put(found: Path, target: Path) -> None:
    """Have in ``target`` what was ``found``, and nothing that was read before.

    ``result.json`` goes first and comes last: where it is, everything is of one reading.
    """
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=target) as beside:
        fresh, old = Path(beside, "fresh"), Path(beside, "old")
        shutil.copytree(found, fresh, ignore=shutil.ignore_patterns(f"*{THUMBNAIL}"))
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
    for file in (folder / "result.json", folder / "result.md", *(folder / "pages").glob("*.json")):
        file.write_bytes(b"".join(with_crop_files(file.name, [file.read_bytes()])))
