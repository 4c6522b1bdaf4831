"""What an API process looks after besides requests: what was lost is queued anew, what may go is removed."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import anyio
from dramatiq import Message

from docreader import keys, messages
from docreader.broker import Queue
from docreader.cleanup import Cleanup
from docreader.errors import DocreaderError
from docreader.reminders import Reminders
from docreader.store import Store
from docreader.sweep import Sweep
from docreader.trainings_sweep import TrainingsSweep
from docreader.webhooks import Webhooks
from docreader_api.services import Services

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sweeps:
    """Every sweep over this process's store and broker."""

    store: Store
    cleanup: Cleanup
    jobs: Sweep
    trainings: TrainingsSweep

    def run(self, interval: timedelta) -> None:
        """Sweep unless another process did within ``interval``. One sweep that fails keeps no other waiting:
        without a broker the clean-up goes on.
        """
        with _noted():
            if not self._take_turn(interval):
                return
            for sweep in (self.cleanup.run, self.jobs.run, self.trainings.run):
                with _noted():
                    sweep()

    def recover(self) -> None:
        """Queue all that is open at once: for an in-process broker, whose queues are empty at start."""
        self.jobs.recover()
        self.trainings.recover()

    def _take_turn(self, interval: timedelta) -> bool:
        now = datetime.now(UTC)
        if any(now - entry.modified < interval for entry in self.store.list(keys.SWEEP)):
            return False
        self.store.put(keys.SWEEP, b"")
        return True


@contextmanager
def _noted() -> Iterator[None]:
    try:
        yield
    except DocreaderError as error:  # the store or the broker is away: the next sweep looks again
        log.warning("the sweep did not end: %s", error.message, extra={"code": error.code})


def sweeps_of(services: Services) -> Sweeps:
    """The sweeps over the store and the broker of ``services``."""
    publisher, stalled_after = services.publisher, timedelta(seconds=services.settings.stall_seconds)

    def publish(message: Message[None]) -> None:
        publisher.publish(message).result()

    def waiting(*queues: Queue) -> int:
        return sum(publisher.depth(queue).result() for queue in queues)

    return Sweeps(
        store=services.store,
        cleanup=Cleanup(services.jobs, settled_after=stalled_after),
        jobs=Sweep(
            jobs=services.jobs,
            publish=lambda job_id, run: publish(messages.read_document(job_id, run)),
            backlog=lambda: waiting(Queue.DOCUMENTS, Queue.PAGES),
            stalled_after=stalled_after,
            reminders=Reminders(
                Webhooks(services.store),
                publish=lambda job_id, run: publish(messages.deliver_webhook(job_id, run)),
            ),
            undelivered=lambda: waiting(Queue.WEBHOOKS),
        ),
        trainings=TrainingsSweep(
            trainings=services.trainings,
            publish=lambda training_id, iteration: publish(messages.train(training_id, iteration)),
            backlog=lambda: waiting(Queue.TRAININGS),
            stalled_after=stalled_after,
        ),
    )


async def sweep_for_ever(services: Services) -> None:
    """Sweep every ``DOCREADER_SWEEP_SECONDS``, until it is cancelled."""
    sweeps, interval = sweeps_of(services), services.settings.sweep_seconds
    while True:
        await asyncio.sleep(interval)
        await anyio.to_thread.run_sync(sweeps.run, timedelta(seconds=interval))
