"""How a webhook is delivered: one attempt a message, and what is to follow written before it is published.

A message says only that there may be something to deliver. What is pending says what, and when; so a message
that comes twice, early or late does no harm.
"""

import logging
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec

from docreader import metrics
from docreader.job import Job, JobView
from docreader.jobs import JobMissing, Jobs
from docreader.logs import of_run
from docreader.outbound import host_of
from docreader.run_state import RunState, read_state
from docreader.settings import Settings
from docreader.webhooks import Attempt, Outcome, Pending, Standing, Webhooks
from docreader_notifier.attempt import FORBIDDEN, Answer, post
from docreader_notifier.shares import Shares

SOON = 60.0
"""Longest delay, in seconds, for which a message waits in the broker. A longer one is the sweep's to end: a
queue of delayed messages is looked at from its front, and those that wait long would hold up the others."""
PUT_BACK = (2.0, 10.0)
"""Seconds after which a delivery is looked at again whose host or tenant had no place free."""
EARLY = timedelta(seconds=1)
"""How far clocks may differ."""

log = logging.getLogger(__name__)


class Event(msgspec.Struct, frozen=True):
    """What a receiver gets."""

    type: str
    timestamp: datetime | None
    data: JobView


class Notifier:
    """Delivers; safe to use from many threads. ``publish(job_id, run, delay)`` queues a delivery."""

    def __init__(self, jobs: Jobs, settings: Settings, publish: Callable[[str, int, float], None]) -> None:
        self._jobs = jobs
        self._webhooks = Webhooks(jobs.store)
        self._settings = settings
        self._publish = publish
        self._hosts = Shares(max(1, settings.webhook_concurrency // 4))
        self._tenants = Shares(max(1, settings.webhook_concurrency // 2))

    def deliver(self, job_id: str, run: int) -> None:
        """Make the attempt that is due for a run, if one is."""
        pending = self._webhooks.pending(job_id, run)
        if not any(each.due <= datetime.now(UTC) + EARLY for each in pending):
            return
        try:
            job = self._jobs.load(job_id)
        except JobMissing:
            self._webhooks.settle(pending)
            return
        state = read_state(self._jobs.store, job_id, run, brief=True)
        if job.webhook is None or not state.status.ended:
            return  # a worker died before it wrote the end: whoever does will publish
        host = host_of(job.webhook.url)
        with self._hosts.hold(host) as host_free, self._tenants.hold(job.tenant) as tenant_free:
            if host_free and tenant_free:
                self._attempt(job, job.webhook.url, state, pending)
            else:
                self._put_back(pending[0])

    def _attempt(self, job: Job, url: str, state: RunState, pending: list[Pending]) -> None:
        message_id = f"{job.id}-{state.run}-{state.status}"
        event = Event("job.finished", state.finished_at, self._jobs.view(job, state))
        begun = datetime.now(UTC)
        answer = post(url, message_id, msgspec.json.encode(event), self._settings)
        delay = None
        if not answer.accepted and not answer.final:
            delay = self._delay(answer, self._webhooks.failures(job.id, state.run))
        outcome = _outcome(answer, delay)
        self._webhooks.note(
            job.id,
            Attempt(
                run=state.run,
                at=begun,
                outcome=outcome,
                status=answer.status,
                error=answer.error,
                milliseconds=round(answer.seconds * 1000),
            ),
        )
        metrics.WEBHOOKS.labels(outcome.value).inc()
        metrics.WEBHOOK_SECONDS.observe(answer.seconds)
        reason = answer.error or answer.status
        log.info("webhook %s", outcome, extra={**of_run(job, state.run), "reason": reason})
        if delay is None:
            self._webhooks.settle(pending)
        else:
            self._again(pending, delay)

    def _delay(self, answer: Answer, failures: int) -> float | None:
        """Seconds to the next attempt after one more failure; None where that was the last."""
        delays = self._settings.webhook_delays
        if failures >= len(delays):
            return None
        jittered = delays[failures] * random.uniform(0.8, 1.2)  # noqa: S311 - spreads load, hides nothing
        return max(jittered, min(answer.retry_after, max(delays)))

    def _again(self, pending: list[Pending], delay: float) -> None:
        """Have another attempt made after ``delay`` seconds."""
        standing = Standing.QUEUED if delay <= SOON else Standing.WAITING
        due = datetime.now(UTC) + timedelta(seconds=delay)
        self._webhooks.put(replace(pending[0], standing=standing, due=due), instead_of=pending)
        if standing is Standing.QUEUED:
            self._publish(pending[0].job_id, pending[0].run, delay)

    def _put_back(self, pending: Pending) -> None:
        """Have the same attempt made later; now and then with a word to the sweep that it is seen to."""
        now = datetime.now(UTC)
        if now - pending.due > timedelta(seconds=self._settings.stall_seconds / 3):
            self._webhooks.put(replace(pending, standing=Standing.QUEUED, due=now), instead_of=[pending])
        delay = random.uniform(*PUT_BACK)  # noqa: S311 - spreads load, hides nothing
        self._publish(pending.job_id, pending.run, delay)


def _outcome(answer: Answer, delay: float | None) -> Outcome:
    if answer.accepted:
        return Outcome.DELIVERED
    if answer.error == FORBIDDEN:
        return Outcome.REFUSED
    return Outcome.GIVEN_UP if delay is None else Outcome.FAILED
