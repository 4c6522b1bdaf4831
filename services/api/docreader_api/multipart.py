"""Multipart bodies read as they arrive: nothing is held in memory or spooled to a disk."""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from docreader.errors import DocreaderError
from docreader_api import pace

MAX_FIELD_BYTES = 64 * 1024
MAX_PARTS = 64
MAX_BOUNDARY_BYTES = 70
"""RFC 2046, 5.1.1."""


class BadRequest(DocreaderError):
    """The request's body is not what this call takes: the message says what it takes."""

    code = "bad_request"
    http_status = 400


class Part:
    """A part of a form, whose bytes are read once, as they come; ``file_name`` is None for plain fields."""

    def __init__(self, name: str, file_name: str | None, more: Callable[[], Awaitable[bool]]) -> None:
        """``more`` reads on in the body: until then all that was read of the part is here."""
        self.name = name
        self.file_name = file_name
        self._more = more
        self._pieces: deque[bytes] = deque()
        self._ended = False

    def name_of_file(self, example: str) -> str:
        """The name of its file. Raises `BadRequest`, with such an ``example``, for a plain field."""
        if self.file_name is None:
            raise BadRequest(f"`file` holds a text and no file: curl -F file=@{example}, with the @")
        return self.file_name

    def put(self, piece: bytes) -> None:
        """Take in what was read of it."""
        self._pieces.append(piece)

    def end(self) -> None:
        """Take in that nothing follows."""
        self._ended = True

    async def content(self) -> AsyncIterator[bytes]:
        """The bytes of the part, in pieces. Raises as `read_parts`."""
        while self._pieces or not self._ended:
            if self._pieces:
                yield self._pieces.popleft()
            else:
                await self._more()

    async def text(self) -> str:
        """A plain field whole. Raises `BadRequest`, and as `read_parts`."""
        data = b""
        async for piece in self.content():
            data += piece
            if len(data) > MAX_FIELD_BYTES:
                raise BadRequest(f"the field {self.name[:40]!r} has more than {MAX_FIELD_BYTES} bytes")
        try:
            return data.decode()
        except UnicodeDecodeError:
            raise BadRequest(f"the field {self.name[:40]!r} is not UTF-8") from None


class _Form:
    """Makes parts of what the parser finds in the pieces of a body."""

    def __init__(self, boundary: bytes, body: AsyncIterator[bytes]) -> None:
        self.parts: deque[Part] = deque()
        self._ended = False
        self._body = body
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._on_part_begin,
                "on_header_field": self._on_header_field,
                "on_header_value": self._on_header_value,
                "on_header_end": self._on_header_end,
                "on_headers_finished": self._on_headers_finished,
                "on_part_data": self._on_part_data,
                "on_part_end": self._on_part_end,
                "on_end": self._on_end,
            },
        )
        self._refusal: BadRequest | None = None
        self._count = 0
        self._part: Part
        self._headers: dict[bytes, bytes] = {}
        self._name = self._value = b""

    async def more(self) -> bool:
        """Read the next piece of the body, if there is one. Raises as `read_parts`.

        What is wrong in a piece is raised when the next one is asked for: what came before it is handled
        first, however the body was cut into pieces.
        """
        if self._refusal is not None:
            raise self._refusal
        piece = await anext(self._body, None)
        if piece is None:
            if not self._ended:
                raise BadRequest("the multipart body is cut short: its end boundary is missing")
            return False
        try:
            self._parser.write(piece)
        except BadRequest as refusal:
            self._refusal = refusal
        except MultipartParseError as error:
            self._refusal = BadRequest(f"the multipart body is broken: {error}")
        return True

    def _on_part_begin(self) -> None:
        self._headers = {}
        self._count += 1
        if self._count > MAX_PARTS:
            raise BadRequest(f"a form has at most {MAX_PARTS} parts")

    def _on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _on_header_end(self) -> None:
        self._headers[self._name.lower()] = self._value
        self._name = self._value = b""

    def _on_headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        file_name = options.get(b"filename")
        self._part = Part(
            options.get(b"name", b"").decode("utf-8", "replace"),
            None if file_name is None else file_name.decode("utf-8", "replace"),
            self.more,
        )
        self.parts.append(self._part)

    def _on_part_data(self, data: bytes, start: int, end: int) -> None:
        self._part.put(data[start:end])

    def _on_part_end(self) -> None:
        self._part.end()

    def _on_end(self) -> None:
        self._ended = True


async def read_parts(request: Request) -> AsyncIterator[Part]:
    """The parts of a ``multipart/form-data`` request; what is left unread of one is passed over.

    Raises:
        BadRequest: the body is cut short or is not multipart.
        RequestTimeout: the sender paused, or is too slow.

    """
    _, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary", b"")
    if not 0 < len(boundary) <= MAX_BOUNDARY_BYTES:
        raise BadRequest(f"the Content-Type names no multipart boundary of 1 to {MAX_BOUNDARY_BYTES} bytes")
    form = _Form(boundary, pace.body(request))
    while form.parts or await form.more():
        if form.parts:
            part = form.parts.popleft()
            yield part
            async for _ in part.content():
                pass
