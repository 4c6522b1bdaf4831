"""What was accepted is finished, and large uploads stay out of memory."""

import re
import signal
import socket
from collections.abc import Iterator
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
    with running_server(tmp_path, batch_pages="50") as server, server.client() as client:
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
                b"POST /v1/jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n"
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
