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
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple, TypeVar

import msgspec

from docreader import keys
from docreader.errors import Problem
from docreader.result import ModelUsed
from docreader.store import Entry, Store
from docreader.store.base import get_json, put_json

OPENING = 0
"""The page number under which opening the document is journalled."""

T = TypeVar("T")


class Status(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen in this run."""
        return self not in (Status.QUEUED, Status.RUNNING)


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

    def next_unread(self, index: int, state: "RunState") -> int | None:
        """The first batch with unread pages of those that follow from ``index`` on, ``stride`` apart."""
        return next(
            (at for at in range(index, self.batches, self.stride) if state.unread(self.batch(at))), None
        )


class Outcome(NamedTuple):
    """How a run ended, and how many pages were read and failed."""

    status: Status
    done: int
    failed: int


@dataclass(slots=True)
class RunState:
    """What the events of one run say."""

    run: int
    accepted: bool = False
    cancelled: bool = False
    finished: str | None = None
    outcome: Outcome | None = None
    pages: int | None = None
    plan_event: str | None = None
    done: set[int] = field(default_factory=set)
    failed: set[int] = field(default_factory=set)
    attempts: Counter[int] = field(default_factory=Counter)
    started_at: datetime | None = None
    finished_at: datetime | None = None
    last_event_at: datetime | None = None

    @property
    def status(self) -> Status:
        """``finished`` wins over ``cancelled``, ``cancelled`` over the rest."""
        if self.outcome is not None:
            return self.outcome.status
        if self.cancelled:
            return Status.CANCELLED
        return Status.RUNNING if self.started_at or self.pages is not None else Status.QUEUED

    @property
    def pages_total(self) -> int | None:
        """Pages that are to be read; None until the document was opened."""
        return self.pages_done if self.status is Status.SUCCEEDED else self.pages

    @property
    def pages_done(self) -> int:
        """Pages that were read."""
        return self.outcome.done if self.outcome else len(self.done)

    @property
    def pages_failed(self) -> int:
        """Pages that could not be read; one that was read after all does not count."""
        return self.outcome.failed if self.outcome else len(self.failed - self.done)

    def unread(self, pages: Iterable[int]) -> list[int]:
        """Those of ``pages`` that have no outcome yet."""
        return [page for page in pages if page not in self.done and page not in self.failed]

    def apply(self, name: str, at: datetime) -> None:
        """Take in one event; the order does not matter, and one event twice is one event."""
        kind, *facts = name.split(".")
        self.last_event_at = max(at, self.last_event_at or at)
        match kind, facts:
            case "requested", []:
                self.accepted = True
            case "cancelled", []:
                self.cancelled = True
                self.finished_at = self.finished_at or at
            case "finished", [outcome, done, failed] if outcome in [*Status]:
                self._finish(name, Outcome(Status(outcome), int(done), int(failed)), at)
            case "planned", [pages, _]:
                self.pages, self.plan_event = int(pages), name
            case "read", [page, "done"]:
                self.done.add(int(page))
            case "read", [page, "failed"]:
                self.failed.add(int(page))
            case "started", [page, _]:
                self.attempts[int(page)] += 1
                self.started_at = min(at, self.started_at or at)
            case "released", [page, _]:
                self.attempts[int(page)] -= 1

    def _finish(self, name: str, outcome: Outcome, at: datetime) -> None:
        # Two workers may finish a run at once and differ on a page that timed out for one of them:
        # the outcome with more pages read stands, whichever is listed first.
        if self.outcome is None or outcome.done > self.outcome.done:
            self.finished, self.outcome, self.finished_at = name, outcome, at


def event_names(entries: Iterable[Entry], prefix: str) -> Iterable[tuple[int, str, datetime]]:
    """``(run, event, time)`` of listed journal objects."""
    for entry in entries:
        run, _, name = entry.key.removeprefix(prefix).partition("/")
        if run.isdecimal():
            yield int(run), name, entry.modified


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


def read_state(store: Store, job_id: str, run: int | None = None, *, brief: bool = False) -> RunState:
    """The state of a run, by default of the job's latest; a job without events has run 1, not accepted.

    ``brief`` stops at a run's success, which is listed first, and leaves out which pages it read.
    """
    prefix = keys.journal(job_id)
    state = RunState(run=run or 1)
    for number, name, at in event_names(store.list(keys.journal(job_id, run)), prefix):
        if number > state.run:
            state = RunState(run=number)
        state.apply(name, at)
        if brief and state.status is Status.SUCCEEDED:
            break  # no run follows success: a long document's page events need not be listed
    return state
