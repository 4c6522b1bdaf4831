"""Slices of a training, with PyTorch: each goes on where the one before it ended."""

from pathlib import Path

import pytest

from docreader.training import TrainingOptions
from docreader_worker.model_folder import builtin_models
from docreader_worker.trainer.protocol import Given, Learn
from tests import labelled

pytestmark = [
    pytest.mark.torch,
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]
pytest.importorskip("torch", reason="torch is not installed")
pytest.importorskip("detectron2", reason="Detectron2 is not installed")


@pytest.mark.timeout(600)
def test_a_slice_learns_from_a_batch_however_late_it_is(tmp_path: Path) -> None:
    pytest.importorskip("pycocotools")
    from docreader_worker.trainer.learning import learn_slice

    (tmp_path / "dataset.zip").write_bytes(labelled.dataset())
    _, base = next(iter(builtin_models()))
    given = Given(
        archive=str(tmp_path / "dataset.zip"),
        pages=str(tmp_path / "pages"),
        run=str(tmp_path / "run"),
        base=str(base),
        out=str(tmp_path / "model"),
        options=TrainingOptions(iterations=10, batch=2),
    )
    request = Learn(given=given, seconds=0.0, report_every=1)
    paused = [learn_slice(request, lambda _: None, lambda: True) for _ in range(2)]
    assert [(each.iteration, each.learned) for each in paused] == [(1, False), (2, False)]
