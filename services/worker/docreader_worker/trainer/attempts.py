"""Attempts at a slice: noted before its work begins, so that one that kills its trainer is found."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from docreader.errors import DocreaderError, StoreUnavailable
from docreader.training_journal import TrainingJournal, TrainingState
from docreader.trainings import TrainingCrashed
from docreader_worker.trainer.supervise import Unwanted


@contextmanager
def attempt(journal: TrainingJournal, state: TrainingState) -> Iterator[None]:
    """An attempt at a slice.

    A child or a trainer that dies leaves it counted against the slice, and so does a fault of ours, which
    would come again for ever. What has an answer of its own does not, nor what another trainer may be spared.
    """
    name = journal.start(state.reached)
    try:
        yield
    except TrainingCrashed:
        raise
    except (DocreaderError, Unwanted, OSError):
        with suppress(StoreUnavailable):
            journal.release(state.reached, name)
        raise
    journal.release(state.reached, name)
