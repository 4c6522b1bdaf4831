"""Stands in for the process that trains: it fails as the base says, or answers what was not asked."""

import os
import signal
import threading
from collections.abc import Callable
from typing import cast

from docreader.trainings import TrainingFailed
from docreader_worker.trainer.child import serve
from docreader_worker.trainer.protocol import Learn, Made, Paused, Reply, Request, Tell

LARGE = 512 * 1024 * 1024
"""Bytes that a child takes, and more than one that takes nothing has."""


class Later(TrainingFailed):
    """An error that the parent does not know."""

    code = "later"
    retryable = True


def work(request: Request, tell: Tell, _stopping: Callable[[], bool]) -> Reply:
    """Do what the base says."""
    match request.given.base:
        case "fault":
            raise ValueError(request.given.archive)
        case "memory":
            raise MemoryError
        case "later":
            raise Later("try again", seconds=5)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exits":
            os._exit(3)
        case "nonsense":
            tell(cast(Reply, "what no child says"))
        case "large":
            held = b"x" * LARGE
            _wait_for_ever()
            del held
        case "waits":
            _wait_for_ever()
    return Made() if isinstance(request, Learn) else Paused(iteration=1, files=[], learned=True)


def _wait_for_ever() -> None:
    threading.Event().wait()


if __name__ == "__main__":
    serve(work)
