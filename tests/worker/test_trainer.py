"""What the trainer makes of a child that cannot do what it is asked."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from docreader import keys
from docreader.datasets import Datasets
from docreader.models import Models
from docreader.settings import Settings
from docreader.store.file import FileStore
from docreader.training import Training, TrainingOptions
from docreader.trainings import TrainingFailed, Trainings
from docreader_worker.model_folder import announce_builtin
from docreader_worker.trainer.protocol import Learn
from docreader_worker.trainer.supervise import run_child
from docreader_worker.trainer.trainer import Trainer
from tests import labelled

CHILD = "tests.worker.learning_child"


@pytest.mark.parametrize(
    ("base", "code", "retryable", "details"),
    [
        ("fault", "internal", True, {}),
        ("memory", "training_out_of_memory", False, {}),
        ("later", "later", True, {"seconds": 5}),
    ],
)
def test_what_a_child_refuses_with_is_the_error_of_its_parent(
    base: str, code: str, retryable: bool, details: dict[str, int], capfd: pytest.CaptureFixture[str]
) -> None:
    request = Learn(
        archive="what the dataset says",
        pages="",
        run="",
        base=base,
        options=TrainingOptions(),
        seconds=1.0,
        report_every=1,
    )
    with pytest.raises(TrainingFailed) as refused:
        run_child(
            CHILD,
            request,
            seconds=60.0,
            memory_bytes=2**32,
            threads=1,
            hear=lambda _: None,
            stopping=lambda: False,
            wanted=lambda: True,
        )
    problem = refused.value.problem()
    assert (problem.code, problem.retryable, problem.details) == (code, retryable, details)
    assert "what the dataset says" not in capfd.readouterr().err


@pytest.mark.parametrize("learned", [False, True], ids=["learn", "finish"])
def test_a_child_that_answers_another_question_has_crashed(tmp_path: Path, learned: bool) -> None:
    store = FileStore(tmp_path / "store")
    settings = Settings(training_attempts=1)
    announce_builtin(Models(store, settings.model))
    packed = labelled.dataset()
    store.put("received", packed)
    dataset = Datasets(store).add("default", "pages", "received", len(packed), sha256(packed).hexdigest())
    trainings = Trainings(store)
    training = Training(
        id=keys.new_id(),
        tenant="default",
        dataset=dataset.id,
        name="mine",
        version="1",
        base=settings.model,
        options=TrainingOptions(),
        created_at=datetime.now(UTC),
    )
    trainings.save(training)
    if learned:
        trainings.journal(training.id).learn(0)
    trainer = Trainer(store, settings, lambda *_: None, lambda: False, CHILD)
    trainer.train(training.id, 0)
    trainer.close()
    ended = trainings.view(training, trainings.state(training.id)).error
    assert ended is not None
    assert ended.code == "training_crashed"
