"""A caller's document on its way in, within the bytes that the caller has left today."""

from collections.abc import AsyncIterator
from functools import partial

import anyio

from docreader.access import Caller
from docreader.result import Source
from docreader.usage import LimitExceeded
from docreader_api.services import Services
from docreader_api.upload import receive


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
