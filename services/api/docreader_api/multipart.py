"""Multipart bodies read as they arrive: nothing is held in memory or spooled to a disk."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from docreader.errors import DocreaderError
from docreader_api import pace

MAX_FIELD_BYTES = 64 * 1024
MAX_PARTS = 64


class BadRequest(DocreaderError):
    """The request's body is not what this call takes: the message says what it takes."""

    code = "bad_request"
    http_status = 400


@dataclass(frozen=True)
class Part:
    """The start of a part; ``file_name`` is None for plain fields."""

    name: str
    file_name: str | None


@dataclass
class _Collector:
    """Turns the parser's callbacks into `Part`, ``bytes`` and None (the end of a part)."""

    events: list[Part | bytes | None] = field(default_factory=list)
    _headers: dict[bytes, bytes] = field(default_factory=dict)
    _name: bytes = b""
    _value: bytes = b""
    parts: int = 0
    ended: bool = False

    def on_part_begin(self) -> None:
        self._headers = {}
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise BadRequest(f"a form has at most {MAX_PARTS} parts")

    def on_end(self) -> None:
        self.ended = True

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def on_header_end(self) -> None:
        self._headers[self._name.lower()] = self._value
        self._name = self._value = b""

    def on_headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        file_name = options.get(b"filename")
        self.events.append(
            Part(
                name=options.get(b"name", b"").decode("utf-8", "replace"),
                file_name=None if file_name is None else file_name.decode("utf-8", "replace"),
            )
        )

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        self.events.append(data[start:end])

    def on_part_end(self) -> None:
        self.events.append(None)

    def take(self) -> list[Part | bytes | None]:
        taken, self.events = self.events, []
        return taken


async def read_parts(request: Request) -> AsyncIterator[Part | bytes | None]:
    """The parts of a ``multipart/form-data`` request: a `Part`, its bytes in pieces, then None; and again.

    Raises:
        BadRequest: the body is cut short or is not multipart.
        RequestTimeout: the sender paused, or is too slow.

    """
    _, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if not boundary:
        raise BadRequest("the Content-Type names no multipart boundary")
    collector = _Collector()
    parser = MultipartParser(
        boundary,
        {
            "on_part_begin": collector.on_part_begin,
            "on_header_field": collector.on_header_field,
            "on_header_value": collector.on_header_value,
            "on_header_end": collector.on_header_end,
            "on_headers_finished": collector.on_headers_finished,
            "on_part_data": collector.on_part_data,
            "on_part_end": collector.on_part_end,
            "on_end": collector.on_end,
        },
    )
    async for chunk in pace.body(request):
        refusal = _write(parser, chunk) if chunk else None
        for event in collector.take():
            yield event
        if refusal is not None:
            raise refusal
    if not collector.ended:
        raise BadRequest("the multipart body is cut short: its end boundary is missing")


async def content(events: AsyncIterator[Part | bytes | None]) -> AsyncIterator[bytes]:
    """The bytes of the part that has just begun."""
    async for event in events:
        if event is None:
            return
        if isinstance(event, bytes):
            yield event


async def text(name: str, events: AsyncIterator[Part | bytes | None]) -> str:
    """A plain field whole. Raises `BadRequest`."""
    data = b""
    async for chunk in content(events):
        data += chunk
        if len(data) > MAX_FIELD_BYTES:
            raise BadRequest(f"the field {name[:40]!r} has more than {MAX_FIELD_BYTES} bytes")
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise BadRequest(f"the field {name[:40]!r} is not UTF-8") from None


def _write(parser: MultipartParser, chunk: bytes) -> BadRequest | None:
    """Parse a piece. What is wrong in it is returned, not raised: what came before it is handled first,
    however the body was cut into pieces."""
    try:
        parser.write(chunk)
    except BadRequest as refusal:
        return refusal
    except MultipartParseError as error:
        return BadRequest(f"the multipart body is broken: {error}")
    return None
