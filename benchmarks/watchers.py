"""The memory of clients that watch jobs where nothing happens: half wait, half listen to events."""

import selectors
import socket
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import httpx
import psutil

from benchmarks.processes import mib, resident, serving, wait_until
from docreader import keys
from docreader.job import Job
from docreader.jobs import Jobs
from docreader.result import Source
from docreader.settings import Settings
from docreader.store import connect

WATCHERS = 1000
JOBS = 100
CONNECTED_AT_A_TIME = 50


def measure() -> Iterator[tuple[str, str]]:
    """Rows of the table."""
    with tempfile.TemporaryDirectory() as folder:
        jobs = [_job_that_waits(Path(folder)) for _ in range(JOBS)]
        with serving(Path(folder), sweep_seconds="0", wait_seconds="3600") as (url, process):
            with ThreadPoolExecutor(40) as pool:  # so that what all requests share is there
                list(pool.map(lambda job: httpx.get(f"{url}/v1/jobs/{job}", params={"wait": 0.1}), jobs))
            idle = resident(process)
            yield "API, no watcher", mib(idle)
            watching = _watch(url, jobs, process)
            full = resident(process)
            yield f"API, {WATCHERS} watchers of {JOBS} jobs", mib(full)
            yield "API, each watcher", f"{(full - idle) / WATCHERS / 1000:.1f} kB"
            for connection in watching:
                connection.close()


def _job_that_waits(folder: Path) -> str:
    """A job that was saved and never queued: without the sweep nobody reads it."""
    jobs = Jobs(connect(Settings(store_url=f"file://{folder}/store")))
    job = Job(id=keys.new_id(), source=Source(name="a.pdf"), created_at=datetime.now(UTC))
    jobs.save(job)
    return job.id


def _watch(url: str, jobs: list[str], process: psutil.Process) -> list[socket.socket]:
    """Connections that wait for jobs; all are past what a request costs at its start."""
    host, _, port = url.removeprefix("http://").partition(":")
    connections: list[socket.socket] = []
    for number in range(WATCHERS):
        job = jobs[number // 2 % len(jobs)]
        path = f"/v1/jobs/{job}" + ("/events" if number % 2 else "?wait=3600")
        connection = socket.create_connection((host, int(port)))
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        connections.append(connection)
        if len(connections) % CONNECTED_AT_A_TIME == 0:
            wait_until(lambda: _listening(connections))
    wait_until(lambda: len(process.net_connections()) > WATCHERS)
    return connections


def _listening(connections: list[socket.socket]) -> bool:
    """Whether all who listen to events have had the first."""
    with selectors.DefaultSelector() as selector:
        for connection in connections[1::2]:
            selector.register(connection, selectors.EVENT_READ)
        return len(selector.select(timeout=0)) == len(connections) // 2
