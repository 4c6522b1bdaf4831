"""A node is taken away while it reads."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests import documents
from tests.cluster.api import Api
from tests.cluster.kubernetes import command
from tests.cluster.reading import PAGES, assert_all_read
from tests.cluster.release import NAME, Release
from tests.waiting import wait_until

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]

SECONDS = 180.0


@contextmanager
def drained(node: str) -> Iterator[None]:
    """The node without docreader's pods, which may not come back until the end of the block."""
    ours = f"--pod-selector=app.kubernetes.io/instance={NAME}"
    try:
        command(
            "kubectl", "drain", node, ours, "--delete-emptydir-data", "--ignore-daemonsets", "--timeout=150s"
        )
        yield
    finally:
        command("kubectl", "uncordon", node)


def test_a_node_that_is_drained_costs_nothing(api: Api, release: Release) -> None:
    job_ids = [api.post(f"{each}.pdf", documents.pdf(PAGES, mark=f"{each}")) for each in range(6)]
    nodes: list[str] = []

    def reads() -> bool:
        """Whether a job is read and a worker is there that is not ending already."""
        running = bool(api.get("/v1/jobs?status=running")["jobs"])
        nodes[:] = [pod["spec"]["nodeName"] for pod in release.pods("worker") if "nodeName" in pod["spec"]]
        return running and bool(nodes)

    wait_until(reads, "a worker reads", SECONDS)
    node = nodes[0]
    with drained(node):
        there = {pod["spec"].get("nodeName") for each in ("api", "worker") for pod in release.pods(each)}
        assert node not in there
    release.namespace.ready("deployment/docreader-api")
    assert_all_read(api, job_ids)
