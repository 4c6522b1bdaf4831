"""Server-sent events: one task a client, so that a thousand who listen to nothing cost next to nothing."""

import logging
from collections.abc import AsyncIterator

import msgspec
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from docreader.errors import StoreUnavailable

log = logging.getLogger(__name__)

PING_SECONDS = 15.0
"""How long a stream is silent at most: proxies close what is silent for longer."""
PING = b": nothing new\n\n"


def event(kind: str, value: object, number: str | None = None) -> bytes:
    """One event whose data is ``value`` as JSON; ``number`` is what a client resumes with."""
    named = "" if number is None else f"id: {number}\n"
    return f"{named}event: {kind}\ndata: ".encode() + msgspec.json.encode(value) + b"\n\n"


class EventStream(StreamingResponse):
    """Sends ``pieces`` until they end or the client is gone, which is noticed at the next one.

    Errors of the first piece are answered as those of any request. A store that is away later ends the
    stream, and the client comes back for the rest.
    """

    def __init__(self, pieces: AsyncIterator[bytes]) -> None:
        # The last header is for nginx, which would keep events until it has a buffer full of them.
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(pieces, headers=headers, media_type="text/event-stream")
        self._pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer: to HEAD with the headers alone."""
        request = Request(scope, receive)
        start = {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        piece = await anext(self._pieces, None) if request.method != "HEAD" else None
        await send(start)
        try:
            while piece is not None and not await request.is_disconnected():
                await send({"type": "http.response.body", "body": piece, "more_body": True})
                piece = await anext(self._pieces, None)
        except StoreUnavailable as error:
            log.warning("a stream of events breaks off: %s", error.message)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
