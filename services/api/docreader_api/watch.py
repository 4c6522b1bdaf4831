"""Watching jobs: however many clients wait for one job, the store is asked once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import anyio

from docreader.jobs import Jobs
from docreader.journal import RunState

FIRST_INTERVAL = 0.1
LONGEST_INTERVAL = 2.0


@dataclass
class Watched:
    """A job that somebody waits for: its last known state, and a signal for the next one."""

    state: RunState
    watchers: int = 0
    poll: asyncio.Task[None] | None = None
    error: BaseException | None = None
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def publish(self, state: RunState) -> None:
        """Hand a new state to all who wait."""
        self.state = state
        self._changed.set()
        self._changed = asyncio.Event()

    def fail(self, error: BaseException) -> None:
        """Tell all who wait that the store does not answer any more."""
        self.error = error
        self._changed.set()

    async def next(self, seen: RunState, seconds: float) -> RunState:
        """The first state other than ``seen``, or ``seen`` itself after ``seconds``."""
        with anyio.move_on_after(seconds):
            while self.state is seen and self.error is None:
                await self._changed.wait()
        if self.error is not None:
            raise self.error
        return self.state


class Watches:
    """All jobs watched by this process."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._watched: dict[str, Watched] = {}

    @asynccontextmanager
    async def watch(self, job_id: str) -> AsyncIterator[Watched]:
        """Watch a job for the length of the context."""
        watched = self._watched.get(job_id)
        if watched is None:
            state = await anyio.to_thread.run_sync(self._jobs.state, job_id)
            watched = self._watched.get(job_id)
            if watched is None:
                watched = self._watched[job_id] = Watched(state)
                watched.poll = asyncio.create_task(self._poll(job_id, watched))
        watched.watchers += 1
        try:
            yield watched
        finally:
            watched.watchers -= 1

    async def wait_until_ended(self, job_id: str, seconds: float) -> RunState:
        """The state of a job when it has ended, or after ``seconds``."""
        deadline = anyio.current_time() + seconds
        async with self.watch(job_id) as watched:
            state = watched.state
            while not state.status.ended and anyio.current_time() < deadline:
                state = await watched.next(state, deadline - anyio.current_time())
            return state

    async def wait_for_change(self, job_id: str, seconds: float) -> RunState:
        """The next state of a job that has not ended, or the present one after ``seconds``."""
        async with self.watch(job_id) as watched:
            if watched.state.status.ended:
                return watched.state
            return await watched.next(watched.state, seconds)

    async def _poll(self, job_id: str, watched: Watched) -> None:
        interval = FIRST_INTERVAL
        try:
            while watched.watchers and not watched.state.status.ended:
                await asyncio.sleep(interval)
                state = await anyio.to_thread.run_sync(self._jobs.state, job_id)
                if state == watched.state:
                    interval = min(interval * 1.5, LONGEST_INTERVAL)
                else:
                    interval = FIRST_INTERVAL
                    watched.publish(state)
        except Exception as error:  # noqa: BLE001 - whatever it is belongs to those who wait
            watched.fail(error)
        finally:
            self._watched.pop(job_id, None)
