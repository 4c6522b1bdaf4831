"""What the tests of the broker share: both brokers, and workers in processes of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docreader.broker import Broker, Patience, connect
from tests.broker.process import WorkerProcess
from tests.broker.server import OwnRabbitmq
from tests.services import own_rabbitmq, rabbitmq, rabbitmq_url

__all__ = ["broker", "own_rabbitmq", "own_url", "rabbitmq", "rabbitmq_url", "spawn"]


@pytest.fixture(params=["memory", "rabbitmq"])
def broker(request: pytest.FixtureRequest) -> Iterator[Broker]:
    """A broker with empty queues that tries a failed message twice more, soon."""
    url = "memory://" if request.param == "memory" else request.getfixturevalue("rabbitmq_url")
    broker = connect(url, Patience(retries=2, first_wait=0.05, longest_wait=0.1))
    yield broker
    broker.close()


@pytest.fixture
def own_url(own_rabbitmq: OwnRabbitmq) -> str:
    """The address of a virtual host on a RabbitMQ that the test may disturb.

    It is not deleted: soon after a restart that can take RabbitMQ's dead-lettering down, for the whole node.
    """
    return own_rabbitmq.vhost()


@pytest.fixture
def spawn(tmp_path: Path) -> Iterator[Callable[..., WorkerProcess]]:
    """Start workers; what still runs at the end of the test is killed."""
    started: list[WorkerProcess] = []

    def start(url: str, **options: float) -> WorkerProcess:
        worker = WorkerProcess(url, tmp_path, **options)
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.kill()
