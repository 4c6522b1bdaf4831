"""A docreader of several processes on a real RabbitMQ and a real S3."""

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server import COMMAND, Server, environment
from tests.services import S3


class Deployment:
    """API replicas and workers over one broker and one bucket."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self.folder = folder
        self.settings = settings
        self.apis: list[Server] = []
        self.workers: list[subprocess.Popen[bytes]] = []

    def start_api(self, *, ready: bool = True) -> Server:
        """One more API replica; with ``ready`` false its broker need not answer."""
        folder = self.folder / f"api-{len(self.apis)}"
        folder.mkdir()
        server = Server(folder, dict(self.settings), ("api",))
        server.start(ready=ready)
        self.apis.append(server)
        return server

    def start_worker(self) -> subprocess.Popen[bytes]:
        """One more worker."""
        return self.start_process([*COMMAND, "worker"])

    def start_notifier(self) -> subprocess.Popen[bytes]:
        """One more notifier."""
        return self.start_process([*COMMAND, "notifier"])

    def start_process(self, command: list[str]) -> subprocess.Popen[bytes]:
        """One more process of any kind."""
        with (self.folder / "workers.log").open("ab") as log:
            worker = subprocess.Popen(command, env=environment(**self.settings), stdout=log, stderr=log)
        self.workers.append(worker)
        return worker

    def log(self) -> str:
        """What the workers logged."""
        return (self.folder / "workers.log").read_text(errors="replace")

    def stop(self) -> None:
        """End everything."""
        for worker in self.workers:
            worker.send_signal(signal.SIGKILL)
            worker.wait()
        for server in self.apis:
            server.kill(signal.SIGTERM)


@pytest.fixture
def deployment(tmp_path: Path, rabbitmq_url: str, minio: S3) -> Iterator[Deployment]:
    """Nothing runs yet; what the test starts ends with it."""
    found = Deployment(
        tmp_path,
        {
            "broker_url": rabbitmq_url,
            "store_url": minio.bucket(),
            "store_access_key": minio.access_key,
            "store_secret_key": minio.secret_key,
            "threads": "1",
            "ocr": "none",
            "sweep_seconds": "2",
            "page_timeout": "15",
            "stall_seconds": "20",
            "batch_pages": "4",
        },
    )
    yield found
    found.stop()
