"""What a worker has at hand while it reads: the child, the document it reads from, and its models."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docreader import keys, metrics, tracing
from docreader.job import Job
from docreader.jobs import Jobs
from docreader.models import Model, Models
from docreader.result import ModelUsed, Source
from docreader.settings import Settings
from docreader.store.base import put_json
from docreader.usage import Usage
from docreader_worker.cpu import threads_of
from docreader_worker.model_folder import ModelFolders
from docreader_worker.protocol import Limits, OpenDocument, ReadPage
from docreader_worker.source import fetch_source
from docreader_worker.supervisor import ChildLimits, Supervisor


class Workplace:
    """One worker thread's own; not shared between threads."""

    def __init__(self, jobs: Jobs, settings: Settings) -> None:
        self.jobs = jobs
        self.settings = settings
        self._threads = threads_of(settings.threads)
        self._folder = Path(tempfile.mkdtemp(prefix="docreader-"))
        self._document: tuple[str, Source] | None = None
        self._path = self._folder / "none"
        self.models = Models(jobs.store, settings.model)
        self._folders = ModelFolders(jobs.store, self._folder / "models")
        self.child = Supervisor(
            ChildLimits(
                seconds=settings.page_timeout,
                memory_bytes=settings.child_memory_bytes,
                pages=settings.child_pages,
            ),
            self._threads,
        )

    def close(self) -> None:
        """End the child and remove what was fetched."""
        self.child.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def model_for(self, job: Job) -> ModelUsed:
        """The model that a job's run uses from its first page to its last. Raises `ModelNotFound`."""
        model = self.models.find(job.options.model)
        return ModelUsed(name=model.name, version=model.version, engine=self.settings.engine)

    def fetch(self, job: Job) -> Source:
        """Bring the document of ``job`` here, unless it is; a source that was fetched is stored. Raises as
        `fetch_source`."""
        if self._document is not None and self._document[0] == job.id:
            return self._document[1]
        self._document = None
        self._path.unlink(missing_ok=True)
        # A name for each document: the child keeps the last one open by its path.
        self._path = self._folder / job.id
        with timed("download"):
            source = self.jobs.source(job)
            if source.sha256 is None:
                source = fetch_source(job, self._path, self.jobs.store, self.settings)
                with self._path.open("rb") as file:
                    self.jobs.store.put_stream(keys.source(job.id), file, source.media_type or "")
                put_json(self.jobs.store, keys.fetched(job.id), source)
                usage = Usage(self.jobs.store)
                usage.charge(job.tenant, "bytes", source.bytes or 0, keys.source(job.id))
            else:
                self.jobs.store.download(keys.source(job.id), self._path)
        self._document = (job.id, source)
        return source

    def open_request(self, source: Source) -> OpenDocument:
        """What to ask the child for to open the document that is here."""
        return OpenDocument(
            path=str(self._path), media_type=source.media_type or "", limits=Limits.of(self.settings)
        )

    def page_request(self, job: Job, source: Source, model: Model, number: int) -> ReadPage:
        """What to ask the child for to read a page of the document that is here."""
        return ReadPage(
            path=str(self._path),
            media_type=source.media_type or "",
            limits=Limits.of(self.settings),
            number=number,
            model_folder=str(self._folders.folder(model)),
            engine=self.settings.engine,
            ocr=job.options.ocr,
            ocr_engine=self.settings.ocr,
            ocr_languages=job.options.ocr_languages or self.settings.ocr_languages,
            threads=self._threads,
            crops=job.options.crops,
            previews=job.options.previews,
        )

    def find_model(self, used: ModelUsed) -> Model:
        """The model that a plan names. Raises `ModelNotFound`."""
        model = self.models.find(f"{used.name}@{used.version}")
        metrics.MODEL_INFO.clear()
        metrics.MODEL_INFO.labels(model.name, model.version, self.settings.engine).set(1)
        return model


@contextmanager
def timed(stage: str) -> Iterator[None]:
    """Add the time of a block to a stage's histogram, and a span to the trace."""
    begun = time.perf_counter()
    try:
        with tracing.span(stage):
            yield
    finally:
        metrics.STAGE_SECONDS.labels(stage).observe(time.perf_counter() - begun)
