"""The client for programs with an event loop: `Client`, awaited."""

from collections.abc import AsyncIterator, Sequence
from functools import partial
from types import TracebackType
from typing import Any, Literal, Self

from docreader.client import calls
from docreader.client.calls import Deadline
from docreader.client.datasets import AsyncDatasets
from docreader.client.documents import Document, opened
from docreader.client.events import Following, JobEvent, job_event
from docreader.client.retries import Retries
from docreader.client.trainings import AsyncTrainings
from docreader.client.wire import AsyncWire
from docreader.job import JobList, JobView
from docreader.models import ModelList
from docreader.result import Page, Result
from docreader.run_state import Status


class AsyncClient:
    """Calls one docreader as `Client` does, of which it has every method."""

    def __init__(
        self,
        url: str = "http://127.0.0.1:8000",
        *,
        api_key: str | None = None,
        timeout: float = 60.0,
        retries: Retries | None = None,
    ) -> None:
        self._wire = AsyncWire(url, api_key, timeout, retries)
        self.datasets = AsyncDatasets(self._wire)
        self.trainings = AsyncTrainings(self._wire)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End the connections."""
        await self._wire.close()

    async def read(
        self,
        document: Document,
        *,
        name: str | None = None,
        timeout: float = 600.0,  # noqa: ASYNC109 - as `Client` has it
        **options: Any,
    ) -> Result:
        """Read a document, with the ``options`` of a job. Raises `JobNotRead`, `TimeoutError`."""
        submitted = await self.submit(document, name=name, **options)
        job = await self.wait(submitted.id, timeout)
        return await self.result(calls.readable(job).id)

    async def submit(
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
            return await self._wire.send(asked)

    async def job(self, job_id: str, *, wait: float = 0.0) -> JobView:
        """A job; with ``wait``, as soon as it changes, or after that many seconds."""
        return await self._wire.send(calls.job(job_id, wait))

    async def wait(self, job_id: str, timeout: float) -> JobView:  # noqa: ASYNC109 - as `Client` has it
        """The job when it has ended. Raises `TimeoutError`."""
        return await self._wire.wait(partial(calls.job, job_id), Deadline(f"job {job_id}", timeout))

    async def stream(self, job_id: str) -> AsyncIterator[JobEvent]:
        """A job's events until it has ended, each once; goes on where a broken connection left off."""
        following: Following[JobEvent] = Following(calls.path_of(job_id), job_event, self._wire.retries)
        async for event in self._wire.follow(following):
            yield event

    async def jobs(
        self, *, status: Status | None = None, label: str | None = None, page_size: int = 50
    ) -> AsyncIterator[JobView]:
        """All jobs, newest first, fetched page by page as you go."""
        cursor: str | None = ""
        while cursor is not None:
            page = await self.job_page(status=status, label=label, limit=page_size, cursor=cursor or None)
            for job in page.jobs:
                yield job
            cursor = page.next_cursor

    async def job_page(
        self,
        *,
        status: Status | None = None,
        label: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> JobList:
        """A page of jobs, newest first; ``cursor`` is the page before's ``next_cursor``."""
        return await self._wire.send(calls.job_page(status, label, limit, cursor))

    async def cancel(self, job_id: str) -> JobView:
        """Stop a job."""
        return await self._wire.send(calls.cancel(job_id))

    async def retry(self, job_id: str) -> JobView:
        """Read again what failed."""
        return await self._wire.send(calls.retry(job_id))

    async def delete(self, job_id: str) -> None:
        """Remove a job and every object of it."""
        await self._wire.send(calls.delete(job_id))

    async def result(self, job_id: str) -> Result:
        """What was read."""
        return await self._wire.send(calls.result(job_id))

    async def markdown(self, job_id: str) -> str:
        """What was read, as Markdown."""
        return await self._wire.send(calls.markdown(job_id))

    async def archive(self, job_id: str) -> bytes:
        """What was read, with pages, previews and crops as files, as a ZIP archive."""
        return await self._wire.send(calls.archive(job_id))

    async def page(self, job_id: str, number: int) -> Page:
        """A page (from 1), as soon as it was read."""
        return await self._wire.send(calls.page(job_id, number))

    async def preview(self, job_id: str, number: int, *, size: Literal["small", "full"] = "full") -> bytes:
        """A picture of a page, WebP."""
        return await self._wire.send(calls.preview(job_id, number, size))

    async def crop(self, job_id: str, number: int, region: int) -> bytes:
        """A region, by its place in the reading order of its page, cut out as PNG."""
        return await self._wire.send(calls.crop(job_id, number, region))

    async def source(self, job_id: str) -> bytes:
        """The document as it was received."""
        return await self._wire.send(calls.source(job_id))

    async def models(self) -> ModelList:
        """The models there are."""
        return await self._wire.send(calls.models())
