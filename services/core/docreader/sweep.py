"""The sweep: finds jobs that were saved and lost, and publishes them anew. Sweeping twice does no harm."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from docreader import keys, metrics
from docreader.cleanup import ABANDONED
from docreader.jobs import JobMissing, Jobs
from docreader.journal import Journal
from docreader.logs import of_run
from docreader.reminders import Reminders
from docreader.run_state import read_state
from docreader.store import Entry
from docreader.store.base import delete_prefix, unless_damaged

BACKLOG_PATIENCE = timedelta(hours=1)
"""How long a job may wait behind a queue that is never empty before it is queued again."""
AT_ONCE = timedelta.min
"""Less than any time that has passed, also where the store's clock is ahead of this one."""

log = logging.getLogger(__name__)


def _patience(waiting: int, stalled_after: timedelta) -> timedelta:
    """How long something may be quiet where so many messages wait in the queues, its own maybe among them."""
    return BACKLOG_PATIENCE if waiting else stalled_after


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

    def run(self) -> int:
        """Queue jobs and webhooks that nobody sees to; returns the number of jobs queued anew."""
        queued = self._visit_all(_patience(self.backlog(), self.stalled_after))
        self.reminders.run(datetime.now(UTC), _patience(self.undelivered(), self.stalled_after))
        return queued

    def recover(self) -> int:
        """Queue every open job at once: for an in-process broker, whose queues are empty at start."""
        self.reminders.run(datetime.now(UTC), timedelta(0))
        return self._visit_all(AT_ONCE)

    def _visit_all(self, most_quiet: timedelta) -> int:
        """Visit every marker; returns how many were queued anew. What is damaged keeps no other waiting."""
        queued = 0
        for entry in list(self.jobs.store.list(keys.OPEN_PREFIX)):
            with unless_damaged():
                queued += self._visit(entry, most_quiet)
        return queued

    def _visit(self, entry: Entry, most_quiet: timedelta) -> bool:
        marked = keys.marked_run(entry.key)
        if marked is None:
            return False
        tenant, job_id, run = marked
        now = datetime.now(UTC)
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
        if quiet < most_quiet:
            return False
        self.jobs.enter(job)  # whoever saved it may have died before that
        self.publish(job_id, state.run)
        Journal(self.jobs.store, job_id, state.run).requeue()
        metrics.SWEPT_JOBS.inc()
        facts = {**of_run(job, state.run), "quiet_seconds": int(quiet.total_seconds())}
        log.warning("queued again", extra=facts)
        return True
