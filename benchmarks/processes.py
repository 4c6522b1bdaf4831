"""Processes under measurement: their memory and their CPU time."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import httpx
import psutil

MIB = 1024 * 1024
START_SECONDS = 300.0


@contextmanager
def serving(
    folder: Path, *, python: str = sys.executable, **settings: str
) -> Iterator[tuple[str, psutil.Process]]:
    """``docreader serve`` on files in ``folder``, by a Python that has it: its address and its process."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    given = {"DOCREADER_STORE_URL": f"file://{folder}/store", "DOCREADER_LOG_LEVEL": "warning"}
    given |= {f"DOCREADER_{name.upper()}": value for name, value in settings.items()}
    command = [python, "-m", "docreader_cli.main", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=os.environ | given, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until(lambda: process.poll() is not None or _answers(url))
        if process.poll() is not None:
            raise ChildProcessError(f"`{' '.join(command)}` ended at once: has that Python docreader?")
        yield url, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def wait_until(holds: Callable[[], bool], seconds: float = START_SECONDS) -> None:
    """Return as soon as ``holds`` does; raises `TimeoutError`."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz").status_code == 200
    except httpx.TransportError:
        return False


class PeakMemory:
    """Samples the resident memory of processes, in bytes, until it is left."""

    def __init__(self, processes: Callable[[], list[psutil.Process]]) -> None:
        self._processes = processes
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self.samples: list[int] = []

    def __enter__(self) -> "PeakMemory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def peak(self) -> int:
        """The most that all had together."""
        return max(self.samples)

    def _watch(self) -> None:
        while not self._over.wait(0.02):
            self.samples.append(sum(resident(each) for each in self._processes()))


def resident(process: psutil.Process) -> int:
    """Resident memory of a process in bytes, 0 if it has ended."""
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def family(process: psutil.Process) -> list[psutil.Process]:
    """A process and all that it started."""
    return [process, *process.children(recursive=True)]


def cpu_seconds(process: psutil.Process) -> float:
    """CPU time of a process and of all it started that still run."""
    times = [each.cpu_times() for each in family(process)]
    return sum(each.user + each.system for each in times)


def mib(size: float) -> str:
    """A size as people read it."""
    return f"{size / MIB:.0f} MiB"
