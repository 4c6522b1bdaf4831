"""A real web server that receives webhooks, and answers as a test tells it."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import msgspec

SECRETS = ("whsec_" + "A" * 32, "whsec_" + "B" * 32)


@dataclass(frozen=True)
class Received:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def event(self) -> Any:
        """The body as JSON."""
        return msgspec.json.decode(self.body)

    @property
    def id(self) -> str:
        """What is the same for every attempt to tell the same."""
        return self.headers["webhook-id"]


@dataclass
class Receiver:
    """Takes every POST with 204, unless ``answers`` has something else for its path: each is given once.

    ``/hang`` gets no answer and ``/drip`` one header byte after another, until ``released``.
    """

    port: int
    received: list[Received] = field(default_factory=list)
    answers: defaultdict[str, list[tuple[int, dict[str, str]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    released: Event = field(default_factory=Event)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """An address of this receiver."""
        return f"http://{host}:{self.port}{path}"

    def at(self, path: str) -> list[Received]:
        """What came to a path."""
        return [each for each in list(self.received) if each.path == path]


class _Server(ThreadingHTTPServer):
    receiver: Receiver


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        receiver = self.server.receiver
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        answers = receiver.answers[self.path]
        status, extra = answers.pop(0) if answers else (204, {})
        receiver.received.append(Received(self.path, headers, body))
        if self.path == "/hang":
            receiver.released.wait()
        while self.path == "/drip" and not receiver.released.wait(0.01):
            self.wfile.write(b"H")
        self.send_response(status)
        for name, value in extra.items():
            self.send_header(name, value)
        self.end_headers()

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            return  # the sender did not wait for the answer

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver for the length of a test."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.receiver = Receiver(server.server_port)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server.receiver
    finally:
        server.receiver.released.set()
        server.shutdown()
        server.server_close()
