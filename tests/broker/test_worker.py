"""What a worker process does when it is told to stop, when it is killed, and when its broker goes away."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docreader.broker import DRAINED, HANDED_BACK, Broker, Patience, Queue, connect, run_worker
from tests.broker.actors import Journal, message
from tests.broker.process import WorkerProcess
from tests.broker.server import OwnRabbitmq
from tests.waiting import wait_until

Spawn = Callable[..., WorkerProcess]
DELIVERY_LIMIT = 2


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """What the actors of every worker of the test write down."""
    return Journal(tmp_path)


@pytest.fixture
def publisher(rabbitmq_url: str) -> Iterator[Broker]:
    """The broker as the test itself uses it."""
    broker = connect(rabbitmq_url, Patience(deliveries=DELIVERY_LIMIT))
    yield broker
    broker.close()


@pytest.fixture
def start(rabbitmq_url: str, spawn: Spawn) -> Callable[..., WorkerProcess]:
    """Start a worker on the broker."""
    return lambda **options: spawn(rabbitmq_url, delivery_limit=DELIVERY_LIMIT, **options)


def test_sigterm_finishes_what_was_begun_and_leaves_the_rest(
    publisher: Broker, journal: Journal, start: Spawn
) -> None:
    for name in ("a", "b"):
        publisher.enqueue(message("wait", name))
        publisher.enqueue(message("wait", name + name, Queue.PAGES))
    worker = start()
    wait_until(lambda: journal.count("began", "a") == 1, "the worker begins a")
    worker.stop()
    wait_until(lambda: worker.logged("finishing what was begun"), "the worker knows")
    journal.open_gate()
    assert worker.exit_code() == DRAINED
    assert journal.names("ended") == ["a"]
    assert (publisher.depth(Queue.DOCUMENTS), publisher.depth(Queue.PAGES)) == (1, 2)


def test_what_outlasts_the_grace_period_is_handed_back(
    publisher: Broker, journal: Journal, start: Spawn
) -> None:
    publisher.enqueue(message("wait", "a"))
    worker = start(grace=0.1)
    wait_until(lambda: journal.count("began", "a") == 1, "the worker begins a")
    worker.stop()
    assert worker.exit_code() == HANDED_BACK
    wait_until(lambda: publisher.depth(Queue.DOCUMENTS) == 1, "the message is back")


def test_a_second_signal_ends_the_worker_at_once(publisher: Broker, journal: Journal, start: Spawn) -> None:
    publisher.enqueue(message("wait", "a"))
    worker = start()
    wait_until(lambda: journal.count("began", "a") == 1, "the worker begins a")
    worker.stop(signal.SIGINT)
    wait_until(lambda: worker.logged("finishing what was begun"), "the worker knows")
    worker.stop()
    assert worker.exit_code() == 128 + signal.SIGTERM
    wait_until(lambda: publisher.depth(Queue.DOCUMENTS) == 1, "the message is back")


def test_the_message_of_a_killed_worker_goes_to_another(
    publisher: Broker, journal: Journal, start: Spawn
) -> None:
    publisher.enqueue(message("wait", "a"))
    worker = start()
    wait_until(lambda: journal.count("began", "a") == 1, "the first worker begins it")
    worker.kill()
    start()
    wait_until(lambda: journal.count("began", "a") == 2, "the second worker begins it")
    journal.open_gate()
    wait_until(lambda: journal.count("ended", "a") == 1, "the second worker ends it")


def test_a_message_that_kills_its_workers_takes_no_other_down(
    publisher: Broker, journal: Journal, start: Spawn
) -> None:
    publisher.enqueue(message("die", "poison"))
    for name in ("a", "b"):
        publisher.enqueue(message("note", name, Queue.DOCUMENTS))
        publisher.enqueue(message("note", name + name, Queue.PAGES))
    for _ in range(DELIVERY_LIMIT + 1):
        assert start().exit_code() == -signal.SIGKILL
    start()
    wait_until(lambda: publisher.depth(f"{Queue.DOCUMENTS}.XQ") == 1, "the dead letter")
    wait_until(lambda: len(journal.names("ended")) == 4, "its neighbours are done")
    assert journal.count("began", "poison") == DELIVERY_LIMIT + 1
    assert all(journal.count("began", name) == 1 for name in ("a", "b", "aa", "bb"))
    assert publisher.depth(f"{Queue.PAGES}.XQ") == 0


def test_two_workers_share_a_queue(publisher: Broker, journal: Journal, start: Spawn) -> None:
    for name in ("a", "b"):
        publisher.enqueue(message("wait", name))
    start()
    start()
    wait_until(lambda: len(journal.names("began")) == 2, "each begins one")


def test_a_living_worker_is_heard_of() -> None:
    ticks: list[int] = []

    def tick() -> None:
        ticks.append(len(ticks))
        if len(ticks) == 2:
            signal.raise_signal(signal.SIGTERM)

    before = signal.getsignal(signal.SIGTERM)
    assert run_worker(connect("memory://"), [Queue.DOCUMENTS], on_tick=tick) == DRAINED
    assert ticks == [0, 1]
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_lost_when_the_broker_restarts(
    own_rabbitmq: OwnRabbitmq, own_url: str, journal: Journal, spawn: Spawn, number: int
) -> None:
    publisher = connect(own_url)
    spawn(own_url)
    publisher.enqueue(message("wait", "a"))
    publisher.enqueue(message("note", "b"))
    publisher.enqueue(message("note", "c"), delay=1000)
    wait_until(lambda: journal.count("began", "a") == 1, "the worker begins a")
    own_rabbitmq.restart(number)
    journal.open_gate()
    wait_until(lambda: set(journal.names("ended")) == {"a", "b", "c"}, "all are done")
    publisher.enqueue(message("note", "d"))
    wait_until(lambda: journal.count("ended", "d") == 1, "and so is what comes later")
    publisher.close()
