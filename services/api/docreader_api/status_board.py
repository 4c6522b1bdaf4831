"""How docreader is, put together from its broker, its store and the cluster it runs on."""

import time
from collections.abc import Callable
from importlib.metadata import version
from typing import TypeVar

import anyio
import msgspec
from dramatiq.common import dq_name, xq_name

from docreader.broker import Publisher, Queue
from docreader.broker.management import Management, QueueStatistics
from docreader.errors import DocreaderError
from docreader.jobs import Jobs
from docreader.settings import Settings
from docreader.status import QueueStatus, ServiceStatus
from docreader_api.cluster import Cluster

FRESH_SECONDS = 2.0

T = TypeVar("T")


class StatusBoard:
    """Asked by many, put together seldom."""

    def __init__(self, settings: Settings, jobs: Jobs, publisher: Publisher) -> None:
        self._jobs = jobs
        self._publisher = publisher
        url, selector = settings.broker_management_url, settings.cluster_selector
        self._management = Management(url) if url else None
        self._cluster = Cluster(selector) if selector else None
        self._turn = anyio.CapacityLimiter(1)
        self._at = float("-inf")
        self._status: ServiceStatus | None = None

    async def read(self) -> ServiceStatus:
        """How docreader is, as of two seconds ago at most."""
        # One at a time, and in no thread of those that other requests need: a broker may be silent.
        return await anyio.to_thread.run_sync(self._read, limiter=self._turn)

    def _read(self) -> ServiceStatus:
        if self._status is None or time.monotonic() - self._at > FRESH_SECONDS:
            self._status = self._look()
            self._at = time.monotonic()
        return self._status

    def _look(self) -> ServiceStatus:
        errors: dict[str, str] = {}

        def ask(part: str, question: Callable[[], T]) -> T | None:
            try:
                return question()
            except DocreaderError as error:
                errors[part] = error.message
                return None

        queues = ask("broker", self._depths) or []
        management = self._management
        if management is not None:
            found = ask("management", management.queues) or {}
            queues = [_counted(queue, found) for queue in queues]
        return ServiceStatus(
            version=version("docreader"),
            queues=queues,
            open_runs=ask("store", self._jobs.open_runs),
            pools=ask("cluster", self._cluster.pools) if self._cluster is not None else None,
            errors=errors,
        )

    def _depths(self) -> list[QueueStatus]:
        asked = [(queue, self._publisher.depth(queue)) for queue in Queue]
        return [QueueStatus(name=queue.value, ready=depth.result()) for queue, depth in asked]


def _counted(queue: QueueStatus, found: dict[str, QueueStatistics]) -> QueueStatus:
    """What the broker told of a queue, and what its management API knows besides."""
    if queue.name not in found:
        return queue

    delayed, dead = (
        found.get(name, QueueStatistics(name)) for name in (dq_name(queue.name), xq_name(queue.name))
    )
    return msgspec.structs.replace(
        queue,
        unacked=found[queue.name].messages_unacknowledged,
        delayed=delayed.messages_ready + delayed.messages_unacknowledged,
        dead=dead.messages_ready,
        # A worker consumes from the queue itself only while it has nothing to do.
        workers=delayed.consumers,
    )
