"""The cluster's API server takes every manifest of the chart, whatever is switched on."""

import subprocess
from typing import Any

import msgspec
import pytest

from tests.chart.helm import render
from tests.chart.test_render import EVERYTHING
from tests.cluster.kubernetes import Namespace, command, program

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]


@pytest.mark.parametrize("values", [{}, EVERYTHING], ids=["defaults", "everything"])
def test_the_api_server_takes_every_manifest(values: dict[str, Any], namespace: Namespace) -> None:
    kinds = {line.split()[-1] for line in command("kubectl", "api-resources", "--no-headers").splitlines()}
    known = [each for each in render(values) if each["kind"] in kinds]
    assert len(known) > 5
    wanted = ["--namespace", namespace.name, "apply", "--dry-run=server", "--validate=strict", "--filename=-"]
    done = subprocess.run(
        [program("kubectl"), *wanted],
        input=msgspec.json.encode({"apiVersion": "v1", "kind": "List", "items": known}),
        capture_output=True,
        check=False,
        timeout=120,
    )
    said = done.stderr.decode()
    assert done.returncode == 0, said
    assert "would violate PodSecurity" not in said
