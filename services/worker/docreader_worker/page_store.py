"""What came of a page, stored: its objects first, then the event that says that they are all there."""

import logging
from concurrent.futures import Executor

import msgspec

from docreader import keys, metrics
from docreader.errors import DocumentError
from docreader.job import Job
from docreader.jobs import Jobs
from docreader.journal import Journal
from docreader.logs import of_run
from docreader_worker.protocol import PageRead
from docreader_worker.workplace import timed

log = logging.getLogger(__name__)


class PageStore:
    """Puts pages that ``engine`` has read, their pictures in the threads of ``executor``."""

    def __init__(self, jobs: Jobs, engine: str, executor: Executor) -> None:
        self._jobs = jobs
        self._engine = engine
        self._executor = executor

    def put(self, job: Job, journal: Journal, read: PageRead) -> None:
        """Store a page's objects, and note in the journal that they are all there."""
        store, number = self._jobs.store, read.page.number
        with timed("store"):
            writes = [
                self._executor.submit(
                    store.put, keys.crop(job.id, journal.run, number, crop.region), crop.png, "image/png"
                )
                for crop in read.crops
            ]
            pictures = {keys.preview: read.preview, keys.thumbnail: read.thumbnail}
            writes += [
                self._executor.submit(store.put, key(job.id, journal.run, number), picture, "image/webp")
                for key, picture in pictures.items()
                if picture is not None
            ]
            for write in writes:
                write.result()
            page = msgspec.json.encode(read.page)
            store.put(keys.page(job.id, journal.run, number), page, "application/json")
            journal.page_done(number)
        for stage, seconds in read.seconds.items():
            metrics.STAGE_SECONDS.labels(stage).observe(seconds)
        metrics.PAGES.labels("done", self._engine).inc()

    def fail(self, job: Job, journal: Journal, page: int, error: DocumentError) -> None:
        """Note in the journal why a page cannot be read."""
        journal.page_failed(page, error.problem())
        metrics.PAGES.labels(error.code, self._engine).inc()
        log.warning("page failed", extra={**of_run(job, journal.run), "page": page, "code": error.code})
