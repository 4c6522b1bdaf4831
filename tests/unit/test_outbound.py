"""Connections go to the address that was checked, and TLS still asks for the name."""

import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

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
