"""Clean-up: removes from the store what nobody needs any more. It asks no broker, and twice does no harm."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

from docreader import keys, metrics
from docreader.jobs import JobMissing, Jobs
from docreader.store import Entry, ObjectMissing, Store
from docreader.store.base import ObjectUnreadable, delete_prefix
from docreader.usage import Usage
from docreader.webhooks import Webhooks

ABANDONED = timedelta(hours=6)
"""How old an upload, a reservation or a retry is when nothing is made of it any more: longer than any request
takes."""
REMOVED_AT_ONCE = 1000
"""Most expired jobs, and most old facts of use, that one look removes: there is more to look after."""


@dataclass(frozen=True)
class Cleanup:
    """One look at what may go; a worker may write of a deleted job for ``settled_after`` at most."""

    jobs: Jobs
    settled_after: timedelta

    def run(self) -> None:
        """Remove what deleted jobs left, uploads that became no job, expired jobs and old facts of use."""
        now = datetime.now(UTC)
        for entry in self._store.list(keys.DELETED_PREFIX):
            self._remove_leftovers(entry, now)
        uploads = self._store.list(keys.UPLOADS_PREFIX)
        self._store.delete([entry.key for entry in uploads if now - entry.modified > ABANDONED])
        self._remove_expired(now)
        Usage(self._store).forget(REMOVED_AT_ONCE)

    @property
    def _store(self) -> Store:
        return self.jobs.store

    def _remove_leftovers(self, entry: Entry, now: datetime) -> None:
        job_id = entry.key.removeprefix(keys.DELETED_PREFIX)
        delete_prefix(self._store, keys.job_prefix(job_id))
        with suppress(ObjectMissing):  # another process was faster
            self._store.delete(self._store.get(entry.key).decode().split())
        Webhooks(self._store).forget(job_id)
        if now - entry.modified > self.settled_after:
            self._store.delete([entry.key])

    def _remove_expired(self, now: datetime) -> None:
        """Delete the jobs whose time is over; their markers are listed before all others."""
        due = []
        for entry in islice(self._store.list(keys.EXPIRY_PREFIX), REMOVED_AT_ONCE):
            job_id = keys.expired_job(entry.key, now)
            if job_id is None:
                break
            due.append((entry.key, job_id))
        for key, job_id in due:
            try:
                self._expire(key, job_id)
                metrics.EXPIRED_JOBS.inc()
            except (JobMissing, ObjectMissing):  # never accepted, or another process was faster
                delete_prefix(self._store, keys.job_prefix(job_id))
            self._store.delete([key])

    def _expire(self, key: str, job_id: str) -> None:
        try:
            job = self.jobs.load(job_id)
        except ObjectUnreadable:  # its marker tells whose it is
            self.jobs.discard(job_id, self._store.get(key).decode())
        else:
            self.jobs.delete(job)
