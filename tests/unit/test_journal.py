"""A job's status is a pure function of its events' names."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docreader.errors import Problem
from docreader.journal import Ending, Journal, Plan
from docreader.result import ModelUsed
from docreader.run_state import RunState, Status, read_state
from docreader.store.file import FileStore

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def state_of(*events: str) -> RunState:
    state = RunState(run=1)
    for second, event in enumerate(events):
        state.apply(event, NOON + timedelta(seconds=second))
    return state


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ((), Status.QUEUED),
        (("requested",), Status.QUEUED),
        (("requested", "started.00000.ab"), Status.RUNNING),
        (("requested", "planned.3.1"), Status.RUNNING),
        (("requested", "read.00001.done"), Status.QUEUED),
        (("requested", "started.00000.ab", "cancelled"), Status.CANCELLED),
        (("cancelled", "finished.succeeded.3.0"), Status.SUCCEEDED),
        (("finished.partial.2.1",), Status.PARTIAL),
        (("finished.failed.0.0",), Status.FAILED),
    ],
)
def test_the_status_follows_from_the_events(events: tuple[str, ...], status: Status) -> None:
    assert state_of(*events).status is status


EVENTS = st.lists(
    st.sampled_from(
        [
            "requested",
            "cancelled",
            "planned.4.2",
            "started.00000.aa",
            "started.00001.bb",
            "released.00001.bb",
            "read.00001.done",
            "read.00001.failed",
            "read.00002.failed",
            "finished.partial.3.1",
            "finished.succeeded.4.0",
            "requeued.20260101T120000",
        ]
    ),
    unique=True,
)


@given(EVENTS, st.randoms())
def test_the_order_of_events_does_not_matter(events: list[str], random: Random) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)
    at_once = [RunState(run=1), RunState(run=1)]
    for state, names in zip(at_once, (events, shuffled), strict=True):
        for name in names:
            state.apply(name, NOON)
    assert at_once[0] == at_once[1]


def test_a_page_that_was_read_after_all_is_not_failed() -> None:
    state = state_of("planned.2.1", "read.00001.failed", "read.00001.done", "read.00002.failed")
    assert (state.pages_done, state.pages_failed) == (1, 1)


def test_a_handed_back_attempt_does_not_count() -> None:
    state = state_of("started.00004.aa", "started.00004.bb", "released.00004.aa")
    assert state.attempts[4] == 1


def test_the_latest_run_is_the_job(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    first, second = Journal(store, "j", 1), Journal(store, "j", 2)
    first.request()
    first.finish(Status.PARTIAL, 2, 1, Ending())
    assert read_state(store, "j").status is Status.PARTIAL
    second.request()
    state = read_state(store, "j")
    assert (state.run, state.status) == (2, Status.QUEUED)
    assert read_state(store, "j", 1).status is Status.PARTIAL


def test_bodies_come_back_as_they_were_written(tmp_path: Path) -> None:
    journal = Journal(FileStore(tmp_path), "j", 1)
    plan = Plan(
        pages=[1, 2, 5], batch_pages=2, model=ModelUsed(name="m", version="1", engine="onnx"), stride=2
    )
    problem = Problem(code="page_timeout", message="too slow", retryable=True)
    journal.plan(plan)
    journal.page_failed(5, problem)
    journal.finish(Status.FAILED, 0, 3, Ending(started_at=NOON, error=problem))
    state = journal.state()
    assert state.plan_event is not None
    assert state.finish_event is not None
    assert journal.read_plan(state.plan_event) == plan
    assert journal.page_problem(5) == problem
    assert journal.read_ending(state.finish_event) == Ending(started_at=NOON, error=problem)


@given(st.integers(1, 300), st.integers(1, 9), st.integers(1, 20))
def test_chains_of_batches_cover_every_page_once(pages: int, batch_pages: int, stride: int) -> None:
    model = ModelUsed(name="m", version="1", engine="onnx")
    plan = Plan(pages=list(range(1, pages + 1)), batch_pages=batch_pages, model=model, stride=stride)
    state = RunState(run=1)
    read: list[int] = []
    queued = [plan.next_unread(head, state) for head in range(min(stride, plan.batches))]
    while queued:
        batch = queued.pop(0)
        if batch is not None:
            read += plan.batch(batch)
            state.done.update(plan.batch(batch))
            queued.append(plan.next_unread(batch + stride, state))
    assert sorted(read) == plan.pages
