"""Alerts fire when they should, and have runbooks."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest

from docreader import metrics
from docreader_worker.main import begin_counters
from tests.chart.helm import CHART, NAMESPACE, of_kind, render
from tests.waiting import missing

CASES: dict[str, Any] = msgspec.yaml.decode((Path(__file__).parent / "alerts.yaml").read_bytes())
SECTIONS = ["## Meaning", "## Impact", "## Diagnosis", "## Mitigation"]
KINDS = [(alert, kind) for alert, case in CASES.items() for kind in case if kind != "labels"]
RABBITMQ = {"namespace": "mq", "vhost": "a"}
RUNBOOKS = "https://runbooks.example.com/docreader"


def rules(url: str = RUNBOOKS, rabbitmq: dict[str, str] = RABBITMQ) -> list[dict[str, Any]]:
    """The rules as the chart gives them to Prometheus, with runbooks at ``url``."""
    watched = {"rules": {"enabled": True, "runbookUrl": url}, "rabbitmq": rabbitmq}
    manifests = render({"metrics": watched})
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


def value(name: str, labels: dict[str, str]) -> float | None:
    """A sample of this process, None where there is none."""
    return metrics.REGISTRY.get_sample_value(name, labels)


def test_prometheus_takes_the_rules(tmp_path: Path) -> None:
    write_rules(tmp_path / "rules.yaml", rules())
    assert "SUCCESS" in promtool("check", "rules", str(tmp_path / "rules.yaml"))


@pytest.mark.parametrize(("alert", "kind"), KINDS)
def test_an_alert_fires_when_it_should_and_only_then(alert: str, kind: str, tmp_path: Path) -> None:
    (rule,) = [{**each, "annotations": {}} for each in rules() if each["alert"] == alert]
    write_rules(tmp_path / "rules.yaml", [rule])
    case = CASES[alert]
    expected = [{"exp_labels": {**rule["labels"], **case["labels"]}}] if kind.startswith("fires") else []
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


def test_rabbitmq_is_sought_in_the_namespace_of_the_release_unless_it_is_elsewhere() -> None:
    (stuck,) = [each for each in rules(rabbitmq={}) if each["alert"] == "DocreaderQueueStuck"]
    assert f'ready{{namespace="{NAMESPACE}", queue' in stuck["expr"]


def test_what_a_worker_counts_for_alerts_is_there_before_it_happens() -> None:
    begin_counters("onnx")
    for reason in ("crashed", "timeout", "memory"):
        assert value("docreader_child_restarts_total", {"reason": reason}) is not None
    for outcome in ("done", "page_crashed", "page_out_of_memory", "page_timeout", "internal"):
        assert value("docreader_pages_total", {"outcome": outcome, "engine": "onnx"}) is not None


def test_alerts_link_to_no_runbook_where_none_is_served() -> None:
    assert not [rule for rule in rules("") if "runbook_url" in rule["annotations"]]
