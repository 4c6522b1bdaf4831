"""A document or a dataset on its way from a request into the store, piece by piece."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import partial
from typing import Self

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream
from starlette.exceptions import HTTPException

from docreader.errors import DocreaderError, DocumentTooLarge
from docreader.media import HEAD_BYTES, sniff
from docreader.result import Source
from docreader.store import Store

_END = b""
FORM_BYTES = 1024 * 1024
"""What the fields and boundaries of a form may add to its file."""


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


class _Counted:
    """Chunks on their way, counted and hashed; past ``most`` bytes ``refusal`` is raised."""

    def __init__(
        self, chunks: AsyncIterator[bytes], most: int, refusal: Callable[[int], DocreaderError]
    ) -> None:
        self.size = 0
        self.digest = hashlib.sha256()
        self._chunks = chunks
        self._most = most
        self._refusal = refusal

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        chunk = await anext(self._chunks)
        self.size += len(chunk)
        if self.size > self._most:
            raise self._refusal(self._most)
        self.digest.update(chunk)
        return chunk

    async def head(self, size: int) -> bytes:
        """The first chunks: ``size`` bytes at least, or all there are."""
        head = b""
        async for chunk in self:
            head += chunk
            if len(head) >= size:
                break
        return head


async def receive(
    store: Store,
    key: str,
    chunks: AsyncIterator[bytes],
    *,
    name: str,
    max_bytes: int,
    limiter: anyio.CapacityLimiter,
    type_of: Callable[[bytes], str] = sniff,
    refusal: Callable[[int], DocreaderError] = DocumentTooLarge.past,
) -> Source:
    """Stream ``chunks`` to ``key``; at most ``limiter`` many at once, the others wait, their bytes unread.

    ``type_of`` tells the media type from the first bytes, or refuses; ``refusal`` is that of more than
    ``max_bytes``.

    Raises:
        DocumentTooLarge, EmptyDocument, UnsupportedMediaType: and nothing is stored.
        StoreUnavailable: the store gave up.

    """
    counted = _Counted(chunks, max_bytes, refusal)
    head = await counted.head(HEAD_BYTES)
    media_type = type_of(head)
    sender, receiver = anyio.create_memory_object_stream[bytes](max_buffer_size=4)

    async def write() -> None:
        with receiver:
            put = partial(store.put_stream, key, _Pipe(receiver), media_type)
            await anyio.to_thread.run_sync(put, limiter=limiter)

    writing = asyncio.create_task(write())
    writing.add_done_callback(_retrieve)
    with suppress(anyio.BrokenResourceError), sender:  # broken: the store gave up, and its error follows
        await sender.send(head)
        async for chunk in counted:
            await sender.send(chunk)
        await sender.send(_END)
    await writing
    return Source(name=name, media_type=media_type, bytes=counted.size, sha256=counted.digest.hexdigest())


def check_length(
    content_length: str | None,
    max_bytes: int,
    refusal: Callable[[int], DocreaderError] = DocumentTooLarge.past,
) -> None:
    """Refuse by its Content-Length what cannot fit, before a byte is read."""
    if content_length is None:
        return
    if not content_length.isdecimal():
        raise HTTPException(400, "Content-Length is not a number")
    if int(content_length) > max_bytes + FORM_BYTES:
        raise refusal(max_bytes)


def _retrieve(task: asyncio.Task[None]) -> None:
    # An abandoned upload's task is awaited by nobody.
    if not task.cancelled():
        task.exception()
