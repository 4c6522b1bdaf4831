"""The notifier process: takes messages and delivers webhooks, several at a time."""

import dramatiq

from docreader import broker, messages, metrics, store
from docreader.broker import Broker, Queue
from docreader.heartbeat import Heartbeat
from docreader.jobs import Jobs
from docreader.logs import configure_logging
from docreader.settings import Settings
from docreader.store import Store
from docreader.tracing import configure_tracing
from docreader.webhooks import Outcome
from docreader_notifier.notifier import Notifier

QUEUES = (Queue.WEBHOOKS,)


def declare_actor(objects: Store, queue: Broker, settings: Settings) -> None:
    """Declare the notifier's actor over the given store and broker."""

    def publish(job_id: str, run: int, delay: float) -> None:
        queue.enqueue(messages.deliver_webhook(job_id, run), delay=round(delay * 1000))

    notifier = Notifier(Jobs(objects), settings, publish)
    for outcome in Outcome:  # from the start: a counter that begins at 1 never increased to it
        metrics.WEBHOOKS.labels(outcome.value)

    @dramatiq.actor(actor_name=messages.DELIVER_WEBHOOK, queue_name=Queue.WEBHOOKS, broker=queue)
    def deliver_webhook(job_id: str, run: int) -> None:
        notifier.deliver(job_id, run)


def notify(settings: Settings) -> int:
    """Deliver until SIGTERM or SIGINT; returns the exit code of `docreader.broker.run_worker`."""
    configure_logging(settings.log_level, settings.secrets)
    configure_tracing("notifier")
    objects = store.connect_checked(settings)
    queue = broker.connect(settings.broker_url)
    declare_actor(objects, queue, settings)
    if settings.metrics_port:
        metrics.serve(settings.metrics_port)
    return broker.run_worker(
        queue,
        QUEUES,
        threads=settings.webhook_concurrency,
        grace=settings.shutdown_seconds,
        on_tick=Heartbeat(settings.heartbeat_file),
    )
