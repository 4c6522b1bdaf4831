"""The sweep of trainings: those that were saved and lost are published anew. Sweeping twice does no harm."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from docreader import keys
from docreader.store import Entry
from docreader.trainings import TrainingMissing, Trainings

log = logging.getLogger(__name__)


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
        """Queue trainings that have shown no sign of life, while none waits; returns how many."""
        opened = list(self.trainings.store.list(keys.OPEN_TRAININGS_PREFIX))
        if not opened or self.backlog() > 0:
            return 0
        return sum(self._visit(entry, self.stalled_after) for entry in opened)

    def recover(self) -> int:
        """Queue every open training at once: for an in-process broker, whose queues are empty at start."""
        opened = list(self.trainings.store.list(keys.OPEN_TRAININGS_PREFIX))
        return sum(self._visit(entry, timedelta()) for entry in opened)

    def _visit(self, entry: Entry, patience: timedelta) -> bool:
        tenant, training_id = entry.key.removeprefix(keys.OPEN_TRAININGS_PREFIX).split("/")
        quiet = datetime.now(UTC) - entry.modified
        try:
            training = self.trainings.load(training_id, tenant)
            state = self.trainings.state(training_id)
        except TrainingMissing:
            if quiet > self.stalled_after:  # a request that died before it was accepted
                self.trainings.store.delete([entry.key])
            return False
        if state.status.ended:
            self.trainings.close(training)
            return False
        if datetime.now(UTC) - max(entry.modified, state.last_event_at or entry.modified) < patience:
            return False
        self.publish(training_id, state.reached)
        self.trainings.journal(training_id).requeue()
        log.warning("queued again", extra={"training_id": training_id, "iteration": state.reached})
        return True
