"""What a server read of a document, brought into a folder."""

import sys
import tempfile
from pathlib import Path

import click
import msgspec

from docreader.client import Client
from docreader.job import JobView
from docreader.result import Page
from docreader_cli.folders import put


def download(client: Client, job: JobView, target: Path) -> None:
    """Have in ``target`` what `docreader read` would have written there. Raises `DocreaderError`."""
    result = client.result(job.id)
    with tempfile.TemporaryDirectory(prefix="docreader-") as scratch:
        folder = Path(scratch)
        (folder / "pages").mkdir()
        (folder / "result.json").write_bytes(msgspec.json.encode(result))
        (folder / "result.md").write_text(client.markdown(job.id), encoding="utf-8")
        bar = click.progressbar(
            result.pages, label=f"{job.source.name}: results", file=sys.stderr, hidden=not sys.stderr.isatty()
        )
        with bar as pages:
            for page in pages:
                _bring(client, job, page, folder)
        put(folder, target)


def _bring(client: Client, job: JobView, page: Page, folder: Path) -> None:
    """What was read of a page, its preview and its crops."""
    stem = f"{page.number:05d}"
    (folder / f"pages/{stem}.json").write_bytes(msgspec.json.encode(page))
    if job.options.previews:
        (folder / f"pages/{stem}.webp").write_bytes(client.preview(job.id, page.number))
    for region in page.regions:
        if region.crop is not None:
            crop = client.crop(job.id, page.number, region.order)
            (folder / "crops").mkdir(exist_ok=True)
            (folder / f"crops/{stem}-{region.order:04d}.png").write_bytes(crop)
