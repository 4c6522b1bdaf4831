"""A training's state is a function of its events, in any order; trainings and datasets belong to tenants."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docreader import keys
from docreader.datasets import DatasetMissing, Datasets
from docreader.journal import Status
from docreader.store.file import FileStore
from docreader.training import Training, TrainingOptions
from docreader.training_journal import TrainingState
from docreader.trainings import ModelNameTaken, TrainingMissing, Trainings
from tests import labelled

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


def training_of(tenant: str, name: str = "mine") -> Training:
    training_id = keys.new_job_id()
    return Training(
        id=training_id,
        tenant=tenant,
        dataset="drawn@1",
        name=name,
        version=training_id,
        base="docreader-layout@1",
        options=TrainingOptions(),
        created_at=datetime.now(UTC),
    )


def test_what_is_another_tenants_is_not_there(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    data = labelled.dataset(2)
    store.put("received", data)
    dataset = Datasets(store).add("one", "drawn", "received", len(data), "ab" * 32)
    with pytest.raises(DatasetMissing):
        Datasets(store).find("two", dataset.id)
    assert Datasets(store).all("two") == []

    trainings = Trainings(store)
    training = training_of("one")
    trainings.save(training)
    with pytest.raises(TrainingMissing):
        trainings.load(training.id, "two")
    assert list(trainings.newest("two")) == []
    with pytest.raises(ModelNameTaken):
        trainings.save(training_of("two"))
    trainings.save(training_of("one"))
