"""What operators see of the API: probes, metrics, the OpenAPI document, logs."""

import json

from tests import documents
from tests.server import Server


def test_probes_answer(server: Server) -> None:
    with server.client() as client:
        assert client.get("/healthz").json()["status"] == "ok"
        assert client.get("/readyz").json() == {"status": "ok", "errors": {}}


def test_metrics_count_by_route_template_and_never_by_id(server: Server) -> None:
    with server.client() as client:
        job = client.post("/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", documents.pdf())}).json()[
            "id"
        ]
        client.get(f"/v1/jobs/{job}")
        text = client.get("/metrics").text
    assert 'route="/v1/jobs/{job_id}"' in text
    assert job not in text
    assert 'docreader_jobs_total{outcome="succeeded"}' in text
    assert 'docreader_pages_total{engine="onnx",outcome="done"}' in text
    for stage in ("open", "render", "detect", "text", "encode", "store", "download"):
        assert f'docreader_stage_seconds_count{{stage="{stage}"}}' in text


def test_every_route_of_the_api_is_in_the_openapi_document(server: Server) -> None:
    with server.client() as client:
        document = client.get("/openapi.json").json()
        assert document["openapi"].startswith("3.1")
        assert "/v1/jobs/{job_id}/pages/{page}/regions/{region}/crop" in document["paths"]
        view = document["components"]["schemas"]["JobView"]
        job = client.post("/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", documents.pdf())}).json()
        assert set(job) == set(view["properties"])
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
