"""Responses: typed values as JSON, objects of the store as streams or signed addresses."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import quote

import anyio
import msgspec
from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from docreader.jobs import NotReadYet
from docreader.store import ObjectMissing, Store
from docreader_api.services import services_of


def answer(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A value as JSON."""
    return Response(msgspec.json.encode(value), status, headers=headers, media_type="application/json")


IMMUTABLE = "private, max-age=31536000, immutable"


async def object_answer(
    request: Request, key: str, media_type: str, file_name: str, *, missing: str, run: int | None = None
) -> Response:
    """An object of the store: a redirect to a signed address where the settings want that, else its bytes.

    Our own page gets the bytes: its content security policy lets it visit no other address.
    """
    services = services_of(request)
    seconds = services.settings.signed_url_seconds
    if seconds and request.headers.get("sec-fetch-site") != "same-origin":
        address = await anyio.to_thread.run_sync(services.store.sign, key, seconds, file_name, media_type)
        if address is not None and await anyio.to_thread.run_sync(services.store.exists, key):
            return RedirectResponse(address, 307, headers={"Cache-Control": "no-store"})
    return await object_bytes(request, key, media_type, file_name, missing=missing, run=run)


async def object_bytes(
    request: Request, key: str, media_type: str, file_name: str, *, missing: str, run: int | None = None
) -> Response:
    """The bytes of an object of the store, whatever the settings want.

    Where the query names the ``run`` that the object is of, it can never change.
    """
    lasting = run is not None and request.query_params.get("run") == str(run)
    store = services_of(request).store
    opened = partial(_unread, store) if request.method == "HEAD" else store.stream
    try:
        size, pieces = await anyio.to_thread.run_sync(opened, key)
    except ObjectMissing:
        raise NotReadYet(missing) from None
    headers = {
        "Content-Length": str(size),
        # Documents are strangers' files: a browser must neither guess their type nor run what is in them.
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": f"inline; filename*=UTF-8''{quote(file_name)}",
        "Content-Security-Policy": "sandbox",
        "Cache-Control": IMMUTABLE if lasting else "private, no-cache",
    }
    return StreamingResponse(iterate_in_threadpool(pieces), headers=headers, media_type=media_type)


def _unread(store: Store, key: str) -> tuple[int, Iterator[bytes]]:
    """The size of an object as a listing has it, and no pieces: there is nothing to read, nor to close.

    Raises:
        ObjectMissing: there is none.

    """
    found = next(store.list(key), None)
    if found is None or found.key != key:
        raise ObjectMissing(f"there is no object {key}")
    return found.size, iter(())
