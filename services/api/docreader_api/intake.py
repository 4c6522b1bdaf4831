"""A caller's document or dataset on its way in, within the bytes that the caller has left today."""

from collections.abc import AsyncIterator, Callable
from functools import partial

import anyio

from docreader.access import Caller
from docreader.errors import DocreaderError, DocumentTooLarge
from docreader.result import Source
from docreader.usage import LimitExceeded
from docreader_api.services import Services
from docreader_api.upload import FORM_BYTES, check_length, receive


async def check_announced(
    services: Services,
    caller: Caller,
    content_length: str | None,
    max_bytes: int,
    refusal: Callable[[int], DocreaderError] = DocumentTooLarge.past,
) -> None:
    """Refuse by its Content-Length, before a byte is read, what is not going to be taken.

    Raises:
        LimitExceeded: the caller has no bytes left today, or fewer than come even without a form around them.
        DocreaderError, HTTPException: as `check_length`.

    """
    check_length(content_length, max_bytes, refusal)
    least = max(1, int(content_length or 0) - FORM_BYTES)
    check = partial(services.allowance.check_bytes, caller.tenant, caller.limits, least)
    await anyio.to_thread.run_sync(check)


async def take_in(
    services: Services, caller: Caller, target: str, chunks: AsyncIterator[bytes], name: str
) -> Source:
    """Stream a caller's document to ``target``.

    Raises:
        LimitExceeded: it has more bytes than the caller has left today; nothing is stored.
        DocreaderError: as `receive`.

    """
    source = await receive(
        services.store,
        target,
        chunks,
        name=name,
        max_bytes=services.settings.max_document_bytes,
        limiter=services.uploads,
    )
    check = partial(services.allowance.check_bytes, caller.tenant, caller.limits, source.bytes or 0)
    try:
        await anyio.to_thread.run_sync(check)
    except LimitExceeded:
        await anyio.to_thread.run_sync(services.store.delete, [target])
        raise
    return source
