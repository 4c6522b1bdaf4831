"""The sweeps of an API process over a real store, and a broker that is in it or away."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docreader import keys
from docreader.broker import Queue
from docreader.settings import Settings
from docreader_api.main import build
from docreader_api.services import Services
from docreader_api.sweeping import sweeps_of
from tests.unit.place import age, save

Build = Callable[[str], Services]


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Build]:
    """The parts of an API process over one folder and the broker at an address."""
    started: list[Services] = []

    def start(broker_url: str) -> Services:
        started.append(
            build(Settings(broker_url=broker_url, store_url=f"file://{tmp_path}/store"), "127.0.0.1")
        )
        return started[-1]

    yield start
    for services in started:
        services.publisher.close()


def waiting(services: Services) -> int:
    return services.publisher.depth(Queue.DOCUMENTS).result()


def test_without_a_broker_the_store_is_cleaned_up_all_the_same(tmp_path: Path, built: Build) -> None:
    services = built("amqp://127.0.0.1:1/")
    now = datetime.now(UTC)
    expired, open_job = save(services.jobs, expires_at=now - timedelta(days=1)), save(services.jobs)
    deleted = save(services.jobs)
    services.jobs.delete(deleted)
    services.store.put(keys.source(deleted.id), b"late")
    services.store.put(keys.upload("default", "u"), b"document")
    services.store.put(keys.usage(now.date() - timedelta(days=9), "default", "bytes", 1, "a"), b"")
    age(tmp_path, hours=7)
    sweeps_of(services).run(timedelta(0))
    left = [entry.key for entry in services.store.list("")]
    assert [key for key in left if expired.id in key and key != keys.deleted(expired.id)] == []
    assert [key for key in left if deleted.id in key] == []
    assert [key for key in left if key.startswith((keys.UPLOADS_PREFIX, keys.USAGE_PREFIX))] == []
    assert keys.job(open_job.id) in left


def test_two_replicas_do_not_sweep_at_once(tmp_path: Path, built: Build) -> None:
    first, second = built("memory://"), built("memory://")
    save(first.jobs)
    age(tmp_path, minutes=5)
    for services in (first, second):
        sweeps_of(services).run(timedelta(minutes=1))
    assert [waiting(first), waiting(second)] == [1, 0]


def test_all_that_is_open_is_queued_at_start(tmp_path: Path, built: Build) -> None:
    services = built("memory://")
    for _ in range(2):
        save(services.jobs)
    sweeps_of(services).recover()
    assert waiting(services) == 2
