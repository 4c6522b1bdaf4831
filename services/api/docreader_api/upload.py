"""A document on its way from a request into the store, piece by piece."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import partial

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream
from starlette.exceptions import HTTPException

from docreader.errors import DocreaderError, DocumentTooLarge
from docreader.media import HEAD_BYTES, sniff
from docreader.result import Source
from docreader.store import Store

_END = b""


class UploadAbandoned(Exception):
    """The sender went away: what was written so far is dropped."""


class _Pipe:
    """The file that a store reads from in its thread, filled from the event loop."""

    def __init__(self, chunks: MemoryObjectReceiveStream[bytes]) -> None:
        self._chunks = chunks
        self._buffer = bytearray()
        self._ended = False

    def read(self, size: int = -1, /) -> bytes:
        while not self._ended and (size < 0 or len(self._buffer) < size):
            try:
                chunk = anyio.from_thread.run(self._chunks.receive)
            except anyio.EndOfStream:
                raise UploadAbandoned from None
            self._ended = chunk == _END
            self._buffer += chunk
        taken = bytes(self._buffer[: size if size >= 0 else None])
        del self._buffer[: len(taken)]
        return taken


def too_large(max_bytes: int) -> DocumentTooLarge:
    """The refusal of a document that is larger than the setting allows."""
    return DocumentTooLarge(
        f"the document has more than {max_bytes} bytes; split it, or raise DOCREADER_MAX_DOCUMENT_BYTES",
        max_bytes=max_bytes,
    )


async def receive(
    store: Store,
    key: str,
    chunks: AsyncIterator[bytes],
    *,
    name: str,
    max_bytes: int,
    limiter: anyio.CapacityLimiter,
    sniff: Callable[[bytes], str] = sniff,
    too_large: Callable[[int], DocreaderError] = too_large,
) -> Source:
    """Stream ``chunks`` to ``key``; at most ``limiter`` many at once, the others wait, their bytes unread.

    ``sniff`` tells the media type from the first bytes, or refuses; ``too_large`` is the refusal past
    ``max_bytes``.

    Raises:
        DocumentTooLarge, EmptyDocument, UnsupportedMediaType: and nothing is stored.
        StoreUnavailable: the store gave up.

    """
    sender, receiver = anyio.create_memory_object_stream[bytes](max_buffer_size=4)
    writing: asyncio.Task[None] | None = None
    digest, size, head, media_type = hashlib.sha256(), 0, b"", None

    async def write() -> None:
        with receiver:
            put = partial(store.put_stream, key, _Pipe(receiver), media_type or "")
            await anyio.to_thread.run_sync(put, limiter=limiter)

    with suppress(anyio.BrokenResourceError), sender:  # broken: the store gave up, and its error follows
        async for chunk in chunks:
            size += len(chunk)
            if size > max_bytes:
                raise too_large(max_bytes)
            digest.update(chunk)
            if media_type is None:
                head += chunk
                if len(head) < HEAD_BYTES:
                    continue
                chunk, media_type = head, sniff(head)  # noqa: PLW2901
            if writing is None:
                writing = asyncio.create_task(write())
                writing.add_done_callback(_retrieve)
            await sender.send(chunk)
        if media_type is None:
            media_type = sniff(head)
            writing = asyncio.create_task(write())
            await sender.send(head)
        await sender.send(_END)
    if writing is not None:
        await writing
    return Source(name=name, media_type=media_type, bytes=size, sha256=digest.hexdigest())


def check_length(
    content_length: str | None, max_bytes: int, too_large: Callable[[int], DocreaderError] = too_large
) -> None:
    """Refuse by its Content-Length what cannot fit, before a byte is read; multipart adds a little."""
    if content_length is None:
        return
    if not content_length.isdecimal():
        raise HTTPException(400, "Content-Length is not a number")
    if int(content_length) > max_bytes + 1024 * 1024:
        raise too_large(max_bytes)


def _retrieve(task: asyncio.Task[None]) -> None:
    # An abandoned upload's task is awaited by nobody.
    if not task.cancelled():
        task.exception()
