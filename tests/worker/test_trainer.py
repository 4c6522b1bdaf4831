"""How a trainer goes on from checkpoint to checkpoint, whatever its store and its child do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from docreader import keys
from docreader.datasets import Datasets
from docreader.errors import Problem, StoreUnavailable
from docreader.models import Models
from docreader.run_state import Status
from docreader.settings import Settings
from docreader.store.base import delete_prefix
from docreader.store.file import FileStore
from docreader.training import Training, TrainingOptions
from docreader.trainings import Trainings
from docreader_worker.model_folder import announce_builtin
from docreader_worker.trainer.trainer import Trainer
from tests import labelled

COUNTS = "tests.system.stand_in"
ANSWERS_AMISS = "tests.worker.learning_child"
IDLES = "tests.worker.idle_child"
SETTINGS = Settings(training_slice_seconds=0.05)


class FaultyStore(FileStore):
    """Refuses to write keys that contain ``refused``."""

    refused: str | None = None

    def put(self, key: str, data: bytes, media_type: str = "application/octet-stream") -> None:
        if self.refused is not None and self.refused in key:
            raise StoreUnavailable("the store is away")
        super().put(key, data, media_type)


class Bench:
    """A store with a dataset, the trainings on it, and a trainer whose messages are ``published``."""

    def __init__(self, folder: Path) -> None:
        self.store = FaultyStore(folder)
        self.trainings = Trainings(self.store)
        self.published: list[int] = []
        announce_builtin(Models(self.store, SETTINGS.model))
        packed = labelled.dataset()
        self.store.put("received", packed)
        added = Datasets(self.store).add(
            "default", "pages", "received", len(packed), sha256(packed).hexdigest()
        )
        self.dataset = added.id

    def ask(self, dataset: str | None = None) -> Training:
        """Ask for a training that does not end within the slices of a test."""
        training = Training(
            id=keys.new_id(),
            tenant="default",
            dataset=dataset or self.dataset,
            name="mine",
            version="1",
            base=SETTINGS.model,
            options=TrainingOptions(iterations=100_000),
            created_at=datetime.now(UTC),
        )
        self.trainings.save(training)
        return training

    @contextmanager
    def trainer(self, child: str = COUNTS, settings: Settings = SETTINGS) -> Iterator[Trainer]:
        """A trainer with that child."""
        trainer = Trainer(self.store, settings, lambda _, at: self.published.append(at), lambda: False, child)
        try:
            yield trainer
        finally:
            trainer.close()

    def reached(self, training: Training) -> int:
        """The iteration that the journal names."""
        return self.trainings.state(training.id).reached

    def error(self, training: Training) -> Problem:
        """Why a training failed."""
        found = self.trainings.view(training, self.trainings.state(training.id)).error
        assert found is not None
        return found

    def checkpoints(self, training: Training) -> list[str]:
        """The checkpoints that are stored."""
        prefix = keys.checkpoints(training.id)
        return sorted({entry.key.removeprefix(prefix)[:7] for entry in self.store.list(prefix)})


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "store")


@pytest.mark.parametrize("learned", [False, True], ids=["learn", "finish"])
def test_a_child_that_answers_another_question_has_crashed(bench: Bench, learned: bool) -> None:
    training = bench.ask()
    if learned:
        bench.trainings.journal(training.id).learn(0)
    with bench.trainer(ANSWERS_AMISS, Settings(training_attempts=1)) as trainer:
        trainer.train(training.id, 0)
    assert bench.error(training).code == "training_crashed"


def test_a_checkpoint_is_there_until_the_journal_names_another(bench: Bench) -> None:
    training = bench.ask()
    with bench.trainer() as trainer:
        trainer.train(training.id, 0)
        first = bench.reached(training)
        bench.store.refused = "/journal/reached."
        for _ in range(3):
            with pytest.raises(StoreUnavailable):
                trainer.train(training.id, first)
        assert bench.checkpoints(training)[0] == f"{first:07d}"
        bench.store.refused = None
        trainer.train(training.id, first)
        second = bench.reached(training)
        assert second > first
        trainer.train(training.id, second)
    assert bench.reached(training) > second
    assert bench.checkpoints(training)[0] == f"{second:07d}"  # what came before is let go of


def test_a_training_whose_checkpoint_is_gone_is_not_begun_anew(bench: Bench) -> None:
    training = bench.ask()
    with bench.trainer() as trainer:
        trainer.train(training.id, 0)
    reached = bench.reached(training)
    delete_prefix(bench.store, keys.checkpoints(training.id))
    with bench.trainer() as another:
        for _ in range(SETTINGS.training_attempts):
            another.train(training.id, reached)
    assert bench.error(training).message.startswith(f"the checkpoint of iteration {reached} is not in the")


def test_a_child_that_gets_nowhere_ends_its_training(bench: Bench) -> None:
    training = bench.ask()
    with bench.trainer(IDLES) as trainer:
        trainer.train(training.id, 0)
        while bench.published:
            trainer.train(training.id, bench.published.pop())
    assert bench.error(training).code == "training_crashed"
    assert bench.trainings.state(training.id).attempts[0] == SETTINGS.training_attempts


def test_a_training_goes_on_after_another_found_no_dataset(bench: Bench) -> None:
    training, other = bench.ask(), bench.ask("gone")
    with bench.trainer() as trainer:
        trainer.train(training.id, 0)
        first = bench.reached(training)
        trainer.train(other.id, 0)
        assert bench.error(other).code == "dataset_not_found"
        trainer.train(training.id, first)
    state = bench.trainings.state(training.id)
    assert (state.status, state.reached > first) == (Status.RUNNING, True)
