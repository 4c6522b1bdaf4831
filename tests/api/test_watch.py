"""Many watchers of one job cost one look at the store; none is kept when it is of no use."""

import asyncio
import signal
from pathlib import Path
from threading import Event, Thread

import httpx

from docreader.jobs import Jobs
from docreader.journal import Ending, Journal
from docreader.run_state import RunState, Status
from docreader.settings import Settings
from docreader.store import connect
from docreader_api.watch import Watches
from tests import documents
from tests.server import running_server
from tests.unit.place import save
from tests.waiting import wait_until

WATCHERS = 300


class CountedJobs:
    """A job in a real store, and how often its state was asked for."""

    def __init__(self, folder: Path) -> None:
        self.store = connect(Settings(store_url=f"file://{folder}"))
        self._jobs = Jobs(self.store)
        self.job = save(self._jobs)
        self.asked = 0

    def state(self, job_id: str) -> RunState:
        self.asked += 1
        return self._jobs.state(job_id)

    def finish(self) -> None:
        Journal(self.store, self.job.id, 1).finish(Status.SUCCEEDED, 1, 0, Ending())


def test_many_watchers_of_one_job_ask_the_store_as_often_as_one(tmp_path: Path) -> None:
    jobs = CountedJobs(tmp_path)

    async def watch() -> list[RunState]:
        watches = Watches(jobs.state)
        waiting = [asyncio.create_task(watches.wait_until_ended(jobs.job.id, 100.0)) for _ in range(WATCHERS)]
        await asyncio.to_thread(wait_until, lambda: jobs.asked >= 3, "the first look and two polls")
        await asyncio.to_thread(jobs.finish)
        asked = jobs.asked
        found = await asyncio.gather(*waiting)
        assert jobs.asked <= asked + 2  # one look may have been under way
        return found

    found = asyncio.run(watch())
    assert {state.status for state in found} == {Status.SUCCEEDED}
    assert len(found) == WATCHERS


def test_what_all_watchers_want_of_a_state_is_made_once(tmp_path: Path) -> None:
    jobs = CountedJobs(tmp_path)
    made: list[RunState] = []

    async def watch() -> None:
        watches = Watches(jobs.state)
        async with watches.watch(jobs.job.id) as watched:
            state = watched.state
            await asyncio.gather(*(watched.shared(state, made.append) for _ in range(WATCHERS)))

    asyncio.run(watch())
    assert len(made) == 1


def test_who_listens_gets_each_state_and_is_told_when_there_is_none(tmp_path: Path) -> None:
    jobs = CountedJobs(tmp_path)

    async def listen(*, release: bool) -> list[Status | None]:
        watches = Watches(jobs.state)
        found: list[Status | None] = []
        async with watches.watch(jobs.job.id) as watched:
            async for state in watched.states(0.01):
                found.append(None if state is None else state.status)
                if len(found) == 3 and release:
                    watches.release()
                elif len(found) == 3:
                    jobs.finish()
        return found

    queued = [Status.QUEUED, None, None]
    assert asyncio.run(listen(release=True)) == queued
    found = asyncio.run(listen(release=False))
    assert (found[:3], found[-1]) == (queued, Status.SUCCEEDED)
    assert set(found[3:-1]) <= {None}


def test_nobody_is_asked_for_when_nobody_watches(tmp_path: Path) -> None:
    jobs = CountedJobs(tmp_path)

    async def watch() -> None:
        watches = Watches(jobs.state)
        async with watches.watch(jobs.job.id) as watched:
            pass
        assert watched.poll is not None
        await watched.poll

    asyncio.run(watch())
    assert jobs.asked == 1


def test_a_server_that_stops_lets_go_of_those_who_listen(tmp_path: Path) -> None:
    with running_server(tmp_path, ocr="none", max_pages="5000") as server, server.client() as client:
        job = client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf(400))}).json()["id"]
        begun = Event()
        ended: list[str] = []

        def listen() -> None:
            with httpx.stream("GET", f"{server.url}/v1/jobs/{job}/events", timeout=60.0) as response:
                for line in response.iter_lines():
                    begun.set()
                    ended.append(line)

        listener = Thread(target=listen)
        listener.start()
        assert begun.wait(60.0)
        server.kill(signal.SIGTERM)
        listener.join(60.0)
        assert not listener.is_alive()
        assert "event: finished" not in ended
