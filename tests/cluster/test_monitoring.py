"""Dashboards and alerts on a real Prometheus, with the metrics of docreader, RabbitMQ and the kubelet."""

import time
from base64 import b64encode
from collections.abc import Iterator
from secrets import token_bytes

import msgspec
import pytest

from tests import documents
from tests.cluster.api import Api
from tests.cluster.heavy import heavy_pdf
from tests.cluster.kubernetes import ROOT
from tests.cluster.prometheus import alerts, needed, query
from tests.cluster.release import CHART, Release
from tests.waiting import wait_until

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]

SECONDS = 150.0
READ_SECONDS = 120.0


def dashboard_queries(namespace: str) -> Iterator[tuple[str, str]]:
    """The place and the expression of every query, with Grafana's variables filled in."""
    for path in sorted((CHART / "dashboards").glob("*.json")):
        dashboard = msgspec.json.decode(path.read_bytes())
        for panel in dashboard["panels"]:
            for target in panel["targets"]:
                expression = target["expr"].replace("$__rate_interval", "5m").replace("$namespace", namespace)
                yield f"{dashboard['title']} / {panel['title']}", expression


@pytest.fixture(scope="module")
def watched(release: Release) -> Iterator[Release]:
    """docreader with all of its monitoring, and RabbitMQ's."""
    needed()
    release.namespace.kubectl("apply", "--filename", str(ROOT / "k8s" / "monitoring" / "rabbitmq.yaml"))
    secret = f"--from-literal=secret=whsec_{b64encode(token_bytes(24)).decode()}"
    release.namespace.kubectl("create", "secret", "generic", "webhooks", secret)
    wanted = [f"metrics.{each}.enabled=true" for each in ("monitors", "rules", "dashboards")]
    wanted.append("webhooks.existingSecret=webhooks")
    release.install(f"--set={','.join(wanted)},metrics.monitors.interval=5s,worker.autoscaling.minReplicas=1")
    yield release
    release.install()


def test_every_query_of_every_dashboard_returns_data(watched: Release, api: Api) -> None:
    empty = {expression: place for place, expression in dashboard_queries(watched.namespace.name)}
    deadline = time.monotonic() + SECONDS
    api.ended([api.post("heavy.pdf", heavy_pdf())], READ_SECONDS)
    while empty and time.monotonic() < deadline:
        api.ended([api.post("letter.pdf", documents.pdf(2))], READ_SECONDS)
        empty = {expression: place for expression, place in empty.items() if not query(expression)}
    assert not empty


def test_prometheus_evaluates_the_alerts(watched: Release) -> None:
    names = {path.stem for path in (CHART / "alerts").glob("*.yaml")}
    wait_until(lambda: alerts(watched.namespace.name) == names, "the alerts are there", SECONDS)
