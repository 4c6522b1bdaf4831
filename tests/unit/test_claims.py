"""Idempotency keys: which of the jobs that claim one has it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from docreader import keys
from docreader.claims import Claims
from docreader.job import Job
from docreader.result import Source
from tests.unit.place import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def claims(place: Place) -> Claims:
    return Claims(place.jobs.store)


def reserved(place: Place) -> str:
    """A job on its way."""
    job_id = keys.new_id()
    place.jobs.reserve("default", job_id)
    return job_id


def test_of_two_on_their_way_one_has_the_key(place: Place, claims: Claims) -> None:
    first, second = reserved(place), reserved(place)
    assert claims.claim("default", "key", first)
    assert not claims.claim("default", "key", second)
    assert claims.holder("default", "key") in (first, second)


def test_a_claim_that_could_not_be_taken_back_is_not_waited_for(place: Place, claims: Claims) -> None:
    claims.claim("default", "key", reserved(place))
    place.age(minutes=4)
    assert not claims.claim("default", "key", reserved(place))
    place.age(minutes=6)
    assert claims.claim("default", "key", reserved(place))


def test_a_saved_job_keeps_its_key_however_old_it_is(place: Place, claims: Claims) -> None:
    job_id = reserved(place)
    claims.claim("default", "key", job_id)
    place.jobs.save(Job(id=job_id, source=Source(name="a"), idempotency="key", created_at=datetime.now(UTC)))
    place.age(hours=48)
    assert not claims.claim("default", "key", reserved(place))
    assert claims.holder("default", "key") == job_id


def test_an_upload_that_outlasts_its_reservation_has_its_key(place: Place, claims: Claims) -> None:
    slow = reserved(place)
    place.age(hours=7)
    place.sweep.run()
    assert claims.claim("default", "key", slow)
