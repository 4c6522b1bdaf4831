"""A real docreader in a process of its own, for tests that talk to it over HTTP."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.waiting import free_port, wait_until

COMMAND = [sys.executable, "-m", "docreader_cli.main"]


def environment(**settings: str) -> dict[str, str]:
    """This process's environment with docreader's settings replaced by ``settings``."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DOCREADER_")}
    return inherited | {f"DOCREADER_{name.upper()}": value for name, value in settings.items()}


@dataclass
class Server:
    """A process that answers HTTP at ``url``."""

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    arguments: tuple[str, ...] = ("serve",)
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        if self._process is None:
            raise RuntimeError("not started")
        return self._process.pid

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def start(self, *, ready: bool = True) -> None:
        """Start, and wait until it is ready, or only answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*COMMAND, *self.arguments, "--port", str(self.port)],
                env=environment(**self.settings),
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        wait_until(lambda: self._answers("readyz" if ready else "healthz"), "the server answers", 60.0)

    def _answers(self, probe: str) -> bool:
        if self._process is None or self._process.poll() is not None:
            raise RuntimeError(f"the server ended:\n{self.log}")
        try:
            return httpx.get(f"{self.url}/{probe}", timeout=5.0).status_code == 200
        except httpx.TransportError:
            return False

    def kill(self, number: int = signal.SIGKILL) -> int:
        """Send a signal and wait for the end; returns the exit status."""
        if self._process is None:
            return 0
        if self._process.poll() is None:
            self._process.send_signal(number)
        status = self._process.wait(60.0)
        self._process = None
        return status

    def client(self) -> httpx.Client:
        """A client of this server."""
        return httpx.Client(base_url=self.url, timeout=60.0)


@contextmanager
def running_server(folder: Path, *arguments: str, **settings: str) -> Iterator[Server]:
    """A server for the length of a test; without arguments ``docreader serve`` on files in ``folder``."""
    given = {"store_url": f"file://{folder}/store", "sweep_seconds": "1", **settings}
    server = Server(folder, given, arguments or ("serve",))
    server.start()
    try:
        yield server
    finally:
        server.kill(signal.SIGTERM)
