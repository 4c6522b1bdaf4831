"""Watching jobs and trainings: however many clients wait for one, the store is asked once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

import anyio

from docreader.run_state import Status

FIRST_INTERVAL = 0.1
LONGEST_INTERVAL = 2.0


class State(Protocol):
    """What is known of something that runs until it has ended."""

    @property
    def status(self) -> Status:
        """Where it stands."""
        ...


S = TypeVar("S", bound=State)
V = TypeVar("V")


@dataclass
class Watched(Generic[S]):
    """What somebody waits for: its last known state, and a signal for the next one."""

    state: S
    watchers: int = 0
    poll: asyncio.Task[None] | None = None
    error: BaseException | None = None
    released: bool = False
    _shared: tuple[S, asyncio.Task[Any]] | None = None
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def publish(self, state: S) -> None:
        """Hand a new state to all who wait."""
        self.state = state
        self._changed.set()
        self._changed = asyncio.Event()

    def fail(self, error: BaseException) -> None:
        """Tell all who wait that the store does not answer any more."""
        self.error = error
        self._changed.set()

    def release(self) -> None:
        """Keep nobody waiting any more."""
        self.released = True
        self._changed.set()

    async def shared(self, state: S, look: Callable[[S], V]) -> V:
        """What ``look`` makes of a state: done once for all who ask for the same state after one another."""
        if self._shared is None or self._shared[0] is not state:
            self._shared = (state, asyncio.create_task(anyio.to_thread.run_sync(look, state)))
        found: V = await asyncio.shield(self._shared[1])
        return found

    async def next(self, seen: S, seconds: float) -> S:
        """The first state other than ``seen``, or ``seen`` itself after ``seconds`` or where released."""
        with anyio.move_on_after(seconds):
            while self.state is seen and self.error is None and not self.released:
                await self._changed.wait()
        if self.error is not None:
            raise self.error
        return self.state

    async def states(self, seconds: float) -> AsyncIterator[S | None]:
        """The present state and all that follow until it has ended or is released; None for each ``seconds``
        without a new one.
        """
        state = self.state
        yield state
        while not state.status.ended:
            seen, state = state, await self.next(state, seconds)
            if self.released:
                return
            yield None if state is seen else state


class Watches(Generic[S]):
    """All jobs, or all trainings, watched by this process; ``read`` asks the store for the state of one."""

    def __init__(self, read: Callable[[str], S]) -> None:
        self._read = read
        self._watched: dict[str, Watched[S]] = {}
        self._opening: dict[str, asyncio.Task[Watched[S]]] = {}

    @asynccontextmanager
    async def watch(self, item_id: str) -> AsyncIterator[Watched[S]]:
        """Watch a job or training for the length of the context."""
        watched = self._watched.get(item_id) or await self._open(item_id)
        watched.watchers += 1
        try:
            yield watched
        finally:
            watched.watchers -= 1

    def release(self) -> None:
        """Answer all who wait with what is known now: the process is about to end."""
        for watched in self._watched.values():
            watched.release()

    async def _open(self, item_id: str) -> Watched[S]:
        """Ask the store for the first state, once for all who come meanwhile."""
        opening = self._opening.get(item_id)
        if opening is None:
            opening = self._opening[item_id] = asyncio.create_task(self._first_look(item_id))
        return await asyncio.shield(opening)

    async def _first_look(self, item_id: str) -> Watched[S]:
        try:
            watched = Watched(await anyio.to_thread.run_sync(self._read, item_id))
        finally:
            del self._opening[item_id]
        self._watched[item_id] = watched
        watched.poll = asyncio.create_task(self._poll(item_id, watched))
        return watched

    async def wait_until_ended(self, item_id: str, seconds: float) -> S:
        """The state of a job or training when it has ended, or after ``seconds``."""
        deadline = anyio.current_time() + seconds
        async with self.watch(item_id) as watched:
            state = watched.state
            while not state.status.ended:
                seen = state
                state = await watched.next(seen, deadline - anyio.current_time())
                if state is seen:
                    break
            return state

    async def wait_for_change(self, item_id: str, seconds: float) -> S:
        """The next state of a job or training that has not ended, or the present one after ``seconds``."""
        async with self.watch(item_id) as watched:
            if watched.state.status.ended:
                return watched.state
            return await watched.next(watched.state, seconds)

    async def _poll(self, item_id: str, watched: Watched[S]) -> None:
        interval = FIRST_INTERVAL
        try:
            while not watched.state.status.ended:
                await asyncio.sleep(interval)
                if not watched.watchers:
                    break
                state = await anyio.to_thread.run_sync(self._read, item_id)
                if state == watched.state:
                    interval = min(interval * 1.5, LONGEST_INTERVAL)
                else:
                    interval = FIRST_INTERVAL
                    watched.publish(state)
        except Exception as error:  # noqa: BLE001 - whatever it is belongs to those who wait
            watched.fail(error)
        finally:
            self._watched.pop(item_id, None)
