"""Many processes, one system: nothing is lost, whoever dies."""

import random
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import psutil
import pytest

from docreader import broker
from docreader.broker import Queue
from tests import documents
from tests.system.conftest import Deployment
from tests.waiting import free_port, wait_until

SMALL = {"crops": "none", "previews": "false"}


def post(url: str, data: bytes, **fields: str) -> str:
    """Submit a document; the job's id."""
    answer = httpx.post(
        f"{url}/v1/jobs", files={"file": ("a.pdf", data)}, data={**SMALL, **fields}, timeout=60.0
    )
    assert answer.status_code == 202, answer.text
    job: str = answer.json()["id"]
    return job


def job_of(url: str, job: str) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(f"{url}/v1/jobs/{job}", timeout=60.0).json()
    return found


@pytest.mark.timeout(600)
def test_four_workers_read_one_long_document_together(deployment: Deployment) -> None:
    url = deployment.start_api().url
    for _ in range(4):
        deployment.start_worker()
    job = post(url, documents.pdf(300, mark="Long"))
    wait_until(lambda: job_of(url, job)["status"] == "succeeded", "300 pages are read", 500.0)
    result = httpx.get(f"{url}/v1/jobs/{job}/result", timeout=60.0).json()
    assert [page["number"] for page in result["pages"]] == list(range(1, 301))
    for page in result["pages"]:
        assert any(region["text"] == f"Page {page['number']} of Long" for region in page["regions"])
    assert '"message":"succeeded"' in deployment.log()


@pytest.mark.timeout(900)
def test_killing_workers_at_random_loses_no_document(deployment: Deployment) -> None:
    """A hundred documents at concurrency 8 while a worker is killed with -9 again and again."""
    url = deployment.start_api().url
    workers = [deployment.start_worker() for _ in range(3)]
    chance = random.Random(7)
    with ThreadPoolExecutor(8) as pool:
        sizes = [chance.choice([1, 2, 3, 9]) for _ in range(100)]
        jobs = list(
            pool.map(lambda item: post(url, documents.pdf(item[1], mark=f"D{item[0]}")), enumerate(sizes))
        )
    for round_ in range(6):
        done = len(jobs) * (round_ + 1) // 8
        wait_until(lambda done=done: ended(url, jobs) >= done, f"{done} documents are read", 400.0)  # type: ignore[misc]
        victim = chance.randrange(len(workers))
        workers[victim].send_signal(signal.SIGKILL)
        workers[victim].wait()
        workers[victim] = deployment.start_worker()
    wait_until(lambda: ended(url, jobs) == len(jobs), "every document is read", 500.0)
    found = [job_of(url, job) for job in jobs]
    assert Counter(job["status"] for job in found) == {"succeeded": 100}
    assert [job["pages"]["done"] for job in found] == sizes
    for number, job in enumerate(jobs):
        pages = httpx.get(f"{url}/v1/jobs/{job}/result", timeout=60.0).json()["pages"]
        assert [page["number"] for page in pages] == list(range(1, sizes[number] + 1))
        assert any(region["text"] == f"Page 1 of D{number}" for region in pages[0]["regions"])


def ended(url: str, jobs: list[str]) -> int:
    """How many of ``jobs`` have ended."""
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = httpx.get(f"{url}/v1/jobs", params={"limit": 200, "cursor": cursor}, timeout=60.0).json()
        found += [job["id"] for job in page["jobs"] if job["status"] not in ("queued", "running")]
        cursor = page["next_cursor"]
    return len(set(found) & set(jobs))


@pytest.mark.timeout(300)
def test_a_short_document_does_not_wait_for_a_long_one(deployment: Deployment) -> None:
    url = deployment.start_api().url
    deployment.start_worker()
    long = post(url, documents.pdf(400))
    wait_until(lambda: job_of(url, long)["pages"]["done"] >= 4, "the long document is begun", 120.0)
    short = post(url, documents.pdf(1))
    wait_until(lambda: job_of(url, short)["status"] == "succeeded", "the short document is read", 120.0)
    assert job_of(url, long)["pages"]["done"] < 200


@pytest.mark.timeout(300)
def test_a_worker_asked_to_stop_hands_back_its_batch(deployment: Deployment) -> None:
    url = deployment.start_api().url
    worker = deployment.start_worker()
    job = post(url, documents.pdf(60))
    wait_until(lambda: job_of(url, job)["pages"]["done"] >= 2, "the document is begun", 120.0)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(60.0) == 0
    assert job_of(url, job)["status"] == "running"
    deployment.start_worker()
    wait_until(lambda: job_of(url, job)["status"] == "succeeded", "another worker goes on", 200.0)
    assert job_of(url, job)["pages"] == {"total": 60, "done": 60, "failed": 0}


