"""The worker process: takes messages, reads documents in its child, and shows that it lives."""

import time
from pathlib import Path

import psutil
from prometheus_client import start_http_server

from docreader import broker, messages, metrics, store
from docreader.broker import Broker, Queue
from docreader.jobs import Jobs
from docreader.logs import configure_logging
from docreader.models import Models
from docreader.settings import Settings
from docreader.store import Store
from docreader_worker.actors import declare_actors
from docreader_worker.job_reader import JobReader
from docreader_worker.model_folder import announce_builtin
from docreader_worker.workplace import Workplace

QUEUES = (Queue.DOCUMENTS, Queue.PAGES)
HEARTBEAT_SECONDS = 5.0


def reader_for(objects: Store, queue: Broker, settings: Settings) -> JobReader:
    """A reader over the given store and broker."""

    def publish(job_id: str, run: int, batch: int) -> None:
        queue.enqueue(messages.read_pages(job_id, run, batch))

    return JobReader(
        Workplace(Jobs(objects), settings),
        publish=publish,
        stopping=queue.draining.is_set,
    )


class Heartbeat:
    """Touches a file while the worker is alive, and notes the parent's memory."""

    def __init__(self, path: str | None) -> None:
        self._path = Path(path) if path else None
        self._process = psutil.Process()
        self._next = 0.0

    def __call__(self) -> None:
        """Beat, at most every few seconds."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + HEARTBEAT_SECONDS
        metrics.MEMORY_BYTES.labels("parent").set(self._process.memory_info().rss)
        if self._path is not None:
            self._path.touch()


def work(settings: Settings) -> int:
    """Work until SIGTERM or SIGINT; returns the exit code of `docreader.broker.run_worker`."""
    configure_logging(settings.log_level, settings.stored_secrets)
    objects = store.connect_checked(settings)
    announce_builtin(Models(objects, settings.model))
    queue = broker.connect(settings.broker_url)
    close = declare_actors(queue, lambda: reader_for(objects, queue, settings))
    if settings.metrics_port:
        start_http_server(settings.metrics_port, registry=metrics.REGISTRY)
    try:
        return broker.run_worker(
            queue,
            QUEUES,
            grace=settings.shutdown_seconds,
            on_tick=Heartbeat(settings.heartbeat_file),
        )
    finally:
        close()
