"""The client for programs without an event loop."""

import time
from collections.abc import Iterator, Sequence
from itertools import count
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

import httpx
from httpx_sse import EventSource

from docreader.client import calls
from docreader.client.calls import Call, Deadline
from docreader.client.documents import Document, opened
from docreader.client.events import Following, JobEvent
from docreader.client.retries import Reply, Retries
from docreader.job import JobList, JobView
from docreader.journal import Status
from docreader.models import ModelList
from docreader.result import Page, Result

T = TypeVar("T")


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
        self._http = httpx.Client(base_url=url, headers=calls.headers(api_key), follow_redirects=True)
        self._timeout = timeout
        self._retries = retries or Retries()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connections."""
        self._http.close()

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
            return self._send(asked)

    def job(self, job_id: str, *, wait: float = 0.0) -> JobView:
        """A job; with ``wait``, as soon as it changes, or after that many seconds."""
        return self._send(calls.job(job_id, wait))

    def wait(self, job_id: str, timeout: float) -> JobView:
        """The job when it has ended. Raises `TimeoutError`."""
        deadline = Deadline(job_id, timeout)
        job = self.job(job_id)
        while not job.status.ended:
            job = self.job(job_id, wait=deadline.next_wait())
        return job

    def stream(self, job_id: str) -> Iterator[JobEvent]:
        """A job's events until it has ended, each once; goes on where a broken connection left off."""
        following = Following(job_id, self._retries)
        while not following.ended:
            reply: Reply | None = None
            try:
                with self._http.stream(**following.call.arguments(self._timeout)) as response:
                    if response.is_success:
                        for event in EventSource(response).iter_sse():
                            taken = following.take(event)
                            if taken is not None:
                                yield taken
                    else:
                        response.read()
                        reply = response
            except httpx.TransportError as error:
                reply = error
            if not following.ended:
                time.sleep(following.pause(reply, self._http.base_url))

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
        return self._send(calls.job_page(status, label, limit, cursor))

    def cancel(self, job_id: str) -> JobView:
        """Stop a job."""
        return self._send(calls.cancel(job_id))

    def retry(self, job_id: str) -> JobView:
        """Read again what failed."""
        return self._send(calls.retry(job_id))

    def delete(self, job_id: str) -> None:
        """Remove a job and every object of it."""
        self._send(calls.delete(job_id))

    def result(self, job_id: str) -> Result:
        """What was read."""
        return self._send(calls.result(job_id))

    def markdown(self, job_id: str) -> str:
        """What was read, as Markdown."""
        return self._send(calls.markdown(job_id))

    def page(self, job_id: str, number: int) -> Page:
        """A page (from 1), as soon as it was read."""
        return self._send(calls.page(job_id, number))

    def preview(self, job_id: str, number: int, *, size: Literal["small", "full"] = "full") -> bytes:
        """A picture of a page, WebP."""
        return self._send(calls.preview(job_id, number, size))

    def crop(self, job_id: str, number: int, region: int) -> bytes:
        """A region, by its place in the reading order of its page, cut out as PNG."""
        return self._send(calls.crop(job_id, number, region))

    def source(self, job_id: str) -> bytes:
        """The document as it was received."""
        return self._send(calls.source(job_id))

    def models(self) -> ModelList:
        """The models there are."""
        return self._send(calls.models())

    def _send(self, call: Call[T]) -> T:
        for sent in count(1):
            reply = self._try(call)
            pause = self._retries.pause(reply, sent, repeatable=call.repeatable)
            if pause is None:
                break
            time.sleep(pause)
        return call.answer(reply, self._http.base_url)

    def _try(self, call: Call[Any]) -> Reply:
        try:
            return self._http.request(**call.arguments(self._timeout))
        except httpx.TransportError as error:
            return error
