"""Stands in for the process that trains: it fails as the base says, or answers what was not asked."""

from collections.abc import Callable

from docreader.trainings import TrainingFailed
from docreader_worker.trainer.child import serve
from docreader_worker.trainer.protocol import Learn, Made, Paused, Reply, Request, Tell


class Later(TrainingFailed):
    """An error that the parent does not know."""

    code = "later"
    retryable = True


def work(request: Request, _tell: Tell, _stopping: Callable[[], bool]) -> Reply:
    """Do what the base says."""
    match request.base:
        case "fault":
            raise ValueError(request.archive)
        case "memory":
            raise MemoryError
        case "later":
            raise Later("try again", seconds=5)
    return Made() if isinstance(request, Learn) else Paused(iteration=1, files=[], learned=True)


if __name__ == "__main__":
    serve(work)
