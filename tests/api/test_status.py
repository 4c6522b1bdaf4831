"""How docreader is, where what is asked of it does not answer as it should."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import certifi
import httpx
import pytest

from docreader.settings import Settings
from docreader_api import cluster
from docreader_api.app import create_app
from docreader_api.main import build
from tests.server import running_server

ASKED_AT_ONCE = 60
"""More than there are threads for requests."""


def test_a_silent_broker_holds_up_nobody_who_does_not_ask_for_it(tmp_path: Path) -> None:
    async def ask(silent: socket.socket) -> list[httpx.Response]:
        address = f"amqp://127.0.0.1:{silent.getsockname()[1]}"
        services = build(Settings(store_url=f"file://{tmp_path}", broker_url=address), "127.0.0.1")
        transport = httpx.ASGITransport(create_app(services))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            asked = [asyncio.create_task(client.get("/v1/status")) for _ in range(ASKED_AT_ONCE)]
            connection, _ = await asyncio.to_thread(silent.accept)
            with connection:
                assert (await client.get("/v1/jobs")).status_code == 200
                assert not any(task.done() for task in asked)
            silent.close()
            answers = await asyncio.gather(*asked)
        services.publisher.close()
        return answers

    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(60.0)
        answers = asyncio.run(ask(silent))
    assert {answer.status_code for answer in answers} == {200}
    assert all("broker" in answer.json()["errors"] for answer in answers)


class Site(BaseHTTPRequestHandler):
    """Answers as RabbitMQ's management API does at ``/api/queues``, and elsewhere with a page."""

    def do_GET(self) -> None:
        queues = b'[{"name": "documents.v1", "messages_unacknowledged": 3}]'
        self.send_response(200)
        self.end_headers()
        self.wfile.write(queues if self.path.startswith("/api/queues/%2F?") else b"<html>")

    def log_message(self, *_: object) -> None:
        """Be quiet."""


class Site6(ThreadingHTTPServer):
    """A server of IPv6."""

    address_family = socket.AF_INET6


@contextmanager
def serving(server: ThreadingHTTPServer) -> Iterator[int]:
    """The port of a server while it runs."""
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a web server."""
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Site)) as port:
        yield f"http://guest:guest@127.0.0.1:{port}"


@pytest.fixture
def site6() -> Iterator[str]:
    """The address of a web server of IPv6."""
    try:
        server = Site6(("::1", 0), Site)
    except OSError:
        pytest.skip("this machine has no IPv6")
    with serving(server) as port:
        yield f"http://guest:guest@[::1]:{port}"


def test_the_management_api_may_have_an_address_of_ipv6(site6: str, tmp_path: Path) -> None:
    with running_server(tmp_path, broker_management_url=site6) as server, server.client() as client:
        told = client.get("/v1/status").json()
        assert told["errors"] == {}
        assert {each["name"]: each["unacked"] for each in told["queues"]}["documents.v1"] == 3


def test_what_is_no_management_api_is_named_and_the_rest_is_told(site: str, tmp_path: Path) -> None:
    with running_server(tmp_path, broker_management_url=f"{site}/other") as server, server.client() as client:
        answer = client.get("/v1/status")
        assert answer.status_code == 200
        assert list(answer.json()["errors"]) == ["management"]
        assert "DOCREADER_BROKER_MANAGEMENT_URL" in answer.json()["errors"]["management"]


def test_a_pod_whose_token_is_gone_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ACCOUNT", tmp_path)
    (tmp_path / "namespace").write_text("documents")
    (tmp_path / "ca.crt").write_bytes(Path(certifi.where()).read_bytes())
    environment = {"KUBERNETES_SERVICE_HOST": "127.0.0.1", "KUBERNETES_SERVICE_PORT": "443"}
    found = cluster.Cluster("app=docreader", environment)
    with pytest.raises(cluster.ClusterUnavailable, match="token"):
        found.pools()
