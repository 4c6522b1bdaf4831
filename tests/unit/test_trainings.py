"""The trainings in a store: whose model a name is, and what becomes of one that is damaged."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier

import pytest

from docreader import keys, metrics
from docreader.run_state import Status
from docreader.store.file import FileStore
from docreader.trainings import ModelNameTaken, TrainingMissing, Trainings
from tests.unit.place import new_training


def cancelled() -> float:
    """How many trainings this process has counted as stopped."""
    return metrics.REGISTRY.get_sample_value("docreader_trainings_total", {"outcome": "cancelled"}) or 0.0


def objects(trainings: Trainings) -> list[str]:
    return [entry.key for entry in trainings.store.list("")]


class Watched(FileStore):
    """Calls ``around`` with every write of whose name a model's is."""

    def __init__(self, root: Path, around: Callable[[Callable[[], None]], None]) -> None:
        super().__init__(root)
        self._around = around

    def put(self, key: str, data: bytes, media_type: str = "application/octet-stream") -> None:
        def write() -> None:
            super(Watched, self).put(key, data, media_type)

        if key.startswith(keys.model_owners("mine")):
            self._around(write)
        else:
            write()


def test_who_is_late_by_a_moment_gets_no_name_and_leaves_nothing(tmp_path: Path) -> None:
    trainings = Trainings(FileStore(tmp_path))

    def after_another(write: Callable[[], None]) -> None:
        trainings.save(new_training("first"))
        write()

    with pytest.raises(ModelNameTaken):
        Trainings(Watched(tmp_path, after_another)).save(new_training("late"))
    assert [key for key in objects(trainings) if "late" in key] == []
    trainings.save(new_training("first"))


def test_a_name_that_two_ask_for_at_once_has_one_owner_at_most_and_is_not_lost(tmp_path: Path) -> None:
    together = Barrier(2, timeout=30.0)

    def at_once(write: Callable[[], None]) -> None:
        together.wait()
        write()
        together.wait()

    accepted: list[str] = []

    def ask(tenant: str) -> None:
        with suppress(ModelNameTaken):
            Trainings(Watched(tmp_path, at_once)).save(new_training(tenant))
            accepted.append(tenant)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(ask, ("one", "two")))
    assert len(accepted) <= 1
    trainings = Trainings(FileStore(tmp_path))
    owner, other = ("one", "two") if accepted != ["two"] else ("two", "one")
    trainings.save(new_training(owner))
    with pytest.raises(ModelNameTaken):
        trainings.save(new_training(other))


def test_a_training_that_is_not_accepted_after_all_leaves_only_its_name_to_its_owner(tmp_path: Path) -> None:
    trainings = Trainings(FileStore(tmp_path))
    abandoned = new_training("one")
    trainings.save(abandoned)
    trainings.delete(abandoned)
    assert objects(trainings) == [keys.model_owner("mine", "one")]
    with pytest.raises(ModelNameTaken):
        trainings.save(new_training("two"))
    trainings.save(new_training("one"))


def test_a_damaged_training_hides_no_other_and_can_be_deleted_by_its_owner(tmp_path: Path) -> None:
    trainings = Trainings(FileStore(tmp_path))
    sound, damaged = new_training("one"), new_training("one")
    trainings.save(sound)
    trainings.save(damaged)
    trainings.store.put(keys.training(damaged.id), b"{")
    assert [each.id for _, each in trainings.newest("one")] == [sound.id]
    with pytest.raises(TrainingMissing):
        trainings.discard(damaged.id, "two")
    trainings.discard(damaged.id, "one")
    assert [key for key in objects(trainings) if damaged.id in key] == []
    with pytest.raises(TrainingMissing):
        trainings.discard(damaged.id, "one")
    trainings.discard(sound.id, "one")
    assert [key for key in objects(trainings) if sound.id in key] == []


def test_another_tenants_training_is_not_there(tmp_path: Path) -> None:
    trainings = Trainings(FileStore(tmp_path))
    training = new_training("one")
    trainings.save(training)
    with pytest.raises(TrainingMissing):
        trainings.load(training.id, "two")
    assert list(trainings.newest("two")) == []


def test_a_training_that_is_stopped_while_it_waits_is_counted_once(tmp_path: Path) -> None:
    trainings = Trainings(FileStore(tmp_path))
    training = new_training()
    trainings.save(training)
    before = cancelled()
    for _ in range(2):
        assert trainings.cancel(training).status is Status.CANCELLED
    assert cancelled() == before + 1
