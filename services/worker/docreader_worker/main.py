"""The worker process: takes messages, reads documents in its child, and shows that it lives."""

from contextlib import suppress

from docreader import broker, messages, metrics, store
from docreader.broker import Broker, Queue
from docreader.errors import (
    BrokerUnavailable,
    Internal,
    PageCrashed,
    PageOutOfMemory,
    PageTimeout,
    PageTooLarge,
)
from docreader.heartbeat import Heartbeat
from docreader.jobs import Jobs
from docreader.logs import configure_logging
from docreader.models import Models
from docreader.settings import Settings
from docreader.store import Store
from docreader.tracing import configure_tracing
from docreader_worker.actors import declare_actors
from docreader_worker.job_reader import JobReader
from docreader_worker.model_folder import announce_builtin
from docreader_worker.processes import note_memory
from docreader_worker.workplace import Workplace

QUEUES = {"documents": Queue.DOCUMENTS, "pages": Queue.PAGES}
PAGE_FAULTS = (PageCrashed, PageOutOfMemory, PageTimeout, PageTooLarge, Internal)
"""What most often ends a page that is not read."""


def queues_of(settings: Settings) -> list[Queue]:
    """The queues that a worker takes from, in the order of their first turns."""
    return [queue for name, queue in QUEUES.items() if name in settings.taken_queues]


def reader_for(objects: Store, queue: Broker, settings: Settings) -> JobReader:
    """A reader over the given store and broker."""

    def publish(job_id: str, run: int, batch: int) -> None:
        queue.enqueue(messages.read_pages(job_id, run, batch))

    def notify(job_id: str, run: int) -> None:
        with suppress(BrokerUnavailable):  # it stays pending, and the sweep queues it
            queue.enqueue(messages.deliver_webhook(job_id, run))

    return JobReader(
        Workplace(Jobs(objects), settings),
        publish=publish,
        notify=notify,
        stopping=queue.draining.is_set,
    )


def begin_counters(engine: str) -> None:
    """Have the counters of alerts from the start: one that begins at 1 never increased to it."""
    for reason in ("recycled", "crashed", "timeout", "memory"):
        metrics.CHILD_RESTARTS.labels(reason)
    for outcome in ("done", *(fault.code for fault in PAGE_FAULTS)):
        metrics.PAGES.labels(outcome, engine)


def work(settings: Settings) -> int:
    """Work until SIGTERM or SIGINT; returns the exit code of `docreader.broker.run_worker`."""
    configure_logging(settings.log_level, settings.secrets)
    configure_tracing("worker")
    objects = store.connect_checked(settings)
    announce_builtin(Models(objects, settings.model))
    queue = broker.connect(settings.broker_url)
    close = declare_actors(queue, lambda: reader_for(objects, queue, settings))
    begin_counters(settings.engine)
    if settings.metrics_port:
        metrics.serve(settings.metrics_port)
    try:
        return broker.run_worker(
            queue,
            queues_of(settings),
            grace=settings.shutdown_seconds,
            on_tick=Heartbeat(settings.heartbeat_file, note_memory),
        )
    finally:
        close()
