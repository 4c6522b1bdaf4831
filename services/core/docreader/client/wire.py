"""The sending: calls and streams of events over HTTP, sent again where that may help."""

import time
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import count
from typing import Any, TypeVar

import anyio
import httpx
from httpx_sse import EventSource

from docreader.client.calls import Call, Deadline, headers
from docreader.client.events import Following
from docreader.client.retries import Reply, Retries
from docreader.job import JobView
from docreader.training import TrainingView

T = TypeVar("T")
Ending = TypeVar("Ending", JobView, TrainingView)


class Wire:
    """The connections of a `Client`; ``timeout`` is in seconds."""

    def __init__(self, url: str, api_key: str | None, timeout: float, retries: Retries | None) -> None:
        self.retries = retries or Retries()
        self._http = httpx.Client(base_url=url, headers=headers(api_key), follow_redirects=True)
        self._timeout = timeout

    def close(self) -> None:
        """End the connections."""
        self._http.close()

    def send(self, call: Call[T]) -> T:
        """What is answered. Raises `ApiError`, `ServerUnreachable`."""
        for sent in count(1):
            reply = self._try(call)
            pause = self.retries.pause(reply, sent, repeatable=call.repeatable)
            if pause is None:
                break
            time.sleep(pause)
        return call.answer(reply, self._http.base_url)

    def wait(self, ask: Callable[[float], Call[Ending]], deadline: Deadline) -> Ending:
        """What ``ask`` asks for, with the seconds it may wait, when it has ended. Raises `TimeoutError`."""
        found = self.send(ask(0.0))
        while not found.status.ended:
            found = self.send(ask(deadline.next_wait()))
        return found

    def _try(self, call: Call[Any]) -> Reply:
        try:
            return self._http.request(**call.arguments(self._timeout))
        except httpx.TransportError as error:
            return error

    def follow(self, following: Following[T]) -> Iterator[T]:
        """The events until the last. Raises `ApiError`, `ServerUnreachable`."""
        while not following.ended:
            reply: Reply | None = None
            try:
                with self._http.stream(**following.call.arguments(self._timeout)) as response:
                    if response.is_success:
                        for event in EventSource(response).iter_sse():
                            taken = following.take(event)
                            if taken is not None:
                                yield taken
                    else:
                        response.read()
                        reply = response
            except httpx.TransportError as error:
                reply = error
            if not following.ended:
                time.sleep(following.pause(reply, self._http.base_url))


class AsyncWire:
    """The connections of an `AsyncClient`; ``timeout`` is in seconds."""

    def __init__(self, url: str, api_key: str | None, timeout: float, retries: Retries | None) -> None:
        self.retries = retries or Retries()
        self._http = httpx.AsyncClient(base_url=url, headers=headers(api_key), follow_redirects=True)
        self._timeout = timeout

    async def close(self) -> None:
        """End the connections."""
        await self._http.aclose()

    async def send(self, call: Call[T]) -> T:
        """What is answered. Raises `ApiError`, `ServerUnreachable`."""
        for sent in count(1):
            reply = await self._try(call)
            pause = self.retries.pause(reply, sent, repeatable=call.repeatable)
            if pause is None:
                break
            await anyio.sleep(pause)
        return call.answer(reply, self._http.base_url)

    async def wait(self, ask: Callable[[float], Call[Ending]], deadline: Deadline) -> Ending:
        """What ``ask`` asks for, with the seconds it may wait, when it has ended. Raises `TimeoutError`."""
        found = await self.send(ask(0.0))
        while not found.status.ended:
            found = await self.send(ask(deadline.next_wait()))
        return found

    async def _try(self, call: Call[Any]) -> Reply:
        try:
            return await self._http.request(**call.arguments(self._timeout))
        except httpx.TransportError as error:
            return error

    async def follow(self, following: Following[T]) -> AsyncIterator[T]:
        """The events until the last. Raises `ApiError`, `ServerUnreachable`."""
        while not following.ended:
            reply: Reply | None = None
            try:
                async with self._http.stream(**following.call.arguments(self._timeout)) as response:
                    if response.is_success:
                        async for event in EventSource(response).aiter_sse():
                            taken = following.take(event)
                            if taken is not None:
                                yield taken
                    else:
                        await response.aread()
                        reply = response
            except httpx.TransportError as error:
                reply = error
            if not following.ended:
                await anyio.sleep(following.pause(reply, self._http.base_url))
