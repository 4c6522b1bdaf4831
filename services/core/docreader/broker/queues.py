"""The queues and the arguments RabbitMQ keeps with them."""

from enum import StrEnum
from typing import Any

from dramatiq.common import dq_name, xq_name

VERSION = "v1"
"""Raise it whenever an argument below changes: RabbitMQ refuses to declare a queue with other arguments."""

NO_DELIVERY_LIMIT = 1_000_000_000
"""As good as none. RabbitMQ 4 limits a quorum queue to 20 deliveries unless told; 3.10 refuses ``-1``."""

DEAD_LETTERS_KEPT_MS = 7 * 24 * 3600 * 1000
DEAD_LETTERS_KEPT = 100_000


class Queue(StrEnum):
    """Every queue there is, by the name it has on the broker."""

    DOCUMENTS = f"documents.{VERSION}"
    PAGES = f"pages.{VERSION}"
    WEBHOOKS = f"webhooks.{VERSION}"
    TRAININGS = f"trainings.{VERSION}"


def queue_arguments(name: str, delivery_limit: int) -> dict[str, dict[str, Any]]:
    """The three RabbitMQ queues behind the queue ``name``, each with its arguments.

    ``name`` holds work, ``name.DQ`` messages that wait for their time, ``name.XQ`` dead letters. A message
    that killed its worker ``delivery_limit`` times is delivered once more at most and then is a dead
    letter. Waiting messages have no such limit, because each restart of the worker that holds them counts
    as a delivery. Never add ``x-max-priority``: quorum queues do not know it before RabbitMQ 4.
    """
    dead_letters = xq_name(name)
    return {
        name: _to_dead_letters(dead_letters, delivery_limit),
        dq_name(name): _to_dead_letters(dead_letters, NO_DELIVERY_LIMIT),
        dead_letters: {
            "x-queue-type": "quorum",
            "x-message-ttl": DEAD_LETTERS_KEPT_MS,
            "x-max-length": DEAD_LETTERS_KEPT,
        },
    }


def _to_dead_letters(dead_letters: str, delivery_limit: int) -> dict[str, Any]:
    return {
        "x-queue-type": "quorum",
        "x-delivery-limit": delivery_limit,
        "x-dead-letter-exchange": "",
        "x-dead-letter-routing-key": dead_letters,
        # The two together keep a message until the dead-letter queue has confirmed it.
        "x-dead-letter-strategy": "at-least-once",
        "x-overflow": "reject-publish",
    }
