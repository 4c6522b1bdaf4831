"""The sweep finds what was saved and lost, and leaves alone what is not."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docreader import keys
from docreader.job import Job
from docreader.jobs import JobMissing, Jobs
from docreader.journal import Ending, Journal, Status
from docreader.result import Source
from docreader.store.file import FileStore
from docreader.sweep import Sweep

STALLED = timedelta(minutes=3)
NEVER = timedelta(0)


class Place:
    """Jobs in a folder, a broker that is a list, and a clock that can be set back for files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jobs = Jobs(FileStore(folder))
        self.published: list[tuple[str, int]] = []
        self.waiting = 0
        self.sweep = Sweep(
            jobs=self.jobs,
            publish=lambda job_id, run: self.published.append((job_id, run)),
            backlog=lambda: self.waiting,
            stalled_after=STALLED,
        )

    def save(self) -> Job:
        job = Job(id=keys.new_job_id(), source=Source(name="a", sha256="0"), created_at=datetime.now(UTC))
        self.jobs.reserve(job.tenant, job.id)
        self.jobs.save(job)
        return job

    def age(self, **by: float) -> None:
        """Let everything that is stored be that much older."""
        moment = (datetime.now(UTC) - timedelta(**by)).timestamp()
        for path in self.folder.rglob("*"):
            os.utime(path, (moment, moment))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_job_that_was_saved_and_never_published_is_queued(place: Place) -> None:
    job = place.save()
    place.age(minutes=5)
    assert place.sweep.run(NEVER) == 1
    assert place.published == [(job.id, 1)]


def test_a_fresh_job_is_left_alone(place: Place) -> None:
    place.save()
    assert place.sweep.run(NEVER) == 0


def test_a_job_that_was_queued_anew_is_given_time(place: Place) -> None:
    place.save()
    place.age(minutes=5)
    assert [place.sweep.run(NEVER) for _ in range(3)] == [1, 0, 0]


def test_a_job_that_waits_in_a_long_queue_is_left_alone_for_an_hour(place: Place) -> None:
    place.save()
    place.waiting = 1000
    place.age(minutes=50)
    assert place.sweep.run(NEVER) == 0
    place.age(minutes=70)
    assert place.sweep.run(NEVER) == 1


def test_a_job_that_was_read_but_not_closed_is_closed(place: Place) -> None:
    job = place.save()
    Journal(place.jobs.store, job.id, 1).finish(Status.SUCCEEDED, 1, 0, Ending())
    place.age(minutes=5)
    assert place.sweep.run(NEVER) == 0
    assert not place.jobs.store.exists(keys.open_run(job.tenant, job.id, 1))


def test_an_abandoned_upload_is_cleared(place: Place) -> None:
    job_id = keys.new_job_id()
    place.jobs.reserve("default", job_id)
    place.jobs.store.put(keys.source(job_id), b"half")
    place.age(minutes=60)
    place.sweep.run(NEVER)
    assert place.jobs.store.exists(keys.source(job_id))
    place.age(hours=7)
    place.sweep.run(NEVER)
    assert not place.jobs.store.exists(keys.source(job_id))
    assert list(place.jobs.store.list(keys.OPEN_PREFIX)) == []


def test_what_a_worker_wrote_after_a_delete_is_removed(place: Place) -> None:
    job = place.save()
    place.jobs.delete(job)
    place.jobs.store.put(keys.page(job.id, 1, 7), b"late")
    place.sweep.run(NEVER)
    assert list(place.jobs.store.list(keys.job_prefix(job.id))) == []
    place.age(minutes=5)
    place.sweep.run(NEVER)
    assert list(place.jobs.store.list(keys.DELETED_PREFIX)) == []
    with pytest.raises(JobMissing):
        place.jobs.load(job.id)


def test_a_damaged_job_does_not_keep_the_others_waiting(place: Place) -> None:
    damaged, sound = place.save(), place.save()
    place.jobs.store.put(keys.job(damaged.id), b"")
    place.age(minutes=5)
    assert place.sweep.run(NEVER) == 1
    assert place.published == [(sound.id, 1)]


def test_uploads_that_became_no_job_are_cleared(place: Place) -> None:
    place.jobs.store.put(keys.upload("default", "u") + "/document", b"x")
    place.sweep.run(NEVER)
    assert len(list(place.jobs.store.list(keys.UPLOADS_PREFIX))) == 1
    place.age(hours=7)
    place.sweep.run(NEVER)
    assert list(place.jobs.store.list(keys.UPLOADS_PREFIX)) == []


def test_a_late_end_of_one_run_leaves_the_next_one_open(place: Place) -> None:
    job = place.save()
    place.jobs.cancel(job)
    place.jobs.retry(job)
    place.jobs.close(job, 1)
    place.age(minutes=5)
    assert place.sweep.run(NEVER) == 1
    assert place.published == [(job.id, 2)]


def test_two_replicas_do_not_sweep_at_once(place: Place) -> None:
    place.save()
    place.age(minutes=5)
    assert place.sweep.run(timedelta(seconds=30)) == 1
    place.waiting = 0
    assert place.sweep.run(timedelta(seconds=30)) == 0


def test_an_in_process_broker_gets_every_open_job_at_start(place: Place) -> None:
    job = place.save()
    assert place.sweep.recover() == 1
    assert place.published == [(job.id, 1)]
