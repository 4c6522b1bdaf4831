"""Responses: typed values as JSON, objects of the store as streams or signed addresses."""

from typing import Any
from urllib.parse import quote

import anyio
import msgspec
from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from docreader import keys
from docreader.errors import InvalidOption
from docreader.jobs import NotReadYet
from docreader.store import ObjectMissing
from docreader_api.services import services as services_of


def answer(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A value as JSON."""
    return Response(msgspec.json.encode(value), status, headers=headers, media_type="application/json")


IMMUTABLE = "private, max-age=31536000, immutable"


async def object_answer(
    request: Request, key: str, media_type: str, file_name: str, *, missing: str, run: int | None = None
) -> Response:
    """An object of the store: a redirect to a signed address where the settings want that, else its bytes.

    Our own page gets the bytes: its content security policy lets it visit no other address. Where the query
    names the ``run`` that the object is of, it can never change.
    """
    services = services_of(request)
    seconds = services.settings.signed_url_seconds
    if seconds and request.headers.get("sec-fetch-site") != "same-origin":
        address = await anyio.to_thread.run_sync(services.store.sign, key, seconds, file_name, media_type)
        if address is not None and await anyio.to_thread.run_sync(services.store.exists, key):
            return RedirectResponse(address, 307, headers={"Cache-Control": "no-store"})
    lasting = run is not None and request.query_params.get("run") == str(run)
    try:
        size, pieces = await anyio.to_thread.run_sync(services.store.stream, key)
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


def whole_number(request: Request, name: str, default: int, *, most: int) -> int:
    """A whole number from the query, between 1 and ``most``. Raises `InvalidOption`."""
    text = request.query_params.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and 1 <= int(text) <= most):
        raise InvalidOption(
            f"query parameter `{name}`: {text[:40]!r} is not a number from 1 to {most}", option=name
        )
    return int(text)


def cursor(request: Request) -> str:
    """Where a listing goes on, from the query; empty for its beginning. Raises `InvalidOption`."""
    text = request.query_params.get("cursor", "")
    if text and not keys.is_place(text):
        raise InvalidOption(
            f"query parameter `cursor`: {text[:40]!r} is no `next_cursor` of a listing", option="cursor"
        )
    return text


def number(request: Request, name: str, default: float, *, most: float) -> float:
    """A number from the query, between 0 and ``most``. Raises `InvalidOption`."""
    text = request.query_params.get(name)
    if text is None:
        return default
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise InvalidOption(f"query parameter `{name}`: {text[:40]!r} is not a number from 0 up", option=name)
    return min(value, most)
