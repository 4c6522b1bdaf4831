"""The client for programs without an event loop."""

from collections.abc import Iterator, Sequence
from functools import partial
from types import TracebackType
from typing import Any, Literal, Self

from docreader.client import calls
from docreader.client.calls import Deadline
from docreader.client.datasets import Datasets
from docreader.client.documents import Document, opened
from docreader.client.events import Following, JobEvent, job_event
from docreader.client.retries import Retries
from docreader.client.trainings import Trainings
from docreader.client.wire import Wire
from docreader.job import JobList, JobView
from docreader.models import ModelList
from docreader.result import Page, Result
from docreader.run_state import Status


class Client:
    """Calls one docreader. A context manager; keeps its connections until it is closed.

    Every method raises `ApiError` where the API refuses and `ServerUnreachable` where nothing answers, after
    what may be repeated was repeated as ``retries`` says. ``timeout`` is in seconds.
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:8000",
        *,
        api_key: str | None = None,
        timeout: float = 60.0,
        retries: Retries | None = None,
    ) -> None:
        self._wire = Wire(url, api_key, timeout, retries)
        self.datasets = Datasets(self._wire)
        self.trainings = Trainings(self._wire)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connections."""
        self._wire.close()

    def read(
        self,
        document: Document,
        *,
        name: str | None = None,
        timeout: float = 600.0,
        **options: Any,
    ) -> Result:
        """Read a document, with the ``options`` of a job. Raises `JobNotRead`, `TimeoutError`."""
        job = self.wait(self.submit(document, name=name, **options).id, timeout)
        return self.result(calls.readable(job).id)

    def submit(
        self,
        document: Document,
        *,
        name: str | None = None,
        title: str | None = None,
        labels: Sequence[str] = (),
        webhook: str | None = None,
        idempotency_key: str | None = None,
        **options: Any,
    ) -> JobView:
        """Make a document a job, with its ``options``; ``webhook`` is an address to be told of its end."""
        given = calls.Wishes(options, title, list(labels), webhook)
        with opened(document, name) as found:
            asked = calls.submit(found, given, idempotency_key)
            return self._wire.send(asked)

    def job(self, job_id: str, *, wait: float = 0.0) -> JobView:
        """A job; with ``wait``, as soon as it changes, or after that many seconds."""
        return self._wire.send(calls.job(job_id, wait))

    def wait(self, job_id: str, timeout: float) -> JobView:
        """The job when it has ended. Raises `TimeoutError`."""
        return self._wire.wait(partial(calls.job, job_id), Deadline(f"job {job_id}", timeout))

    def stream(self, job_id: str) -> Iterator[JobEvent]:
        """A job's events until it has ended, each once; goes on where a broken connection left off."""
        following: Following[JobEvent] = Following(calls.path_of(job_id), job_event, self._wire.retries)
        return self._wire.follow(following)

    def jobs(
        self, *, status: Status | None = None, label: str | None = None, page_size: int = 50
    ) -> Iterator[JobView]:
        """All jobs, newest first, fetched page by page as you go."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.job_page(status=status, label=label, limit=page_size, cursor=cursor or None)
            yield from page.jobs
            cursor = page.next_cursor

    def job_page(
        self,
        *,
        status: Status | None = None,
        label: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> JobList:
        """A page of jobs, newest first; ``cursor`` is the page before's ``next_cursor``."""
        return self._wire.send(calls.job_page(status, label, limit, cursor))

    def cancel(self, job_id: str) -> JobView:
        """Stop a job."""
        return self._wire.send(calls.cancel(job_id))

    def retry(self, job_id: str) -> JobView:
        """Read again what failed."""
        return self._wire.send(calls.retry(job_id))

    def delete(self, job_id: str) -> None:
        """Remove a job and every object of it."""
        self._wire.send(calls.delete(job_id))

    def result(self, job_id: str) -> Result:
        """What was read."""
        return self._wire.send(calls.result(job_id))

    def markdown(self, job_id: str) -> str:
        """What was read, as Markdown."""
        return self._wire.send(calls.markdown(job_id))

    def archive(self, job_id: str) -> bytes:
        """What was read, with pages, previews and crops as files, as a ZIP archive."""
        return self._wire.send(calls.archive(job_id))

    def page(self, job_id: str, number: int) -> Page:
        """A page (from 1), as soon as it was read."""
        return self._wire.send(calls.page(job_id, number))

    def preview(self, job_id: str, number: int, *, size: Literal["small", "full"] = "full") -> bytes:
        """A picture of a page, WebP."""
        return self._wire.send(calls.preview(job_id, number, size))

    def crop(self, job_id: str, number: int, region: int) -> bytes:
        """A region, by its place in the reading order of its page, cut out as PNG."""
        return self._wire.send(calls.crop(job_id, number, region))

    def source(self, job_id: str) -> bytes:
        """The document as it was received."""
        return self._wire.send(calls.source(job_id))

    def models(self) -> ModelList:
        """The models there are."""
        return self._wire.send(calls.models())
