"""Spans of publishing a message and of working on it, in the trace of the request that it came from."""

import threading
from contextlib import ExitStack
from typing import Any, Literal

from dramatiq.broker import Broker, MessageProxy
from dramatiq.message import Message
from dramatiq.middleware import Middleware

from docreader import tracing


class Traced(Middleware):
    """Carries a trace in the options of each message."""

    def __init__(self) -> None:
        self._open = threading.local()

    def before_enqueue(self, broker: Broker, message: Message[Any], delay: int | None) -> None:
        """Begin to publish: what works on the message belongs to that."""
        self._begin("producer", f"publish {message.actor_name}", message)
        message.options.update(tracing.carrier())

    def after_enqueue(self, broker: Broker, message: Message[Any], delay: int | None) -> None:
        """It was published."""
        self._end("producer")

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:
        """Begin to work on a message."""
        self._begin("consumer", message.actor_name, message)

    def after_process_message(
        self,
        broker: Broker,
        message: MessageProxy,
        *,
        result: Any | None = None,
        exception: BaseException | None = None,
    ) -> None:
        """The work on it has ended."""
        self._end("consumer", exception)

    def after_skip_message(self, broker: Broker, message: MessageProxy) -> None:
        """It was not for this worker."""
        self._end("consumer")

    def _begin(
        self, kind: Literal["producer", "consumer"], name: str, message: Message[Any] | MessageProxy
    ) -> None:
        self._end(kind)  # of a message that could not be published
        parent = {each: message.options[each] for each in tracing.CARRIED if each in message.options}
        known = {f"docreader.{each}": value for each, value in message.kwargs.items()}
        begun = ExitStack()
        begun.enter_context(tracing.span(name, kind, parent, **known))
        setattr(self._open, kind, begun)

    def _end(self, kind: str, error: BaseException | None = None) -> None:
        begun: ExitStack | None = getattr(self._open, kind, None)
        if begun is not None:
            setattr(self._open, kind, None)
            begun.__exit__(type(error) if error else None, error, None)
