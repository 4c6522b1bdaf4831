"""The sweep finds what was saved and lost, and leaves alone what is not."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from docreader import keys
from docreader.job import Job
from docreader.jobs import JobMissing, Jobs
from docreader.journal import Ending, Journal, Status
from docreader.reminders import Reminders
from docreader.result import Source
from docreader.store.file import FileStore
from docreader.sweep import Sweep
from docreader.webhooks import Pending, Standing, Webhooks

STALLED = timedelta(minutes=3)
NEVER = timedelta(0)


class Place:
    """Jobs in a folder, a broker that is a list, and a clock that can be set back for files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jobs = Jobs(FileStore(folder))
        self.published: list[tuple[str, int]] = []
        self.reminded: list[tuple[str, int]] = []
        self.waiting = 0
        self.undelivered = 0
        self.sweep = Sweep(
            jobs=self.jobs,
            publish=lambda job_id, run: self.published.append((job_id, run)),
            backlog=lambda: self.waiting,
            stalled_after=STALLED,
            reminders=Reminders(
                Webhooks(self.jobs.store), lambda job_id, run: self.reminded.append((job_id, run))
            ),
            undelivered=lambda: self.undelivered,
        )

    def save(self, **fields: Any) -> Job:
        now = datetime.now(UTC)
        job = Job(id=keys.new_job_id(), source=Source(name="a", sha256="0"), created_at=now, **fields)
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


def test_objects_that_mark_no_run_keep_no_job_waiting(place: Place) -> None:
    job = place.save()
    for key in ("open/0", "open/default/notes.txt", f"open/default/{job.id}/first"):
        place.jobs.store.put(key, b"")
    place.age(minutes=5)
    assert place.sweep.run(NEVER) == 1
    assert place.published == [(job.id, 1)]


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
    place.jobs.finish(job, 1, Status.SUCCEEDED, 1, 0, Ending())
    place.sweep.run(NEVER)
    assert objects_of(place, job) == [keys.deleted(job.id)]
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


def test_a_retry_that_died_before_it_was_asked_for_is_not_run(place: Place) -> None:
    job = place.save()
    place.jobs.finish(job, 1, Status.PARTIAL, 1, 1, Ending())
    before = objects_of(place, job)
    place.jobs.reserve(job.tenant, job.id, 2)
    place.age(minutes=60)
    assert place.sweep.run(NEVER) == 0
    place.age(hours=7)
    assert place.sweep.run(NEVER) == 0
    assert objects_of(place, job) == before
    assert place.jobs.state(job.id).status is Status.PARTIAL


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


def test_a_webhook_that_waited_for_its_time_is_queued_once(place: Place) -> None:
    job = place.save()
    webhooks = Webhooks(place.jobs.store)
    for minutes in (-1, 10):
        due = datetime.now(UTC) + timedelta(minutes=minutes)
        webhooks.put(Pending(job.id, 1, Standing.WAITING, due))
    for _ in range(2):
        place.sweep.run(NEVER)
    assert place.reminded == [(job.id, 1)]
    assert [each.standing for each in webhooks.pending(job.id)] == [Standing.QUEUED, Standing.WAITING]


@pytest.mark.parametrize(
    ("minutes", "undelivered", "reminded"), [(2, 0, 0), (4, 0, 1), (50, 1, 0), (70, 1, 1)]
)
def test_a_webhook_whose_message_was_lost_is_queued_anew(
    place: Place, minutes: int, undelivered: int, reminded: int
) -> None:
    job = place.save()
    due = datetime.now(UTC) - timedelta(minutes=minutes)
    Webhooks(place.jobs.store).put(Pending(job.id, 1, Standing.QUEUED, due))
    place.undelivered = undelivered
    place.sweep.run(NEVER)
    assert len(place.reminded) == reminded


def test_an_in_process_broker_gets_every_webhook_that_is_due_at_start(place: Place) -> None:
    jobs = [place.save() for _ in range(2)]
    for job, minutes in zip(jobs, (0, 5), strict=True):
        due = datetime.now(UTC) + timedelta(minutes=minutes)
        Webhooks(place.jobs.store).put(Pending(job.id, 1, Standing.QUEUED, due))
    place.sweep.recover()
    assert place.reminded == [(jobs[0].id, 1)]


def test_a_webhook_that_became_due_after_a_delete_is_dropped(place: Place) -> None:
    job = place.save()
    webhooks = Webhooks(place.jobs.store)
    place.jobs.delete(job)
    webhooks.put(Pending(job.id, 1, Standing.QUEUED, datetime.now(UTC)))
    place.sweep.run(NEVER)
    assert webhooks.pending() == []


def objects_of(place: Place, job: Job) -> list[str]:
    return [entry.key for entry in place.jobs.store.list("") if job.id in entry.key]


def test_an_expired_job_is_deleted_with_every_object_and_others_stay(place: Place) -> None:
    now = datetime.now(UTC)
    expired = [place.save(expires_at=now - timedelta(seconds=age), idempotency="i") for age in (5, 90_000)]
    kept = [place.save(expires_at=now + timedelta(hours=1)), place.save()]
    for job in [*expired, *kept]:
        place.jobs.claim(job.tenant, "i", job.id)
        place.jobs.store.put(keys.source(job.id), b"document")
        place.jobs.store.put(keys.page(job.id, 1, 1), b"page")
    before = [objects_of(place, job) for job in kept]
    place.sweep.run(NEVER)
    assert [objects_of(place, job) for job in expired] == [[keys.deleted(job.id)] for job in expired]
    assert [objects_of(place, job) for job in kept] == before
    place.age(minutes=5)
    place.sweep.run(NEVER)
    assert [objects_of(place, job) for job in expired] == [[], []]


def test_a_job_deleted_by_hand_leaves_no_marker(place: Place) -> None:
    job = place.save(expires_at=datetime.now(UTC) + timedelta(days=30))
    place.jobs.delete(job)
    assert objects_of(place, job) == [keys.deleted(job.id)]


def test_a_marker_of_a_job_that_was_never_saved_goes_when_it_is_due(place: Place) -> None:
    job_id = keys.new_job_id()
    place.jobs.store.put(keys.expiry(job_id, datetime.now(UTC) - timedelta(days=1)), b"")
    place.jobs.store.put(keys.source(job_id), b"half")
    place.sweep.run(NEVER)
    assert list(place.jobs.store.list(keys.EXPIRY_PREFIX)) == []
    assert not place.jobs.store.exists(keys.source(job_id))


def test_a_damaged_job_expires_too(place: Place) -> None:
    job = place.save(expires_at=datetime.now(UTC) - timedelta(days=1))
    place.jobs.store.put(keys.job(job.id), b"")
    place.sweep.run(NEVER)
    assert list(place.jobs.store.list(keys.job_prefix(job.id))) == []
    assert list(place.jobs.store.list(keys.EXPIRY_PREFIX)) == []
