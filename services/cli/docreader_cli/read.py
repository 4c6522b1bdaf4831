"""``docreader read``: the whole way a document goes on a cluster, in this process and without a server."""

import hashlib
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

import click
import msgspec

from docreader import keys
from docreader.errors import DocreaderError
from docreader.job import Job, JobView
from docreader.jobs import Jobs
from docreader.journal import Status
from docreader.media import HEAD_BYTES, sniff
from docreader.options import parse_options
from docreader.result import Result, Source
from docreader.settings import Settings, load_settings
from docreader.store.file import FileStore
from docreader_cli.show import Progress, print_result

WRITTEN = ("result.json", "result.md", "pages", "crops")
"""What a folder with a result has; ``crops`` where there are some."""


@click.command("read")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for results; default: beside the file.",
)
@click.option("--model", help="`name` or `name@version`; see `docreader models list`.")
@click.option("--pages", help="Pages to read, such as 1-5,9.")
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
    given = {name: value for name, value in (("model", model), ("pages", pages)) if value is not None}
    targets: list[Path | None] = [None] * len(files)
    if as_json or as_markdown:
        given |= {"crops": "none", "previews": "false"}
    else:
        targets = list(_folders(files, out))
    failed = False
    for file, target in zip(files, targets, strict=True):
        try:
            view, result, text = read_file(file, given, load_settings(), target)
        except DocreaderError as error:
            click.echo(f"{file}: {error.message} ({error.code})", err=True)
            failed = True
            continue
        failed |= view.status is not Status.SUCCEEDED
        if as_json:
            click.echo(msgspec.json.encode(result))
        elif as_markdown:
            click.echo(text, nl=False)
        else:
            print_result(file.name, result)
            click.echo(f"results: {target}")
    sys.exit(1 if failed else 0)


def _folders(files: tuple[Path, ...], out: Path | None) -> Iterator[Path]:
    """The folder of each file; no two of them have the same."""
    owners: dict[Path, Path] = {}
    for file in files:
        folder = (out or file.parent) / f"{file.stem}.docreader"
        other = owners.setdefault(folder.resolve(), file)
        if other is not file:
            raise click.UsageError(
                f"{other} and {file} would both go to {folder}: rename one, or read them in two calls with "
                "an --out each"
            )
        yield folder


def read_file(
    file: Path, options: dict[str, Any], settings: Settings, target: Path | None
) -> tuple[JobView, Result, str]:
    """Read one file, and put what was read into ``target``. Raises `DocreaderError`."""
    # The worker's libraries are loaded only by who reads here.
    from docreader_worker.job_reader import JobReader  # noqa: PLC0415
    from docreader_worker.model_folder import announce_builtin  # noqa: PLC0415
    from docreader_worker.workplace import Workplace  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="docreader-") as folder:
        jobs = Jobs(FileStore(Path(folder)))
        batches: list[int] = []
        reader = JobReader(
            Workplace(jobs, settings),
            publish=lambda _job, _run, batch: batches.append(batch),
            notify=lambda _job, _run: None,
            stopping=lambda: False,
        )
        announce_builtin(reader.models)
        job = _save(jobs, file, options)

        def work() -> None:
            reader.read_document(job.id, run=1)
            while batches:
                reader.read_pages(job.id, run=1, batch=batches.pop(0))

        try:
            view = _watch(jobs, job, Thread(target=work, daemon=True), file.name)
        finally:
            reader.close()
        if view.error is not None:
            raise _Failed(view)
        prefix = Path(folder) / keys.run_prefix(job.id, 1)
        result = msgspec.json.decode((prefix / "result.json").read_bytes(), type=Result)
        text = (prefix / "result.md").read_text(encoding="utf-8")
        if target is not None:
            text = _with_local_crops(text)
            _put(prefix, text, target)
        return view, result, text


def _put(found: Path, text: str, target: Path) -> None:
    """Have in ``target`` what was ``found``, with ``text`` as its Markdown, and nothing that was read before.

    ``result.json`` goes first and comes last: where it is, everything is of one reading.
    """
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=target) as beside:
        fresh, old = Path(beside, "fresh"), Path(beside, "old")
        shutil.copytree(found, fresh)
        (fresh / "result.md").write_text(text, encoding="utf-8")
        old.mkdir()
        for name in WRITTEN:
            if (target / name).exists():
                (target / name).rename(old / name)
        for name in reversed(WRITTEN):
            if (fresh / name).exists():
                (fresh / name).rename(target / name)


def _with_local_crops(text: str) -> str:
    """Markdown whose pictures are the files beside it, not parts of a job on a server."""

    def local(found: re.Match[str]) -> str:
        return f"(crops/{int(found[1]):05d}-{int(found[2]):04d}.png)"

    return re.sub(r"\(pages/(\d+)/regions/(\d+)/crop\)", local, text)


class _Failed(DocreaderError):
    """The document could not be read: the code is that of its error."""

    def __init__(self, view: JobView) -> None:
        super().__init__(view.error.message if view.error else view.status)
        self.code = view.error.code if view.error else view.status


def _save(jobs: Jobs, file: Path, options: dict[str, Any]) -> Job:
    with file.open("rb") as stream:
        media_type = sniff(stream.read(HEAD_BYTES))
        stream.seek(0)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
        job_id = keys.new_job_id()
        jobs.store.put_stream(keys.source(job_id), stream, media_type)
    source = Source(name=file.name, media_type=media_type, bytes=file.stat().st_size, sha256=digest)
    job = Job(id=job_id, source=source, options=parse_options(options), created_at=datetime.now(UTC))
    jobs.save(job)
    return job


def _watch(jobs: Jobs, job: Job, work: Thread, name: str) -> JobView:
    work.start()
    with Progress(name) as progress:
        while work.is_alive():
            work.join(0.2)
            progress.show(jobs.view(job, jobs.state(job.id)))
    return jobs.view(job, jobs.state(job.id))
