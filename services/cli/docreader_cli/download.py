"""What a server read of a document, brought into a folder."""

import tempfile
from pathlib import Path

import msgspec

from docreader.client import Client
from docreader.job import JobView
from docreader_cli.folders import put


def download(client: Client, job: JobView, target: Path) -> None:
    """Have in ``target`` what `docreader read` would have written there. Raises `DocreaderError`."""
    result = client.result(job.id)
    with tempfile.TemporaryDirectory(prefix="docreader-") as scratch:
        folder = Path(scratch)
        (folder / "pages").mkdir()
        (folder / "crops").mkdir()
        (folder / "result.json").write_bytes(msgspec.json.encode(result))
        (folder / "result.md").write_text(client.markdown(job.id), encoding="utf-8")
        for page in result.pages:
            (folder / f"pages/{page.number:05d}.json").write_bytes(msgspec.json.encode(page))
            if job.options.previews:
                preview = client.preview(job.id, page.number)
                (folder / f"pages/{page.number:05d}.webp").write_bytes(preview)
            for region in page.regions:
                if region.crop is not None:
                    crop = client.crop(job.id, page.number, region.order)
                    (folder / f"crops/{page.number:05d}-{region.order:04d}.png").write_bytes(crop)
        put(folder, target)
