"""What holds for every broker."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import dramatiq
import pytest
from dramatiq.errors import Retry

from docreader.broker import Broker, Queue, Worker
from docreader.errors import EncryptedDocument, PageTimeout
from tests.broker.actors import Journal, declare, message
from tests.waiting import wait_until

QUEUES = (Queue.DOCUMENTS, Queue.PAGES)


@pytest.fixture
def journal(tmp_path: Path, broker: Broker) -> Journal:
    """What the actors declared on the broker write down."""
    journal = Journal(tmp_path)
    declare(broker, journal)
    return journal


@pytest.fixture
def start(broker: Broker, journal: Journal) -> Iterator[Callable[..., Worker]]:
    """Start workers on ``QUEUES``; they are stopped at the end of the test."""
    started: list[Worker] = []

    def start(threads: int = 1) -> Worker:
        worker = Worker(broker, QUEUES, threads=threads)
        worker.start()
        started.append(worker)
        return worker

    yield start
    journal.open_gate()
    for worker in started:
        worker.stop(10.0)


def raising(broker: Broker, error: Callable[[], Exception]) -> Callable[[], int]:
    """Declare an actor that always fails, queue a message for it, and tell how to count its attempts."""
    attempts: list[int] = []

    @dramatiq.actor(broker=broker, queue_name=Queue.PAGES.value)
    def always_fails() -> None:
        attempts.append(1)
        raise error()

    broker.enqueue(always_fails.message())
    return lambda: len(attempts)


def test_what_is_published_is_worked_on(
    broker: Broker, journal: Journal, start: Callable[[], Worker]
) -> None:
    broker.enqueue(message("note", "a"))
    start()
    wait_until(lambda: journal.names("ended") == ["a"], "the message is worked on")
    assert broker.depth(Queue.DOCUMENTS) == 0


def test_workers_of_one_broker_take_from_their_own_queues(
    broker: Broker, journal: Journal, caplog: pytest.LogCaptureFixture
) -> None:
    workers = [Worker(broker, [queue]) for queue in QUEUES]
    broker.enqueue(message("note", "a"))
    broker.enqueue(message("note", "b", Queue.PAGES))
    for worker in workers:
        worker.start()
    wait_until(lambda: sorted(journal.names("ended")) == ["a", "b"], "both messages are worked on")
    assert all(worker.stop(10.0) for worker in workers)
    assert [record.message for record in caplog.records if record.levelname == "WARNING"] == []


def test_a_message_that_fails_is_tried_again(
    broker: Broker, journal: Journal, start: Callable[[], Worker]
) -> None:
    journal.open_gate()
    broker.enqueue(message("fail_once", "a"))
    start()
    wait_until(lambda: journal.names("ended") == ["a"], "the second attempt")
    assert journal.count("began", "a") == 2


@pytest.mark.parametrize(
    "error", [lambda: RuntimeError("no"), lambda: Retry(delay=10), lambda: PageTimeout("no")]
)
def test_a_message_that_keeps_failing_becomes_a_dead_letter(
    broker: Broker, start: Callable[[], Worker], error: Callable[[], Exception]
) -> None:
    attempts = raising(broker, error)
    start()
    wait_until(lambda: broker.depth(f"{Queue.PAGES}.XQ") == 1, "the dead letter")
    assert attempts() == 3


def test_an_error_that_is_not_retryable_makes_a_dead_letter_at_once(
    broker: Broker, start: Callable[[], Worker]
) -> None:
    attempts = raising(broker, lambda: EncryptedDocument("no"))
    start()
    wait_until(lambda: broker.depth(f"{Queue.PAGES}.XQ") == 1, "the dead letter")
    assert attempts() == 1


def test_a_message_for_an_unknown_actor_becomes_a_dead_letter(
    broker: Broker, journal: Journal, start: Callable[[], Worker]
) -> None:
    broker.enqueue(message("unknown", "a"))
    broker.enqueue(message("note", "b"))
    start()
    wait_until(lambda: journal.names("ended") == ["b"], "the next message")
    wait_until(lambda: broker.depth(f"{Queue.DOCUMENTS}.XQ") == 1, "the dead letter")


def test_a_delayed_message_comes_after_those_that_are_not(
    broker: Broker, journal: Journal, start: Callable[[], Worker]
) -> None:
    start()
    broker.enqueue(message("note", "late"), delay=500)
    broker.enqueue(message("note", "soon"))
    wait_until(lambda: journal.names("ended") == ["soon", "late"], "both in this order")


def test_a_queue_is_first_in_first_out(broker: Broker, journal: Journal, start: Callable[[], Worker]) -> None:
    names = [str(number) for number in range(50)]
    for name in names:
        broker.enqueue(message("note", name))
    start()
    wait_until(lambda: len(journal.names("ended")) == 50, "all of them")
    assert journal.names("ended") == names


def test_queues_take_turns(broker: Broker, journal: Journal, start: Callable[[], Worker]) -> None:
    for name in ("p1", "p2", "p3", "p4", "p5", "p6"):
        broker.enqueue(message("note", name, Queue.PAGES))
    for name in ("d1", "d2", "d3"):
        broker.enqueue(message("note", name, Queue.DOCUMENTS))
    start()
    wait_until(lambda: len(journal.names("ended")) == 9, "all of them")
    assert journal.names("ended") == ["d1", "p1", "d2", "p2", "d3", "p3", "p4", "p5", "p6"]


def test_a_busy_worker_holds_one_message(
    broker: Broker, journal: Journal, start: Callable[[], Worker]
) -> None:
    for name in ("a", "b"):
        broker.enqueue(message("wait", name, Queue.DOCUMENTS))
        broker.enqueue(message("wait", name + name, Queue.PAGES))
    start()
    wait_until(lambda: journal.names("began") == ["a"], "the first message")
    assert (broker.depth(Queue.DOCUMENTS), broker.depth(Queue.PAGES)) == (1, 2)


def test_each_thread_works_on_one_message(
    broker: Broker, journal: Journal, start: Callable[..., Worker]
) -> None:
    start(threads=2)
    for name in ("a", "b", "c"):
        broker.enqueue(message("wait", name))
    wait_until(lambda: set(journal.names("began")) == {"a", "b"}, "two messages")
    assert broker.depth(Queue.DOCUMENTS) == 1


def test_a_worker_that_stops_finishes_one_message_and_leaves_the_rest(
    broker: Broker, journal: Journal, start: Callable[[], Worker]
) -> None:
    for name in ("a", "b", "c"):
        broker.enqueue(message("wait", name))
    worker = start()
    wait_until(lambda: journal.names("began") == ["a"], "the first message")

    def open_gate_once_it_stops() -> None:
        assert broker.draining.wait(30.0)
        journal.open_gate()

    with ThreadPoolExecutor(1) as other:
        opened = other.submit(open_gate_once_it_stops)
        assert worker.stop(30.0)
        opened.result()
    assert journal.names("ended") == ["a"]
    assert broker.depth(Queue.DOCUMENTS) == 2
    start()
    wait_until(lambda: journal.names("ended") == ["a", "b", "c"], "the rest, by another worker")


def test_work_that_outlasts_the_grace_period_goes_to_another_worker(
    broker: Broker, journal: Journal, start: Callable[[], Worker]
) -> None:
    broker.enqueue(message("wait", "a"))
    worker = start()
    wait_until(lambda: journal.count("began", "a") == 1, "the message is begun")
    assert not worker.stop(0.0)
    wait_until(lambda: broker.depth(Queue.DOCUMENTS) == 1, "the message is back")
    start()
    wait_until(lambda: journal.count("began", "a") == 2, "another worker begins it")


def test_delayed_messages_outlive_their_worker(
    broker: Broker, journal: Journal, start: Callable[[], Worker]
) -> None:
    broker.enqueue(message("note", "a"), delay=3000)
    worker = start()
    wait_until(lambda: broker.depth(f"{Queue.DOCUMENTS}.DQ") == 0, "the worker holds the message")
    assert worker.stop(5.0)
    wait_until(lambda: broker.depth(f"{Queue.DOCUMENTS}.DQ") == 1, "the broker has it back")
    start()
    wait_until(lambda: journal.names("ended") == ["a"], "its time comes")


def test_a_worker_is_alive_between_start_and_stop(start: Callable[[], Worker]) -> None:
    worker = start()
    assert worker.alive()
    worker.stop(5.0)
    assert not worker.alive()


def test_depth_counts_what_is_ready(broker: Broker, journal: Journal) -> None:
    broker.enqueue(message("note", "a"))
    broker.enqueue(message("note", "b"))
    broker.enqueue(message("note", "c"), delay=60_000)
    assert broker.depth(Queue.DOCUMENTS) == 2
    assert broker.depth(Queue.PAGES) == 0


def test_a_broker_that_is_there_answers(broker: Broker) -> None:
    broker.ping()
