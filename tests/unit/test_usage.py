"""Limits of tenants: what is counted, what is refused, and when to come back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docreader import keys
from docreader.access import Limits
from docreader.jobs import Jobs
from docreader.store.file import FileStore
from docreader.usage import Allowance, LimitExceeded, Usage, seconds_to_midnight


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path)


def allowance_of(store: FileStore) -> Allowance:
    """As a process that has just started has it."""
    return Allowance(store, Usage(store))


def test_no_limit_is_no_limit(store: FileStore) -> None:
    allowance = allowance_of(store)
    for _ in range(50):
        allowance.check("acme", Limits())
        allowance.check_bytes("acme", Limits(), 1 << 40)


def test_open_jobs_are_those_reserved(store: FileStore) -> None:
    jobs, allowance, limits = Jobs(store), allowance_of(store), Limits(open_jobs=2)
    for _ in range(2):
        jobs.reserve("acme", keys.new_id())
        jobs.reserve("other", keys.new_id())
        allowance.check("acme", limits)
    jobs.reserve("acme", keys.new_id())
    with pytest.raises(LimitExceeded, match="open_jobs = 2"):
        allowance.check("acme", limits)


def test_bytes_of_the_day_are_counted_by_all_processes(store: FileStore) -> None:
    limits = Limits(bytes_per_day=100)
    Usage(store).charge("acme", "bytes", 60, "a")
    Usage(store).charge("acme", "bytes", 60, "a")
    Usage(store).charge("other", "bytes", 99, "b")
    usage = Usage(store)
    allowance = Allowance(store, usage)
    allowance.check("acme", limits)
    with pytest.raises(LimitExceeded) as refused:
        allowance.check_bytes("acme", limits, 41)
    assert 0 < refused.value.retry_after <= 24 * 3600 + 1
    allowance.check_bytes("acme", limits, 40)
    usage.charge("acme", "bytes", 40, "c")
    with pytest.raises(LimitExceeded, match="bytes_per_day = 100"):
        allowance.check("acme", limits)


def test_pages_are_refused_once_they_are_used_up(store: FileStore) -> None:
    limits = Limits(pages_per_day=10)
    Usage(store).charge("acme", "pages", 9, "a")
    allowance_of(store).check("acme", limits)
    Usage(store).charge("acme", "pages", 30, "b")
    with pytest.raises(LimitExceeded, match="pages_per_day = 10"):
        allowance_of(store).check("acme", limits)


def test_use_of_past_days_is_removed_and_counts_no_more(store: FileStore) -> None:
    today = datetime.now(UTC).date()
    for days in range(5):
        store.put(keys.usage(today - timedelta(days=days), "acme", "bytes", 100, "a"), b"")
    usage = Usage(store)
    usage.forget(2)
    assert len(list(store.list(keys.USAGE_PREFIX))) == 3
    usage.forget(2)
    left = [entry.key.split("/")[1] for entry in store.list(keys.USAGE_PREFIX)]
    assert left == [(today - timedelta(days=1)).isoformat(), today.isoformat()]
    assert usage.today("acme") == {"bytes": 100}


def test_the_day_ends_within_a_day() -> None:
    assert 0 < seconds_to_midnight() <= 24 * 3600 + 1
