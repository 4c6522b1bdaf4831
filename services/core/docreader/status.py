"""How docreader is: what waits, what is worked on, and by how many workers."""

from datetime import datetime

from msgspec import Struct, field

POOL_LABEL = "docreader/pool"
"""The label of Deployments and pods that names their pool: the chart writes it."""


class QueueStatus(Struct, frozen=True, kw_only=True):
    """One queue. What only RabbitMQ's management API tells is null where that was not asked or is away."""

    name: str
    ready: int
    """Messages that wait for a worker."""
    unacked: int | None = None
    """Messages in the hands of workers."""
    delayed: int | None = None
    """Messages that wait for their time: retries."""
    dead: int | None = None
    """Dead letters."""
    workers: int | None = None
    """Workers that take from it."""


class OpenRuns(Struct, frozen=True, kw_only=True):
    """Jobs that have not ended, also those still being sent; ``oldest_at`` is when the oldest began."""

    count: int
    oldest_at: datetime | None


class WorkerStatus(Struct, frozen=True, kw_only=True):
    """A worker's pod."""

    name: str
    memory_bytes: int


class PoolStatus(Struct, frozen=True, kw_only=True):
    """A pool of workers: replicas wanted and had, and the memory each takes of its limit."""

    name: str
    wanted: int
    ready: int
    memory_limit_bytes: int | None
    workers: list[WorkerStatus]
    """Those whose memory was measured: none without metrics-server, and not in a pod's first half minute."""


class ServiceStatus(Struct, frozen=True, kw_only=True):
    """docreader as a whole; what could not be asked is in ``errors``, by part."""

    version: str
    queues: list[QueueStatus]
    open_runs: OpenRuns | None
    pools: list[PoolStatus] | None
    """Null where docreader does not ask Kubernetes."""
    errors: dict[str, str] = field(default_factory=dict)
