"""Trainings over HTTP: asked for, looked at, stopped and removed. What trains is in tests/system."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from docreader.run_state import Status
from docreader.store.file import FileStore
from docreader.training_journal import TrainingEnding, TrainingJournal
from tests import labelled
from tests.server import Server, running_server

Json = dict[str, Any]


@pytest.fixture
def api(tmp_path: Path, rabbitmq_url: str) -> Iterator[Server]:
    """An API without a trainer: the tests write what one would."""
    with running_server(tmp_path, "api", broker_url=rabbitmq_url) as found:
        yield found


def ask(client: httpx.Client, **asked: object) -> httpx.Response:
    files = {"file": ("pages.zip", labelled.dataset(3))}
    client.post("/v1/datasets", files=files, data={"name": "drawn"}).raise_for_status()
    return client.post("/v1/trainings", json={"dataset": "drawn", "name": "mine", **asked})


def journal_of(api: Server, training: Json) -> TrainingJournal:
    return TrainingJournal(FileStore.from_url(api.settings["store_url"]), training["id"])


def events(text: str) -> list[tuple[str, Json]]:
    """The kinds and contents of a stream of events."""
    found = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "event" in fields:
            found.append((fields["event"], json.loads(fields["data"])))
    return found


def test_a_training_is_watched_from_its_request_to_its_model(api: Server) -> None:
    with api.client() as client, ThreadPoolExecutor(1) as pool:
        training = ask(client, options={"iterations": 40}).json()
        path = training["links"]["self"]
        assert (training["status"], training["iteration"], training["losses"]) == ("queued", 0, [])
        assert training["dataset"].startswith("drawn@")
        assert training["options"]["iterations"] == 40
        stream = pool.submit(client.get, training["links"]["events"])

        journal = journal_of(api, training)
        journal.start(0)
        journal.judge(0, 0.25)
        journal.step(20, 1.5)
        running = client.get(path).json()
        assert (running["status"], running["iteration"]) == ("running", 20)
        assert (running["losses"], running["figures"]) == ([[20, 1.5]], [[0, 0.25]])
        waiting = pool.submit(client.get, path, params={"wait": 60})
        journal.step(40, 0.75)
        journal.reach(40)
        journal.finish(Status.SUCCEEDED, TrainingEnding(model="mine@1"))
        assert waiting.result().status_code == 200
        ended = client.get(path).json()
        assert (ended["status"], ended["model"], ended["losses"][-1]) == ("succeeded", "mine@1", [40, 0.75])
        seen = events(stream.result().text)
        assert [kind for kind, _ in seen[-1:]] == ["finished"]
        assert {kind for kind, _ in seen[:-1]} <= {"progress"}
        assert seen[-1][1] == ended
        assert client.post(f"{path}/cancel").json() == ended


def test_a_training_is_listed_stopped_and_removed(api: Server) -> None:
    with api.client() as client:
        first, second = (ask(client).json() for _ in range(2))
        listed = client.get("/v1/trainings", params={"limit": 1}).json()
        assert [each["id"] for each in listed["trainings"]] == [second["id"]]
        rest = client.get("/v1/trainings", params={"cursor": listed["next_cursor"]}).json()
        assert [each["id"] for each in rest["trainings"]] == [first["id"]]
        assert rest["next_cursor"] is None
        assert client.post(f"/v1/trainings/{first['id']}/cancel").json()["status"] == "cancelled"
        assert client.delete(f"/v1/trainings/{first['id']}").status_code == 204
        gone = client.get(f"/v1/trainings/{first['id']}")
        assert (gone.status_code, gone.json()["code"]) == (404, "training_not_found")
        left = list(FileStore.from_url(api.settings["store_url"]).list(""))
        assert [entry.key for entry in left if first["id"] in entry.key] == []


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"dataset": "none"}, 404, "dataset_not_found"),
        ({"base": "none"}, 404, "model_not_found"),
        ({"name": "Not A Name"}, 400, "bad_request"),
        ({"options": {"iterations": 0}}, 400, "bad_request"),
        ({"options": {"speed": 11}}, 400, "bad_request"),
        ({"more": True}, 400, "bad_request"),
    ],
)
def test_what_cannot_be_trained_is_refused(server: Server, asked: Json, status: int, code: str) -> None:
    with server.client() as client:
        before = client.get("/v1/trainings").json()
        answer = ask(client, **asked)
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
        assert client.get("/v1/trainings").json() == before


def test_a_training_cannot_take_the_name_of_a_model_it_did_not_make(server: Server) -> None:
    with server.client() as client:
        answer = ask(client, name="docreader-layout")
        assert (answer.status_code, answer.json()["code"]) == (409, "model_name_taken")


def test_without_a_broker_no_training_is_kept(tmp_path: Path) -> None:
    server = Server(
        tmp_path, {"store_url": f"file://{tmp_path}/store", "broker_url": "amqp://127.0.0.1:1/"}, ("api",)
    )
    server.start(ready=False)
    try:
        with server.client() as client:
            answer = ask(client)
            assert (answer.status_code, answer.json()["code"]) == (503, "broker_unavailable")
            assert client.get("/v1/trainings").json()["trainings"] == []
    finally:
        server.kill()
