"""The sweep of jobs: their runs, and their webhooks. What it has in common with that of trainings is in
`test_sweeps`.
"""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docreader import keys
from docreader.job import Job
from docreader.journal import Ending
from docreader.result import Source
from docreader.run_state import Status
from docreader.webhooks import Pending, Standing, Webhooks
from tests.unit.place import STALLED, Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_an_object_that_marks_no_run_of_a_job_does_not_keep_it_waiting(place: Place) -> None:
    job = place.save()
    place.jobs.store.put(f"{keys.open_runs(job.tenant, job.id)}first", b"")
    place.age(minutes=5)
    assert place.sweep.run() == 1
    assert place.published == [(job.id, 1)]


def test_an_upload_that_outlasts_its_reservation_is_found_where_its_message_was_lost(place: Place) -> None:
    job = Job(id=keys.new_id(), source=Source(name="a", sha256="0"), created_at=datetime.now(UTC))
    place.jobs.reserve(job.tenant, job.id)
    place.age(hours=7)
    place.sweep.run()
    place.jobs.save(job)
    place.age(minutes=5)
    assert place.sweep.run() == 1
    assert place.published == [(job.id, 1)]


def test_a_late_end_of_one_run_leaves_the_next_one_open(place: Place) -> None:
    job = place.save()
    place.jobs.cancel(job)
    place.jobs.retry(job)
    place.jobs.close(job, 1)
    place.age(minutes=5)
    assert place.sweep.run() == 1
    assert place.published == [(job.id, 2)]


def test_a_retry_that_died_before_it_was_asked_for_is_not_run(place: Place) -> None:
    job = place.save()
    place.jobs.finish(job, 1, Status.PARTIAL, 1, 1, Ending())
    before = place.objects_of(job.id)
    place.jobs.reserve(job.tenant, job.id, 2)
    place.age(minutes=60)
    assert place.sweep.run() == 0
    place.age(hours=7)
    assert place.sweep.run() == 0
    assert place.objects_of(job.id) == before
    assert place.jobs.state(job.id).status is Status.PARTIAL


def test_what_is_queued_at_start_says_how_long_it_was_quiet(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    place.save()
    place.age(minutes=1)
    with caplog.at_level(logging.WARNING):
        assert place.sweep.recover() == 1
    quiet = [vars(record)["quiet_seconds"] for record in caplog.records]
    assert len(quiet) == 1
    assert 60 <= quiet[0] < STALLED.total_seconds()


def test_a_webhook_that_waited_for_its_time_is_queued_once(place: Place) -> None:
    job = place.save()
    webhooks = Webhooks(place.jobs.store)
    for minutes in (-1, 10):
        due = datetime.now(UTC) + timedelta(minutes=minutes)
        webhooks.put(Pending(job.id, 1, Standing.WAITING, due))
    for _ in range(2):
        place.sweep.run()
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
    place.sweep.run()
    assert len(place.reminded) == reminded


def test_objects_that_are_no_delivery_keep_no_webhook_waiting(place: Place) -> None:
    job = place.save()
    due = datetime.now(UTC) - timedelta(minutes=4)
    Webhooks(place.jobs.store).put(Pending(job.id, 1, Standing.QUEUED, due))
    for name in ("notes.txt", f"{job.id}/notes.txt", f"{job.id}/0001/later", f"{job.id}/first/queued.0"):
        place.jobs.store.put(keys.pending_webhooks() + name, b"")
    place.sweep.run()
    assert place.reminded == [(job.id, 1)]


def test_an_in_process_broker_gets_every_webhook_that_is_due_at_start(place: Place) -> None:
    jobs = [place.save() for _ in range(2)]
    for job, minutes in zip(jobs, (0, 5), strict=True):
        due = datetime.now(UTC) + timedelta(minutes=minutes)
        Webhooks(place.jobs.store).put(Pending(job.id, 1, Standing.QUEUED, due))
    place.sweep.recover()
    assert place.reminded == [(jobs[0].id, 1)]


def test_a_job_in_a_long_queue_is_left_alone_for_an_hour(place: Place) -> None:
    place.save()
    place.waiting = 1000
    place.age(minutes=50)
    assert place.sweep.run() == 0
    place.age(minutes=70)
    assert place.sweep.run() == 1
