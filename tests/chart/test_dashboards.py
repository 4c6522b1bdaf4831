"""Dashboards are those of their builder, and ask for what there is."""

import re
import subprocess
import sys

import msgspec

from docreader import metrics
from tests.chart.helm import CHART, NAMESPACE, of_kind, render

SUFFIXES = {"counter": ["_total"], "histogram": ["_bucket", "_count", "_sum"], "gauge": [""]}
TOLD = {each.name + suffix for each in metrics.REGISTRY.collect() for suffix in SUFFIXES[each.type]}


def test_dashboards_are_those_of_their_builder() -> None:
    tool = CHART / "tools" / "dashboards"
    done = subprocess.run([sys.executable, tool, "--check"], check=False, timeout=60)
    assert done.returncode == 0, "run python charts/docreader/tools/dashboards"


def test_dashboards_are_shipped_with_the_label_that_grafana_looks_for() -> None:
    manifests = render({"metrics": {"dashboards": {"enabled": True}}})
    found = {
        name.removeprefix("docreader-dashboard-"): each
        for name, each in of_kind(manifests, "ConfigMap").items()
        if "dashboard" in name
    }
    assert set(found) == {"overview", "queues", "memory", "api", "trainings", "webhooks"}
    for name, each in found.items():
        assert each["metadata"]["labels"]["grafana_dashboard"] == "1"
        assert msgspec.json.decode(each["data"][f"{name}.json"])["panels"]


def test_dashboards_begin_at_the_release_and_at_its_rabbitmq() -> None:
    rabbitmq = {"namespace": "mq", "vhost": "documents"}
    manifests = render({"metrics": {"dashboards": {"enabled": True}, "rabbitmq": rabbitmq}})
    text = of_kind(manifests, "ConfigMap")["docreader-dashboard-queues"]["data"]["queues.json"]
    variables = msgspec.json.decode(text)["templating"]["list"]
    chosen = {each["name"]: each["current"]["value"] for each in variables if "current" in each}
    assert chosen == {"namespace": [NAMESPACE], "rabbitmq": ["mq"], "vhost": ["documents"]}


def test_alerts_and_dashboards_name_metrics_that_docreader_has() -> None:
    texts = [path.read_text() for folder in ("alerts", "dashboards") for path in (CHART / folder).iterdir()]
    named = set(re.findall(r"\bdocreader_[a-z_]+", " ".join(texts)))
    assert named <= TOLD, named - TOLD
