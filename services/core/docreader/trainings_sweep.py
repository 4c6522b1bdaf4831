"""The sweep of trainings: those that were saved and lost are published anew. Sweeping twice does no harm."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from docreader import keys
from docreader.cleanup import ABANDONED
from docreader.store import Entry
from docreader.store.base import delete_prefix, unless_damaged
from docreader.sweep import AT_ONCE
from docreader.trainings import TrainingMissing, Trainings

log = logging.getLogger(__name__)

Slice = tuple[str, int]
"""The id of a training and the iteration that it goes on from."""


@dataclass(frozen=True)
class TrainingsSweep:
    """One look through the open trainings.

    ``publish(training_id, iteration)`` queues a slice; ``backlog()`` counts slices that wait in the queue.
    """

    trainings: Trainings
    publish: Callable[[str, int], None]
    backlog: Callable[[], int]
    stalled_after: timedelta

    def run(self) -> int:
        """Queue trainings that nobody sees to; returns how many.

        None is lost where as many slices wait as trainings are quiet. A slice that is queued twice may be
        trained twice, for hours, so no time that one waits for a trainer is too long.
        """
        quiet = self._quiet(self.stalled_after)
        return self._queue(quiet) if self.backlog() < len(quiet) else 0

    def recover(self) -> int:
        """Queue every open training at once: for an in-process broker, whose queues are empty at start."""
        return self._queue(self._quiet(AT_ONCE))

    def _queue(self, slices: Sequence[Slice]) -> int:
        for training_id, iteration in slices:
            self.publish(training_id, iteration)
            self.trainings.journal(training_id).requeue()
            log.warning("queued again", extra={"training_id": training_id, "iteration": iteration})
        return len(slices)

    def _quiet(self, least: timedelta) -> list[Slice]:
        """The open trainings without a sign of life for ``least`` or longer; what is over is cleared away."""
        found = []
        for entry in list(self.trainings.store.list(keys.OPEN_TRAININGS_PREFIX)):
            with unless_damaged():
                found += self._look_at(entry, least)
        return found

    def _look_at(self, entry: Entry, least: timedelta) -> list[Slice]:
        marked = keys.marked_training(entry.key)
        if marked is None:
            return []
        tenant, training_id = marked
        now = datetime.now(UTC)
        try:
            training = self.trainings.load(training_id, tenant)
            state = self.trainings.state(training_id)
        except TrainingMissing:
            if now - entry.modified > ABANDONED:  # a request that died before it was accepted
                with suppress(TrainingMissing):
                    self.trainings.discard(training_id, tenant)
                delete_prefix(self.trainings.store, keys.training_prefix(training_id))
                self.trainings.store.delete([entry.key])
            return []
        if state.status.ended:
            self.trainings.close(training)
            return []
        quiet = now - max(entry.modified, state.last_event_at or entry.modified)
        return [(training_id, state.reached)] if quiet >= least else []
