"""Answers that do not come: a bound on waiting for them, and the errors of pika's that mean it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from dramatiq.errors import ConnectionClosed
from pika import BlockingConnection
from pika.adapters.utils.connection_workflow import AMQPConnectorException
from pika.exceptions import AMQPChannelError, AMQPConnectionError, ConnectionBlockedTimeout

UNANSWERED = (AMQPConnectionError, AMQPChannelError, AMQPConnectorException, OSError, AssertionError)
"""What pika raises when the broker is away, closes a channel, or cannot be connected to. Opening a
connection lets errors of the resolver, of TLS and of pika's own set-up timeout through as they are, and a
connection that ends in the middle of a call may trip an assertion of pika's."""


class ChannelLost(ConnectionClosed):
    """RabbitMQ closed the channel or the connection; Dramatiq's consumer thread connects anew on it."""

    def __init__(self, reason: object) -> None:
        super().__init__(reason)  # type: ignore[no-untyped-call]


@contextmanager
def deadline(connection: BlockingConnection, seconds: float) -> Iterator[None]:
    """Break ``connection`` off if the block takes longer than ``seconds``: it then raises
    ``AMQPConnectionError``.

    pika waits for a publisher confirm, and for every other answer, as long as the connection lives: through
    a memory alarm, a frozen broker, a quorum queue without a majority. Its ``blocked_connection_timeout``
    covers the first of these alone, with the same two private calls that are made here.
    """
    transport = connection._impl
    late = ConnectionBlockedTimeout(f"no answer within {seconds:.1f} s")
    timer = transport._adapter_call_later(seconds, partial(transport._terminate_stream, late))
    try:
        yield
    finally:
        if connection.is_open:
            transport._adapter_remove_timeout(timer)
