"""Publishes from a process that must not wait, such as an ASGI server: one thread, one connection."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Any, NamedTuple, TypeVar

from dramatiq.message import Message

from docreader.broker.connect import Broker
from docreader.errors import BrokerUnavailable

T = TypeVar("T")

WAITING_MAX = 1000
KEEP_ALIVE_SECONDS = 1.0


class Request(NamedTuple):
    """Something to ask the broker, and until when (on the monotonic clock) an answer is of use."""

    ask: Callable[[], Any]
    answer: Future[Any]
    until: float


class Publisher:
    """The one thread of a process that talks to its broker.

    Connections belong to threads, so publishing from a thread pool would open one for each of its threads.
    Use it as a context manager, or call ``start`` and ``close``.
    """

    def __init__(self, broker: Broker, *, timeout: float = 5.0) -> None:
        self._broker = broker
        self._timeout = timeout
        self._requests: Queue[Request | None] = Queue(WAITING_MAX)
        self._closed = Event()
        self._thread = Thread(target=self._run, name="publisher", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def close(self) -> None:
        """Answer what was asked so far, then end the connection and the thread. What is asked later is
        refused."""
        self._requests.put(None)
        self._thread.join()

    def __enter__(self) -> Publisher:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def publish(self, message: Message[Any]) -> Future[None]:
        """Publish ``message``.

        The future is done when the broker has confirmed it. It raises ``BrokerUnavailable`` where the
        broker did not within about the timeout: the message is then as good as not published, though it may
        arrive.
        """

        def send() -> None:
            self._broker.enqueue(message)

        return self._submit(send)

    def depth(self, queue: str) -> Future[int]:
        """How many messages of ``queue`` are ready; raises as ``publish``."""
        return self._submit(lambda: self._broker.depth(queue))

    def ping(self) -> Future[None]:
        """Ask for a sign of life; raises as ``publish``."""
        return self._submit(self._broker.ping)

    async def published(self, message: Message[Any]) -> None:
        """``publish`` for the event loop."""
        await asyncio.wrap_future(self.publish(message))

    def _submit(self, ask: Callable[[], T]) -> Future[T]:
        request = self._request(ask)
        try:
            self._requests.put_nowait(request)
        except Full:
            words = f"{WAITING_MAX} messages already wait for the broker"
            request.answer.set_exception(BrokerUnavailable(words))
        if self._closed.is_set():
            self._refuse()
        return request.answer

    def _request(self, ask: Callable[[], Any]) -> Request:
        return Request(ask, Future(), time.monotonic() + self._timeout)

    def _run(self) -> None:
        while True:
            try:
                request = self._requests.get(timeout=KEEP_ALIVE_SECONDS)
            except Empty:
                request = self._request(self._broker.keep_alive)
            if request is None:
                break
            self._answer(request)
        self._closed.set()
        self._refuse()
        self._broker.disconnect()

    def _refuse(self) -> None:
        """Answer what nobody else will: whoever waits for it would wait for ever."""
        with suppress(Empty):
            while True:
                request = self._requests.get_nowait()
                if request is not None and request.answer.set_running_or_notify_cancel():
                    request.answer.set_exception(BrokerUnavailable("this process is stopping"))

    def _answer(self, request: Request) -> None:
        if not request.answer.set_running_or_notify_cancel():
            return
        if time.monotonic() > request.until:
            # It waited behind others that got no answer either.
            request.answer.set_exception(BrokerUnavailable("the broker did not answer in time"))
            return
        try:
            request.answer.set_result(request.ask())
        except Exception as error:  # noqa: BLE001  (whatever it is belongs to the caller, and the thread must live)
            request.answer.set_exception(error)
