"""Messages between processes: publishing them, taking them, and losing none."""

from docreader.broker.connect import Broker, connect
from docreader.broker.patience import Patience
from docreader.broker.publisher import Publisher
from docreader.broker.queues import Queue
from docreader.broker.worker import DIED, DRAINED, HANDED_BACK, Worker, run_worker

__all__ = [
    "DIED",
    "DRAINED",
    "HANDED_BACK",
    "Broker",
    "Patience",
    "Publisher",
    "Queue",
    "Worker",
    "connect",
    "run_worker",
]
