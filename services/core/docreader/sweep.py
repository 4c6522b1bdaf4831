"""The sweep: finds jobs that were saved and lost, and publishes them anew. Sweeping twice does no harm."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

from docreader import keys, metrics
from docreader.jobs import JobMissing, Jobs
from docreader.journal import Journal, read_state
from docreader.logs import of_run
from docreader.reminders import Reminders
from docreader.store import Entry, ObjectMissing
from docreader.store.base import ObjectUnreadable, delete_prefix
from docreader.usage import Usage

ABANDONED = timedelta(hours=6)
"""How long an upload may take before its reservation is cleared, as that of a retry which came to nothing."""
BACKLOG_PATIENCE = timedelta(hours=1)
"""How long a job may wait behind a queue that is never empty before it is published once more."""

REMOVED_AT_ONCE = 1000
"""Most expired jobs, and most old facts of use, that one sweep removes: it has others to look after."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sweep:
    """One look through the open jobs.

    ``publish(job_id, run)`` queues a run; ``backlog()`` counts messages that wait in the queues: while
    some do, a job without a sign of life probably waits there too. ``undelivered()`` does so for the queue
    of webhooks.
    """

    jobs: Jobs
    publish: Callable[[str, int], None]
    backlog: Callable[[], int]
    stalled_after: timedelta
    reminders: Reminders
    undelivered: Callable[[], int]

    def run(self, interval: timedelta) -> int:
        """Sweep unless another process did within ``interval``; returns the number of jobs queued anew."""
        store = self.jobs.store
        now = datetime.now(UTC)
        if any(now - entry.modified < interval for entry in store.list(keys.SWEEP)):
            return 0
        store.put(keys.SWEEP, b"")
        for entry in store.list(keys.DELETED_PREFIX):
            self._remove_leftovers(entry, now)
        old = (entry.key for entry in store.list(keys.UPLOADS_PREFIX) if now - entry.modified > ABANDONED)
        store.delete(list(old))
        queued = self._visit_all(now, waiting=self.backlog() > 0)
        self.reminders.run(now, BACKLOG_PATIENCE if self.undelivered() else self.stalled_after)
        self._remove_expired(now)
        Usage(store).forget(REMOVED_AT_ONCE)
        return queued

    def recover(self) -> int:
        """Queue every open job at once: for an in-process broker, whose queues are empty at start."""
        self.reminders.run(datetime.now(UTC), timedelta(0))
        return self._visit_all(datetime.now(UTC) + self.stalled_after, waiting=False)

    def _visit_all(self, now: datetime, *, waiting: bool) -> int:
        queued = 0
        for entry in list(self.jobs.store.list(keys.OPEN_PREFIX)):
            try:
                queued += self._visit(entry, now, waiting=waiting)
            except ObjectUnreadable as error:  # one damaged job must not keep the others waiting
                log.error("%s", error.message)  # noqa: TRY400
        return queued

    def _visit(self, entry: Entry, now: datetime, *, waiting: bool) -> bool:
        marked = keys.marked_run(entry.key)
        if marked is None:
            return False
        tenant, job_id, run = marked
        try:
            job = self.jobs.load(job_id, tenant)
        except JobMissing:
            if now - entry.modified > ABANDONED:
                delete_prefix(self.jobs.store, keys.job_prefix(job_id))
                self.jobs.store.delete([entry.key])
            return False
        state = read_state(self.jobs.store, job_id, run)
        if state.status.ended:
            self.jobs.close(job, state.run)
            return False
        if not state.accepted:  # a retry that ended before it had asked for its run, or took it back
            if now - entry.modified > ABANDONED:
                self.jobs.withdraw(job, state.run)
            return False
        quiet = now - max(entry.modified, state.last_event_at or entry.modified)
        if quiet < (BACKLOG_PATIENCE if waiting else self.stalled_after):
            return False
        self.publish(job_id, state.run)
        Journal(self.jobs.store, job_id, state.run).requeue()
        metrics.SWEPT_JOBS.inc()
        facts = {**of_run(job, state.run), "quiet_seconds": int(quiet.total_seconds())}
        log.warning("queued again", extra=facts)
        return True

    def _remove_expired(self, now: datetime) -> None:
        """Delete the jobs whose time is over; their markers are listed before all others."""
        due = []
        for entry in islice(self.jobs.store.list(keys.EXPIRY_PREFIX), REMOVED_AT_ONCE):
            job_id = keys.expired_job(entry.key, now)
            if job_id is None:
                break
            due.append((entry.key, job_id))
        for key, job_id in due:
            try:
                self.jobs.delete(self.jobs.load(job_id))
                metrics.EXPIRED_JOBS.inc()
            except (JobMissing, ObjectUnreadable):  # never accepted, or damaged
                delete_prefix(self.jobs.store, keys.job_prefix(job_id))
            self.jobs.store.delete([key])

    def _remove_leftovers(self, entry: Entry, now: datetime) -> None:
        job_id = entry.key.removeprefix(keys.DELETED_PREFIX)
        delete_prefix(self.jobs.store, keys.job_prefix(job_id))
        with suppress(ObjectMissing):  # another sweep was faster
            self.jobs.store.delete(self.jobs.store.get(entry.key).decode().split())
        self.reminders.webhooks.forget(job_id)
        if now - entry.modified > self.stalled_after:
            self.jobs.store.delete([entry.key])
