"""What calls have in common in their queries: how long to wait, and which page of a listing."""

from typing import Any

from starlette.requests import Request

from docreader import keys
from docreader.errors import InvalidOption
from docreader_api.operation import Parameter

PAGE_SIZE = 50
LARGEST_PAGE = 200

WAIT = Parameter("wait", "Seconds to wait.", {"type": "number", "minimum": 0})
CURSOR = Parameter("cursor", "`next_cursor` of the page before.")
LIMIT: dict[str, Any] = {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE}


def limit_of(request: Request) -> int:
    """How much a page of a listing has at most. Raises `InvalidOption`."""
    text = request.query_params.get("limit")
    if text is None:
        return PAGE_SIZE
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and 1 <= int(text) <= LARGEST_PAGE):
        raise InvalidOption(
            f"query parameter `limit`: {text[:40]!r} is not a number from 1 to {LARGEST_PAGE}", option="limit"
        )
    return int(text)


def cursor_of(request: Request) -> str:
    """Where a listing goes on; empty for its beginning. Raises `InvalidOption`."""
    text = request.query_params.get("cursor", "")
    if text and not keys.is_place(text):
        raise InvalidOption(
            f"query parameter `cursor`: {text[:40]!r} is no `next_cursor` of a listing", option="cursor"
        )
    return text


def wait_of(request: Request, most: float, default: float = 0.0) -> float:
    """Seconds to wait, at most ``most``. Raises `InvalidOption`."""
    text = request.query_params.get("wait")
    if text is None:
        return default
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise InvalidOption(f"query parameter `wait`: {text[:40]!r} is not a number from 0 up", option="wait")
    return min(value, most)
