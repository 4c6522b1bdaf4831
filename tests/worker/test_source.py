"""Fetching documents from addresses, without becoming a door into the private network."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest
from msgspec import structs

from docreader import keys
from docreader import store as stores
from docreader.errors import DocumentTooLarge, SourceForbidden, SourceUnreachable
from docreader.job import Job, S3Origin
from docreader.result import Source
from docreader.settings import Settings
from docreader.store.base import delete_prefix
from docreader_worker.source import download, fetch_source
from tests.services import S3
from tests.waiting import free_port

OPEN = Settings(source_allow_private=True, source_timeout=5.0, max_document_bytes=10_000)


class Site(BaseHTTPRequestHandler):
    """A web server with a document, redirects, a missing page and a slow one."""

    def do_GET(self) -> None:
        moved = {
            "/moved": "/document",
            "/loop": "/loop",
            "/to-file": "file:///etc/passwd",
            "/to-none": "http://xn--/",
        }
        if self.path == "/not-modified":
            self.send_response(304)
            self.end_headers()
            return
        if self.path in moved:
            self.send_response(302)
            self.send_header("Location", moved[self.path])
            self.end_headers()
            return
        body = b"%PDF-1.7" + bytes(20_000 if self.path == "/large" else 100)
        self.send_response(404 if self.path == "/none" else 200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/document", "/moved"])
def test_a_document_is_fetched_through_redirects(site: str, path: str, tmp_path: Path) -> None:
    download(site + path, tmp_path / "d", OPEN)
    assert (tmp_path / "d").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/none", SourceUnreachable),
        ("/not-modified", SourceUnreachable),
        ("/loop", SourceUnreachable),
        ("/to-file", SourceForbidden),
        ("/to-none", SourceForbidden),
        ("/large", DocumentTooLarge),
    ],
)
def test_what_cannot_be_fetched_says_why(
    site: str, path: str, error: type[Exception], tmp_path: Path
) -> None:
    with pytest.raises(error):
        download(site + path, tmp_path / "d", OPEN)


def test_a_server_that_drips_its_headers_holds_nobody_up(tmp_path: Path) -> None:
    over = Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        connection = listener.accept()[0]
        with connection, suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\nX-Drip: ")
            while not over.wait(0.05):
                connection.sendall(b"x")

    thread = Thread(target=drip)
    thread.start()
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    with pytest.raises(SourceUnreachable, match="DOCREADER_SOURCE_TIMEOUT"):
        download(address, tmp_path / "d", Settings(source_allow_private=True, source_timeout=0.5))
    over.set()
    thread.join()
    listener.close()


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://xn--/a.pdf", "http://a..b/", "http://" + "x" * 70 + "/", "ftp://h/"]
)
def test_addresses_that_are_none(url: str, tmp_path: Path) -> None:
    with pytest.raises((SourceForbidden, SourceUnreachable)):
        download(url, tmp_path / "d", OPEN)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreachable):
        download(f"http://127.0.0.1:{free_port()}/", tmp_path / "d", OPEN)


@pytest.fixture
def bucket(minio: S3) -> Iterator[tuple[Settings, str]]:
    """Settings with a store, and the name of its bucket, in which there is a document."""
    url = minio.bucket()
    name = urlsplit(url).netloc
    settings = Settings(
        store_url=url,
        store_access_key=minio.access_key,
        store_secret_key=minio.secret_key,
        source_buckets=f"{name},no-such-bucket",
    )
    store = stores.connect(settings)
    store.put("in/a.pdf", b"%PDF-1.7")
    yield settings, name
    delete_prefix(store, "")


def fetch(settings: Settings, bucket: str, key: str, path: Path) -> Source:
    origin, name = S3Origin(bucket=bucket, key=key), Source(name="a.pdf")
    job = Job(id=keys.new_id(), origin=origin, source=name, created_at=datetime.now(UTC))
    return fetch_source(job, path, stores.connect(settings), settings)


def test_a_document_is_copied_from_a_bucket(bucket: tuple[Settings, str], tmp_path: Path) -> None:
    assert fetch(*bucket, "in/a.pdf", tmp_path / "d").bytes == 8


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (None, "in/none.pdf"),
        ("no-such-bucket", "a.pdf"),
        (None, "../a.pdf"),
        (None, " "),
        (None, "é" * 1000),
    ],
    ids=["no object", "no bucket", "no name", "blank", "long"],
)
def test_what_a_store_does_not_give_is_unreachable(
    bucket: tuple[Settings, str], name: str | None, key: str, tmp_path: Path
) -> None:
    settings, existing = bucket
    with pytest.raises(SourceUnreachable):
        fetch(settings, name or existing, key, tmp_path / "d")


def test_buckets_are_of_the_store_s_own_kind_alone(tmp_path: Path) -> None:
    settings = Settings(store_url=f"file://{tmp_path}/store", source_buckets="inbox")
    with pytest.raises(SourceForbidden, match="DOCREADER_STORE_URL"):
        fetch(settings, "inbox", "in/a.pdf", tmp_path / "d")


def test_a_bucket_that_is_not_ours_is_unreachable(bucket: tuple[Settings, str], tmp_path: Path) -> None:
    settings, name = bucket
    with pytest.raises(SourceUnreachable, match="refuses"):
        fetch(structs.replace(settings, store_secret_key="another"), name, "in/a.pdf", tmp_path / "d")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "0.0.0.0",  # noqa: S104
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "2130706433",
        "0x7f.1",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[fe80::1]",
        "[fd00::1]",
        "[fec0::1]",
        "[::7f00:1]",
        "[::ffff:0:127.0.0.1]",
        "[64:ff9b:1::7f00:1]",
        "224.0.0.1",
    ],
)
def test_private_addresses_are_not_visited(host: str, tmp_path: Path) -> None:
    with pytest.raises(SourceForbidden):
        download(f"http://{host}:1/", tmp_path / "d", Settings())
