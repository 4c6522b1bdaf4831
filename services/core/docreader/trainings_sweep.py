"""The sweep of trainings: those that were saved and lost are published anew. Sweeping twice does no harm."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from docreader import keys
from docreader.store import Entry
from docreader.store.base import unless_damaged
from docreader.sweep import AT_ONCE
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
        return self._visit_all(opened, self.stalled_after)

    def recover(self) -> int:
        """Queue every open training at once: for an in-process broker, whose queues are empty at start."""
        opened = list(self.trainings.store.list(keys.OPEN_TRAININGS_PREFIX))
        return self._visit_all(opened, AT_ONCE)

    def _visit_all(self, opened: Sequence[Entry], patience: timedelta) -> int:
        queued = 0
        for entry in opened:
            with unless_damaged():
                queued += self._visit(entry, patience)
        return queued

    def _visit(self, entry: Entry, patience: timedelta) -> bool:
        marked = keys.marked_training(entry.key)
        if marked is None:
            return False
        tenant, training_id = marked
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
