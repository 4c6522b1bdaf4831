"""Datasets and trainings of the client against a real API; the tests write what a trainer would."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docreader.client import ApiError
from docreader.run_state import Status
from docreader.store.file import FileStore
from docreader.training_journal import TrainingEnding, TrainingJournal
from tests import labelled
from tests.client.conftest import NewClient
from tests.server import Server, running_server


@pytest.fixture
def api(tmp_path: Path, rabbitmq_url: str) -> Iterator[Server]:
    """An API without a trainer."""
    with running_server(tmp_path, "api", broker_url=rabbitmq_url) as found:
        yield found


def journal_of(api: Server, training_id: str) -> TrainingJournal:
    return TrainingJournal(FileStore.from_url(api.settings["store_url"]), training_id)


def test_datasets_are_sent_found_and_removed(api: Server, new_client: NewClient, tmp_path: Path) -> None:
    datasets = new_client(api.url).datasets
    path = tmp_path / "drawn.zip"
    path.write_bytes(labelled.dataset(3))
    first = datasets.create("sent", path)
    assert (first.name, first.pages, first.boxes) == ("sent", 3, {"section-header": 3, "text": 3})
    second = datasets.create("sent", labelled.dataset(4))
    assert (datasets.get("sent"), datasets.get(first.id)) == (second, first)
    assert [each for each in datasets.all() if each.name == "sent"] == [second, first]
    datasets.delete(second.id)
    assert datasets.get("sent") == first
    datasets.delete("sent")
    with pytest.raises(ApiError) as missing:
        datasets.get("sent")
    assert missing.value.code == "dataset_not_found"
    with pytest.raises(ApiError) as refused:
        datasets.create("sent", b"%PDF-1.7")
    assert refused.value.code == "invalid_dataset"


def test_a_training_is_followed_to_its_model(api: Server, new_client: NewClient) -> None:
    client = new_client(api.url)
    client.datasets.create("drawn", labelled.dataset(3))
    training = client.trainings.create("drawn", "mine", iterations=40, freeze=False)
    assert (training.status, training.name) == (Status.QUEUED, "mine")
    assert (training.options.iterations, training.options.freeze) == (40, False)
    with pytest.raises(TimeoutError, match=training.id):
        client.trainings.wait(training.id, timeout=0.0)
    journal = journal_of(api, training.id)
    journal.start(0)
    journal.step(40, 0.75)
    journal.finish(Status.SUCCEEDED, TrainingEnding(model="mine@1"))
    seen = list(client.trainings.stream(training.id))
    assert (seen[-1].status, seen[-1].model, seen[-1].losses) == (Status.SUCCEEDED, "mine@1", [(40, 0.75)])
    assert client.trainings.wait(training.id, timeout=0.0) == seen[-1] == client.trainings.get(training.id)


def test_trainings_are_listed_stopped_and_removed(api: Server, new_client: NewClient) -> None:
    client = new_client(api.url)
    client.datasets.create("drawn", labelled.dataset(3))
    made = [client.trainings.create("drawn", "mine").id for _ in range(3)]
    listed = [each.id for each in client.trainings.all(page_size=2)]
    assert [each for each in listed if each in made] == made[::-1]
    assert client.trainings.cancel(made[0]).status is Status.CANCELLED
    client.trainings.delete(made[0])
    with pytest.raises(ApiError) as missing:
        client.trainings.get(made[0])
    assert missing.value.code == "training_not_found"
    with pytest.raises(ApiError) as refused:
        client.trainings.create("none", "mine")
    assert refused.value.code == "dataset_not_found"
