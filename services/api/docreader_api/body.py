"""JSON bodies, read whole because they are small."""

from typing import TypeVar

import msgspec
from starlette.requests import Request

from docreader.wording import fault_of
from docreader_api import pace
from docreader_api.multipart import BadRequest

T = TypeVar("T")

MAX_JSON_BYTES = 256 * 1024


async def read_json(request: Request, kind: type[T], what: str) -> T:
    """The body as a value of type ``kind``, called ``what`` in refusals.

    Raises:
        BadRequest: it is none.
        RequestTimeout: the sender paused, or is too slow.

    """
    body = b""
    async for chunk in pace.body(request):
        body += chunk
        if len(body) > MAX_JSON_BYTES:
            raise BadRequest(
                f"a JSON request has at most {MAX_JSON_BYTES} bytes; send files as multipart/form-data"
            )
    try:
        return msgspec.json.decode(body, type=kind)
    except RecursionError:
        raise BadRequest("the JSON is nested too deeply") from None
    except msgspec.ValidationError as error:
        raise BadRequest(f"the JSON is not {what}: {fault_of(error, kind)}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadRequest(f"the JSON is not {what}: {error}") from None
