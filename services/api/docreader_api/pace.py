"""Bodies of requests, whose senders may neither stop nor trickle: others wait for their places."""

from collections.abc import AsyncIterator

import anyio
from starlette.requests import Request

from docreader.errors import DocreaderError
from docreader_api.services import services_of


class RequestTimeout(DocreaderError):
    """The body paused for too long, or came too slowly: send it again."""

    code = "request_timeout"
    http_status = 408
    retryable = True


async def body(request: Request) -> AsyncIterator[bytes]:
    """The pieces of a request's body. Only what is spent waiting for them counts as the sender's time: not
    how long the store takes them, nor how long they wait for a place.

    Raises:
        RequestTimeout: the sender paused, or is slower than the settings allow.
        ClientDisconnect: the sender is gone.

    """
    settings = services_of(request).settings
    pause, rate = settings.upload_pause, settings.min_upload_rate
    chunks = request.stream()
    waited, size = 0.0, 0
    while True:
        begun = anyio.current_time()
        patience = min(pause, pause + size / rate - waited)
        try:
            with anyio.fail_after(max(0.0, patience)):
                chunk = await anext(chunks)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise RequestTimeout(
                f"the body paused for {pause:g} seconds, or came with less than {rate} bytes a second: send "
                "it again, or see DOCREADER_UPLOAD_PAUSE and DOCREADER_MIN_UPLOAD_RATE"
            ) from None
        waited += anyio.current_time() - begun
        size += len(chunk)
        if chunk:  # nothing is in the last one
            yield chunk
