"""What was accepted is finished, and large uploads stay out of memory."""

import json
import re
import select
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests import documents
from tests.server import Server, running_server
from tests.waiting import wait_until

MIB = 1024 * 1024


def test_what_was_accepted_is_finished_after_a_kill(tmp_path: Path) -> None:
    with running_server(tmp_path, batch_pages="2") as server, server.client() as client:
        jobs = [
            client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf(12))}).json()["id"]
            for _ in range(3)
        ]
        client.get(f"/v1/jobs/{jobs[0]}", params={"wait": 10})
        server.kill(signal.SIGKILL)
        server.start()
        for job in jobs:
            events = client.get(f"/v1/jobs/{job}/events").text
            assert "event: finished" in events
            assert client.get(f"/v1/jobs/{job}").json()["pages"] == {"total": 12, "done": 12, "failed": 0}
            result = client.get(f"/v1/jobs/{job}/result").json()
            assert [page["number"] for page in result["pages"]] == list(range(1, 13))


def test_stopping_finishes_the_page_and_starting_goes_on(tmp_path: Path) -> None:
    settings = {"batch_pages": "50", "page_timeout": "15"}
    with running_server(tmp_path, **settings) as server, server.client() as client:
        job = client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf(40))}).json()["id"]
        wait_until(lambda: client.get(f"/v1/jobs/{job}").json()["pages"]["done"] > 0, "a page is read", 60.0)
        assert server.kill(signal.SIGTERM) == 0
        server.start()
        wait_until(
            lambda: client.get(f"/v1/jobs/{job}").json()["status"] == "succeeded", "the job is read", 100.0
        )


def test_a_large_upload_is_not_held_in_memory(tmp_path: Path) -> None:
    def large() -> Iterator[bytes]:
        yield b"%PDF-1.7\n"
        for _ in range(199):
            yield bytes(MIB)

    with running_server(tmp_path) as server, server.client() as client:
        client.post("/v1/uploads", content=documents.pdf())
        before = peak(server)
        answer = client.post("/v1/uploads", content=large())
        assert answer.status_code == 201
        assert answer.json()["source"]["bytes"] == 199 * MIB + 9
        assert peak(server) - before < 32 * MIB


def peak(server: Server) -> int:
    """The most memory the process ever had resident, in bytes."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) * 1024


def test_a_sender_that_goes_away_leaves_nothing(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(
                b"POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n"
                b"Content-Type: multipart/form-data; boundary=b\r\n\r\n"
                b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
                + documents.pdf()
            )
            wait_until(lambda: bool(list((tmp_path / "store/open").rglob("*"))), "the upload began", 30.0)
        wait_until(
            lambda: not [path for path in (tmp_path / "store/open").rglob("*") if path.is_file()],
            "nothing is left",
            30.0,
        )
        assert not [path for path in (tmp_path / "store/jobs").rglob("*") if path.is_file()]


def test_a_sender_that_goes_away_is_no_fault_of_the_server(tmp_path: Path) -> None:
    with running_server(tmp_path) as server, server.client() as client:
        with begun(server, "application/json", b'{"source"'):
            pass
        gone = 'docreader_http_request_seconds_count{method="POST",route="/v1/jobs",status="499"} 1.0'
        wait_until(lambda: gone in client.get("/metrics").text, "the request has ended")
        assert '"fault"' not in server.log


FORM = "multipart/form-data; boundary=b"
FIELD = b'--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nPap'
FILE = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n' + documents.pdf()


@contextmanager
def begun(server: Server, kind: str, data: bytes, path: str = "/v1/jobs") -> Iterator[socket.socket]:
    """A connection on which a request has begun, with more to come of its body than ``data``."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\nContent-Type: {kind}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=60.0) as connection:
        connection.sendall(head.encode() + data)
        yield connection


def answer_on(connection: socket.socket) -> tuple[int, str]:
    """The status and the error's code that come on a connection."""
    answer = HTTPResponse(connection)
    answer.begin()
    return answer.status, json.loads(answer.read())["code"]


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that takes one upload at a time, from senders who do not pause."""
    with running_server(tmp_path_factory.mktemp("impatient"), upload_pause="3", max_uploads="1") as server:
        yield server


@pytest.mark.parametrize(
    ("kind", "data"),
    [("application/json", b'{"source"'), (FORM, FIELD), (FORM, FILE)],
    ids=["json", "field", "file"],
)
def test_a_sender_that_stops_is_answered(impatient: Server, kind: str, data: bytes) -> None:
    with begun(impatient, kind, data) as connection:
        assert answer_on(connection) == (408, "request_timeout")


def test_a_sender_that_trickles_keeps_no_other_waiting(impatient: Server) -> None:
    with begun(impatient, "application/pdf", documents.pdf(), "/v1/uploads") as connection:
        while not select.select([connection], [], [], 0.1)[0]:
            connection.sendall(b"x")
        assert answer_on(connection) == (408, "request_timeout")
    with impatient.client() as client:
        assert client.post("/v1/uploads", content=documents.pdf()).status_code == 201


@pytest.fixture
def site() -> Iterator[str]:
    """A web server that has a document."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(documents.pdf(mark="Web"))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/paper.pdf?x=1"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("allowed", "status"), [("true", "succeeded"), ("false", "failed")])
def test_a_document_at_an_address_is_fetched_by_the_worker(
    tmp_path: Path, site: str, allowed: str, status: str
) -> None:
    with running_server(tmp_path, source_allow_private=allowed) as server, server.client() as client:
        request = {"source": {"kind": "url", "url": site}, "options": {"crops": "none"}}
        job = client.post("/v1/jobs", params={"wait": 60}, json=request).json()
        assert job["status"] == status, job
        assert job["source"]["name"] == "paper.pdf"
        if status == "failed":
            assert job["error"]["code"] == "source_forbidden"
            return
        assert job["source"]["media_type"] == "application/pdf"
        assert "Web" in client.get(f"/v1/jobs/{job['id']}/result.md").text
        assert client.get(f"/v1/jobs/{job['id']}/source").content.startswith(b"%PDF-")
