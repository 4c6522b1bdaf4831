"""A broker inside the process, with the behaviour of the one outside: for ``docreader serve``."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Iterable
from threading import Condition, Event
from typing import Any

from dramatiq.broker import Broker, Consumer, MessageProxy
from dramatiq.common import current_millis, dq_name, q_name, xq_name
from dramatiq.message import Message
from dramatiq.middleware import Middleware

from docreader.broker.delivery import Delivery
from docreader.broker.rotation import Rotation
from docreader.broker.together import split

DEAD_LETTERS_KEPT = 1000


class Shelf:
    """The messages of every queue, encoded, and the lock that guards them."""

    def __init__(self) -> None:
        self.changed = Condition()
        self.ready: defaultdict[str, deque[bytes]] = defaultdict(deque)

    def put(self, queue: str, body: bytes) -> None:
        """Add a message at the end; of dead letters only the newest are kept."""
        with self.changed:
            self.ready[queue].append(body)
            if queue == xq_name(queue) and len(self.ready[queue]) > DEAD_LETTERS_KEPT:
                self.ready[queue].popleft()
            self.changed.notify_all()

    def put_back(self, queue: str, body: bytes) -> None:
        """Return a message to the front, where it was."""
        with self.changed:
            self.ready[queue].appendleft(body)
            self.changed.notify_all()


class MemoryBroker(Broker):
    """Queues in memory. What is in them ends with the process; the journal of each job knows what was
    asked.

    Dramatiq's ``StubBroker`` is for tests: it keeps every dead letter, with the frames of its exception,
    for ever.
    """

    def __init__(self, *, middleware: list[Middleware]) -> None:
        super().__init__(middleware=middleware)
        self.draining = Event()
        self.queues: set[str] = set()
        self._shelf = Shelf()

    def consume(self, queue_name: str, prefetch: int = 1, timeout: int = 5000) -> MemoryConsumer:
        """Take messages from one queue, or from several whose names are joined by ``together``."""
        queues = split(queue_name)
        return MemoryConsumer(
            self._shelf, queues, slots=prefetch, timeout=timeout / 1000, draining=self.draining
        )

    def declare_queue(self, queue_name: str) -> None:
        """Make the queue known to the workers of this broker."""
        if queue_name in self.queues:
            return
        self.emit_before("declare_queue", queue_name)
        self.queues.add(queue_name)
        self.emit_after("declare_queue", queue_name)
        self.delay_queues.add(dq_name(queue_name))
        self.emit_after("declare_delay_queue", dq_name(queue_name))

    def get_declared_queues(self) -> set[str]:
        """The queues declared so far."""
        return self.queues.copy()

    def enqueue(self, message: Message[Any], *, delay: int | None = None) -> Message[Any]:
        """Queue a message, to be delivered after ``delay`` milliseconds at the earliest."""
        if delay is not None:
            options = {"eta": current_millis() + delay}
            message = message.copy(queue_name=dq_name(message.queue_name), options=options)
        self.declare_queue(q_name(message.queue_name))
        self.emit_before("enqueue", message, delay)
        self._shelf.put(message.queue_name, message.encode())
        self.emit_after("enqueue", message, delay)
        return message

    def depth(self, queue: str) -> int:
        """How many messages of ``queue`` are ready, that is neither delayed nor in the hands of a
        worker."""
        with self._shelf.changed:
            return len(self._shelf.ready[queue])

    def ping(self) -> None:
        """Nothing can be away."""

    def keep_alive(self) -> None:
        """There is no connection to keep."""

    def disconnect(self) -> None:
        """There is no connection to end."""


class MemoryConsumer(Consumer):
    """Consumes several queues in turn, holding no more than ``slots`` messages, besides delayed ones."""

    def __init__(
        self, shelf: Shelf, queues: tuple[str, ...], *, slots: int, timeout: float, draining: Event
    ) -> None:
        self._shelf = shelf
        self._turns = Rotation(queues)
        self._delayed = tuple(dq_name(name) for name in queues)
        self._slots = slots
        self._timeout = timeout
        self._draining = draining
        self._held: dict[int, tuple[str, bytes]] = {}
        self._tags = 0
        self.lost = False

    def __next__(self) -> Delivery | None:
        """The next message, or ``None`` after the timeout."""
        deadline = time.monotonic() + self._timeout
        with self._shelf.changed:
            while True:
                for name in self._wanted():
                    if self._shelf.ready[name]:
                        return self._take(name)
                left = deadline - time.monotonic()
                if left <= 0:
                    return None
                self._shelf.changed.wait(left)

    def ack(self, message: MessageProxy) -> None:
        """Settle a message that was dealt with."""
        self._settle(message)

    def nack(self, message: MessageProxy) -> None:
        """Make a message a dead letter, or give it back where that was asked for."""
        settled = self._settle(message)
        if settled is not None and isinstance(message, Delivery):
            queue, body = settled
            if message.handed_back:
                self._shelf.put_back(queue, body)
            else:
                self._shelf.put(xq_name(queue), body)

    def requeue(self, messages: Iterable[MessageProxy]) -> None:
        """Use up the caller's list of delayed messages: ``close`` gives back all that is not settled."""
        for _ in messages:
            pass

    def close(self) -> None:
        """Give back, in their order, the messages that are not settled."""
        with self._shelf.changed:
            self.lost = True
            for queue, body in reversed(self._held.values()):
                self._shelf.put_back(queue, body)
            self._held.clear()

    def _wanted(self) -> tuple[str, ...]:
        if self._draining.is_set():
            return ()
        working = sum(queue not in self._delayed for queue, _ in self._held.values())
        return (*self._delayed, *self._turns) if working < self._slots else self._delayed

    def _take(self, name: str) -> Delivery:
        body = self._shelf.ready[name].popleft()
        self._turns.served(name)
        self._tags += 1
        self._held[self._tags] = (name, body)
        return Delivery(Message.decode(body), origin=self, tag=self._tags)

    def _settle(self, message: MessageProxy) -> tuple[str, bytes] | None:
        with self._shelf.changed:
            if not isinstance(message, Delivery) or message.origin is not self:
                return None
            settled = self._held.pop(message.tag, None)
            self._shelf.changed.notify_all()
            return settled
