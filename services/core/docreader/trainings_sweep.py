"""The sweep of trainings: those that were saved and lost are published anew. Sweeping twice does no harm."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from docreader import keys
from docreader.cleanup import ABANDONED
from docreader.store import Entry
from docreader.store.base import delete_prefix
from docreader.sweep import AT_ONCE, patience, visit_all
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
        """Queue trainings that nobody sees to; returns how many."""
        return self._visit_all(patience(self.backlog(), self.stalled_after))

    def recover(self) -> int:
        """Queue every open training at once: for an in-process broker, whose queues are empty at start."""
        return self._visit_all(AT_ONCE)

    def _visit_all(self, most_quiet: timedelta) -> int:
        markers = self.trainings.store.list(keys.OPEN_TRAININGS_PREFIX)
        return visit_all(markers, lambda entry: self._visit(entry, most_quiet))

    def _visit(self, entry: Entry, most_quiet: timedelta) -> bool:
        marked = keys.marked_training(entry.key)
        if marked is None:
            return False
        tenant, training_id = marked
        now = datetime.now(UTC)
        try:
            training = self.trainings.load(training_id, tenant)
            state = self.trainings.state(training_id)
        except TrainingMissing:
            if now - entry.modified > ABANDONED:  # a request that died before it was accepted
                delete_prefix(self.trainings.store, keys.training_prefix(training_id))
                self.trainings.store.delete([entry.key])
            return False
        if state.status.ended:
            self.trainings.close(training)
            return False
        if now - max(entry.modified, state.last_event_at or entry.modified) < most_quiet:
            return False
        self.publish(training_id, state.reached)
        self.trainings.journal(training_id).requeue()
        log.warning("queued again", extra={"training_id": training_id, "iteration": state.reached})
        return True
