"""Alerts fire when they should, have runbooks, and dashboards are those of their builder."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from docreader import metrics
from tests.chart.helm import CHART, of_kind, render
from tests.waiting import missing

CASES: dict[str, Any] = msgspec.yaml.decode((Path(__file__).parent / "alerts.yaml").read_bytes())
SECTIONS = ["## Meaning", "## Impact", "## Diagnosis", "## Mitigation"]
SUFFIXES = {"counter": ["_total"], "histogram": ["_bucket", "_count", "_sum"], "gauge": [""]}
TOLD = {each.name + suffix for each in metrics.REGISTRY.collect() for suffix in SUFFIXES[each.type]}


RUNBOOKS = "https://runbooks.example.com/docreader"


def rules(url: str = RUNBOOKS) -> list[dict[str, Any]]:
    """The rules as the chart gives them to Prometheus, with runbooks at ``url``."""
    manifests = render({"metrics": {"rules": {"enabled": True, "runbookUrl": url}}})
    (group,) = of_kind(manifests, "PrometheusRule")["docreader"]["spec"]["groups"]
    found: list[dict[str, Any]] = group["rules"]
    return found


def promtool(*arguments: str) -> str:
    """Run promtool, which must succeed; skips the test where there is none."""
    program = shutil.which("promtool")
    if program is None:
        missing("promtool is not on PATH")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def write_rules(path: Path, found: list[dict[str, Any]]) -> None:
    path.write_bytes(msgspec.json.encode({"groups": [{"name": "docreader", "rules": found}]}))


def test_prometheus_takes_the_rules(tmp_path: Path) -> None:
    write_rules(tmp_path / "rules.yaml", rules())
    assert "SUCCESS" in promtool("check", "rules", str(tmp_path / "rules.yaml"))


@pytest.mark.parametrize("alert", CASES)
@pytest.mark.parametrize("kind", ["fires", "quiet"])
def test_an_alert_fires_when_it_should_and_only_then(alert: str, kind: str, tmp_path: Path) -> None:
    (rule,) = [{**each, "annotations": {}} for each in rules() if each["alert"] == alert]
    write_rules(tmp_path / "rules.yaml", [rule])
    case = CASES[alert]
    expected = [{"exp_labels": {**rule["labels"], **case["labels"]}}] if kind == "fires" else []
    test = {
        "interval": "1m",
        "input_series": [{"series": name, "values": values} for name, values in case[kind].items()],
        "alert_rule_test": [{"eval_time": "1h", "alertname": alert, "exp_alerts": expected}],
    }
    file = {"rule_files": ["rules.yaml"], "tests": [test]}
    (tmp_path / "test.yaml").write_bytes(msgspec.json.encode(file))
    promtool("test", "rules", str(tmp_path / "test.yaml"))


def test_alerts_tests_and_runbooks_are_the_same() -> None:
    names = {rule["alert"] for rule in rules()}
    assert names == set(CASES)
    assert names == {path.stem for path in (CHART / "runbooks").glob("*.md")}


@pytest.mark.parametrize("alert", CASES)
def test_a_runbook_says_what_to_do(alert: str) -> None:
    text = (CHART / "runbooks" / f"{alert}.md").read_text()
    assert text.startswith(f"# {alert}\n")
    assert re.findall(r"^## .*$", text, re.MULTILINE) == SECTIONS
    (rule,) = [each for each in rules() if each["alert"] == alert]
    assert rule["annotations"]["runbook_url"] == f"{RUNBOOKS}/{alert}.md"
    assert rule["labels"]["severity"] in {"warning", "critical"}


def test_alerts_link_to_no_runbook_where_none_is_served() -> None:
    assert not [rule for rule in rules("") if "runbook_url" in rule["annotations"]]


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


def test_alerts_and_dashboards_name_metrics_that_docreader_has() -> None:
    texts = [path.read_text() for folder in ("alerts", "dashboards") for path in (CHART / folder).iterdir()]
    named = set(re.findall(r"\bdocreader_[a-z_]+", " ".join(texts)))
    assert named <= TOLD, named - TOLD
