"""The messages between the API, the workers and the notifier: ids, never bytes. Delivered at least once."""

from dramatiq import Message

from docreader import tracing
from docreader.broker import Queue

READ_DOCUMENT = "read_document"
READ_PAGES = "read_pages"
TRAIN = "train"
DELIVER_WEBHOOK = "deliver_webhook"


def read_document(job_id: str, run: int) -> Message[None]:
    """Open a document and read it, or go on with it: a short one at once, a long one in batches."""
    return _message(Queue.DOCUMENTS, READ_DOCUMENT, job_id=job_id, run=run)


def read_pages(job_id: str, run: int, batch: int) -> Message[None]:
    """Read one batch (from 0) of a planned document."""
    return _message(Queue.PAGES, READ_PAGES, job_id=job_id, run=run, batch=batch)


def deliver_webhook(job_id: str, run: int) -> Message[None]:
    """Tell a job's webhook that a run has ended, if that is still to be done."""
    return _message(Queue.WEBHOOKS, DELIVER_WEBHOOK, job_id=job_id, run=run)


def train(training_id: str, iteration: int) -> Message[None]:
    """Train a model for some minutes, from a checkpoint on, and queue the slice that follows."""
    return _message(Queue.TRAININGS, TRAIN, training_id=training_id, iteration=iteration)


def _message(queue: Queue, actor: str, **arguments: str | int) -> Message[None]:
    return Message(
        queue_name=queue.value, actor_name=actor, args=(), kwargs=arguments, options=tracing.carrier()
    )
