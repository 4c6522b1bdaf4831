"""The jobs in a store: saved, found, listed, cancelled, retried and deleted."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from docreader import keys, metrics
from docreader.errors import DocreaderError
from docreader.index import place_of
from docreader.job import Job, JobView, view
from docreader.journal import Ending, Journal
from docreader.result import Source
from docreader.run_state import RunState, Status, read_state
from docreader.status import OpenRuns
from docreader.store import ObjectMissing, Store
from docreader.store.base import ObjectUnreadable, delete_prefix, get_json, put_json, unless_damaged
from docreader.webhooks import Webhooks


class JobMissing(DocreaderError):
    """No such job of yours: it was never accepted, has been deleted, or belongs to another tenant."""

    code = "job_not_found"
    http_status = 404


class JobNotEnded(DocreaderError):
    """The job is still queued or running: wait for it to end, or cancel it first."""

    code = "job_not_ended"
    http_status = 409


class NothingToRetry(DocreaderError):
    """Every page of the job was read: there is nothing that a new run could add."""

    code = "nothing_to_retry"
    http_status = 409


class NotReadYet(DocreaderError):
    """The job has no such part, or not yet: its status and page counts tell which it is."""

    code = "not_read_yet"
    http_status = 404


class Jobs:
    """All jobs of all tenants. Every method is a few calls to the store; none keeps anything in memory."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def reserve(self, tenant: str, job_id: str, run: int = 1) -> None:
        """Mark a run as open before anything of it is saved: the sweep clears what never was completed."""
        self.store.put(keys.open_run(tenant, job_id, run), b"")

    def save(self, job: Job) -> None:
        """Accept a reserved job whose document is stored. After this nothing but a delete loses it."""
        self.reserve(job.tenant, job.id)  # again: a slow upload may outlast its reservation
        Journal(self.store, job.id, run=1).request()
        if job.expires_at is not None:
            self.store.put(keys.expiry(job.id, job.expires_at), job.tenant.encode())
        put_json(self.store, keys.job(job.id), job)
        self.enter(job)

    def enter(self, job: Job) -> None:
        """Have an accepted job listed among its tenant's."""
        self.store.put(keys.index(job.tenant, job.id, job.created_at), b"")

    def abandon(self, tenant: str, job_id: str, job: Job | None) -> None:
        """Remove what was written of a job that is not accepted after all: reserved, claimed, or saved."""
        delete_prefix(self.store, keys.job_prefix(job_id))
        written = [keys.open_run(tenant, job_id, 1)]
        if job is not None:
            written.append(keys.index(tenant, job_id, job.created_at))
            written += _marks(job)
        self.store.delete(written)

    def load(self, job_id: str, tenant: str | None = None) -> Job:
        """A job by its id.

        Raises:
            JobMissing: there is none, or it is another tenant's.
            ObjectUnreadable: its ``job.json`` is damaged.

        """
        if not keys.is_id(job_id):
            raise JobMissing(f"there is no job {job_id[:40]!r}")
        try:
            job = get_json(self.store, keys.job(job_id), Job)
        except ObjectMissing:
            raise JobMissing(f"there is no job {job_id}") from None
        if tenant is not None and job.tenant != tenant:
            raise JobMissing(f"there is no job {job_id}")
        return job

    def source(self, job: Job) -> Source:
        """The document as received: for sources that a worker fetches, as fetched."""
        if job.source.sha256 is not None:
            return job.source
        try:
            return get_json(self.store, keys.fetched(job.id), Source)
        except ObjectMissing:
            return job.source

    def state(self, job_id: str, *, brief: bool = False) -> RunState:
        """Where the latest run of a job stands; ``brief`` may leave out which pages were read.

        Raises:
            JobMissing: the job is not accepted yet, or was deleted.

        """
        state = read_state(self.store, job_id, brief=brief)
        if not state.accepted and not state.status.ended:
            raise JobMissing(f"there is no job {job_id}")
        return state

    def readable(self, job_id: str) -> RunState:
        """The newest run that has a result, or the latest where none has."""
        return self._newest_run(job_id, lambda state: state.status in (Status.SUCCEEDED, Status.PARTIAL))

    def planned(self, job_id: str) -> RunState:
        """The newest run that has a plan, and with it what was read before, or the latest where none has."""
        return self._newest_run(job_id, lambda state: state.pages_total is not None)

    def _newest_run(self, job_id: str, fits: Callable[[RunState], bool]) -> RunState:
        latest = self.state(job_id, brief=True)
        for run in range(latest.run, 0, -1):
            state = latest if run == latest.run else read_state(self.store, job_id, run)
            if fits(state):
                return state
        return latest

    def view(self, job: Job, state: RunState, queue_position: int | None = None) -> JobView:
        """A job as clients see it."""
        ending = Ending()
        if state.finish_event is not None:
            ending = Journal(self.store, job.id, state.run).read_ending(state.finish_event)
        return view(job, self.source(job), state, ending, queue_position)

    def newest(self, tenant: str, after: str = "", status: Status | None = None) -> Iterator[tuple[str, Job]]:
        """``(cursor, job)`` of a tenant's jobs, newest first, from after the cursor ``after``.

        With ``status`` only those that may have it, told by names alone, however many others there are.
        """
        ended = status is not None and status.ended
        prefix = keys.outcomes(tenant, str(status)) if ended else keys.index_prefix(tenant)
        among = set(self.open_jobs(tenant)) if status is not None and not ended else None
        for entry in self.store.list(prefix, start_after=prefix + after if after else ""):
            job_id = keys.id_of(entry.key)
            if among is not None and job_id not in among:
                continue
            with suppress(JobMissing), unless_damaged():
                yield entry.key.removeprefix(prefix), self.load(job_id, tenant)

    def open_jobs(self, tenant: str) -> list[str]:
        """The ids of a tenant's open jobs, the one that was accepted first at the front."""
        found = sorted((entry.modified, entry.key) for entry in self.store.list(keys.open_runs(tenant)))
        return [marked[1] for _, key in found if (marked := keys.marked_run(key)) is not None]

    def open_runs(self) -> OpenRuns:
        """How many runs of all tenants have not ended, and since when the oldest of them is here."""
        since = [entry.modified for entry in self.store.list(keys.OPEN_PREFIX)]
        return OpenRuns(count=len(since), oldest_at=min(since, default=None))

    def cancel(self, job: Job) -> RunState:
        """Stop a job: pages that were read stay. Cancelling what has ended changes nothing."""
        state = self.state(job.id)
        if not state.status.ended:
            self._announce(job, state.run, Status.CANCELLED)
            Journal(self.store, job.id, state.run).cancel()
            self.close(job, state.run)
            state = self.state(job.id)
            if state.status is Status.CANCELLED:  # not where a worker finished it at the same moment
                metrics.JOBS.labels(state.status.value).inc()
        return state

    def finish(self, job: Job, run: int, status: Status, done: int, failed: int, ending: Ending) -> None:
        """End a run, of which so many pages were read and so many failed."""
        self._announce(job, run, status)
        Journal(self.store, job.id, run).finish(status, done, failed, ending)
        self.close(job, run)

    def _announce(self, job: Job, run: int, status: Status) -> None:
        """Write what must be there before a run has ended, so that no crash keeps it from being found."""
        Webhooks(self.store).owe(job, run)
        self.store.put(keys.outcome(job.tenant, status, job.id, job.created_at), b"")

    def retry(self, job: Job) -> RunState:
        """Begin a new run that reads what the last one did not. Raises `JobNotEnded`, `NothingToRetry`."""
        state = self.state(job.id)
        if not state.status.ended:
            raise JobNotEnded(f"job {job.id} is {state.status}; wait for it to end, or cancel it first")
        if state.status is Status.SUCCEEDED:
            raise NothingToRetry(f"every page of job {job.id} was read")
        self.reserve(job.tenant, job.id, state.run + 1)
        Journal(self.store, job.id, state.run + 1).request()
        return self.state(job.id)

    def withdraw(self, job: Job, run: int) -> None:
        """Take back a run that could not be published."""
        delete_prefix(self.store, keys.journal(job.id, run))
        self.close(job, run)

    def delete(self, job: Job) -> None:
        """Remove every object of a job. A worker that still reads it notices, and the sweep looks again."""
        self._remove(job.tenant, job.id, keys.place(job.id, job.created_at))
        self.store.delete(_marks(job))

    def discard(self, job_id: str, tenant: str) -> None:
        """`delete` a tenant's job, also one whose ``job.json`` is damaged. Raises `JobMissing`."""
        try:
            job = self.load(job_id, tenant)
        except ObjectUnreadable:
            # The tenant's index tells whose it is. What only job.json knew of does no harm: the claim of a
            # job that is gone soon counts for nothing, and its mark of expiry goes when it is due.
            place = place_of(self.store, keys.index_prefix(tenant), job_id)
            if place is None:
                raise JobMissing(f"there is no job {job_id}") from None
            self._remove(tenant, job_id, place)
        else:
            self.delete(job)

    def _remove(self, tenant: str, job_id: str, place: str) -> None:
        lists = [keys.index_prefix(tenant), *(keys.outcomes(tenant, each) for each in Status if each.ended)]
        entries = [prefix + place for prefix in lists]
        self.store.put(keys.deleted(job_id), "\n".join(entries).encode())
        self.store.delete([*entries, keys.job(job_id)])
        delete_prefix(self.store, keys.open_runs(tenant, job_id))
        Webhooks(self.store).forget(job_id)
        delete_prefix(self.store, keys.job_prefix(job_id))

    def close(self, job: Job, run: int) -> None:
        """Take an ended run off the sweep's list."""
        self.store.delete([keys.open_run(job.tenant, job.id, run)])


def _marks(job: Job) -> list[str]:
    """What else names a job: its claim to an idempotency key, and the mark of when it expires."""
    marks = []
    if job.idempotency is not None:
        marks.append(keys.claim(job.tenant, job.idempotency, job.id))
    if job.expires_at is not None:
        marks.append(keys.expiry(job.id, job.expires_at))
    return marks
