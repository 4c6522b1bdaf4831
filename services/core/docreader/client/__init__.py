"""A client of docreader's HTTP API: `Client`, and `AsyncClient` for an event loop.

Both take and answer the same; what they ask and how answers are understood is in `calls`, when something is
asked again in `retries`, and the sending in `wire`. The calls of datasets and trainings are in modules of
theirs.
"""

from docreader.client.aio import AsyncClient
from docreader.client.documents import Document
from docreader.client.errors import ApiError, JobNotRead, ServerUnreachable
from docreader.client.events import FinishedEvent, JobEvent, PageEvent, ProgressEvent
from docreader.client.retries import Retries
from docreader.client.sync import Client

__all__ = [
    "ApiError",
    "AsyncClient",
    "Client",
    "Document",
    "FinishedEvent",
    "JobEvent",
    "JobNotRead",
    "PageEvent",
    "ProgressEvent",
    "Retries",
    "ServerUnreachable",
]
