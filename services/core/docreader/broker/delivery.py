"""One message as handed to a worker, and what becomes of it."""

from __future__ import annotations

from typing import Protocol

from dramatiq.broker import Broker, MessageProxy
from dramatiq.message import Message
from dramatiq.middleware import Middleware, SkipMessage


class Origin(Protocol):
    """The consumer a message came through."""

    @property
    def lost(self) -> bool:
        """Whether what came through it was, or will be, given to another consumer."""


class Delivery(MessageProxy):
    """A message with the consumer it came through; ``tag`` means something to that consumer alone."""

    def __init__(self, message: Message[object], *, origin: Origin, tag: int) -> None:
        super().__init__(message)
        self.origin = origin
        self.tag = tag
        self.handed_back = False

    def hand_back(self) -> None:
        """Have the message given to a worker again, at once, instead of settled."""
        self.failed = True
        self.handed_back = True


class SkipLost(Middleware):
    """Skips a message that waits in this process though its connection is gone.

    The broker has given it to another consumer by then; reading it here as well would be work done twice.
    """

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:
        if isinstance(message, Delivery) and message.origin.lost:
            raise SkipMessage("its connection was lost before it began")
