"""Trainings on a cluster: a trainer comes with them and goes without."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests import documents, labelled
from tests.cluster.api import Api
from tests.cluster.kubernetes import command
from tests.cluster.reading import READ_SECONDS
from tests.cluster.release import Release
from tests.waiting import wait_until

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(1800)]

TRAINER = "docreader-worker-detectron2"
STAND_IN = "docreader-worker"
"""An image that has the trainer's code and no PyTorch: each training ends at once."""
SCALED = "--set=trainer.enabled=true,trainer.autoscaling.enabled=true"
SECONDS = 240.0
TRAINING_SECONDS = 1200.0


@pytest.fixture
def scaled(release: Release) -> Iterator[Release]:
    """docreader with a trainer that cannot train, from none to one with the queue."""
    release.install(SCALED, f"--set=worker.images.detectron2={STAND_IN}")
    yield release
    release.install()


@pytest.fixture
def training(release: Release) -> Iterator[Release]:
    """docreader with a trainer. Skips the test where no node has its image."""
    images = command("kubectl", "get", "nodes", "--output=jsonpath={.items[*].status.images[*].names}")
    if f"/{TRAINER}:" not in images:
        pytest.skip(f"no node has the image {TRAINER}")
    release.install(SCALED)
    yield release
    release.install()


def ended(api: Api, training_id: str, seconds: float) -> dict[str, Any]:
    """A training when it has ended."""
    path = f"/v1/trainings/{training_id}"
    wait_until(lambda: api.get(path)["status"] not in {"queued", "running"}, "the training ends", seconds)
    return dict(api.get(path))


def test_a_trainer_comes_with_a_training_and_goes_at_its_end(api: Api, scaled: Release) -> None:
    wait_until(lambda: scaled.gone("trainer"), "there is no trainer", SECONDS)
    found = ended(api, api.train(labelled.dataset(4), "drawn"), SECONDS)
    assert found["error"]["code"] == "training_unavailable"
    wait_until(lambda: scaled.gone("trainer"), "the trainer is gone", SECONDS)


@pytest.mark.usefixtures("training")
def test_a_model_is_trained_and_read_with(api: Api) -> None:
    training_id = api.train(labelled.dataset(12), "mine", iterations=20)
    assert ended(api, training_id, TRAINING_SECONDS)["status"] == "succeeded"
    (job,) = api.ended([api.post("letter.pdf", documents.pdf(2), model="mine")], READ_SECONDS)
    assert job["status"] == "succeeded"
    assert job["model"]["name"] == "mine"
