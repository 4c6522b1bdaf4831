"""The trainer process: takes trainings slice by slice, and shows that it lives."""

import dramatiq

from docreader import broker, messages, metrics, store
from docreader.broker import Broker, Queue
from docreader.heartbeat import Heartbeat
from docreader.logs import configure_logging
from docreader.models import Models
from docreader.settings import Settings
from docreader.store import Store
from docreader.tracing import configure_tracing
from docreader_worker.model_folder import announce_builtin
from docreader_worker.processes import note_memory
from docreader_worker.trainer import counts
from docreader_worker.trainer.trainer import CHILD, Trainer

QUEUES = (Queue.TRAININGS,)


def declare_trainer(queue: Broker, objects: Store, settings: Settings, child: str = CHILD) -> Trainer:
    """Declare the trainer's actor on ``queue``; ``child`` is the module that learns, in a process of its own.

    The trainer is for one thread.
    """

    def publish(training_id: str, iteration: int) -> None:
        queue.enqueue(messages.train(training_id, iteration))

    trainer = Trainer(objects, settings, publish, queue.draining.is_set, child)
    counts.begin()

    @dramatiq.actor(actor_name=messages.TRAIN, queue_name=Queue.TRAININGS, broker=queue)
    def train(training_id: str, iteration: int) -> None:
        trainer.train(training_id, iteration)

    return trainer


def train(settings: Settings, child: str = CHILD) -> int:
    """Train until SIGTERM or SIGINT; returns the exit code of `docreader.broker.run_worker`."""
    configure_logging(settings.log_level, settings.secrets)
    configure_tracing("trainer")
    objects = store.connect_checked(settings)
    announce_builtin(Models(objects, settings.model))
    queue = broker.connect(settings.broker_url)
    trainer = declare_trainer(queue, objects, settings, child)
    if settings.metrics_port:
        metrics.serve(settings.metrics_port)
    try:
        return broker.run_worker(
            queue,
            QUEUES,
            grace=settings.shutdown_seconds,
            on_tick=Heartbeat(settings.heartbeat_file, note_memory),
        )
    finally:
        trainer.close()