@pytest.mark.timeout(300)
def test_any_replica_answers_for_any_job(deployment: Deployment) -> None:
    first, second = deployment.start_api().url, deployment.start_api().url
    job = post(first, documents.pdf(6))
    later = post(second, documents.pdf(1))
    assert (job_of(second, job)["status"], job_of(second, job)["queue_position"]) == ("queued", 0)
    wait_until(lambda: job_of(first, later)["queue_position"] == 1, "one job is before the other", 30.0)
    deployment.start_worker()
    events = httpx.get(f"{second}/v1/jobs/{job}/events", timeout=120.0).text
    assert events.count("event: page") == 6
    assert job_of(first, job) == job_of(second, job)
    httpx.delete(f"{first}/v1/jobs/{job}").raise_for_status()
    assert httpx.get(f"{second}/v1/jobs/{job}").status_code == 404


@pytest.mark.timeout(300)
def test_a_saved_job_whose_message_was_lost_is_read(deployment: Deployment, rabbitmq_url: str) -> None:
    url = deployment.start_api().url
    job = post(url, documents.pdf(2))
    connection = broker.connect(rabbitmq_url)
    connection.flush(Queue.DOCUMENTS)
    connection.close()
    deployment.start_worker()
    wait_until(lambda: job_of(url, job)["status"] == "succeeded", "the sweep finds the job", 120.0)
    assert "docreader_swept_jobs_total 1.0" in httpx.get(f"{url}/metrics").text


@pytest.mark.timeout(300)
def test_a_worker_needs_no_shell_to_stop_by_itself_when_settings_are_wrong(deployment: Deployment) -> None:
    deployment.settings["engine"] = "abacus"
    worker = deployment.start_worker()
    assert worker.wait(60.0) == 2
    assert "DOCREADER_ENGINE" in deployment.log()


@pytest.mark.timeout(300)
def test_without_a_broker_nothing_is_half_done(deployment: Deployment) -> None:
    api = deployment.start_api()
    deployment.settings["broker_url"] = "amqp://guest:guest@127.0.0.1:1/"
    broken = deployment.start_api(ready=False)
    answer = httpx.post(f"{broken.url}/v1/jobs", files={"file": ("a.pdf", documents.pdf())}, timeout=60.0)
    assert (answer.status_code, answer.json()["code"]) == (503, "broker_unavailable")
    assert int(answer.headers["retry-after"]) > 0
    assert httpx.get(f"{api.url}/v1/jobs").json()["jobs"] == []
    assert httpx.get(f"{broken.url}/readyz").status_code == 503


@pytest.mark.timeout(300)
def test_a_worker_that_is_killed_takes_its_child_along(deployment: Deployment) -> None:
    url = deployment.start_api().url
    worker = deployment.start_worker()
    post(url, documents.slow_pdf())
    parent = psutil.Process(worker.pid)
    wait_until(lambda: len(parent.children()) == 1, "the child reads", 60.0)
    child = parent.children()[0]
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    wait_until(lambda: not child.is_running(), "the child ends too", 30.0)


@pytest.mark.timeout(300)
def test_a_worker_shows_that_it_lives(deployment: Deployment) -> None:
    heartbeat, port = deployment.folder / "heartbeat", free_port()
    deployment.settings |= {"heartbeat_file": str(heartbeat), "metrics_port": str(port)}
    url = deployment.start_api().url
    worker = deployment.start_worker()
    wait_until(heartbeat.exists, "the heartbeat file is written", 60.0)
    first = heartbeat.stat().st_mtime
    wait_until(lambda: heartbeat.stat().st_mtime > first, "it is written again", 30.0)
    job = post(url, documents.pdf(1))
    wait_until(lambda: job_of(url, job)["status"] == "succeeded", "the document is read", 120.0)
    text = httpx.get(f"http://127.0.0.1:{port}/metrics").text
    for metric in ('docreader_memory_bytes{process="parent"}', 'docreader_memory_bytes{process="child"}'):
        assert metric in text
    assert 'docreader_queue_wait_seconds_count{queue="documents.v1"} 1.0' in text
    assert 'docreader_model_info{engine="onnx"' in text
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(60.0) == 0
