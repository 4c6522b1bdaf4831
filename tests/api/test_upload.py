"""A document comes in pieces of any size, and is in the store whole or not at all."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import anyio
import pytest

from docreader.errors import DocreaderError, DocumentTooLarge, EmptyDocument, UnsupportedMediaType
from docreader.result import Source
from docreader.settings import Settings
from docreader.store import Store, connect
from docreader_api.upload import receive
from tests import documents

KEY = "jobs/1/source/document"


def sent(store: Store, data: bytes, piece: int, most: int = 1_000_000) -> Source:
    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(data), piece):
            yield data[at : at + piece]

    async def send() -> Source:
        limiter = anyio.CapacityLimiter(1)
        try:
            return await receive(store, KEY, pieces(), name="a", max_bytes=most, limiter=limiter)
        finally:  # a server's loop goes on, and so does the thread that drops what was refused
            others = asyncio.all_tasks() - {asyncio.current_task()}
            await asyncio.gather(*others, return_exceptions=True)

    return asyncio.run(send())


@pytest.mark.parametrize("piece", [1, 1000, 1024, 1_000_000])
def test_what_came_is_stored_counted_and_told(tmp_path: Path, piece: int) -> None:
    store = connect(Settings(store_url=f"file://{tmp_path}"))
    data = documents.pdf()
    assert sent(store, data, piece, most=len(data)) == Source(
        name="a", media_type="application/pdf", bytes=len(data), sha256=hashlib.sha256(data).hexdigest()
    )
    assert store.get(KEY) == data


def test_a_document_may_be_shorter_than_what_tells_its_type(tmp_path: Path) -> None:
    store = connect(Settings(store_url=f"file://{tmp_path}"))
    assert sent(store, b"%PDF-1.7", piece=3).media_type == "application/pdf"
    assert store.get(KEY) == b"%PDF-1.7"


@pytest.mark.parametrize("piece", [1, 1000, 1_000_000])
@pytest.mark.parametrize(
    ("data", "refusal"),
    [(b"", EmptyDocument), (b"hello" * 1000, UnsupportedMediaType), (documents.pdf(), DocumentTooLarge)],
)
def test_what_is_refused_is_not_stored(
    tmp_path: Path, data: bytes, refusal: type[DocreaderError], piece: int
) -> None:
    store = connect(Settings(store_url=f"file://{tmp_path}"))
    with pytest.raises(refusal):
        sent(store, data, piece, most=len(documents.pdf()) - 1 if refusal is DocumentTooLarge else 1_000_000)
    assert not store.exists(KEY)
