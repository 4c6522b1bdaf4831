"""Reminders: a webhook that is due and that nobody sees to is queued. Reminding twice does no harm."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from docreader.webhooks import Pending, Standing, Webhooks

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reminders:
    """One look through the pending deliveries of all jobs; ``publish(job_id, run)`` queues one."""

    webhooks: Webhooks
    publish: Callable[[str, int], None]

    def run(self, now: datetime, patience: timedelta) -> int:
        """Queue what waited for its time, and what was queued more than ``patience`` after it was due;
        returns how many were."""
        due = [each for each in self.webhooks.pending() if now >= each.due + _patience(each, patience)]
        for each in due:
            self.webhooks.put(replace(each, standing=Standing.QUEUED, due=now), instead_of=[each])
            self.publish(each.job_id, each.run)
            if each.standing is Standing.QUEUED:
                log.warning("webhook queued again", extra={"job_id": each.job_id, "run": each.run})
        return len(due)


def _patience(pending: Pending, patience: timedelta) -> timedelta:
    return patience if pending.standing is Standing.QUEUED else timedelta(0)
