"""A server that answers what a test wrote down, and keeps what it was asked; and a wire that breaks."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple

import msgspec

from docreader.job import Job, view
from docreader.journal import Ending
from docreader.result import Source
from docreader.run_state import RunState


class Answer(NamedTuple):
    """What is answered: a status of 0 hangs up instead."""

    status: int
    body: object = None
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed


class Asked(NamedTuple):
    """What was asked."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Script:
    """The answers to come, in order, and what was asked so far."""

    answers: list[Answer]
    asked: list[Asked] = field(default_factory=list)
    url: str = ""


@contextmanager
def scripted(*answers: Answer) -> Iterator[Script]:
    """A server for the length of a test."""
    script = Script(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            script.asked.append(Asked(self.command, self.path, headers, body))
            status, value, given = script.answers.pop(0)
            if status == 0:
                self.close_connection = True
                return
            data = value.encode() if isinstance(value, str) else json.dumps(value).encode()
            self.send_response(status)
            for name, each in {"Content-Length": str(len(data)), **given}.items():
                self.send_header(name, each)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_DELETE = answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def job(**changes: Any) -> dict[str, Any]:
    """A job as the API answers it."""
    source = Source(name="a.pdf")
    saved = Job(id="0" * 20, source=source, created_at=datetime.now(UTC))
    shown: dict[str, Any] = msgspec.to_builtins(view(saved, source, RunState(run=1), Ending(), None))
    return shown | changes


def problem(status: int, code: str, *, retryable: bool = False, retry_after: int | None = None) -> Answer:
    """A problem as the API answers it."""
    body = {"status": status, "code": code, "detail": f"{code}: do this", "retryable": retryable}
    return Answer(status, body, {} if retry_after is None else {"Retry-After": str(retry_after)})


def event(kind: str, value: object, number: str) -> str:
    """A server-sent event."""
    return f"id: {number}\nevent: {kind}\ndata: {json.dumps(value)}\n\n"


@contextmanager
def breaking_wire(port: int, *, after: int) -> Iterator[str]:
    """The address of a wire to ``port`` that breaks ``after`` bytes were answered, again and again."""
    listener = socket.create_server(("127.0.0.1", 0))

    def carry(inside: socket.socket) -> None:
        with inside, socket.create_connection(("127.0.0.1", port)) as outside, suppress(OSError):
            outside.sendall(inside.recv(65536))
            left = after
            while left > 0 and (data := outside.recv(left)):
                inside.sendall(data)
                left -= len(data)

    def accept() -> None:
        with suppress(OSError):
            while True:
                carry(listener.accept()[0])

    thread = Thread(target=accept)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
