"""Whether a worker still works: its threads live, and none is stuck in a unit of work."""

import time
from threading import get_ident

from dramatiq import Worker
from dramatiq.broker import Broker, MessageProxy
from dramatiq.middleware import Middleware


class UnitClock(Middleware):
    """How long each thread has been at the message it works on."""

    def __init__(self) -> None:
        self._began: dict[int, float] = {}

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:
        self._began[get_ident()] = time.monotonic()

    def after_process_message(
        self,
        broker: Broker,
        message: MessageProxy,
        *,
        result: object = None,
        exception: BaseException | None = None,
    ) -> None:
        self._began.pop(get_ident(), None)

    def after_skip_message(self, broker: Broker, message: MessageProxy) -> None:
        self._began.pop(get_ident(), None)

    def longest(self) -> float:
        """Seconds since the oldest message that is worked on was begun; 0 when there is none."""
        now = time.monotonic()
        return max((now - began for began in list(self._began.values())), default=0.0)


def alive(worker: Worker) -> bool:
    """Whether every thread of a started worker lives.

    Dramatiq does not look after its threads: one ended by a ``BaseException`` out of a middleware, or by an
    error while its connection is closed, leaves a process that holds a message, answers heartbeats and does
    nothing. A consumer that waits for its broker to come back is alive.
    """
    threads = [*worker.workers, *worker.consumers.values()]
    return bool(threads) and all(thread.is_alive() for thread in threads)
