"""Webhooks of a real docreader in one process, at a real receiver."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from standardwebhooks import Webhook

from tests import documents
from tests.receiver import SECRETS, Receiver, receiving
from tests.server import Server, running_server
from tests.waiting import wait_until

SMALL = {"crops": "none", "previews": "false", "ocr": "never"}


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.fixture(scope="module")
def telling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose webhooks are tried again soon, on this machine too."""
    with running_server(
        tmp_path_factory.mktemp("telling"),
        webhook_secret=" ".join(SECRETS),
        webhook_allow_private="true",
        webhook_retries="0.1,0.1",
        webhook_timeout="90",
        webhook_concurrency="4",
    ) as server:
        yield server


def submit(client: httpx.Client, webhook: str, data: bytes = b"", **fields: str) -> dict[str, Any]:
    """Submit a document, and wait for it to be read; the job."""
    answer = client.post(
        "/v1/jobs",
        params={"wait": 60},
        files={"file": ("a.pdf", data or documents.pdf())},
        data={**SMALL, "webhook": webhook, **fields},
    )
    assert answer.status_code == 200, answer.text
    job: dict[str, Any] = answer.json()
    return job


def log_of(client: httpx.Client, job: str) -> dict[str, Any]:
    log: dict[str, Any] = client.get(f"/v1/jobs/{job}/webhooks").json()
    return log


def outcomes(client: httpx.Client, job: str) -> list[str]:
    return [each["outcome"] for each in log_of(client, job)["attempts"]]


def test_the_receiver_gets_the_job_as_the_api_shows_it(telling: Server, receiver: Receiver) -> None:
    with telling.client() as client:
        job = submit(client, receiver.url("/hook"))
        wait_until(lambda: outcomes(client, job["id"]) == ["delivered"], "the webhook is told")
        (request,) = receiver.at("/hook")
        event = Webhook(SECRETS[1]).verify(request.body, request.headers)
        assert event["data"] == client.get(f"/v1/jobs/{job['id']}").json()
        log = client.get(job["links"]["webhooks"]).json()
        (attempt,) = log["attempts"]
        assert (log["url"], log["next_attempts"]) == (receiver.url("/hook"), [])
        assert (attempt["run"], attempt["status"], attempt["error"]) == (1, 204, None)
        assert attempt["milliseconds"] >= 0
        assert attempt["at"] >= job["finished_at"][:19]
        assert 'docreader_webhooks_total{outcome="delivered"}' in client.get("/metrics").text


def test_a_failed_attempt_is_followed_by_another(telling: Server, receiver: Receiver) -> None:
    receiver.answers["/hook"] = [(500, {})]
    with telling.client() as client:
        job = submit(client, receiver.url("/hook"))["id"]
        wait_until(lambda: outcomes(client, job) == ["failed", "delivered"], "it is told again")
    assert len({request.id for request in receiver.at("/hook")}) == 1


def test_a_document_that_cannot_be_read_is_told_too(telling: Server, receiver: Receiver) -> None:
    with telling.client() as client:
        submit(client, receiver.url("/hook"), documents.encrypted_pdf())
        wait_until(lambda: len(receiver.at("/hook")) == 1, "the failure is told")
    (request,) = receiver.at("/hook")
    assert request.event["data"]["error"]["code"] == "encrypted_document"


def test_a_stopped_job_is_told_and_its_next_run_too(telling: Server, receiver: Receiver) -> None:
    with telling.client() as client:
        fields = {**SMALL, "webhook": json.dumps({"url": receiver.url("/hook")})}
        answer = client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf(20))}, data=fields)
        job = answer.json()["id"]
        client.post(f"/v1/jobs/{job}/cancel").raise_for_status()
        wait_until(lambda: len(receiver.at("/hook")) == 1, "the stop is told")
        client.post(f"/v1/jobs/{job}/retry").raise_for_status()
        wait_until(lambda: len(receiver.at("/hook")) == 2, "the second run is told", 60.0)
    first, second = receiver.at("/hook")
    assert (first.event["data"]["status"], first.event["data"]["run"]) == ("cancelled", 1)
    assert (second.event["data"]["status"], second.event["data"]["run"]) == ("succeeded", 2)
    assert first.id != second.id


def test_a_receiver_that_hangs_delays_nobody_else(telling: Server, receiver: Receiver) -> None:
    with telling.client() as client:
        hanging = [submit(client, receiver.url("/hang"))["id"] for _ in range(5)]
        wait_until(lambda: len(receiver.at("/hang")) == 1, "the first of five hangs")
        job = submit(client, receiver.url("/hook", host="localhost"))["id"]
        wait_until(lambda: outcomes(client, job) == ["delivered"], "the other one is told")
        assert len(receiver.at("/hang")) == 1
        receiver.released.set()
        for each in hanging:
            wait_until(lambda each=each: outcomes(client, each) == ["delivered"], "they all are")  # type: ignore[misc]


