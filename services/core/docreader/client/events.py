"""Following a job or a training: events as typed values, and where to go on after a connection broke."""

from collections.abc import Callable
from typing import Generic, Literal, TypeVar

import httpx
import msgspec
from httpx_sse import ServerSentEvent
from msgspec import Struct

from docreader.client import calls
from docreader.client.calls import Call
from docreader.client.retries import Reply, Retries
from docreader.job import JobView


class PageEvent(Struct, frozen=True, kw_only=True):
    """A page has its outcome."""

    number: int
    outcome: Literal["done", "failed"]


class ProgressEvent(Struct, frozen=True):
    """The job changed."""

    job: JobView


class FinishedEvent(Struct, frozen=True):
    """The job has ended; nothing follows."""

    job: JobView


JobEvent = PageEvent | ProgressEvent | FinishedEvent


def job_event(event: ServerSentEvent) -> JobEvent | None:
    """An event of a job; None for kinds that are not known here."""
    if event.event == "page":
        return msgspec.json.decode(event.data, type=PageEvent)
    if event.event == "progress":
        return ProgressEvent(msgspec.json.decode(event.data, type=JobView))
    if event.event == "finished":
        return FinishedEvent(msgspec.json.decode(event.data, type=JobView))
    return None


E = TypeVar("E")


class Following(Generic[E]):
    """The stream of events of what is at ``path``, over as many connections as it takes.

    ``understand`` tells what an event means, or None where it means nothing here.
    """

    def __init__(
        self, path: str, understand: Callable[[ServerSentEvent], E | None], retries: Retries
    ) -> None:
        self.ended = False
        self._path = path
        self._understand = understand
        self._retries = retries
        self._last: str | None = None
        self._sent = 0

    @property
    def call(self) -> Call[None]:
        """What to ask for next: the events after those that were taken."""
        return calls.events(self._path, self._last)

    def take(self, event: ServerSentEvent) -> E | None:
        """What an event that came means."""
        self._sent = 0
        self._last = event.id or self._last
        self.ended = event.event == "finished"
        return self._understand(event)

    def pause(self, reply: Reply | None, url: httpx.URL) -> float:
        """Seconds until the next connection, after one that ended with ``reply``, or none in the middle.

        Raises:
            ApiError, ServerUnreachable: there is to be no other.

        """
        self._sent += 1
        met = reply or httpx.RemoteProtocolError("the stream of events broke off")
        pause = self._retries.pause(met, self._sent, repeatable=True)
        if pause is None:
            self.call.answer(met, url)
        return pause or 0.0
