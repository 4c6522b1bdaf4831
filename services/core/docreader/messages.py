"""The messages between the API and the workers: ids, never bytes. Delivered at least once."""

from dramatiq import Message

from docreader.broker import Queue

READ_DOCUMENT = "read_document"
READ_PAGES = "read_pages"


def read_document(job_id: str, run: int) -> Message[None]:
    """Open a document and read it, or go on with it: a short one at once, a long one in batches."""
    return _message(Queue.DOCUMENTS, READ_DOCUMENT, job_id=job_id, run=run)


def read_pages(job_id: str, run: int, batch: int) -> Message[None]:
    """Read one batch (from 0) of a planned document."""
    return _message(Queue.PAGES, READ_PAGES, job_id=job_id, run=run, batch=batch)


def _message(queue: Queue, actor: str, **arguments: str | int) -> Message[None]:
    return Message(queue_name=queue.value, actor_name=actor, args=(), kwargs=arguments, options={})