def test_a_job_is_told_once_more_when_asked(telling: Server, receiver: Receiver) -> None:
    receiver.answers["/hook"] = [(410, {})]
    with telling.client() as client:
        job = submit(client, receiver.url("/hook"))["id"]
        wait_until(lambda: outcomes(client, job) == ["given_up"], "the receiver is gone")
        again = client.post(f"/v1/jobs/{job}/webhooks/replay")
        assert again.status_code == 202
        wait_until(lambda: outcomes(client, job) == ["given_up", "delivered"], "it is back")


def test_a_deleted_job_is_not_told_any_more(telling: Server, receiver: Receiver) -> None:
    with telling.client() as client:
        hanging = submit(client, receiver.url("/hang"))["id"]
        wait_until(lambda: len(receiver.at("/hang")) == 1, "the receiver hangs")
        job = submit(client, receiver.url("/hook"))["id"]
        assert len(log_of(client, job)["next_attempts"]) == 1
        for each in (job, hanging):
            client.delete(f"/v1/jobs/{each}").raise_for_status()
        receiver.released.set()
        assert client.get(f"/v1/jobs/{job}/webhooks").json()["code"] == "job_not_found"
    store = telling.folder / "store"
    wait_until(lambda: not _files(store / "webhooks/pending"), "nothing is left to tell")
    wait_until(lambda: not _files(store / "jobs" / hanging), "the attempt under way leaves nothing")
    assert receiver.at("/hook") == []


def _files(folder: Path) -> list[Path]:
    """Unlike ``rglob``, ``walk`` passes over folders that the server removes meanwhile."""
    return [Path(where, name) for where, _, names in os.walk(folder) for name in names]


def test_what_is_pending_outlives_a_kill(tmp_path: Path, receiver: Receiver) -> None:
    settings = {"webhook_secret": SECRETS[0], "webhook_allow_private": "true", "webhook_timeout": "90"}
    with running_server(tmp_path, **settings) as server:
        with server.client() as client:
            job = submit(client, receiver.url("/hang"))["id"]
            wait_until(lambda: len(receiver.at("/hang")) == 1, "the receiver hangs")
        server.kill(signal.SIGKILL)
        receiver.released.set()
        server.start()
        with server.client() as client:
            wait_until(lambda: outcomes(client, job) == ["delivered"], "it is told after the start")
    assert len({request.id for request in receiver.at("/hang")}) == 1


def test_without_a_secret_a_webhook_is_refused(server: Server) -> None:
    with server.client() as client:
        request = {
            "source": {"kind": "url", "url": "http://127.0.0.1:1/a.pdf"},
            "webhook": {"url": "https://example.com/"},
        }
        refused = client.post("/v1/jobs", json=request)
        assert (refused.status_code, refused.json()["code"]) == (422, "webhooks_off")
        assert "DOCREADER_WEBHOOK_SECRET" in refused.json()["detail"]


@pytest.mark.parametrize(
    "webhook",
    [
        "",
        "ftp://a/",
        "https://",
        "http://[::1",
        "http://xn--/",
        "{}",
        '{"url": 3}',
        '{"url": "http://a/", "x": 1}',
    ],
)
def test_a_webhook_that_is_none_is_refused(telling: Server, webhook: str) -> None:
    with telling.client() as client:
        refused = client.post(
            "/v1/jobs", files={"file": ("a.pdf", documents.pdf())}, data={"webhook": webhook}
        )
        assert (refused.status_code, refused.json()["code"]) == (422, "invalid_option")
        assert "webhook" in refused.json()["detail"]


def test_a_job_without_a_webhook_has_no_log(telling: Server) -> None:
    with telling.client() as client:
        job = client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf())}, data=SMALL).json()
        assert "webhooks" not in job["links"]
        for answer in (
            client.get(f"/v1/jobs/{job['id']}/webhooks"),
            client.post(f"/v1/jobs/{job['id']}/webhooks/replay"),
        ):
            assert (answer.status_code, answer.json()["code"]) == (404, "no_webhook")


def test_a_job_that_is_read_cannot_be_told_again(telling: Server, receiver: Receiver) -> None:
    with telling.client() as client:
        fields = {**SMALL, "webhook": receiver.url("/hook")}
        answer = client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf(40))}, data=fields)
        job = answer.json()["id"]
        early = client.post(f"/v1/jobs/{job}/webhooks/replay")
        assert (early.status_code, early.json()["code"]) == (409, "job_not_ended")
        client.delete(f"/v1/jobs/{job}").raise_for_status()


def test_the_secret_is_in_no_log(telling: Server) -> None:
    assert all(secret not in telling.log for secret in SECRETS)
