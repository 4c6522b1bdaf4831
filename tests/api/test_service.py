"""What operators see of the API: probes, metrics, the OpenAPI document, logs."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psutil

from docreader.broker.rabbitmq import RabbitmqBroker
from docreader.settings import Settings
from docreader_api.main import build
from docreader_api.sweeping import sweeps_of
from tests import documents
from tests.server import Server, running_server
from tests.waiting import wait_until


def test_probes_answer(server: Server) -> None:
    with server.client() as client:
        assert client.get("/healthz").json()["status"] == "ok"
        assert client.get("/readyz").json() == {"status": "ok", "errors": {}}


def test_probes_at_once_need_one_connection_to_the_broker(tmp_path: Path, rabbitmq_url: str) -> None:
    with (
        running_server(tmp_path, "api", broker_url=rabbitmq_url) as server,
        server.client() as client,
        ThreadPoolExecutor(32) as threads,
    ):
        answers = list(threads.map(lambda _: client.get("/readyz").json()["status"], range(160)))
        assert set(answers) == {"ok"}
        peers = [each.raddr for each in psutil.Process(server.pid).net_connections("tcp") if each.raddr]
    assert [peer.port for peer in peers].count(urlsplit(rabbitmq_url).port or 5672) == 1


def test_the_sweep_needs_no_connection_of_its_own(tmp_path: Path, rabbitmq_url: str) -> None:
    parts = build(Settings(broker_url=rabbitmq_url, store_url=f"file://{tmp_path}"), "127.0.0.1")
    assert isinstance(parts.broker, RabbitmqBroker)
    sweeps_of(parts).run(timedelta(0))
    assert len(parts.broker.connections) == 1
    parts.publisher.close()


def test_metrics_count_by_route_template_and_never_by_id(server: Server) -> None:
    with server.client() as client:
        job = client.post("/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", documents.pdf())}).json()[
            "id"
        ]
        client.get(f"/v1/jobs/{job}")
        client.get(f"/v1/jobs/{job}/pages/1/regions/1/crop")
        crop = "/v1/jobs/{job_id}/pages/{page}/regions/{region}/crop"
        # A request is counted after its last byte was sent.
        wait_until(lambda: f'route="{crop}"' in client.get("/metrics").text, "the crop is counted")
        text = client.get("/metrics").text
        paths = client.get("/openapi.json").json()["paths"]
    assert 'route="/v1/jobs/{job_id}"' in text
    told = {route for route in re.findall('route="(.*?)"', text) if route.startswith("/v1/")}
    assert told <= set(paths)
    assert job not in text
    assert 'docreader_jobs_total{outcome="succeeded"}' in text
    assert 'docreader_pages_total{engine="onnx",outcome="done"}' in text
    for stage in ("open", "render", "detect", "text", "encode", "store", "download"):
        assert f'docreader_stage_seconds_count{{stage="{stage}"}}' in text


def test_memory_is_told_of_the_server_and_of_the_child_that_reads(server: Server) -> None:
    with server.client() as client:
        client.post("/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", documents.pdf())})
        found = dict(
            re.findall(r'docreader_memory_bytes{process="(\w+)"} (\S+)', client.get("/metrics").text)
        )
    assert {name for name, size in found.items() if float(size) > 2**20} == {"parent", "child"}


def test_a_cancelled_job_is_counted_once(server: Server) -> None:
    with server.client() as client:
        before = cancelled(client)
        job = client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf(60))}).json()["id"]
        for _ in range(2):
            assert client.post(f"/v1/jobs/{job}/cancel").json()["status"] == "cancelled"
        assert cancelled(client) == before + 1


def cancelled(client: httpx.Client) -> float:
    """How many jobs were cancelled, as the metrics tell."""
    text = client.get("/metrics").text
    (jobs,) = re.findall(r'docreader_jobs_total{outcome="cancelled"} (\S+)', text)
    assert 'docreader_trainings_total{outcome="cancelled"} ' in text
    return float(jobs)


def test_every_route_of_the_api_is_in_the_openapi_document(server: Server) -> None:
    with server.client() as client:
        document = client.get("/openapi.json").json()
        assert document["openapi"].startswith("3.1")
        assert "/v1/jobs/{job_id}/pages/{page}/regions/{region}/crop" in document["paths"]
        view = document["components"]["schemas"]["JobView"]
        job = client.post("/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", documents.pdf())}).json()
        assert set(job) == set(view["properties"])
        assert "(?" not in "".join(
            re.findall(r'"pattern":"(.*?)"', json.dumps(document, separators=(",", ":")))
        )
        assert client.get("/docs").status_code == 200


def test_logs_are_json_lines_without_document_text(server: Server) -> None:
    with server.client() as client:
        client.post(
            "/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", documents.pdf(mark="Zanzibar"))}
        )
    lines = [line for line in server.log.splitlines() if line.startswith("{")]
    assert lines
    assert all(json.loads(line)["level"] for line in lines)
    assert "Zanzibar" not in server.log
