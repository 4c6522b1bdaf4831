"""Reading in this process: the whole way a document goes on a cluster, and no server."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from docreader import keys, store
from docreader.errors import ReadingFailed
from docreader.job import Job, JobView
from docreader.jobs import Jobs
from docreader.media import HEAD_BYTES, sniff
from docreader.models import Models
from docreader.options import parse_options
from docreader.result import Result, Source
from docreader.settings import Settings
from docreader.store.file import FileStore
from docreader_cli.show import Progress
from docreader_worker.job_reader import JobReader
from docreader_worker.model_folder import ModelFolders, announce_builtin, builtin_models, import_model
from docreader_worker.workplace import Workplace

LOOK_SECONDS = 0.2


class Reading(NamedTuple):
    """A document as read; ``folder`` has all that is stored of it, until the next one is read."""

    job: JobView
    result: Result
    markdown: str
    folder: Path


class LocalReader:
    """Reads one file after the other, in a store of its own."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = tempfile.TemporaryDirectory(prefix="docreader-")
        self._jobs = Jobs(FileStore(Path(self._folder.name)))
        self._batches: list[int] = []
        self._last: Job | None = None
        self._reader = JobReader(
            Workplace(self._jobs, settings),
            publish=lambda _job, _run, batch: self._batches.append(batch),
            notify=lambda _job, _run: None,
            stopping=lambda: False,
        )
        announce_builtin(Models(self._jobs.store, settings.model))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.close()
        self._folder.cleanup()

    def bring_model(self, reference: str | None) -> None:
        """Have the model at hand that is to be used; what is not built in is in the store of the settings.

        Raises:
            ModelNotFound: it is not.

        """
        wanted = reference or self._settings.model
        if any(model.is_called(wanted) for model, _ in builtin_models()):
            return
        shared = store.connect(self._settings)
        model = Models(shared, wanted).find(wanted)
        with tempfile.TemporaryDirectory(prefix="docreader-") as folder:
            import_model(ModelFolders(shared, Path(folder)).folder(model), self._jobs.store)

    def read(self, file: Path, options: dict[str, Any]) -> Reading:
        """Read one file. Raises `DocreaderError`."""
        if self._last is not None:
            self._jobs.delete(self._last)
        job = self._last = self._save(file, options)
        with self._shown(job, file.name):
            # Not in a thread of its own: the child, which reads the next file too, would end with that.
            self._reader.read_document(job.id, run=1)
            while self._batches:
                self._reader.read_pages(job.id, run=1, batch=self._batches.pop(0))
        view = self._view(job)
        if view.error is not None:
            raise ReadingFailed(view.error)
        folder = Path(self._folder.name, keys.run_prefix(job.id, 1))
        result = msgspec.json.decode((folder / "result.json").read_bytes(), type=Result)
        return Reading(view, result, (folder / "result.md").read_text(encoding="utf-8"), folder)

    @contextmanager
    def _shown(self, job: Job, name: str) -> Iterator[None]:
        """Show how far a job is, while something else is done."""
        ended = Event()

        def watch() -> None:
            while not ended.wait(LOOK_SECONDS):
                progress.show(self._view(job))

        watching = Thread(target=watch, daemon=True)
        with Progress(name) as progress:
            watching.start()
            try:
                yield
            finally:
                ended.set()
                watching.join()
            progress.show(self._view(job))

    def _view(self, job: Job) -> JobView:
        return self._jobs.view(job, self._jobs.state(job.id))

    def _save(self, file: Path, options: dict[str, Any]) -> Job:
        with file.open("rb") as stream:
            media_type = sniff(stream.read(HEAD_BYTES))
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            stream.seek(0)
            job_id = keys.new_id()
            self._jobs.store.put_stream(keys.source(job_id), stream, media_type)
        source = Source(name=file.name, media_type=media_type, bytes=file.stat().st_size, sha256=digest)
        job = Job(id=job_id, source=source, options=parse_options(options), created_at=datetime.now(UTC))
        self._jobs.save(job)
        return job
