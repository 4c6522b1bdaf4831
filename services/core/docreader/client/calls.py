"""What can be asked of the API: how each call is put, and what its answer means. Nothing is sent here."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, NamedTuple, TypeVar
from urllib.parse import quote

import httpx
import msgspec

from docreader.client.documents import Attachment
from docreader.client.errors import JobNotRead, error_of, unreachable
from docreader.client.retries import Reply
from docreader.job import JobList, JobView, UrlOrigin
from docreader.models import ModelList
from docreader.result import Page, Result
from docreader.run_state import Status

T = TypeVar("T")

LONG_POLL_SECONDS = 30.0
USER_AGENT = "docreader-client"


@dataclass(frozen=True)
class Call(Generic[T]):
    """One request, and how to understand its answer."""

    method: str
    path: str
    decode: Callable[[httpx.Response], T]
    request: dict[str, Any] = field(default_factory=dict)
    repeatable: bool = True
    """Whether sending it twice does no more than sending it once."""
    waits: float = 0.0
    """Seconds the server may take on purpose."""

    def arguments(self, timeout: float) -> dict[str, Any]:
        """What ``httpx`` is given to send it."""
        patience = httpx.Timeout(timeout, read=timeout + self.waits)
        return {"method": self.method, "url": self.path, "timeout": patience, **self.request}

    def answer(self, reply: Reply, url: httpx.URL) -> T:
        """What was answered. Raises `ApiError`, `ServerUnreachable`."""
        if isinstance(reply, httpx.TransportError):
            raise unreachable(reply, url) from reply
        if not reply.is_success:
            raise error_of(reply)
        return self.decode(reply)


class Deadline:
    """How long to wait for ``what`` to end."""

    def __init__(self, what: str, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._message = f"{what} has not ended within {seconds:g} seconds"

    def next_wait(self) -> float:
        """Seconds to wait for a change now. Raises `TimeoutError`."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError(self._message)
        return min(left, LONG_POLL_SECONDS)


class Wishes(NamedTuple):
    """What is asked for along with a document."""

    options: dict[str, Any]
    title: str | None
    labels: list[str]
    webhook: str | None


def headers(api_key: str | None) -> dict[str, str]:
    """What every request says."""
    key = {"Authorization": f"Bearer {api_key}"} if api_key else {}
    return {"User-Agent": USER_AGENT, **key}


def submit(document: Attachment | UrlOrigin, wishes: Wishes, key: str | None) -> Call[JobView]:
    """A new job. Its Idempotency-Key makes it safe to send again."""
    unique = {"Idempotency-Key": key or secrets.token_hex(16)}
    if isinstance(document, UrlOrigin):
        asked = {
            "source": msgspec.to_builtins(document),
            "title": wishes.title,
            "options": wishes.options,
            "labels": wishes.labels,
            "webhook": {"url": wishes.webhook} if wishes.webhook else None,
        }
        return Call("POST", "/v1/jobs", decoded(JobView), {"json": asked, "headers": unique})
    named = {"title": wishes.title, "webhook": wishes.webhook}
    form = {
        "options": msgspec.json.encode(wishes.options).decode(),
        "label": wishes.labels,
        **{name: value for name, value in named.items() if value is not None},
    }
    files = {"file": (document.name, document.content)}
    return Call("POST", "/v1/jobs", decoded(JobView), {"data": form, "files": files, "headers": unique})


def job(job_id: str, wait: float = 0.0) -> Call[JobView]:
    """A job; with ``wait``, as soon as it changes."""
    return Call(
        "GET", path_of(job_id), decoded(JobView), {"params": {"wait": wait} if wait else {}}, waits=wait
    )


def job_page(status: Status | None, label: str | None, limit: int, cursor: str | None) -> Call[JobList]:
    """A page of jobs, newest first."""
    query = {"status": status, "label": label, "limit": limit, "cursor": cursor}
    given = {name: value for name, value in query.items() if value is not None}
    return Call("GET", "/v1/jobs", decoded(JobList), {"params": given})


def cancel(job_id: str) -> Call[JobView]:
    """Stop a job: a second time changes nothing."""
    return Call("POST", f"{path_of(job_id)}/cancel", decoded(JobView))


def retry(job_id: str) -> Call[JobView]:
    """A new run: a second time is another one, or refused."""
    return Call("POST", f"{path_of(job_id)}/retry", decoded(JobView), repeatable=False)


def delete(job_id: str) -> Call[None]:
    """Remove a job; not repeated, because what it removed is not found again."""
    return Call("DELETE", path_of(job_id), nothing, repeatable=False)


def result(job_id: str) -> Call[Result]:
    """What was read."""
    return Call("GET", f"{path_of(job_id)}/result", decoded(Result))


def markdown(job_id: str) -> Call[str]:
    """What was read, as Markdown."""
    return Call("GET", f"{path_of(job_id)}/result.md", lambda response: response.content.decode())


def archive(job_id: str) -> Call[bytes]:
    """What was read, with its pictures, as a ZIP archive."""
    return Call("GET", f"{path_of(job_id)}/result.zip", _bytes)


def page(job_id: str, number: int) -> Call[Page]:
    """One page."""
    return Call("GET", f"{path_of(job_id)}/pages/{number:d}", decoded(Page))


def preview(job_id: str, number: int, size: Literal["small", "full"]) -> Call[bytes]:
    """A picture of a page."""
    path = f"{path_of(job_id)}/pages/{number:d}/preview"
    return Call("GET", path, _bytes, {"params": {"size": size}})


def crop(job_id: str, number: int, region: int) -> Call[bytes]:
    """A region cut out of its page."""
    return Call("GET", f"{path_of(job_id)}/pages/{number:d}/regions/{region:d}/crop", _bytes)


def source(job_id: str) -> Call[bytes]:
    """The document."""
    return Call("GET", f"{path_of(job_id)}/source", _bytes)


def events(path: str, last: str | None) -> Call[None]:
    """The progress of what is at ``path``, as a stream; it goes on after the event ``last``."""
    resumed = {"Last-Event-ID": last} if last else {}
    accept = {"Accept": "text/event-stream", **resumed}
    return Call("GET", f"{path}/events", nothing, {"headers": accept})


def models() -> Call[ModelList]:
    """The models there are."""
    return Call("GET", "/v1/models", decoded(ModelList))


def readable(job: JobView) -> JobView:
    """A job that has ended and has a result. Raises `JobNotRead`."""
    if job.status not in (Status.SUCCEEDED, Status.PARTIAL):
        raise JobNotRead(job)
    return job


def path_of(job_id: str) -> str:
    """Where a job is."""
    return f"/v1/jobs/{quote(job_id, safe='')}"


def nothing(_: httpx.Response) -> None:
    """An answer that says nothing more than that it was done."""


def decoded(kind: type[T]) -> Callable[[httpx.Response], T]:
    """What understands an answer as JSON of that kind."""
    return lambda response: msgspec.json.decode(response.content, type=kind)


def _bytes(response: httpx.Response) -> bytes:
    return response.content
