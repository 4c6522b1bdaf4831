"""Connections go to the address that was checked, and TLS still asks for the name.

Where a test needs names and public addresses, the resolver and the network behind it stand in for the real
ones: each public address is a web server of this machine. All else of a request is as it is for users.
"""

import os
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpcore
import pytest

from docreader.errors import SourceForbidden
from docreader.outbound import AddressForbidden, send
from docreader.settings import Settings
from docreader_worker.source import download
from tests.waiting import missing

ASK = """
import sys
from docreader.outbound import Unanswered, send
try:
    with send("GET", sys.argv[1], {}, seconds=30, allow_private=True) as response:
        print(response.status_code, b"".join(response.iter_raw()).decode())
except Unanswered:
    print("unanswered")
"""


class Site(BaseHTTPRequestHandler):
    """Answers the name it was asked by."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.headers["Host"].encode())

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for ``localhost``, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        missing("openssl is not on PATH")
    path = tmp_path / "certificate.pem"
    name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(tmp_path / "key"), "-out", str(path)]
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *name, *files],
        check=True,
        capture_output=True,
    )
    path.write_bytes(path.read_bytes() + (tmp_path / "key").read_bytes())
    return path


@pytest.fixture
def port(certificate: Path) -> Iterator[int]:
    """Where a web server with the certificate listens."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("host", "trusted", "answer"),
    [
        ("localhost", True, "200 localhost:{port}"),
        ("127.0.0.1", True, "unanswered"),
        ("localhost", False, "unanswered"),
    ],
    ids=["its name", "another name", "nobody trusts it"],
)
def test_a_server_must_have_a_certificate_for_its_name(
    certificate: Path, port: int, host: str, trusted: bool, answer: str
) -> None:
    environment = {**os.environ, "SSL_CERT_FILE": str(certificate) if trusted else ""}
    done = subprocess.run(
        [sys.executable, "-c", ASK, f"https://{host}:{port}/"],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.strip() == answer.format(port=port)


PUBLIC = "93.184.215.14"
OTHER_PUBLIC = "2606:4700::6810:84e5"


class Internet:
    """What names lead to, one answer after the other, and who was connected to and asked for what."""

    def __init__(self) -> None:
        self.names: dict[str, list[list[str]]] = {}
        self.moved: dict[str, str] = {}
        self.connected: list[str] = []
        self.asked: list[str] = []

    def resolve(self, host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        """As ``getaddrinfo``; the last answer stays."""
        answers = self.names.get(host, [[host]])
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, port)) for address in found]


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> Iterator[Internet]:
    """A network whose every address is one web server, which redirects as it is told to."""
    found = Internet()

    class Everywhere(Site):
        def do_GET(self) -> None:
            found.asked.append(f"{self.headers['Host']}{self.path}")
            if self.path not in found.moved:
                super().do_GET()
                return
            self.send_response(302)
            self.send_header("Location", found.moved[self.path])
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Everywhere)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    connect = httpcore.SyncBackend.connect_tcp

    def connect_here(self: httpcore.SyncBackend, host: str, *_: object) -> httpcore.NetworkStream:
        found.connected.append(host)
        return connect(self, "127.0.0.1", server.server_port)

    monkeypatch.setattr(socket, "getaddrinfo", found.resolve)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect_here)
    yield found
    server.shutdown()
    server.server_close()


def ask(url: str) -> str:
    with send("GET", url, {}, seconds=30, allow_private=False) as response:
        return b"".join(response.iter_raw()).decode()


@pytest.mark.parametrize("address", [PUBLIC, OTHER_PUBLIC])
def test_a_name_is_asked_at_the_address_that_was_checked(internet: Internet, address: str) -> None:
    internet.names["docs.example"] = [[address], ["127.0.0.1"]]  # who asks twice is led home
    assert ask("http://docs.example/a.pdf") == "docs.example"
    assert internet.connected == [address]


@pytest.mark.parametrize("answers", [[PUBLIC, "10.0.0.1"], ["127.0.0.1", PUBLIC], [OTHER_PUBLIC, "fd00::1"]])
def test_a_name_with_one_private_address_is_not_visited(internet: Internet, answers: list[str]) -> None:
    internet.names["docs.example"] = [answers]
    with pytest.raises(AddressForbidden):
        ask("http://docs.example/a.pdf")
    assert internet.connected == []


@pytest.mark.parametrize(
    "host",
    [
        "2002:7f00:1::",  # 127.0.0.1 by 6to4
        "2002:a9fe:a9fe::1",  # 169.254.169.254 by 6to4
        "2001:0:4136:e378:8000:63bf:80ff:fffe",  # 127.0.0.1 by Teredo
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",  # 10.0.0.1 by Teredo
    ],
)
def test_a_private_address_in_one_of_ipv6_is_not_visited(internet: Internet, host: str) -> None:
    with pytest.raises(AddressForbidden):
        ask(f"http://[{host}]/")
    assert internet.connected == []


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/secret",
        "http://[2002:7f00:1::]/secret",
        "http://inside.example/secret",
        "/secret",
    ],
    ids=["an address", "one in disguise", "a name", "the same name, which leads elsewhere by now"],
)
def test_a_redirect_is_checked_anew(internet: Internet, tmp_path: Path, target: str) -> None:
    internet.names = {"docs.example": [[PUBLIC], ["10.0.0.1"]], "inside.example": [["10.0.0.1"]]}
    internet.moved["/a.pdf"] = target
    with pytest.raises(SourceForbidden, match="not on the public network"):
        download("http://docs.example/a.pdf", tmp_path / "document", Settings())
    assert (internet.connected, internet.asked) == ([PUBLIC], ["docs.example/a.pdf"])


def test_a_redirect_to_another_public_address_is_followed(internet: Internet, tmp_path: Path) -> None:
    internet.names = {"docs.example": [[PUBLIC]], "files.example": [[OTHER_PUBLIC]]}
    internet.moved["/a.pdf"] = "http://files.example/b.pdf"
    download("http://docs.example/a.pdf", tmp_path / "document", Settings())
    assert internet.connected == [PUBLIC, OTHER_PUBLIC]
    assert (tmp_path / "document").read_text() == "files.example"
