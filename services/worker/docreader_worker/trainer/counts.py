"""What is counted of trainings and their slices."""

from datetime import UTC, datetime

from docreader import metrics
from docreader.errors import Internal
from docreader.run_state import Status
from docreader.training import Training
from docreader.trainings import (
    TrainingCrashed,
    TrainingOutOfMemory,
    TrainingTimeout,
    TrainingUnavailable,
)

DONE = "done"
"""How a slice ended that ended well; others ended by the code of their error."""
FAULTS = (TrainingCrashed, TrainingOutOfMemory, TrainingTimeout, TrainingUnavailable, Internal)
"""What ends slices through no fault of a dataset's."""


def begin() -> None:
    """Have the counters from the start: one that begins at 1 never increased to it."""
    for outcome in (Status.SUCCEEDED, Status.FAILED):
        metrics.TRAININGS.labels(outcome.value)
    for ending in (DONE, *(fault.code for fault in FAULTS)):
        metrics.TRAINING_SLICES.labels(ending)


def count_slice(ending: str) -> None:
    """Count a slice that ended: ``DONE``, or the code of its error."""
    metrics.TRAINING_SLICES.labels(ending).inc()


def count_training(training: Training, outcome: Status) -> None:
    """Count a training that ended, and how long it took since it was asked for."""
    metrics.TRAININGS.labels(outcome.value).inc()
    metrics.TRAINING_SECONDS.observe((datetime.now(UTC) - training.created_at).total_seconds())
    metrics.TRAINING_PROGRESS.set(0)
