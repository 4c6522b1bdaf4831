"""One attempt to deliver: a signed POST, and what the receiver made of it."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from standardwebhooks import Webhook

from docreader import outbound, tracing
from docreader.settings import Settings

GONE = 410
FORBIDDEN = "forbidden_address"


@dataclass(frozen=True)
class Answer:
    """What came of a POST: a status, or the error why there is none; times are in seconds."""

    status: int | None
    error: str | None
    seconds: float
    retry_after: float

    @property
    def accepted(self) -> bool:
        """Whether the receiver took it."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def final(self) -> bool:
        """Whether another attempt would be pointless or unwanted."""
        return self.status == GONE or self.error == FORBIDDEN


def post(url: str, message_id: str, body: bytes, settings: Settings) -> Answer:
    """POST ``body`` to ``url``, signed, within the time of the settings. The answer's body is not read."""
    now = datetime.now(UTC)
    signatures = [Webhook(secret).sign(message_id, now, body.decode()) for secret in settings.webhook_secrets]
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "docreader",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
        **tracing.carrier(),
    }
    begun = time.monotonic()
    status, error, retry_after = None, None, 0.0
    try:
        with outbound.send(
            "POST",
            url,
            headers,
            body,
            seconds=settings.webhook_timeout,
            allow_private=settings.webhook_allow_private,
        ) as response:
            status = response.status_code
            retry_after = _seconds(response.headers.get("Retry-After", ""))
    except outbound.AddressForbidden:
        error = FORBIDDEN
    except outbound.TookTooLong:
        error = "timeout"
    except outbound.Unanswered:
        error = "unreachable"
    return Answer(status, error, time.monotonic() - begun, retry_after)


def _seconds(retry_after: str) -> float:
    """The header's seconds or date as seconds from now; 0 where it is neither."""
    if retry_after.isdecimal():
        return float(retry_after)
    try:
        at = parsedate_to_datetime(retry_after)
    except (ValueError, OverflowError):  # no date, or of a year that no date has
        return 0.0
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())
