"""RabbitMQ as Dramatiq's broker: quorum queues, confirmed publishing, bounded waiting."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from dramatiq.brokers.rabbitmq import RabbitmqBroker as DramatiqRabbitmqBroker
from dramatiq.common import current_millis, dq_name, q_name
from dramatiq.errors import ConnectionClosed
from dramatiq.message import Message
from dramatiq.middleware import Middleware
from pika import BasicProperties, BlockingConnection, DeliveryMode
from pika.exceptions import UnroutableError

from docreader.broker.consumer import RabbitmqConsumer
from docreader.broker.deadline import UNANSWERED, deadline
from docreader.broker.queues import queue_arguments
from docreader.broker.together import split
from docreader.errors import BrokerUnavailable

T = TypeVar("T")

MAX_DELAY = 15 * 60.0
"""Longest delay in seconds. A delayed message is held unacknowledged, which RabbitMQ allows for 30
minutes."""


class RabbitmqUnavailable(BrokerUnavailable, ConnectionClosed):
    """RabbitMQ does not answer. Being Dramatiq's error too, its threads reconnect on it."""


class RabbitmqBroker(DramatiqRabbitmqBroker):
    """Dramatiq's broker with the queues, the consumer and the time limits docreader wants.

    As in Dramatiq, each thread that publishes has a connection of its own until ``disconnect`` or
    ``close``.
    """

    def __init__(
        self,
        url: str,
        *,
        middleware: list[Middleware],
        delivery_limit: int,
        publish_timeout: float,
        heartbeat: int,
    ) -> None:
        super().__init__(url=url, middleware=middleware, confirm_delivery=True)
        parameters: Any = self.parameters
        parameters.heartbeat = heartbeat
        parameters.connection_attempts = 1
        parameters.socket_timeout = publish_timeout / 2
        parameters.stack_timeout = publish_timeout / 2
        self.draining = Event()
        self._delivery_limit = delivery_limit
        self._publish_timeout = publish_timeout

    def consume(self, queue_name: str, prefetch: int = 1, timeout: int = 5000) -> RabbitmqConsumer:
        """Take messages from one queue, or from several whose names are joined by ``together``.

        ``prefetch`` is how many messages are held at a time; ``timeout`` is in milliseconds.
        """
        queues = split(queue_name)

        def declare(channel: Any) -> None:
            for name in queues:
                self._declare(channel, name)

        return RabbitmqConsumer(
            self._connect, declare, queues, slots=prefetch, timeout=timeout / 1000, draining=self.draining
        )

    def enqueue(self, message: Message[Any], *, delay: int | None = None) -> Message[Any]:
        """Publish a message, to be delivered after ``delay`` milliseconds at the earliest, and see it
        confirmed.

        Raises:
            RabbitmqUnavailable: it was not confirmed within the publish timeout; it may still have arrived.
        """
        if delay is not None:
            if delay > MAX_DELAY * 1000:
                raise ValueError(f"a delay of {delay} ms is more than the {MAX_DELAY:.0f} s allowed")
            options = {"eta": current_millis() + delay}
            message = message.copy(queue_name=dq_name(message.queue_name), options=options)
        self.declare_queue(q_name(message.queue_name))
        self.emit_before("enqueue", message, delay)
        self._ask(lambda: self._publish(message))
        self.emit_after("enqueue", message, delay)
        return message

    def depth(self, queue: str) -> int:
        """How many messages of ``queue`` are ready, that is neither delayed nor in the hands of a
        worker."""
        return self._ask(lambda: self._declare(self.channel, q_name(queue))[queue])

    def ping(self) -> None:
        """Ask RabbitMQ for a sign of life.

        Raises:
            RabbitmqUnavailable: there was none within the publish timeout.
        """
        self._ask(lambda: self.channel.basic_qos(prefetch_count=0))

    def keep_alive(self) -> None:
        """Answer RabbitMQ's heartbeats on this thread's connection, if there is one."""
        connection = getattr(self.state, "connection", None)
        if connection is not None:
            try:
                connection.process_data_events(0)
            except UNANSWERED:
                self.disconnect()

    def disconnect(self) -> None:
        """End this thread's connection, if there is one."""
        connection = getattr(self.state, "connection", None)
        if connection is not None and connection.is_open:
            _close(connection, self._publish_timeout / 2)
        del self.connection

    def close(self) -> None:
        """End every connection. Call it when no other thread uses the broker any more."""
        for connection in list(self.connections):
            if connection.is_open:
                _close(connection, self._publish_timeout / 2)
        self.connections.clear()
        self.channels.clear()

    def _publish(self, message: Message[Any]) -> None:
        self._ensure_queue(q_name(message.queue_name))
        properties = BasicProperties(delivery_mode=DeliveryMode.Persistent)
        self.channel.basic_publish("", message.queue_name, message.encode(), properties, mandatory=True)

    def _ask(self, question: Callable[[], T]) -> T:
        """Ask over this thread's connection, and once more over a new one where the old one had been
        left."""
        end = time.monotonic() + self._publish_timeout
        for again_allowed in (True, False):
            is_new = getattr(self.state, "connection", None) is None
            left = end - time.monotonic()
            try:
                with deadline(self.connection, left if is_new else left / 2):
                    return question()
            except UNANSWERED as error:
                self.disconnect()
                if isinstance(error, UnroutableError):
                    self.queues_pending |= self.queues
                elif is_new or not again_allowed:
                    raise RabbitmqUnavailable(f"RabbitMQ does not answer: {error!r}") from error
        raise RabbitmqUnavailable("RabbitMQ does not keep the queue")

    def _connect(self) -> BlockingConnection:
        return BlockingConnection(self.parameters)

    def _ensure_queue(self, canonical_queue_name: str) -> None:
        if canonical_queue_name in self.queues_pending:
            self._declare(self.channel, canonical_queue_name)
            self.queues_pending.discard(canonical_queue_name)

    def _declare(self, channel: Any, name: str) -> dict[str, int]:
        """Make sure of the queues behind ``name``, and tell how many messages are ready in each."""
        arguments = queue_arguments(name, self._delivery_limit)
        declared = {
            queue: channel.queue_declare(queue, durable=True, arguments=arguments[queue])
            for queue in arguments
        }
        return {queue: int(answer.method.message_count) for queue, answer in declared.items()}


def _close(connection: BlockingConnection, seconds: float) -> None:
    try:
        with deadline(connection, seconds):
            connection.close()
    except UNANSWERED:
        # It was being broken off anyway.
        return
