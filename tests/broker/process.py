"""A worker in a process of its own: ``python -m tests.broker.process``."""

import argparse
import logging
import signal
import subprocess
import sys
from pathlib import Path

from dramatiq.broker import Broker as DramatiqBroker
from dramatiq.broker import MessageProxy
from dramatiq.middleware import Middleware

from docreader.broker import Patience, Queue, connect, run_worker
from tests.broker.actors import Journal, declare
from tests.waiting import wait_until

ROOT = Path(__file__).parents[2]


class WorkerProcess:
    """A started worker on the queues ``documents`` and ``pages``."""

    def __init__(self, url: str, folder: Path, **options: float) -> None:
        arguments = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
        self._log = folder / "worker.log"
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.broker.process", url, folder, *arguments], cwd=ROOT, stderr=log
            )

    def stop(self, number: int = signal.SIGTERM) -> None:
        """Send a signal."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """End the process as a power cut would."""
        self._process.kill()
        self._process.wait()

    def exit_code(self) -> int:
        """Wait for the process to end by itself."""
        wait_until(lambda: self._process.poll() is not None, f"the worker ends ({self._log})", 60)
        return self._process.wait()

    def logged(self, text: str) -> bool:
        """Whether a worker of this test has logged ``text``."""
        return text in self._log.read_text()


class EndsThread(Middleware):
    """Raises what no middleware may raise."""

    def after_process_message(
        self,
        broker: DramatiqBroker,
        message: MessageProxy,
        *,
        result: object = None,
        exception: BaseException | None = None,
    ) -> None:
        raise SystemExit


def main() -> int:
    """Work on what the command line says until told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--delivery-limit", type=int, default=5)
    parser.add_argument("--grace", type=float, default=60.0)
    parser.add_argument("--unit-limit", type=float, default=600.0)
    parser.add_argument("--ends-thread", type=float, default=0)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    patience = Patience(deliveries=options.delivery_limit, first_wait=0.05, longest_wait=0.1)
    broker = connect(options.url, patience)
    if options.ends_thread:
        broker.add_middleware(EndsThread())
    journal = Journal(options.folder)
    declare(broker, journal)
    queues = (Queue.DOCUMENTS, Queue.PAGES)
    return run_worker(broker, queues, grace=options.grace, unit_limit=options.unit_limit)


if __name__ == "__main__":
    sys.exit(main())
