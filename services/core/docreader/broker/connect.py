"""From an address to a broker."""

from typing import TypeAlias
from urllib.parse import urlsplit

from dramatiq.middleware import Middleware

from docreader import tracing
from docreader.broker.delivery import SkipLost
from docreader.broker.memory import MemoryBroker
from docreader.broker.rabbitmq import MAX_DELAY, RabbitmqBroker
from docreader.broker.retries import SafeRetries
from docreader.broker.traced import Traced

Broker: TypeAlias = RabbitmqBroker | MemoryBroker
"""A ``dramatiq.Broker`` that also tells ``depth`` and ``ping``."""


def connect(
    url: str,
    *,
    delivery_limit: int = 5,
    max_retries: int = 5,
    min_backoff: float = 5.0,
    max_backoff: float = 300.0,
    publish_timeout: float = 5.0,
    heartbeat: int = 60,
) -> Broker:
    """The broker at ``url``: ``amqp://`` and ``amqps://`` for RabbitMQ, ``memory://`` for one in this
    process.

    No connection is made before it is needed. Times are in seconds. A message that fails with an error is
    tried ``max_retries`` times more, first after ``min_backoff``, then after twice as long each time up to
    ``max_backoff``; one that takes its worker down is delivered ``delivery_limit`` times more. Then it is a
    dead letter. ``delivery_limit`` is part of the queues on RabbitMQ: changing it needs queues of a new
    name.

    None of Dramatiq's time limits is here: they raise exceptions inside threads, which cannot stop native
    code and can end a thread between a message and its acknowledgement.

    Raises:
        ValueError: the address has another scheme, or ``max_backoff`` is longer than messages can be
        delayed.
    """
    if max_backoff > MAX_DELAY:
        raise ValueError(f"max_backoff of {max_backoff} s is more than the {MAX_DELAY:.0f} s allowed")
    retries = SafeRetries(
        max_retries=max_retries, min_backoff=round(min_backoff * 1000), max_backoff=round(max_backoff * 1000)
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
                delivery_limit=delivery_limit,
                publish_timeout=publish_timeout,
                heartbeat=heartbeat,
            )
        case scheme:
            raise ValueError(
                f"a broker's address begins with amqp://, amqps:// or memory://, not {scheme}://"
            )
