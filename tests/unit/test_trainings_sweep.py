"""The sweep of trainings by what waits in their queue."""

from pathlib import Path

import pytest

from tests.unit.place import Place, new_training


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_training_that_waits_for_a_trainer_is_not_queued_twice_however_long_it_does(place: Place) -> None:
    place.trainings.save(new_training())
    place.waiting = 1
    place.age(hours=70)
    assert place.trainings_sweep.run() == 0


def test_trainings_are_queued_anew_where_fewer_slices_wait_than_are_theirs(place: Place) -> None:
    place.waiting = 1
    for _ in range(2):
        place.trainings.save(new_training())
    place.age(minutes=5)
    assert place.trainings_sweep.run() == 2
