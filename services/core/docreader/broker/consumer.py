"""Takes messages from RabbitMQ one at a time, in turn from each queue, and settles them where they came
from."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from threading import Event
from typing import Any

from dramatiq.broker import Consumer, MessageProxy
from dramatiq.common import dq_name
from dramatiq.errors import DecodeError
from dramatiq.message import Message
from pika import BlockingConnection
from pika.exceptions import ConnectionWrongStateError

from docreader.broker.deadline import UNANSWERED, ChannelLost, deadline
from docreader.broker.delivery import Delivery
from docreader.broker.rotation import Rotation

DELAYED_PREFETCH = 1000
CLOSE_SECONDS = 3.0

logger = logging.getLogger(__name__)


class RabbitmqConsumer(Consumer):
    """Consumes several queues over one connection, holding no more than ``slots`` messages at a time.

    Dramatiq's own consumer takes a message from each queue ahead of need. A worker that dies then counts
    against messages it never began, and a busy worker keeps a short document from an idle one. Here a
    message is fetched when there is a thread for it: asked for in turn from each queue, and where all are
    empty waited for by subscription. Messages that wait for their time (``.DQ``) are held besides; they
    need no thread.

    Every method but ``ack`` and ``nack`` is for the thread that owns the consumer.
    """

    def __init__(
        self,
        connect: Callable[[], BlockingConnection],
        declare: Callable[[Any], None],
        queues: Sequence[str],
        *,
        slots: int,
        timeout: float,
        draining: Event,
    ) -> None:
        self._turns = Rotation(tuple(queues))
        self._slots = slots
        self._timeout = timeout
        self._draining = draining
        self._arrived: deque[Delivery] = deque()
        self._held: set[int] = set()
        self._subscriptions: list[str] = []
        self._took_one = False
        self._cancelled = False
        try:
            self._connection = connect()
        except UNANSWERED as error:
            raise ChannelLost(error) from None
        try:
            self._channel = self._connection.channel()
            self._channel.add_on_cancel_callback(self._on_cancel)
            declare(self._channel)
            self._channel.basic_qos(prefetch_count=DELAYED_PREFETCH)
            self._delayed = [self._subscribe(dq_name(name), takes_slot=False) for name in queues]
            self._channel.basic_qos(prefetch_count=1)
        except UNANSWERED as error:
            self.close()
            raise ChannelLost(error) from None

    @property
    def lost(self) -> bool:
        """Whether the channel is gone, and RabbitMQ has its messages back."""
        return not (self._connection.is_open and self._channel.is_open)

    def __next__(self) -> Delivery | None:
        """The next message, or ``None`` after the timeout and whenever the owner should look around."""
        try:
            if self._draining.is_set():
                self._give_up()
            elif not self._subscriptions and not self._arrived and len(self._held) < self._slots:
                self._fetch()
            if not self._arrived:
                self._connection.process_data_events(self._timeout)
            if self._took_one:
                self._unsubscribe(self._subscriptions)
        except UNANSWERED as error:
            raise ChannelLost(error) from None
        if self.lost or self._cancelled:
            # Only an error of this kind makes the owner drop what it holds of this consumer.
            raise ChannelLost("the broker closed the channel or cancelled a consumer")
        return self._arrived.popleft() if self._arrived else None

    def ack(self, message: MessageProxy) -> None:
        """Settle a message that was dealt with."""
        self._settle(message, self._channel.basic_ack)

    def nack(self, message: MessageProxy) -> None:
        """Make a message a dead letter, or give it back where that was asked for."""
        requeue = isinstance(message, Delivery) and message.handed_back
        self._settle(message, partial(self._channel.basic_nack, requeue=requeue))

    def requeue(self, messages: Iterable[MessageProxy]) -> None:
        """Nothing to send: RabbitMQ takes unsettled messages back when the connection ends.

        The iterable is used up all the same, because it empties the caller's list of delayed messages; what
        stayed there would be queued a second time after a reconnect.
        """
        for _ in messages:
            pass

    def close(self) -> None:
        """Send what is still to be sent and end the connection, which gives back what is not settled."""
        if not self._connection.is_open:
            return
        sent = Event()
        try:
            with deadline(self._connection, CLOSE_SECONDS):
                self._connection.add_callback_threadsafe(sent.set)
                while not sent.is_set():
                    self._connection.process_data_events(self._timeout)
                self._connection.close()
        except UNANSWERED as error:
            raise ChannelLost(error) from None

    def _settle(self, message: MessageProxy, send: Callable[[int], None]) -> None:
        # A delivery tag is a number that each channel counts anew. Sent on the channel of a later
        # connection it would settle whatever message has that number there, and that message would be lost.
        if not isinstance(message, Delivery) or message.origin is not self or self.lost:
            logger.warning("message %s was not settled: its connection was lost", message.message_id)
            return
        try:
            self._connection.add_callback_threadsafe(partial(self._settled, message.tag, send))
        except ConnectionWrongStateError:
            logger.warning("message %s was not settled: its connection was just lost", message.message_id)

    def _settled(self, tag: int, send: Callable[[int], None]) -> None:
        if self._channel.is_open:
            send(tag)
        self._held.discard(tag)

    def _fetch(self) -> None:
        """Take a message from the first queue that has one; subscribe to all where none has."""
        for name in self._turns:
            method, _, body = self._channel.basic_get(name)
            if method is not None:
                self._arrive(name, True, method.delivery_tag, body)
                return
        self._subscriptions = [self._subscribe(name, takes_slot=True) for name in self._turns]

    def _subscribe(self, name: str, *, takes_slot: bool) -> str:
        def on_message(_channel: Any, method: Any, _properties: Any, body: bytes) -> None:
            self._arrive(name, takes_slot, method.delivery_tag, body)

        tag: str = self._channel.basic_consume(name, on_message)
        return tag

    def _unsubscribe(self, subscriptions: list[str]) -> None:
        self._subscriptions = []
        self._took_one = False
        for subscription in subscriptions:
            self._channel.basic_cancel(subscription)

    def _give_up(self) -> None:
        """Fetch no more, and give back what no thread has seen."""
        self._unsubscribe([*self._subscriptions, *self._delayed])
        self._delayed = []
        while self._arrived:
            self._settled(self._arrived.popleft().tag, partial(self._channel.basic_nack, requeue=True))

    def _on_cancel(self, _frame: Any) -> None:
        # The queue was deleted or lost its leader: pika would go on as if there were nothing to consume.
        self._cancelled = True

    def _arrive(self, name: str, takes_slot: bool, tag: int, body: bytes) -> None:
        if takes_slot and len(self._held) >= self._slots:
            # Two queues answered at the same moment; the second message is for another worker.
            self._channel.basic_nack(tag, requeue=True)
            return
        try:
            message = Message.decode(body)
        except DecodeError:
            logger.exception("a message on %s cannot be read; it is a dead letter now", name)
            self._channel.basic_nack(tag, requeue=False)
            return
        if takes_slot:
            self._held.add(tag)
            self._turns.served(name)
            self._took_one = True
        self._arrived.append(Delivery(message, origin=self, tag=tag))
