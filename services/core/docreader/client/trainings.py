"""Trainings: models made to read the pages of a dataset better."""

from collections.abc import AsyncIterator, Iterator
from functools import partial
from typing import Any
from urllib.parse import quote

import msgspec
from httpx_sse import ServerSentEvent

from docreader.client.calls import Call, Deadline, decoded, nothing
from docreader.client.events import Following
from docreader.client.retries import Retries
from docreader.client.wire import AsyncWire, Wire
from docreader.training import TrainingList, TrainingView


class Trainings:
    """The trainings of one docreader."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def create(self, dataset: str, name: str, *, base: str | None = None, **options: Any) -> TrainingView:
        """Have a version of the model ``name`` made of a dataset (``name`` or ``name@version``).

        ``base`` is the model to start from, the default one otherwise; ``options`` as `TrainingOptions`.
        """
        return self._wire.send(_create(dataset, name, base, options))

    def get(self, training_id: str, *, wait: float = 0.0) -> TrainingView:
        """A training; with ``wait``, as soon as it changes, or after that many seconds."""
        return self._wire.send(_get(training_id, wait))

    def wait(self, training_id: str, timeout: float) -> TrainingView:
        """The training when it has ended. Raises `TimeoutError`."""
        return self._wire.wait(partial(_get, training_id), Deadline(f"training {training_id}", timeout))

    def stream(self, training_id: str) -> Iterator[TrainingView]:
        """The training at each change until it has ended; goes on where a broken connection left off."""
        return self._wire.follow(_following(training_id, self._wire.retries))

    def all(self, *, page_size: int = 50) -> Iterator[TrainingView]:
        """All trainings, newest first, fetched page by page as you go."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.page(limit=page_size, cursor=cursor or None)
            yield from page.trainings
            cursor = page.next_cursor

    def page(self, *, limit: int = 50, cursor: str | None = None) -> TrainingList:
        """A page of trainings, newest first; ``cursor`` is the page before's ``next_cursor``."""
        return self._wire.send(_page(limit, cursor))

    def cancel(self, training_id: str) -> TrainingView:
        """Stop a training: no model is made."""
        return self._wire.send(_cancel(training_id))

    def delete(self, training_id: str) -> None:
        """Remove a training and every object of it; the model it made stays."""
        self._wire.send(_delete(training_id))


class AsyncTrainings:
    """`Trainings`, awaited."""

    def __init__(self, wire: AsyncWire) -> None:
        self._wire = wire

    async def create(
        self, dataset: str, name: str, *, base: str | None = None, **options: Any
    ) -> TrainingView:
        """Have a version of the model ``name`` made of a dataset (``name`` or ``name@version``).

        ``base`` is the model to start from, the default one otherwise; ``options`` as `TrainingOptions`.
        """
        return await self._wire.send(_create(dataset, name, base, options))

    async def get(self, training_id: str, *, wait: float = 0.0) -> TrainingView:
        """A training; with ``wait``, as soon as it changes, or after that many seconds."""
        return await self._wire.send(_get(training_id, wait))

    async def wait(self, training_id: str, timeout: float) -> TrainingView:  # noqa: ASYNC109 - as `Trainings` has it
        """The training when it has ended. Raises `TimeoutError`."""
        return await self._wire.wait(partial(_get, training_id), Deadline(f"training {training_id}", timeout))

    async def stream(self, training_id: str) -> AsyncIterator[TrainingView]:
        """The training at each change until it has ended; goes on where a broken connection left off."""
        async for training in self._wire.follow(_following(training_id, self._wire.retries)):
            yield training

    async def all(self, *, page_size: int = 50) -> AsyncIterator[TrainingView]:
        """All trainings, newest first, fetched page by page as you go."""
        cursor: str | None = ""
        while cursor is not None:
            page = await self.page(limit=page_size, cursor=cursor or None)
            for training in page.trainings:
                yield training
            cursor = page.next_cursor

    async def page(self, *, limit: int = 50, cursor: str | None = None) -> TrainingList:
        """A page of trainings, newest first; ``cursor`` is the page before's ``next_cursor``."""
        return await self._wire.send(_page(limit, cursor))

    async def cancel(self, training_id: str) -> TrainingView:
        """Stop a training: no model is made."""
        return await self._wire.send(_cancel(training_id))

    async def delete(self, training_id: str) -> None:
        """Remove a training and every object of it; the model it made stays."""
        await self._wire.send(_delete(training_id))


def _create(dataset: str, name: str, base: str | None, options: dict[str, Any]) -> Call[TrainingView]:
    asked = {"dataset": dataset, "name": name, "base": base, "options": options}
    # Not repeated: a second time is another training.
    return Call("POST", "/v1/trainings", decoded(TrainingView), {"json": asked}, repeatable=False)


def _get(training_id: str, wait: float) -> Call[TrainingView]:
    query = {"params": {"wait": wait} if wait else {}}
    return Call("GET", _path(training_id), decoded(TrainingView), query, waits=wait)


def _page(limit: int, cursor: str | None) -> Call[TrainingList]:
    query = {"limit": limit} | ({} if cursor is None else {"cursor": cursor})
    return Call("GET", "/v1/trainings", decoded(TrainingList), {"params": query})


def _cancel(training_id: str) -> Call[TrainingView]:
    return Call("POST", f"{_path(training_id)}/cancel", decoded(TrainingView))


def _delete(training_id: str) -> Call[None]:
    return Call("DELETE", _path(training_id), nothing, repeatable=False)


def _following(training_id: str, retries: Retries) -> Following[TrainingView]:
    return Following(_path(training_id), _told, retries)


def _told(event: ServerSentEvent) -> TrainingView | None:
    known = event.event in ("progress", "finished")
    return msgspec.json.decode(event.data, type=TrainingView) if known else None


def _path(training_id: str) -> str:
    return f"/v1/trainings/{quote(training_id, safe='')}"
