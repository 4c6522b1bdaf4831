"""Both clients, as one: what holds for `Client` holds for `AsyncClient`."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

from docreader.client import AsyncClient, Client

NewClient = Callable[..., Client]


class Awaited:
    """An `AsyncClient` whose every call is waited for."""

    def __init__(self, portal: BlockingPortal, client: object) -> None:
        self._portal = portal
        self._client = client

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._client, name)
        if not callable(method):
            return Awaited(self._portal, method)

        def call(*arguments: Any, **named: Any) -> Any:
            if inspect.isasyncgenfunction(method):
                return iter(self._portal.call(_all_of, partial(method, *arguments, **named)))
            return self._portal.call(partial(method, *arguments, **named))

        return call


async def _all_of(iterator: Callable[[], Any]) -> list[Any]:
    return [each async for each in iterator()]


@pytest.fixture(params=["sync", "async"])
def new_client(request: pytest.FixtureRequest) -> Iterator[NewClient]:
    """Makes clients that are closed after the test."""
    with ExitStack() as stack:
        if request.param == "sync":
            yield lambda *given, **named: stack.enter_context(Client(*given, **named))
            return
        portal = stack.enter_context(start_blocking_portal())

        def make(*given: Any, **named: Any) -> Any:
            client = AsyncClient(*given, **named)
            stack.callback(lambda: portal.call(client.close))
            return Awaited(portal, client)

        yield make
