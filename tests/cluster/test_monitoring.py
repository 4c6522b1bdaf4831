"""Dashboards and alerts on a real Prometheus, with the metrics of docreader, RabbitMQ and the kubelet."""

import time
from collections.abc import Iterator

import msgspec
import pytest

from tests import documents, labelled
from tests.cluster.api import Api
from tests.cluster.kubernetes import ROOT
from tests.cluster.prometheus import alerts, needed, query
from tests.cluster.reading import READ_SECONDS
from tests.cluster.receiver import Receiver
from tests.cluster.release import CHART, Release
from tests.waiting import wait_until

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(1200)]

SECONDS = 300.0


def dashboard_queries(namespace: str) -> Iterator[tuple[str, str]]:
    """The place and the expression of every query, with Grafana's variables filled in."""
    for path in sorted((CHART / "dashboards").glob("*.json")):
        dashboard = msgspec.json.decode(path.read_bytes())
        for panel in dashboard["panels"]:
            for target in panel["targets"]:
                yield f"{dashboard['title']} / {panel['title']}", filled(target["expr"], namespace)


def filled(expression: str, namespace: str) -> str:
    """An expression with docreader and its RabbitMQ in one namespace."""
    chosen = {"$__rate_interval": "5m", "$namespace": namespace, "$rabbitmq": namespace, "$vhost": ".*"}
    for name, value in chosen.items():
        expression = expression.replace(name, value)
    return expression


@pytest.fixture(scope="module")
def watched(release: Release) -> Iterator[Release]:
    """docreader with all of its monitoring, and RabbitMQ's."""
    needed()
    release.namespace.kubectl("apply", "--filename", str(ROOT / "k8s" / "monitoring" / "rabbitmq.yaml"))
    wanted = [f"metrics.{each}.enabled=true" for each in ("monitors", "rules", "dashboards")]
    wanted += ["metrics.monitors.interval=5s", "worker.autoscaling.minReplicas=1"]
    # A trainer without PyTorch, at which each training ends at once.
    wanted += ["trainer.enabled=true", "worker.images.detectron2=docreader-worker"]
    release.install(f"--set={','.join(wanted)}")
    yield release
    release.install()


def test_every_query_of_every_dashboard_returns_data(watched: Release, api: Api, receiver: Receiver) -> None:
    namespace = watched.namespace.name
    empty = {expression: place for place, expression in dashboard_queries(namespace)}
    counters = f'docreader_training_slices_total{{namespace="{namespace}"}}'  # which trainers alone tell
    wait_until(lambda: bool(query(counters)), "Prometheus has seen the trainer", SECONDS)
    api.train(labelled.dataset(2), "watched")
    api.ended([api.post("heavy.pdf", documents.heavy_pdf())], READ_SECONDS)
    deadline = time.monotonic() + SECONDS
    while empty and time.monotonic() < deadline:
        api.ended([api.post("letter.pdf", documents.pdf(2), webhook=receiver.url)], READ_SECONDS)
        empty = {expression: place for expression, place in empty.items() if not query(expression)}
    assert not empty


def test_prometheus_evaluates_the_alerts(watched: Release) -> None:
    names = {path.stem for path in (CHART / "alerts").glob("*.yaml")}
    wait_until(lambda: alerts(watched.namespace.name) == names, "the alerts are there", SECONDS)
