"""The clean-up removes what nobody needs any more, and leaves what somebody does."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docreader import keys
from docreader.claims import Claims
from docreader.jobs import JobMissing
from docreader.journal import Ending
from docreader.run_state import Status
from docreader.webhooks import Pending, Standing, Webhooks
from tests.unit.place import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_what_a_worker_or_a_sweep_wrote_after_a_delete_is_removed(place: Place) -> None:
    job = place.save()
    place.jobs.delete(job)
    place.jobs.store.put(keys.page(job.id, 1, 7), b"late")
    place.jobs.finish(job, 1, Status.SUCCEEDED, 1, 0, Ending())
    place.jobs.enter(job)
    place.cleanup.run()
    assert place.objects_of(job.id) == [keys.deleted(job.id)]
    place.age(minutes=5)
    place.cleanup.run()
    assert list(place.jobs.store.list(keys.DELETED_PREFIX)) == []
    with pytest.raises(JobMissing):
        place.jobs.load(job.id)


def test_uploads_that_became_no_job_are_cleared(place: Place) -> None:
    place.jobs.store.put(keys.upload("default", "u") + "/document", b"x")
    place.cleanup.run()
    assert len(list(place.jobs.store.list(keys.UPLOADS_PREFIX))) == 1
    place.age(hours=7)
    place.cleanup.run()
    assert list(place.jobs.store.list(keys.UPLOADS_PREFIX)) == []


def test_a_webhook_that_became_due_after_a_delete_is_dropped(place: Place) -> None:
    job = place.save()
    webhooks = Webhooks(place.jobs.store)
    place.jobs.delete(job)
    webhooks.put(Pending(job.id, 1, Standing.QUEUED, datetime.now(UTC)))
    place.cleanup.run()
    assert webhooks.pending() == []


def test_an_expired_job_is_deleted_with_every_object_and_others_stay(place: Place) -> None:
    now = datetime.now(UTC)
    expired = [place.save(expires_at=now - timedelta(seconds=age), idempotency="i") for age in (5, 90_000)]
    kept = [place.save(expires_at=now + timedelta(hours=1)), place.save()]
    for job in [*expired, *kept]:
        Claims(place.jobs.store).claim(job.tenant, "i", job.id)
        place.jobs.store.put(keys.source(job.id), b"document")
        place.jobs.store.put(keys.page(job.id, 1, 1), b"page")
    before = [place.objects_of(job.id) for job in kept]
    place.cleanup.run()
    assert [place.objects_of(job.id) for job in expired] == [[keys.deleted(job.id)] for job in expired]
    assert [place.objects_of(job.id) for job in kept] == before
    place.age(minutes=5)
    place.cleanup.run()
    assert [place.objects_of(job.id) for job in expired] == [[], []]


def test_a_job_deleted_by_hand_leaves_no_marker(place: Place) -> None:
    job = place.save(expires_at=datetime.now(UTC) + timedelta(days=30))
    place.jobs.delete(job)
    assert place.objects_of(job.id) == [keys.deleted(job.id)]


def test_a_marker_of_a_job_that_was_never_saved_goes_when_it_is_due(place: Place) -> None:
    job_id = keys.new_id()
    place.jobs.store.put(keys.expiry(job_id, datetime.now(UTC) - timedelta(days=1)), b"")
    place.jobs.store.put(keys.source(job_id), b"half")
    place.cleanup.run()
    assert list(place.jobs.store.list(keys.EXPIRY_PREFIX)) == []
    assert not place.jobs.store.exists(keys.source(job_id))


def test_a_damaged_job_expires_too(place: Place) -> None:
    job = place.save(expires_at=datetime.now(UTC) - timedelta(days=1))
    place.jobs.store.put(keys.job(job.id), b"")
    place.cleanup.run()
    assert place.objects_of(job.id) == [keys.deleted(job.id)]
    place.age(minutes=5)
    place.cleanup.run()
    assert place.objects_of(job.id) == []
