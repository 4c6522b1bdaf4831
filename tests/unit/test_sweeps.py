"""Both sweeps, of jobs and of trainings: they find what was saved and lost, and leave alone what is not."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from docreader import keys
from docreader.journal import Ending, Journal
from docreader.run_state import Status
from docreader.store.base import put_json
from docreader.sweep import Sweep
from docreader.training_journal import TrainingEnding
from docreader.trainings_sweep import TrainingsSweep
from tests.unit.place import Place, new_training


@dataclass(frozen=True)
class Swept:
    """A sweep and what it looks after, by ids: jobs or trainings."""

    sweep: Sweep | TrainingsSweep
    published: list[tuple[str, int]]
    markers: str
    save: Callable[[], str]
    reserve: Callable[[], str]
    """A request writes all it does before anything is accepted, and dies."""
    end: Callable[[str], None]
    """It ends, and whoever ended it dies before its marker is removed."""
    record: Callable[[str], str]
    """The key of what was asked."""

    @property
    def queued(self) -> list[str]:
        return [item_id for item_id, _ in self.published]


def jobs_of(place: Place) -> Swept:
    def reserve() -> str:
        job_id = keys.new_id()
        place.jobs.reserve("default", job_id)
        place.jobs.store.put(keys.source(job_id), b"half")
        return job_id

    return Swept(
        sweep=place.sweep,
        published=place.published,
        markers=keys.OPEN_PREFIX,
        save=lambda: place.save().id,
        reserve=reserve,
        end=lambda job_id: Journal(place.jobs.store, job_id, 1).finish(Status.SUCCEEDED, 1, 0, Ending()),
        record=keys.job,
    )


def trainings_of(place: Place) -> Swept:
    trainings = place.trainings

    def save() -> str:
        training = new_training()
        trainings.save(training)
        return training.id

    def reserve() -> str:
        training = new_training()
        trainings.store.put(keys.open_training(training.tenant, training.id), b"")
        put_json(trainings.store, keys.training(training.id), training)
        return training.id

    return Swept(
        sweep=place.trainings_sweep,
        published=place.slices,
        markers=keys.OPEN_TRAININGS_PREFIX,
        save=save,
        reserve=reserve,
        end=lambda training_id: trainings.journal(training_id).finish(Status.SUCCEEDED, TrainingEnding()),
        record=keys.training,
    )


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture(params=[jobs_of, trainings_of])
def swept(request: pytest.FixtureRequest, place: Place) -> Swept:
    found: Swept = request.param(place)
    return found


def test_what_was_saved_and_never_published_is_queued(place: Place, swept: Swept) -> None:
    lost = swept.save()
    place.age(minutes=5)
    assert swept.sweep.run() == 1
    assert swept.queued == [lost]


def test_what_is_fresh_is_left_alone(swept: Swept) -> None:
    swept.save()
    assert swept.sweep.run() == 0


def test_what_was_queued_anew_is_given_time(place: Place, swept: Swept) -> None:
    swept.save()
    place.age(minutes=5)
    assert [swept.sweep.run() for _ in range(3)] == [1, 0, 0]


def test_what_has_ended_and_was_not_closed_is_closed(place: Place, swept: Swept) -> None:
    swept.end(swept.save())
    place.age(minutes=5)
    assert swept.sweep.run() == 0
    assert list(place.jobs.store.list(swept.markers)) == []


def test_what_a_request_left_that_died_is_cleared(place: Place, swept: Swept) -> None:
    left = swept.reserve()
    before = place.objects_of(left)
    place.age(minutes=60)
    assert swept.sweep.run() == 0
    assert place.objects_of(left) == before
    place.age(hours=7)
    assert swept.sweep.run() == 0
    assert place.objects_of(left) == []


@pytest.mark.parametrize("name", ["0", "default/notes.txt", "default/another/first"])
def test_objects_that_mark_nothing_keep_nothing_waiting(place: Place, swept: Swept, name: str) -> None:
    lost = swept.save()
    place.jobs.store.put(swept.markers + name, b"")
    place.age(minutes=5)
    assert swept.sweep.run() == 1
    assert swept.queued == [lost]


def test_what_is_damaged_keeps_no_other_waiting(place: Place, swept: Swept) -> None:
    damaged, sound = swept.save(), swept.save()
    place.jobs.store.put(swept.record(damaged), b"")
    place.age(minutes=5)
    assert swept.sweep.run() == 1
    assert swept.sweep.recover() == 1
    assert swept.queued == [sound, sound]


@pytest.mark.parametrize("minutes", [0, -2])
def test_an_in_process_broker_gets_all_that_is_open_at_start_whatever_the_store_s_clock_says(
    place: Place, swept: Swept, minutes: int
) -> None:
    lost = swept.save()
    place.age(minutes=minutes)
    assert swept.sweep.recover() == 1
    assert swept.queued == [lost]
