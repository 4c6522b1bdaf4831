"""Faults of Dramatiq's that lose work on a real RabbitMQ, each guarded against here."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pika
import pytest

from docreader.broker import DIED, DRAINED, Broker, Queue, Worker, connect
from tests.broker.actors import Journal, message
from tests.broker.process import WorkerProcess
from tests.broker.server import OwnRabbitmq
from tests.waiting import wait_until

Spawn = Callable[..., WorkerProcess]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """What the actors of every worker of the test write down."""
    return Journal(tmp_path)


@pytest.fixture
def publisher(own_url: str) -> Iterator[Broker]:
    """The broker as the test itself uses it."""
    broker = connect(own_url)
    yield broker
    broker.close()


@pytest.fixture
def consumer_timeout(own_rabbitmq: OwnRabbitmq) -> Iterator[None]:
    """RabbitMQ takes back what is not acknowledged within 2 s instead of 30 minutes."""
    own_rabbitmq.control("eval", "application:set_env(rabbit, consumer_timeout, 2000).")
    yield
    own_rabbitmq.control("eval", "application:set_env(rabbit, consumer_timeout, 1800000).")


@pytest.fixture
def memory_alarm(own_rabbitmq: OwnRabbitmq) -> Iterator[Callable[[], None]]:
    """Raise RabbitMQ's memory alarm, in which it takes no messages; it ends with the test."""
    yield lambda: own_rabbitmq.control("set_vm_memory_high_watermark", "0.00001")
    own_rabbitmq.control("set_vm_memory_high_watermark", "0.4")


def take(url: str, queue: Queue) -> pika.BlockingConnection:
    """Take one message off a queue and keep it as long as the connection is open."""
    connection = pika.BlockingConnection(pika.URLParameters(url))
    channel = connection.channel()
    wait_until(lambda: channel.basic_get(queue.value)[0] is not None, "a message to take")
    return connection


def close_connections(broker: OwnRabbitmq, url: str) -> None:
    """Break off every connection to a virtual host."""
    broker.control("close_all_connections", "--vhost", url.rpartition("/")[2], "test")


def test_an_acknowledgement_is_never_sent_on_another_channel(
    own_rabbitmq: OwnRabbitmq, own_url: str, publisher: Broker, journal: Journal, spawn: Spawn
) -> None:
    worker = spawn(own_url)
    publisher.enqueue(message("wait", "a"))
    wait_until(lambda: journal.count("began", "a") == 1, "the worker begins a")

    close_connections(own_rabbitmq, own_url)
    other = take(own_url, Queue.DOCUMENTS)
    publisher.enqueue(message("die", "b"))
    wait_until(lambda: publisher.depth(Queue.DOCUMENTS) == 0, "the worker, connected anew, fetches b")
    journal.open_gate()
    wait_until(lambda: journal.count("ended", "a") == 1, "the worker ends a")
    assert worker.exit_code() == -signal.SIGKILL, "b takes the worker down before it is acknowledged"

    wait_until(lambda: publisher.depth(Queue.DOCUMENTS) == 1, "b is there to be tried again")
    other.close()
    wait_until(lambda: publisher.depth(Queue.DOCUMENTS) == 2, "and so is a, which nobody acknowledged")


def test_a_message_that_waits_in_a_worker_is_left_to_others_when_its_connection_is_lost(
    own_rabbitmq: OwnRabbitmq, own_url: str, publisher: Broker, journal: Journal, spawn: Spawn
) -> None:
    spawn(own_url)
    publisher.enqueue(message("wait", "a"))
    wait_until(lambda: journal.count("began", "a") == 1, "the worker begins a")
    for _ in range(2):
        close_connections(own_rabbitmq, own_url)
        wait_until(lambda: publisher.depth(Queue.DOCUMENTS) == 1, "the message is back")
        wait_until(
            lambda: publisher.depth(Queue.DOCUMENTS) == 0, "the worker, connected anew, has it once more"
        )
    publisher.enqueue(message("note", "b"))
    journal.open_gate()
    wait_until(lambda: journal.count("ended", "b") == 1, "the worker comes to b")
    assert journal.names("ended") == ["a", "a", "b"], "not a third time, for the connection in between"


def test_a_retry_that_cannot_be_queued_is_not_lost(
    own_url: str, publisher: Broker, journal: Journal, spawn: Spawn, memory_alarm: Callable[[], None]
) -> None:
    worker = spawn(own_url)
    publisher.enqueue(message("fail_once", "a"))
    wait_until(lambda: journal.count("began", "a") == 1, "the first attempt")
    memory_alarm()
    journal.open_gate()
    wait_until(lambda: journal.count("ended", "a") == 1, "the second attempt")
    assert worker.logged("RabbitMQ does not answer")


def test_a_worker_whose_thread_died_ends_and_loses_nothing(
    own_url: str, publisher: Broker, journal: Journal, spawn: Spawn
) -> None:
    publisher.enqueue(message("note", "a"))
    publisher.enqueue(message("note", "b"))
    assert spawn(own_url, ends_thread=1).exit_code() == DIED
    spawn(own_url)
    wait_until(lambda: journal.names("ended") == ["a", "b"], "another worker does the rest")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_worker_whose_consumer_died_is_not_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    broker = connect("memory://")

    def fails(**_: object) -> None:
        raise SystemExit

    monkeypatch.setattr(broker, "consume", fails)
    worker = Worker(broker, [Queue.DOCUMENTS])
    worker.start()
    wait_until(lambda: not worker.alive(), "the worker is not alive")
    worker.stop(5.0)


def test_a_worker_that_hangs_in_one_message_ends(
    own_url: str, publisher: Broker, journal: Journal, spawn: Spawn
) -> None:
    publisher.enqueue(message("wait", "a"))
    assert spawn(own_url, unit_limit=0.5).exit_code() == DIED
    wait_until(lambda: publisher.depth(Queue.DOCUMENTS) == 1, "the message is back")


@pytest.mark.usefixtures("consumer_timeout")
def test_a_message_worked_on_for_too_long_is_delivered_once_more(
    own_url: str, publisher: Broker, journal: Journal, spawn: Spawn
) -> None:
    worker = spawn(own_url)
    publisher.enqueue(message("wait", "a"))
    publisher.enqueue(message("note", "b"))
    wait_until(lambda: worker.logged("delivery acknowledgement on channel"), "RabbitMQ loses patience")
    wait_until(lambda: publisher.depth(Queue.DOCUMENTS) == 1, "the worker, connected anew, is given a again")
    journal.open_gate()
    wait_until(lambda: journal.count("ended", "b") == 1, "b is done after a")
    assert journal.names("ended") == ["a", "a", "b"]
    worker.stop()
    assert worker.exit_code() == DRAINED
    assert publisher.depth(Queue.DOCUMENTS) == 0
    assert publisher.depth(f"{Queue.DOCUMENTS}.XQ") == 0
