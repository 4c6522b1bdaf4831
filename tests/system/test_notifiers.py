"""Webhooks over a real RabbitMQ and S3: whoever dies, every end of a job is told."""

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from docreader import broker
from docreader.broker import Queue
from tests import documents
from tests.receiver import SECRETS, Receiver, receiving
from tests.system.conftest import Deployment
from tests.system.test_workers import post
from tests.waiting import free_port, wait_until


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


def start(deployment: Deployment, stall_seconds: int) -> str:
    """The address of an API that takes webhooks, with a worker and no notifier."""
    deployment.settings |= {
        "webhook_secret": SECRETS[0],
        "webhook_allow_private": "true",
        "webhook_timeout": "90",
        "stall_seconds": str(stall_seconds),
    }
    url = deployment.start_api().url
    deployment.start_worker()
    return url


@pytest.fixture
def url(deployment: Deployment) -> str:
    """The same, where the sweep publishes nothing again for as long as a test runs."""
    return start(deployment, stall_seconds=600)


def outcomes(url: str, job: str) -> list[str]:
    """What came of each attempt to tell the end of a job, oldest first."""
    log = httpx.get(f"{url}/v1/jobs/{job}/webhooks", timeout=60.0).json()
    return [each["outcome"] for each in log["attempts"]]


@pytest.mark.timeout(300)
def test_a_notifier_that_is_killed_loses_nothing(
    deployment: Deployment, url: str, receiver: Receiver
) -> None:
    notifier = deployment.start_notifier()
    jobs = [post(url, documents.pdf(), webhook=receiver.url("/hang")) for _ in range(3)]
    wait_until(lambda: len(receiver.at("/hang")) == 2, "a quarter of eight threads hang", 120.0)
    notifier.send_signal(signal.SIGKILL)
    notifier.wait()
    receiver.released.set()
    deployment.start_notifier()
    for job in jobs:
        wait_until(lambda job=job: bool(outcomes(url, job)), "another notifier tells it", 120.0)  # type: ignore[misc]
        assert set(outcomes(url, job)) == {"delivered"}
    assert len({request.id for request in receiver.at("/hang")}) == 3


@pytest.mark.timeout(300)
def test_a_webhook_whose_message_was_lost_is_told(
    deployment: Deployment, receiver: Receiver, rabbitmq_url: str
) -> None:
    url = start(deployment, stall_seconds=20)
    job = post(url, documents.pdf(), webhook=receiver.url("/hook"))
    connection = broker.connect(rabbitmq_url)
    wait_until(lambda: connection.depth(Queue.WEBHOOKS) >= 1, "the end is published", 120.0)
    connection.flush(Queue.WEBHOOKS)
    connection.close()
    deployment.start_notifier()
    wait_until(lambda: bool(outcomes(url, job)), "the sweep finds it", 120.0)
    # A sweep that comes again before the first answer tells it twice, by the same id.
    assert set(outcomes(url, job)) == {"delivered"}
    assert len({request.id for request in receiver.at("/hook")}) == 1


@pytest.mark.timeout(300)
def test_a_notifier_shows_that_it_lives_and_stops_when_asked(
    deployment: Deployment, url: str, receiver: Receiver, tmp_path: Path
) -> None:
    heartbeat, port = tmp_path / "heartbeat", free_port()
    deployment.settings |= {"heartbeat_file": str(heartbeat), "metrics_port": str(port)}
    notifier = deployment.start_notifier()
    wait_until(heartbeat.exists, "the heartbeat file is written", 60.0)
    job = post(url, documents.pdf(), webhook=receiver.url("/hook"))
    counted = 'docreader_webhooks_total{outcome="delivered"} 1.0'
    metrics = f"http://127.0.0.1:{port}/metrics"
    wait_until(lambda: counted in httpx.get(metrics, timeout=60.0).text, "the end is told", 120.0)
    notifier.send_signal(signal.SIGTERM)
    assert notifier.wait(60.0) == 0
    assert outcomes(url, job) == ["delivered"]
    assert len(receiver.at("/hook")) == 1


@pytest.mark.timeout(300)
def test_a_notifier_without_a_secret_does_not_start(deployment: Deployment) -> None:
    notifier = deployment.start_notifier()
    assert notifier.wait(60.0) == 2
    assert "DOCREADER_WEBHOOK_SECRET" in deployment.log()
