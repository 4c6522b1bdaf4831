"""Publishing without waiting for it, and without end of connections."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from docreader.broker import Broker, Patience, Publisher, Queue, Worker, connect
from docreader.broker.memory import MemoryBroker
from docreader.errors import BrokerUnavailable
from tests.broker.actors import Journal, declare, message
from tests.broker.server import OwnRabbitmq, Rabbitmq
from tests.waiting import wait_until

HEARTBEAT_BYTES = 8


@pytest.fixture
def away(own_rabbitmq: OwnRabbitmq) -> Iterator[OwnRabbitmq]:
    """A RabbitMQ that the test takes away in some way; it is back afterwards."""
    yield own_rabbitmq
    own_rabbitmq.thaw()
    own_rabbitmq.control("set_vm_memory_high_watermark", "0.4")


def test_what_is_published_arrives(broker: Broker, tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    declare(broker, journal)
    with Publisher(broker) as publisher:
        publisher.ping().result(30)
        publisher.publish(message("note", "first")).result(30)
        asyncio.run(publisher.published(message("note", "second")))
        assert publisher.depth(Queue.DOCUMENTS).result(30) == 2
        worker = Worker(broker, [Queue.DOCUMENTS])
        worker.start()
        wait_until(lambda: journal.names("ended") == ["first", "second"], "both arrive")
        worker.stop(5.0)


def test_thousands_of_publishes_from_many_threads_need_one_connection(
    rabbitmq: Rabbitmq, rabbitmq_url: str
) -> None:
    broker = connect(rabbitmq_url)
    with Publisher(broker) as publisher, ThreadPoolExecutor(32) as threads:
        for _ in range(4):
            futures = list(threads.map(lambda _: publisher.publish(message("note", "a")), range(500)))
            for future in futures:
                future.result(60)
        wait_until(lambda: rabbitmq.connections(rabbitmq_url) == 1, "one connection and no more")
        assert publisher.depth(Queue.DOCUMENTS).result(30) == 2000
    wait_until(lambda: rabbitmq.connections(rabbitmq_url) == 0, "none when it is closed")


def alarm(broker: OwnRabbitmq) -> None:
    """Let RabbitMQ take no messages, as when it is short of memory."""
    broker.control("set_vm_memory_high_watermark", "0.00001")


def freeze(broker: OwnRabbitmq) -> None:
    """Let RabbitMQ do nothing at all, as when its disk hangs or the network swallows its answers."""
    broker.freeze()


@pytest.mark.parametrize("take_away", [alarm, freeze])
def test_a_broker_that_does_not_answer_is_unavailable_soon_and_usable_again_later(
    own_url: str, away: OwnRabbitmq, take_away: Callable[[OwnRabbitmq], None]
) -> None:
    with Publisher(connect(own_url, Patience(confirmation=1.0)), timeout=1.0) as publisher:
        publisher.publish(message("note", "a")).result(30)
        take_away(away)
        futures = [publisher.publish(message("note", "b")) for _ in range(20)]
        for future in futures:
            assert isinstance(future.exception(30), BrokerUnavailable)
        away.thaw()
        away.control("set_vm_memory_high_watermark", "0.4")
        publisher.publish(message("note", "c")).result(30)


def test_a_broker_that_is_gone_is_unavailable_and_found_again(
    own_rabbitmq: OwnRabbitmq, own_url: str
) -> None:
    with Publisher(connect(own_url)) as publisher:
        publisher.publish(message("note", "a")).result(30)
        own_rabbitmq.stop(signal.SIGKILL)
        try:
            for future in (
                publisher.publish(message("note", "b")),
                publisher.ping(),
                publisher.depth(Queue.PAGES),
            ):
                with pytest.raises(BrokerUnavailable):
                    future.result(30)
        finally:
            own_rabbitmq.start()
        publisher.publish(message("note", "c")).result(30)
        assert publisher.depth(Queue.DOCUMENTS).result(30) == 2


class Unkept(MemoryBroker):
    """Fails in a way that nobody thought of whenever nothing was asked for a while."""

    def __init__(self) -> None:
        super().__init__(middleware=[])
        self.failed = Event()

    def keep_alive(self) -> None:
        self.failed.set()
        raise RuntimeError("unthought of")


def test_a_connection_that_fails_while_it_is_idle_keeps_nobody_waiting() -> None:
    broker = Unkept()
    with Publisher(broker) as publisher:
        assert broker.failed.wait(30)
        publisher.publish(message("note", "a")).result(30)
        assert publisher.depth(Queue.DOCUMENTS).result(30) == 1


def test_a_closed_publisher_refuses_at_once(broker: Broker) -> None:
    publisher = Publisher(broker)
    publisher.start()
    publisher.publish(message("note", "a")).result(30)
    publisher.close()
    for future in (publisher.publish(message("note", "b")), publisher.depth(Queue.DOCUMENTS)):
        assert isinstance(future.exception(30), BrokerUnavailable)


def test_an_idle_connection_is_kept_alive(rabbitmq: Rabbitmq, rabbitmq_url: str) -> None:
    with Publisher(connect(rabbitmq_url, Patience(heartbeat=2))) as publisher:
        publisher.ping().result(30)
        wait_until(lambda: rabbitmq.connections(rabbitmq_url) == 1, "the connection is known")
        before = rabbitmq.received(rabbitmq_url)
        wait_until(lambda: rabbitmq.received(rabbitmq_url) >= before + 5 * HEARTBEAT_BYTES, "five heartbeats")
        assert rabbitmq.connections(rabbitmq_url) == 1
