"""The cluster's API server takes every manifest of the chart, whatever is switched on."""

import subprocess
from typing import Any

import msgspec
import pytest

from tests.chart.examples import EVERYTHING
from tests.chart.helm import render
from tests.cluster.kubernetes import ROOT, Namespace, command, program

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def kinds(namespace: Namespace) -> set[str]:
    """The kinds that the cluster knows."""
    return {line.split()[-1] for line in command("kubectl", "api-resources", "--no-headers").splitlines()}


@pytest.mark.parametrize("values", [{}, EVERYTHING], ids=["defaults", "everything"])
def test_the_api_server_takes_every_manifest(
    values: dict[str, Any], namespace: Namespace, kinds: set[str]
) -> None:
    known = [each for each in render(values) if each["kind"] in kinds]
    assert len(known) > 5
    said = taken(known, namespace)
    assert "would violate PodSecurity" not in said


def test_the_api_server_takes_the_examples(namespace: Namespace, kinds: set[str]) -> None:
    texts = [path.read_text() for path in sorted((ROOT / "k8s").glob("*/*.yaml"))]
    documents = [msgspec.yaml.decode(part) for text in texts for part in f"\n{text}".split("\n---\n")]
    known = [each for each in documents if each.get("kind") in kinds - {"Namespace"}]
    assert {"StatefulSet", "Secret", "PodDisruptionBudget"} <= {each["kind"] for each in known}
    taken(known, namespace)


def taken(objects: list[dict[str, Any]], namespace: Namespace) -> str:
    """What the API server says while it takes ``objects``, which it must, without keeping them."""
    wanted = ["--namespace", namespace.name, "apply", "--dry-run=server", "--validate=strict", "--filename=-"]
    done = subprocess.run(
        [program("kubectl"), *wanted],
        input=msgspec.json.encode({"apiVersion": "v1", "kind": "List", "items": objects}),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stderr.decode()
