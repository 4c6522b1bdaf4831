"""What matters of a broker in memory that runs for months."""

import dramatiq

from docreader.broker import Queue, Worker, connect
from docreader.broker.memory import DEAD_LETTERS_KEPT
from docreader.errors import EncryptedDocument
from tests.waiting import wait_until


def test_only_the_newest_dead_letters_are_kept() -> None:
    broker = connect("memory://")
    failed: list[int] = []

    @dramatiq.actor(broker=broker, queue_name=Queue.DOCUMENTS.value)
    def always_fails(number: int) -> None:
        failed.append(number)
        raise EncryptedDocument("no")

    for number in range(DEAD_LETTERS_KEPT + 10):
        broker.enqueue(always_fails.message(number))
    worker = Worker(broker, [Queue.DOCUMENTS])
    worker.start()
    wait_until(lambda: len(failed) == DEAD_LETTERS_KEPT + 10, "all have failed")
    assert worker.stop(10.0)
    assert broker.depth(f"{Queue.DOCUMENTS}.XQ") == DEAD_LETTERS_KEPT
    assert broker.depth(Queue.DOCUMENTS) == 0
