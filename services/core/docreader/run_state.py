"""What the events of a run say: where it stands. `docreader.journal` has their names."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from docreader import keys
from docreader.store import Entry, Store


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
    finish_event: str | None = None
    outcome: Outcome | None = None
    pages_planned: int | None = None
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
        return Status.RUNNING if self.started_at or self.pages_planned is not None else Status.QUEUED

    @property
    def pages_total(self) -> int | None:
        """Pages that are to be read; None until the document was opened."""
        return self.pages_done if self.status is Status.SUCCEEDED else self.pages_planned

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
                self.pages_planned, self.plan_event = int(pages), name
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
            self.finish_event, self.outcome, self.finished_at = name, outcome, at


def event_names(entries: Iterable[Entry], prefix: str) -> Iterable[tuple[int, str, datetime]]:
    """``(run, event, time)`` of listed journal objects."""
    for entry in entries:
        run, _, name = entry.key.removeprefix(prefix).partition("/")
        if run.isdecimal():
            yield int(run), name, entry.modified


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
