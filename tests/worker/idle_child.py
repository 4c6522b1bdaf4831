"""Stands in for a process that trains and gets nowhere, whatever it is asked."""

from collections.abc import Callable

from docreader_worker.trainer.child import serve
from docreader_worker.trainer.protocol import Paused, Reply, Request, Tell


def work(_request: Request, _tell: Tell, _stopping: Callable[[], bool]) -> Reply:
    """Learn nothing."""
    return Paused(iteration=0, files=[], learned=False)


if __name__ == "__main__":
    serve(work)
