"""Takes messages and has them worked on: inside a process that does other things too, or as all it does."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable, Sequence
from functools import partial
from threading import Event
from types import FrameType
from typing import Any

import dramatiq
from dramatiq.worker import ConsumerThread

from docreader.broker.connect import Broker
from docreader.broker.together import together
from docreader.broker.watchdog import UnitClock, alive
from docreader.settings import UNIT_LIMIT

DRAINED = 0
DIED = 70
"""Exit code of a worker whose threads ended or hung: ``EX_SOFTWARE`` of sysexits.h."""
HANDED_BACK = 75
"""Exit code of a worker whose work outlasted the grace period: ``EX_TEMPFAIL`` of sysexits.h."""

TICK = 0.25

logger = logging.getLogger(__name__)


class Worker:
    """Threads that take messages from ``queues``, in turn, and run their actors.

    Actors are declared on ``broker`` before ``start``. Each of ``threads`` works on one message at a time,
    and no message is fetched before a thread is free for it. A worker is started once.
    """

    def __init__(
        self, broker: Broker, queues: Sequence[str], *, threads: int = 1, unit_limit: float = UNIT_LIMIT
    ) -> None:
        self._broker = broker
        self._queues = tuple(queues)
        self._unit_limit = unit_limit
        self._clock = UnitClock()
        self._inner = _OneConsumer(broker, self._queues, threads)

    def start(self) -> None:
        """Begin to take messages. A broker that is away is waited for."""
        self._broker.draining.clear()
        for queue in self._queues:
            self._broker.declare_queue(queue)
        # First, so that it also counts the time of every other middleware.
        self._broker.middleware.insert(0, self._clock)
        self._inner.start()

    def alive(self) -> bool:
        """Whether all threads live and none is past the unit limit; a worker without its broker is
        alive."""
        return alive(self._inner) and self._clock.longest() < self._unit_limit

    def stop(self, grace: float) -> bool:
        """Stop, and tell whether all that was begun was finished within ``grace`` seconds.

        What was not finished is given to another worker; the thread at it cannot be ended, so let the
        process end.
        """
        # 1. Take no more messages, and give back what was fetched and not begun.
        self._broker.draining.set()
        # 2. Let the threads finish what they are at. The consumer thread lives on: it keeps the heartbeat,
        #    sends the acknowledgements and puts off what failed.
        for thread in self._inner.workers:
            thread.stop()
        deadline = time.monotonic() + grace
        for thread in self._inner.workers:
            thread.join(max(0.0, deadline - time.monotonic()))
        finished = not any(thread.is_alive() for thread in self._inner.workers)
        # 3. End the consumer thread, then its connection: the broker has the rest back.
        self._inner.stop(timeout=round(self._inner.worker_timeout * 8))
        self._broker.middleware[:] = [each for each in self._broker.middleware if each is not self._clock]
        return finished


class _OneConsumer(dramatiq.Worker):
    """Dramatiq's worker with one consumer thread, and so one connection, for all of its queues."""

    def __init__(self, broker: Broker, queues: tuple[str, ...], threads: int) -> None:
        super().__init__(
            broker, queues=set(queues), worker_threads=threads, worker_timeout=round(TICK * 1000)
        )
        self._consumer = ConsumerThread(
            broker=broker,
            queue_name=together(queues),
            prefetch=threads,
            work_queue=self.work_queue,
            worker_timeout=self.worker_timeout,
        )
        self.consumers = dict.fromkeys(queues, self._consumer)

    def start(self) -> None:
        """Start the threads.

        Dramatiq's own worker puts itself among the broker's middleware, to hear of queues that are declared
        later, of which a broker can have one. This one knows its queues, and a process may have several.
        """
        self.broker.emit_before("worker_boot", self)
        self._consumer.start()
        for _ in range(self.worker_threads):
            self._add_worker()
        self.broker.emit_after("worker_boot", self)


def run_worker(
    broker: Broker,
    queues: Sequence[str],
    *,
    threads: int = 1,
    grace: float = 60.0,
    unit_limit: float = UNIT_LIMIT,
    on_tick: Callable[[], None] | None = None,
) -> int:
    """Work until SIGTERM or SIGINT, then stop as ``Worker.stop`` does. For the main thread of a process.

    ``on_tick`` is called a few times a second while the worker is alive: write a heartbeat there. A second
    signal ends the process at once. Give the result to ``sys.exit`` without delay, for what is not finished
    goes on in its thread: 0 when all was finished, 70 when a thread died or hung, 75 when the grace period
    was too short.
    """
    stopping = Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    for number in before:
        signal.signal(number, partial(_on_signal, stopping))
    worker = Worker(broker, queues, threads=threads, unit_limit=unit_limit)
    try:
        worker.start()
        while not stopping.wait(TICK):
            if not worker.alive():
                logger.critical("a thread of the worker died or has worked too long on one message")
                worker.stop(0.0)
                return DIED
            if on_tick is not None:
                on_tick()
        if not worker.stop(grace):
            return HANDED_BACK
        broker.close()
        return DRAINED
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _on_signal(stopping: Event, number: int, _frame: FrameType | Any) -> None:
    if stopping.is_set():
        os._exit(128 + number)
    logger.info("%s: finishing what was begun", signal.Signals(number).name)
    stopping.set()
