"""A job's journal: events that are names of objects, written once. Its status is a pure function of them.

Event names, in the order in which a store lists them (``cancelled`` and ``finished`` first, so that one
short listing tells that a job has ended):

========================================  ==============================================================
``cancelled``                             a client asked to stop
``finished.<outcome>.<done>.<failed>``    the run has ended; the body is its error, if it has one
``planned.<pages>.<batches>``             the document was opened; the body is the plan
``read.<page>.done`` / ``.failed``        a page has its outcome; the body of ``failed`` is its error
``released.<page>.<attempt>``             a stopping worker handed back what it had started
``requeued.<time>``                       the sweep published the job anew
``requested``                             the run was accepted
``started.<page>.<attempt>``              a worker began at this page (0: opening the document)
========================================  ==============================================================
"""

import secrets
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from docreader import keys
from docreader.errors import Problem
from docreader.result import ModelUsed
from docreader.run_state import RunState, Status, read_state
from docreader.store import Store
from docreader.store.base import get_json, put_json

OPENING = 0
"""The page number under which opening the document is journalled."""

T = TypeVar("T")


class Ending(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When a run began, which model read it, and why it failed if it did."""

    started_at: datetime | None = None
    model: ModelUsed | None = None
    error: Problem | None = None


class Plan(msgspec.Struct, frozen=True):
    """Which pages are read, and in which batches; fixed when the document is opened."""

    pages: list[int]
    batch_pages: int
    model: ModelUsed
    stride: int
    """Batches queued at a time: batch ``n`` publishes batch ``n + stride`` when it is done."""

    @property
    def batches(self) -> int:
        """How many batches there are."""
        return -(-len(self.pages) // self.batch_pages)

    def batch(self, index: int) -> list[int]:
        """The page numbers of batch ``index`` (from 0)."""
        return self.pages[index * self.batch_pages : (index + 1) * self.batch_pages]

    def next_unread(self, index: int, state: RunState) -> int | None:
        """The first batch with unread pages of those that follow from ``index`` on, ``stride`` apart."""
        return next(
            (at for at in range(index, self.batches, self.stride) if state.unread(self.batch(at))), None
        )


class Journal:
    """The events of one run of one job."""

    def __init__(self, store: Store, job_id: str, run: int) -> None:
        self._store = store
        self.job_id = job_id
        self.run = run

    def _key(self, event: str) -> str:
        return keys.journal(self.job_id, self.run) + event

    def state(self) -> RunState:
        """Read the events of this run with one listing."""
        return read_state(self._store, self.job_id, self.run)

    def request(self) -> None:
        """Accept the run."""
        self._store.put(self._key("requested"), b"")

    def cancel(self) -> None:
        """Ask the run to stop."""
        self._store.put(self._key("cancelled"), b"")

    def is_cancelled(self) -> bool:
        """Whether a client asked the run to stop."""
        return self._store.exists(self._key("cancelled"))

    def start(self, page: int) -> str:
        """Note an attempt that begins at ``page``; returns the attempt's name."""
        attempt = secrets.token_hex(4)
        self._store.put(self._key(f"started.{page:05d}.{attempt}"), b"")
        return attempt

    def release(self, page: int, attempt: str) -> None:
        """Hand back an attempt that a stopping worker did not finish: it does not count."""
        self._store.put(self._key(f"released.{page:05d}.{attempt}"), b"")

    def requeue(self) -> None:
        """Note that the sweep published the run anew."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        self._store.put(self._key(f"requeued.{stamp}"), b"")

    def plan(self, plan: Plan) -> None:
        """Fix which pages are read."""
        self._put(f"planned.{len(plan.pages)}.{plan.batches}", plan)

    def read_plan(self, event: str) -> Plan:
        """The plan in the body of a ``planned`` event."""
        return self._get(event, Plan)

    def page_done(self, page: int) -> None:
        """A page's objects are all stored."""
        self._store.put(self._key(f"read.{page:05d}.done"), b"")

    def page_failed(self, page: int, problem: Problem) -> None:
        """A page cannot be read."""
        self._put(f"read.{page:05d}.failed", problem)

    def page_problem(self, page: int) -> Problem:
        """Why a page could not be read."""
        return self._get(f"read.{page:05d}.failed", Problem)

    def finish(self, status: Status, done: int, failed: int, ending: Ending) -> None:
        """End the run."""
        self._put(f"finished.{status}.{done}.{failed}", ending)

    def read_ending(self, event: str) -> Ending:
        """What the body of a ``finished`` event adds to its name."""
        return self._get(event, Ending)

    def _put(self, event: str, body: object) -> None:
        put_json(self._store, self._key(event), body)

    def _get(self, event: str, kind: type[T]) -> T:
        return get_json(self._store, self._key(event), kind)
