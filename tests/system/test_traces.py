"""One trace tells of a document all the way: the request, the queue, the worker."""

import subprocess
import sys
from collections import Counter

import httpx
import pytest

from tests import documents
from tests.system.collector import collecting
from tests.system.conftest import Deployment
from tests.waiting import wait_until

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
CALLER = "00f067aa0ba902b7"


@pytest.mark.timeout(300)
def test_a_trace_spans_the_api_and_the_worker(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    with collecting() as collector:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url)
        monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "200")
        url = deployment.start_api().url
        deployment.start_worker()
        headers = {"traceparent": f"00-{TRACE}-{CALLER}-01"}
        files = {"file": ("a.pdf", documents.pdf(6, mark="Secret"))}  # two batches of four
        job = httpx.post(f"{url}/v1/jobs", files=files, headers=headers, timeout=60.0).json()["id"]
        wait_until(
            lambda: any(span.name == "assemble" for span in collector.of(TRACE)), "the trace is whole", 200.0
        )
        wait_until(
            lambda: sum(span.name == "read_pages" for span in collector.of(TRACE)) == 2, "both batches", 60.0
        )
    spans = collector.of(TRACE)
    by_id = {span.id: span for span in spans}

    def way(name: str) -> list[tuple[str, str]]:
        """A span and those around it, from the outermost."""
        span = next(each for each in spans if each.name == name)
        found = [(span.service, span.name)]
        while span.parent in by_id:
            span = by_id[span.parent]
            found.insert(0, (span.service, span.name))
        assert span.parent == CALLER
        return found

    request = ("docreader-api", "POST /v1/jobs")
    document = [
        request,
        ("docreader-api", "publish read_document"),
        ("docreader-worker", "read_document"),
    ]
    batch = [*document, ("docreader-worker", "publish read_pages"), ("docreader-worker", "read_pages")]
    assert way("open") == [*document, ("docreader-worker", "open")]
    assert way("detect") == [*batch, ("docreader-worker", "detect")]
    assert way("assemble") == [*batch, ("docreader-worker", "assemble")]
    stages = Counter(span.name for span in spans)
    assert stages["render"] == stages["detect"] == stages["encode"] == stages["store"] == 6
    root = next(span for span in spans if span.name == "POST /v1/jobs")
    assert root.attributes["http.response.status_code"] == 202
    assert {span.attributes.get("docreader.job_id") for span in spans if span.name == "read_pages"} == {job}
    assert "Secret" not in repr(spans)


def test_without_an_address_nothing_of_it_is_loaded() -> None:
    program = (
        "import sys; from docreader import broker, tracing; import docreader_api.app;"
        "tracing.configure_tracing('api'); broker.connect('memory://');"
        "assert not [name for name in sys.modules if name.startswith('opentelemetry')]"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, timeout=60)
