"""The sweep of trainings finds those that were saved and lost, whatever else lies beside their markers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docreader import keys
from docreader.store.file import FileStore
from docreader.training import Training, TrainingOptions
from docreader.trainings import Trainings
from docreader.trainings_sweep import TrainingsSweep


def saved(trainings: Trainings) -> Training:
    training = Training(
        id=keys.new_job_id(),
        tenant="default",
        dataset="pages@1",
        name="mine",
        version="1",
        base="docreader-layout@1",
        options=TrainingOptions(),
        created_at=datetime.now(UTC),
    )
    trainings.save(training)
    return training


@pytest.mark.parametrize("damaged", [False, True])
def test_what_is_no_training_or_a_damaged_one_keeps_none_waiting(tmp_path: Path, *, damaged: bool) -> None:
    trainings, published = Trainings(FileStore(tmp_path)), list[tuple[str, int]]()
    training = saved(trainings)
    if damaged:
        trainings.store.put(keys.training(saved(trainings).id), b"")
    for name in ("0", "default/notes.txt", "default/another/first"):
        trainings.store.put(keys.OPEN_TRAININGS_PREFIX + name, b"")
    sweep = TrainingsSweep(
        trainings=trainings,
        publish=lambda training_id, reached: published.append((training_id, reached)),
        backlog=lambda: 0,
        stalled_after=timedelta(0),
    )
    assert sweep.run() == 1
    assert published == [(training.id, 0)]
    assert sweep.recover() == 1
