"""A training's state is a function of its events, in any order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docreader.run_state import Status
from docreader.training_journal import TrainingState

START = datetime(2026, 1, 1, tzinfo=UTC)
EVENTS = [
    "queued.0000000", "started.0000000.aa", "step.0000020.00015000", "judged.0000020.00002500",
    "step.0000020.00014000", "reached.0000020", "released.0000000.aa", "queued.0000020",
    "started.0000020.bb", "started.0000020.cc", "learned.0000040", "alive", "requeued.20260101T000000",
]  # fmt: skip


def state_of(events: list[tuple[str, int]]) -> TrainingState:
    state = TrainingState()
    for name, second in events:
        state.apply(name, START + timedelta(seconds=second))
    return state


@given(st.permutations(list(zip(EVENTS, range(len(EVENTS)), strict=True))))
def test_the_order_of_events_does_not_matter(events: list[tuple[str, int]]) -> None:
    state = state_of(events)
    assert state == state_of(list(zip(EVENTS, range(len(EVENTS)), strict=True)))
    assert (state.status, state.reached, state.iteration, state.learned) == (Status.RUNNING, 20, 20, True)
    assert (state.attempts[0], state.attempts[20]) == (0, 2)
    assert state.losses[20][1] == 1.4  # learned again after a crash: the later word stands
    assert state.figures[20][1] == 0.25
    assert state.queued == {0, 20}


@pytest.mark.parametrize(
    ("more", "status"),
    [
        (["cancelled"], Status.CANCELLED),
        (["finished.failed"], Status.FAILED),
        (["cancelled", "finished.succeeded"], Status.SUCCEEDED),
        (["finished.succeeded", "finished.failed"], Status.SUCCEEDED),
        (["finished.failed", "finished.succeeded"], Status.SUCCEEDED),
    ],
)
def test_how_a_training_ends(more: list[str], status: Status) -> None:
    assert state_of([(name, 0) for name in [*EVENTS, *more]]).status is status
    assert state_of([(name, 0) for name in [*reversed(more), *EVENTS]]).status is status
