"""When a failed message is tried again, and how it is kept when that cannot be arranged."""

from typing import Any

from dramatiq.broker import Broker, MessageProxy
from dramatiq.middleware import Retries

from docreader.broker.delivery import Delivery
from docreader.errors import DocreaderError


class SafeRetries(Retries):
    """Dramatiq's retries with exponential back-off, never losing the message.

    An error of docreader's that is not ``retryable`` makes a dead letter at once.
    """

    def after_process_message(
        self,
        broker: Broker,
        message: MessageProxy,
        *,
        result: Any = None,
        exception: BaseException | None = None,
    ) -> None:
        if isinstance(exception, DocreaderError) and not exception.retryable:
            message.fail()
            return
        try:
            super().after_process_message(  # type: ignore[no-untyped-call]
                broker, message, result=result, exception=exception
            )
        except Exception:
            # Dramatiq logs what a middleware raises and then acknowledges the message. Where the retry
            # could not be queued that would be the end of it, so the broker is told to deliver the original
            # again; its delivery limit still bounds how often.
            if isinstance(message, Delivery) and not message.failed:
                message.hand_back()
            raise
