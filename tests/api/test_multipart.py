"""A form is understood however its body is cut into pieces."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader.errors import DocreaderError
from docreader.settings import Settings
from docreader_api.answers import answer
from docreader_api.main import build
from docreader_api.multipart import read_parts
from docreader_api.problems import on_docreader_error


def part(disposition: str, data: bytes) -> bytes:
    return f"--b\r\nContent-Disposition: form-data; {disposition}\r\n\r\n".encode() + data + b"\r\n"


FORM = (
    part('name="first"', b"one")
    + part('name="file"; filename="a.bin"', b"\r\n--c" * 300)
    + part('name="last"', "zwölf".encode())
    + b"--b--\r\n"
)


async def take(request: Request) -> Response:
    """What the fields say; files are left unread."""
    found = [
        (part.name, part.file_name, None if part.file_name else await part.text())
        async for part in read_parts(request)
    ]
    return answer(found)


@contextmanager
def application(folder: Path) -> Iterator[Starlette]:
    app = Starlette(routes=[Route("/", take, methods=["POST"])])
    app.add_exception_handler(DocreaderError, on_docreader_error)
    app.state.services = build(Settings(store_url=f"file://{folder}"), "127.0.0.1")
    yield app
    app.state.services.publisher.close()


def send(folder: Path, form: bytes, piece: int, boundary: str = "b") -> httpx.Response:
    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(form), piece):
            yield form[at : at + piece]

    async def post(app: Starlette) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
            kind = f"multipart/form-data; boundary={boundary}"
            return await client.post("/", content=pieces(), headers={"Content-Type": kind})

    with application(folder) as app:
        return asyncio.run(post(app))


@pytest.mark.parametrize("piece", [1, 7, 64, 100_000])
def test_what_is_left_unread_is_passed_over(tmp_path: Path, piece: int) -> None:
    found = msgspec.json.decode(send(tmp_path, FORM, piece).content)
    assert found == [["first", None, "one"], ["file", "a.bin", None], ["last", None, "zwölf"]]


@pytest.mark.parametrize("piece", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("form", "says"),
    [
        (FORM[:-6], "cut short"),
        (FORM[:100], "cut short"),
        (b"--b\r\nContent-Disposition: form-data\r\n\r\n", "cut short"),
        (b"", "cut short"),
        (b"hello", "broken"),
        (part('name="x"', b"\xff") + b"--b--", "not UTF-8"),
        (part('name="x"', b"y" * 70_000) + b"--b--", "more than 65536 bytes"),
        (part('name="x"', b"y") * 65 + b"--b--", "at most 64 parts"),
        (part('name="x"', b"\xff") + part('name="x"', b"y") * 65, "not UTF-8"),
    ],
)
def test_what_is_wrong_is_told_in_the_order_it_came(
    tmp_path: Path, form: bytes, says: str, piece: int
) -> None:
    refused = send(tmp_path, form, max(piece, len(form) // 500))
    assert (refused.status_code, refused.json()["code"]) == (400, "bad_request")
    assert says in refused.json()["detail"]


@pytest.mark.parametrize(("length", "status"), [(0, 400), (1, 200), (70, 200), (71, 400), (300, 400)])
def test_a_boundary_has_1_to_70_characters(tmp_path: Path, length: int, status: int) -> None:
    boundary = "b" * length
    form = FORM.replace(b"--b", f"--{boundary}".encode())
    answered = send(tmp_path, form, 100_000, boundary)
    assert answered.status_code == status
    assert status == 200 or answered.json()["code"] == "bad_request"
