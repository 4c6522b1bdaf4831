"""Webhooks: which ends of runs are still to be told, and what came of each attempt. All of it is names.

=====================================================  ==================================================
``webhooks/pending/<job>/<run>/<standing>.<time>``     the end of the run is to be told at that time;
                                                       removed when it was, or was given up
``jobs/<job>/webhooks/<run>/<time>.<outcome>.``        an attempt: when it began, what came of it, the
``<answer>.<milliseconds>``                            status answered or the error why there was none
=====================================================  ==================================================
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from msgspec import Struct

from docreader import keys
from docreader.errors import DocreaderError
from docreader.job import Job
from docreader.store import Store
from docreader.store.base import delete_prefix

_STAMP = "%Y%m%dT%H%M%S%f"


class WebhooksOff(DocreaderError):
    """No secret signs webhooks here: set DOCREADER_WEBHOOK_SECRET, or submit the job without one."""

    code = "webhooks_off"
    http_status = 422


class NoWebhook(DocreaderError):
    """The job was submitted without a webhook: there is nothing to deliver and no log of it."""

    code = "no_webhook"
    http_status = 404


class Standing(StrEnum):
    """Who sees to a pending delivery."""

    QUEUED = "queued"
    """A message is under way; the sweep publishes another when nothing came of it."""
    WAITING = "waiting"
    """No message is under way; the sweep publishes one at its time."""


class Outcome(StrEnum):
    """What came of an attempt."""

    DELIVERED = "delivered"
    FAILED = "failed"
    """Another attempt follows."""
    GIVEN_UP = "given_up"
    """It was the last attempt, or the receiver answered 410."""
    REFUSED = "refused"
    """The address is one that docreader does not visit."""


@dataclass(frozen=True)
class Pending:
    """A delivery that is still to be made."""

    job_id: str
    run: int
    standing: Standing
    due: datetime

    @property
    def key(self) -> str:
        """The object that stands for it."""
        return f"{keys.pending_webhooks(self.job_id, self.run)}{self.standing}.{self.due.strftime(_STAMP)}"


class Attempt(Struct, frozen=True, kw_only=True):
    """One attempt to deliver the webhook of a run: the status answered, or the error why there was none."""

    run: int
    at: datetime
    outcome: Outcome
    status: int | None
    error: str | None
    milliseconds: int


class NextAttempt(Struct, frozen=True, kw_only=True):
    """When the webhook of a run is tried next."""

    run: int
    at: datetime


class DeliveryLog(Struct, frozen=True, kw_only=True):
    """What came of a job's webhook, oldest first, and what is still to come."""

    url: str
    attempts: list[Attempt]
    next_attempts: list[NextAttempt]


class Webhooks:
    """What is to be told to whom, over all jobs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def owe(self, job: Job, run: int) -> None:
        """Note that the end of a run is to be told. Comes before the end itself: no end goes untold."""
        if job.webhook is not None:
            self.put(Pending(job.id, run, Standing.QUEUED, datetime.now(UTC)))

    def put(self, pending: Pending, instead_of: Iterable[Pending] = ()) -> None:
        """Note a delivery, in place of others."""
        self._store.put(pending.key, b"")
        self.settle(each for each in instead_of if each != pending)

    def settle(self, pending: Iterable[Pending]) -> None:
        """Strike what was delivered, or will not be."""
        self._store.delete([each.key for each in pending])

    def forget(self, job_id: str) -> None:
        """Strike all that is pending of a job."""
        delete_prefix(self._store, keys.pending_webhooks(job_id))

    def pending(self, job_id: str | None = None, run: int | None = None) -> list[Pending]:
        """What is still to be delivered: of a run, of a job, or of all."""
        listed = self._store.list(keys.pending_webhooks(job_id, run))
        found = (_parse_pending(entry.key) for entry in listed)
        return [each for each in found if each is not None]

    def note(self, job_id: str, attempt: Attempt) -> None:
        """Write an attempt into the job's log."""
        facts = f"{attempt.outcome}.{attempt.error or attempt.status}.{attempt.milliseconds}"
        name = f"{attempt.at.strftime(_STAMP)}.{facts}"
        self._store.put(keys.webhook_log(job_id, attempt.run) + name, b"")

    def attempts(self, job_id: str, run: int | None = None) -> list[Attempt]:
        """The attempts so far, oldest first within each run."""
        return [_parse_attempt(entry.key) for entry in self._store.list(keys.webhook_log(job_id, run))]

    def failures(self, job_id: str, run: int) -> int:
        """How many attempts failed since the last that settled the matter: a replay begins anew."""
        count = 0
        for attempt in self.attempts(job_id, run):
            count = count + 1 if attempt.outcome is Outcome.FAILED else 0
        return count

    def log(self, job: Job) -> DeliveryLog:
        """The delivery log of a job. Raises `NoWebhook`."""
        if job.webhook is None:
            raise NoWebhook(f"job {job.id} was submitted without a webhook")
        return DeliveryLog(
            url=job.webhook.url,
            attempts=self.attempts(job.id),
            next_attempts=[NextAttempt(run=each.run, at=each.due) for each in self.pending(job.id)],
        )


def _time(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _parse_pending(key: str) -> Pending | None:
    """What is pending; None where an object below the prefix says nothing of the kind."""
    try:
        job_id, run, name = key.removeprefix(keys.pending_webhooks()).split("/")
        standing, _, due = name.partition(".")
        return Pending(job_id, int(run), Standing(standing), _time(due))
    except ValueError:
        return None


def _parse_attempt(key: str) -> Attempt:
    *_, run, name = key.split("/")
    at, outcome, answer, milliseconds = name.split(".")
    return Attempt(
        run=int(run),
        at=_time(at),
        outcome=Outcome(outcome),
        status=int(answer) if answer.isdecimal() else None,
        error=None if answer.isdecimal() else answer,
        milliseconds=int(milliseconds),
    )
