"""Jobs as they are listed: newest first, the open ones however many have ended, and those of an outcome; and
how one that is damaged is deleted.
"""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docreader import keys
from docreader.job import Job
from docreader.jobs import JobMissing, Jobs
from docreader.journal import Ending
from docreader.run_state import Status
from docreader.store.file import FileStore
from tests.unit.place import Dying, Fails, save

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def save_several(jobs: Jobs, count: int) -> list[Job]:
    """Accepted jobs, newest first."""
    return [save(jobs, created_at=NOW - timedelta(minutes=age)) for age in range(count)]


def test_open_jobs_are_found_among_ended_ones_newest_first(tmp_path: Path) -> None:
    jobs = Jobs(FileStore(tmp_path))
    made = save_several(jobs, 6)
    for job in made[1::2]:
        jobs.close(job, run=1)
    assert [job.id for _, job in jobs.newest("default")] == [job.id for job in made]
    listed = list(jobs.newest("default", status=Status.QUEUED))
    assert [job.id for _, job in listed] == [job.id for job in made[::2]]
    after_first = jobs.newest("default", after=listed[0][0], status=Status.RUNNING)
    assert [job.id for _, job in after_first] == [job.id for job in made[2::2]]


class Counting(FileStore):
    """Counts the objects that are read."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.read = 0

    def get(self, key: str) -> bytes:
        self.read += 1
        return super().get(key)


def test_jobs_of_a_rare_outcome_are_found_without_reading_the_others(tmp_path: Path) -> None:
    store = Counting(tmp_path)
    jobs = Jobs(store)
    made = save_several(jobs, 30)
    for number, job in enumerate(made):
        jobs.finish(job, 1, Status.SUCCEEDED if number % 10 else Status.FAILED, 1, 0, Ending())
    store.read = 0
    listed = list(jobs.newest("default", status=Status.FAILED))
    assert [job.id for _, job in listed] == [job.id for job in made[::10]]
    assert store.read == 3
    after_first = jobs.newest("default", after=listed[0][0], status=Status.FAILED)
    assert [job.id for _, job in after_first] == [job.id for job in made[10::10]]
    assert list(jobs.newest("other", status=Status.FAILED)) == []


@pytest.mark.parametrize("end", ["finish", "cancel"])
def test_a_crash_at_any_write_leaves_no_ended_job_out(tmp_path: Path, end: str) -> None:
    for writes in range(4):
        folder = tmp_path / str(writes)
        jobs, dying = Jobs(FileStore(folder)), Jobs(Dying(folder, writes))
        job = save_several(jobs, 1)[0]
        with suppress(Fails):
            if end == "finish":
                dying.finish(job, 1, Status.FAILED, 0, 1, Ending())
            else:
                dying.cancel(job)
        status = jobs.state(job.id).status
        listed = [found.id for _, found in jobs.newest("default", status=status)]
        assert listed == [job.id], (writes, status)
    assert status.ended


def test_a_deleted_job_is_in_no_list(tmp_path: Path) -> None:
    jobs = Jobs(FileStore(tmp_path))
    job = save_several(jobs, 1)[0]
    jobs.finish(job, 1, Status.PARTIAL, 1, 1, Ending())
    jobs.retry(job)
    jobs.finish(job, 2, Status.SUCCEEDED, 2, 0, Ending())
    jobs.delete(job)
    assert [entry.key for entry in jobs.store.list("outcomes/")] == []


def test_a_damaged_job_hides_no_other(tmp_path: Path) -> None:
    jobs = Jobs(FileStore(tmp_path))
    made = save_several(jobs, 3)
    jobs.store.put(keys.job(made[1].id), b"{")
    assert [job.id for _, job in jobs.newest("default")] == [made[0].id, made[2].id]


def test_a_damaged_job_can_be_deleted_by_its_tenant_and_by_no_other(tmp_path: Path) -> None:
    jobs = Jobs(FileStore(tmp_path))
    damaged, kept = save_several(jobs, 2)
    jobs.store.put(keys.source(damaged.id), b"document")
    jobs.finish(damaged, 1, Status.PARTIAL, 1, 1, Ending())
    jobs.retry(damaged)
    jobs.store.put(keys.job(damaged.id), b"{")
    with pytest.raises(JobMissing):
        jobs.discard(damaged.id, "other")
    assert jobs.store.exists(keys.source(damaged.id))
    jobs.discard(damaged.id, "default")
    left = [entry.key for entry in jobs.store.list("") if damaged.id in entry.key]
    assert left == [keys.deleted(damaged.id)]
    with pytest.raises(JobMissing):
        jobs.discard(damaged.id, "default")
    assert [job.id for _, job in jobs.newest("default")] == [kept.id]


def test_what_is_no_job_has_no_place_among_the_open_ones(tmp_path: Path) -> None:
    jobs = Jobs(FileStore(tmp_path))
    job = save_several(jobs, 1)[0]
    jobs.store.put(f"{keys.open_runs('default')}notes.txt", b"")
    assert jobs.open_jobs("default") == [job.id]
