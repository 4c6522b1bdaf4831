"""Trainings on a real broker and a real store: nothing is lost, whoever dies."""

import signal
import subprocess
import sys
from typing import Any

import httpx
import psutil
import pytest

from docreader import broker, keys, messages, store
from docreader.environment import load_settings
from tests import documents, labelled
from tests.server import COMMAND, environment
from tests.system.conftest import Deployment
from tests.waiting import free_port, wait_until

STAND_IN = [sys.executable, "-m", "tests.system.trainer"]
ITERATIONS = 200


def ask(url: str, **options: int) -> dict[str, Any]:
    """Send a dataset and ask for a training on it."""
    files = {"file": ("pages.zip", labelled.dataset(12))}
    dataset = httpx.post(f"{url}/v1/datasets", files=files, data={"name": "drawn"}, timeout=60.0)
    assert dataset.status_code == 201, dataset.text
    asked = {"dataset": dataset.json()["id"], "name": "mine", "options": options}
    answer = httpx.post(f"{url}/v1/trainings", json=asked, timeout=60.0)
    assert answer.status_code == 202, answer.text
    training: dict[str, Any] = answer.json()
    assert answer.headers["location"] == training["links"]["self"]
    return training


def look(url: str, training: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(url + training["links"]["self"], timeout=60.0).raise_for_status().json()
    return found


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


def card_of(url: str, reference: str) -> dict[str, Any]:
    name, _, version = reference.partition("@")
    found: dict[str, Any] = httpx.get(f"{url}/v1/models/{name}", params={"version": version}).json()
    return found


@pytest.fixture
def quick(deployment: Deployment) -> Deployment:
    """A deployment whose trainings are cut into slices of a second."""
    deployment.settings |= {"training_slice_seconds": "1", "stall_seconds": "10", "page_timeout": "9"}
    return deployment


@pytest.mark.timeout(300)
def test_a_training_whose_trainer_is_killed_goes_on_at_its_checkpoint(quick: Deployment) -> None:
    url = quick.start_api().url
    training = ask(url, iterations=ITERATIONS)
    assert (training["status"], training["base"]) == ("queued", "docreader-layout")
    trainer = quick.start_process(STAND_IN)
    wait_until(lambda: len(look(url, training)["figures"]) >= 1, "a checkpoint is stored", 100.0)
    reached = look(url, training)["figures"][-1][0]
    wait_until(lambda: look(url, training)["iteration"] > reached, "the next slice is begun", 60.0)
    kill(trainer)
    quick.start_process(STAND_IN)
    wait_until(lambda: look(url, training)["status"] == "succeeded", "the training ends", 150.0)

    ended = look(url, training)
    assert ended["iteration"] == ITERATIONS
    assert ended["losses"][0][1] > ended["losses"][-1][1]
    card = card_of(url, ended["model"])
    starts = card["data"]["starts"]
    assert card["data"]["at"] == ITERATIONS
    assert starts[0] == 0
    assert starts[1:] == sorted(set(starts[1:]))  # each slice went on where the one before had ended
    assert min(starts[1:]) > 0

    quick.start_worker()
    files = {"file": ("a.pdf", documents.pdf())}
    read = httpx.post(
        f"{url}/v1/jobs", params={"wait": 100}, files=files, data={"model": "mine"}, timeout=110.0
    )
    result = httpx.get(f"{url}/v1/jobs/{read.json()['id']}/result", timeout=60.0).json()
    assert f"{result['model']['name']}@{result['model']['version']}" == ended["model"]


@pytest.mark.timeout(300)
def test_a_trainer_asked_to_stop_hands_over_what_it_has_learned(quick: Deployment) -> None:
    quick.settings["training_slice_seconds"] = "400"
    url = quick.start_api().url
    training = ask(url, iterations=100_000)
    trainer = quick.start_process(STAND_IN)
    wait_until(lambda: look(url, training)["status"] == "running", "the training is begun", 100.0)
    trainer.send_signal(signal.SIGTERM)
    assert trainer.wait(60.0) == 0
    before = look(url, training)
    assert before["status"] == "running"
    quick.start_process(STAND_IN)
    wait_until(lambda: look(url, training)["iteration"] > before["iteration"], "another goes on", 100.0)
    httpx.post(f"{url}{training['links']['self']}/cancel").raise_for_status()
    parent = psutil.Process(quick.workers[-1].pid)
    wait_until(lambda: parent.children() == [], "the child is ended", 60.0)
    assert look(url, training)["status"] == "cancelled"


@pytest.mark.timeout(300)
def test_a_message_that_comes_twice_begins_nothing(quick: Deployment, rabbitmq_url: str) -> None:
    """It comes while one trainer is at the training and another has nothing to do."""
    quick.settings["training_slice_seconds"] = "400"
    url = quick.start_api().url
    training = ask(url, iterations=1000)
    first = quick.start_process(STAND_IN)
    wait_until(lambda: look(url, training)["status"] == "running", "the training is begun", 100.0)
    first.send_signal(signal.SIGTERM)
    assert first.wait(60.0) == 0
    reached = look(url, training)["iteration"]
    quick.start_process(STAND_IN)
    wait_until(lambda: look(url, training)["iteration"] > reached, "another goes on", 100.0)
    queue = broker.connect(rabbitmq_url)
    for _ in range(3):
        queue.enqueue(messages.train(training["id"], 0))
    quick.start_process(STAND_IN)
    wait_until(lambda: queue.depth(broker.Queue.TRAININGS) == 0, "the messages are taken", 60.0)
    queue.close()
    wait_until(lambda: look(url, training)["status"] == "succeeded", "the training ends", 150.0)
    journal = keys.training_journal(training["id"])
    objects = store.connect(load_settings(environment(**quick.settings)))
    events = [entry.key.removeprefix(journal) for entry in objects.list(journal)]
    begun = [event.split(".")[1] for event in events if event.startswith("started.")]
    assert begun == [f"{iteration:07d}" for iteration in (0, reached, 1000)]  # the last makes the model


@pytest.mark.timeout(300)
def test_a_training_whose_message_was_lost_is_found(quick: Deployment, rabbitmq_url: str) -> None:
    url = quick.start_api().url
    training = ask(url, iterations=10)
    queue = broker.connect(rabbitmq_url)
    queue.flush(broker.Queue.TRAININGS)
    queue.close()
    quick.start_process(STAND_IN)
    wait_until(lambda: look(url, training)["status"] == "succeeded", "the sweep finds it", 150.0)


@pytest.mark.timeout(300)
def test_a_dataset_that_is_gone_ends_its_training(quick: Deployment) -> None:
    url = quick.start_api().url
    training = ask(url, iterations=10)
    httpx.delete(f"{url}/v1/datasets/{training['dataset']}").raise_for_status()
    quick.start_process(STAND_IN)
    wait_until(lambda: look(url, training)["status"] == "failed", "the training ends", 100.0)
    assert look(url, training)["error"]["code"] == "dataset_not_found"


@pytest.mark.timeout(300)
def test_a_trainer_tells_how_trainings_end(quick: Deployment) -> None:
    url = quick.start_api().url
    lost = ask(url, iterations=10)
    httpx.delete(f"{url}/v1/datasets/{lost['dataset']}").raise_for_status()
    port = free_port()
    quick.settings["metrics_port"] = str(port)
    quick.start_process(STAND_IN)
    wait_until(lambda: look(url, lost)["status"] == "failed", "the trainer is there", 100.0)
    ask(url, iterations=10)  # which brings the dataset back
    ended = {
        'docreader_trainings_total{outcome="failed"}': 1,
        'docreader_trainings_total{outcome="succeeded"}': 1,
        'docreader_training_slices_total{outcome="dataset_not_found"}': 1,
        'docreader_training_slices_total{outcome="done"}': 2,  # it was learned, and made a model of
        'docreader_training_slices_total{outcome="training_crashed"}': 0,
        "docreader_training_seconds_count": 2,
        'docreader_memory_bytes{process="child"}': 0,
    }
    lines = {f"{name} {count:.1f}" for name, count in ended.items()}
    address = f"http://127.0.0.1:{port}/metrics"
    wait_until(lambda: lines <= set(httpx.get(address).text.splitlines()), "both are counted", 100.0)


@pytest.mark.timeout(900)
def test_a_training_killed_half_way_makes_a_better_model(quick: Deployment) -> None:
    pytest.importorskip("torch", reason="torch is not installed")
    pytest.importorskip("detectron2", reason="Detectron2 is not installed")
    pytest.importorskip("onnx", reason="onnx is not installed")
    quick.settings["training_slice_seconds"] = "10"
    url = quick.start_api().url
    training = ask(url, iterations=60, patience=20)
    trainer = quick.start_process([*COMMAND, "trainer"])
    wait_until(lambda: look(url, training)["iteration"] >= 25, "it has learned for a while", 300.0)
    kill(trainer)
    quick.start_process([*COMMAND, "trainer"])
    wait_until(lambda: look(url, training)["status"] not in ("queued", "running"), "it ends", 500.0)
    ended = look(url, training)
    assert ended["status"] == "succeeded", ended["error"]
    before = ended["figures"][0]
    assert before[0] == 0
    assert card_of(url, ended["model"])["metrics"]["document"]["map"]["all"] > before[1]
