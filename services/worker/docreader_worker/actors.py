"""The actors: messages in, `JobReader` calls out. One reader for each worker thread."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import dramatiq
from dramatiq.middleware import CurrentMessage

from docreader import messages, metrics
from docreader.broker import Broker, Queue
from docreader_worker.job_reader import JobReader


def declare_actors(broker: Broker, new_reader: Callable[[], JobReader]) -> Callable[[], None]:
    """Declare the actors of the worker on ``broker``; the answer closes the readers they made.

    ``new_reader`` is called once in each thread that takes messages: a child process belongs to a thread.
    """
    broker.add_middleware(CurrentMessage())
    local = threading.local()
    readers: list[JobReader] = []

    def reader() -> JobReader:
        found: JobReader | None = getattr(local, "reader", None)
        if found is None:
            found = local.reader = new_reader()
            readers.append(found)
        return found

    @dramatiq.actor(actor_name=messages.READ_DOCUMENT, queue_name=Queue.DOCUMENTS, broker=broker)
    def read_document(job_id: str, run: int) -> None:
        _note_wait(Queue.DOCUMENTS)
        reader().read_document(job_id, run)

    @dramatiq.actor(actor_name=messages.READ_PAGES, queue_name=Queue.PAGES, broker=broker)
    def read_pages(job_id: str, run: int, batch: int) -> None:
        _note_wait(Queue.PAGES)
        reader().read_pages(job_id, run, batch)

    def close() -> None:
        for each in readers:
            each.close()

    return close


def _note_wait(queue: Queue) -> None:
    message = CurrentMessage.get_current_message()
    if message is not None:
        waited = datetime.now(UTC).timestamp() - message.message_timestamp / 1000
        metrics.QUEUE_WAIT_SECONDS.labels(queue.value).observe(max(0.0, waited))
