"""From an address to a broker."""

from typing import TypeAlias
from urllib.parse import urlsplit

from dramatiq.middleware import Middleware

from docreader import tracing
from docreader.broker.delivery import SkipLost
from docreader.broker.memory import MemoryBroker
from docreader.broker.patience import USUAL, Patience
from docreader.broker.rabbitmq import RabbitmqBroker
from docreader.broker.retries import SafeRetries
from docreader.broker.traced import Traced

Broker: TypeAlias = RabbitmqBroker | MemoryBroker
"""A ``dramatiq.Broker`` that also tells ``depth`` and ``ping``."""


def connect(url: str, patience: Patience = USUAL) -> Broker:
    """The broker at ``url``: ``amqp://`` and ``amqps://`` for RabbitMQ, ``memory://`` for one in this
    process. No connection is made before it is needed.

    None of Dramatiq's time limits is here: they raise exceptions inside threads, which cannot stop native
    code and can end a thread between a message and its acknowledgement.

    Raises:
        ValueError: the address has another scheme.
    """
    retries = SafeRetries(
        max_retries=patience.retries,
        min_backoff=round(patience.first_wait * 1000),
        max_backoff=round(patience.longest_wait * 1000),
    )
    middleware: list[Middleware] = [SkipLost(), retries]
    if tracing.enabled():
        middleware.append(Traced())
    match urlsplit(url).scheme:
        case "memory":
            return MemoryBroker(middleware=middleware)
        case "amqp" | "amqps":
            return RabbitmqBroker(
                url,
                middleware=middleware,
                delivery_limit=patience.deliveries,
                publish_timeout=patience.confirmation,
                heartbeat=patience.heartbeat,
            )
        case scheme:
            raise ValueError(
                f"a broker's address begins with amqp://, amqps:// or memory://, not {scheme}://"
            )
