"""A security linter of the field finds nothing in what the chart makes, but for what is meant."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.chart.helm import CHART, render
from tests.waiting import missing

MEANT = {
    "CKV_K8S_8": "a test's pod ends by itself, within its deadline",
    "CKV_K8S_9": "workers and the test's pod serve nobody, so nobody asks whether they are ready",
    "CKV_K8S_11": "a CPU limit only slows a page down; requests are what shares cores fairly",
    "CKV_K8S_15": "a tag is a version: a node that has it starts pods while the registry is away",
    "CKV_K8S_21": "Helm puts objects into the namespace of the release",
    "CKV_K8S_35": "settings are variables, and none of those that are secret is ever logged",
    "CKV_K8S_43": "whoever pushed the images knows their digests, and may name them by it",
}
PRODUCTION = msgspec.yaml.decode((CHART.parents[1] / "k8s" / "production" / "values.yaml").read_bytes())
DEFAULTS = {"image": {"registry": "registry.example.com/docreader"}}


@pytest.mark.timeout(400)
@pytest.mark.parametrize("values", [DEFAULTS, PRODUCTION], ids=["defaults", "production"])
def test_checkov_finds_nothing(values: dict[str, Any], tmp_path: Path) -> None:
    program = shutil.which("checkov")
    if program is None:
        missing("checkov is not on PATH")
    file = tmp_path / "chart.yaml"
    file.write_text("---\n".join(msgspec.yaml.encode(each).decode() for each in render(values)))
    skipped = f"--skip-check={','.join(MEANT)}"
    done = subprocess.run(
        [program, f"--file={file}", "--framework=kubernetes", "--output=json", "--quiet", skipped],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    found = msgspec.json.decode(done.stdout)
    assert found["summary"]["passed"] > 100, done.stderr
    assert [(each["check_id"], each["resource"]) for each in found["results"]["failed_checks"]] == []
