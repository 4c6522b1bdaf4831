"""When a call is sent again: what may be repeated is, after pauses that grow and are never quite alike."""

import random
from dataclasses import dataclass

import httpx

from docreader.client.errors import error_of

Reply = httpx.Response | httpx.TransportError
"""What came of sending a request."""

_NOTHING_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_BROKE_OFF = (httpx.NetworkError, httpx.TimeoutException, httpx.RemoteProtocolError, httpx.ProxyError)
_NOTHING_DONE = (429, 503)
"""docreader answers these only where it did nothing of what was asked."""
_PERHAPS_DONE = (502, 504)


@dataclass(frozen=True)
class Retries:
    """How often a call is sent again and how long to wait before, in seconds."""

    most: int = 5
    first_pause: float = 0.25
    longest_pause: float = 30.0

    def pause(self, reply: Reply, sent: int, *, repeatable: bool) -> float | None:
        """Seconds until a call that was ``sent`` so often is sent again; None if its ``reply`` stands.

        A ``Retry-After`` is kept to; one that is longer than ``longest_pause`` is the caller's to keep.
        """
        if sent > self.most or not _may_change(reply, repeatable=repeatable):
            return None
        told = error_of(reply).retry_after if isinstance(reply, httpx.Response) else None
        if told is not None:
            return told if told <= self.longest_pause else None
        pause = min(self.longest_pause, self.first_pause * 2.0 ** (sent - 1))
        return pause * random.uniform(0.5, 1.0)  # noqa: S311 - spreads clients, guards nothing


def _may_change(reply: Reply, *, repeatable: bool) -> bool:
    """Whether sending a call again does no harm and may help."""
    if isinstance(reply, httpx.TransportError):
        return isinstance(reply, _NOTHING_SENT) or (repeatable and isinstance(reply, _BROKE_OFF))
    if reply.status_code in _NOTHING_DONE:
        return True
    if not repeatable:
        return False
    return reply.status_code in _PERHAPS_DONE or (reply.status_code == 409 and error_of(reply).retryable)
