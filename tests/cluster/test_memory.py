"""The memory of nodes is taken from workers while they read, by pods that matter more."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pytest
from kubernetes.utils.quantity import parse_quantity

from tests import documents
from tests.cluster.api import Api
from tests.cluster.kubernetes import command, small_pod
from tests.cluster.reading import PAGES, assert_all_read
from tests.cluster.release import Release
from tests.waiting import wait_until

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(900)]

SECONDS = 180.0
LEFT = 64 * 1024 * 1024
"""What a full node has left, in bytes: no worker fits in."""


@pytest.fixture(scope="module")
def classes() -> Iterator[dict[str, str]]:
    """Priority classes: that of workers below that of ``others``, and both below that of all other pods."""
    names = {each: f"docreader-test-{each}-{secrets.token_hex(3)}" for each in ("workers", "others")}
    try:
        for name, value in zip(names.values(), (-20, -10), strict=True):
            command("kubectl", "create", "priorityclass", name, f"--value={value}")
        yield names
    finally:
        command("kubectl", "delete", "priorityclass", "--ignore-not-found", *names.values())


@pytest.fixture(scope="module")
def minor(release: Release, classes: dict[str, str]) -> Iterator[Release]:
    """docreader with two workers, which give way to all other pods."""
    two = "worker.autoscaling.enabled=false,worker.replicas=2"
    release.install(f"--set={two},worker.priorityClassName={classes['workers']}")
    yield release
    release.install()


def listed(*what: str) -> list[dict[str, Any]]:
    """Objects of the whole cluster."""
    text = command("kubectl", "get", *what, "--output=json")
    return list(msgspec.json.decode(text)["items"])


def in_bytes(quantity: str) -> int:
    """A quantity such as ``800Mi``."""
    return int(parse_quantity(quantity))  # type: ignore[no-untyped-call]


def memory_of(pod: dict[str, Any]) -> int:
    """The bytes that a pod reserves."""
    asked = [each["resources"].get("requests", {}).get("memory", "0") for each in pod["spec"]["containers"]]
    return sum(in_bytes(each) for each in asked)


def free_memory(node: dict[str, Any], release: Release) -> int:
    """The bytes of a node that no pod but workers has reserved."""
    ours = {pod["metadata"]["uid"] for pod in release.pods("worker")}
    pods = listed("pods", "--all-namespaces", f"--field-selector=spec.nodeName={node['metadata']['name']}")
    others = [pod for pod in pods if pod["metadata"]["uid"] not in ours]
    taken = [memory_of(pod) for pod in others if pod["status"]["phase"] in {"Pending", "Running"}]
    return in_bytes(node["status"]["allocatable"]["memory"]) - sum(taken)


@contextmanager
def full_nodes(release: Release, priority: str) -> Iterator[None]:
    """No node has memory left for a worker: pods of a higher priority have reserved it."""
    nodes = [node for node in listed("nodes") if not node["spec"].get("taints")]
    names = [f"large-{number}" for number in range(len(nodes))]
    large = [
        small_pod(
            name,
            release.image("api"),
            ["sleep", "infinity"],
            memory=free_memory(node, release) - LEFT,
            priorityClassName=priority,
            nodeSelector={"kubernetes.io/hostname": node["metadata"]["labels"]["kubernetes.io/hostname"]},
        )
        for name, node in zip(names, nodes, strict=True)
    ]
    try:
        release.namespace.apply(*large)
        pods = [f"pod/{name}" for name in names]
        release.namespace.kubectl("wait", *pods, "--for=condition=Ready", f"--timeout={SECONDS:.0f}s")
        yield
    finally:
        release.namespace.kubectl("delete", "pod", "--ignore-not-found", *names)


def unschedulable(release: Release) -> bool:
    """Whether a worker finds no node."""
    conditions = [each for pod in release.pods("worker") for each in pod["status"].get("conditions", [])]
    return any(each.get("reason") == "Unschedulable" for each in conditions)


def test_workers_give_way_on_full_nodes_and_nothing_is_lost(
    api: Api, minor: Release, classes: dict[str, str]
) -> None:
    job_ids = [api.post(f"{each}.pdf", documents.pdf(PAGES, mark=f"{each}")) for each in range(6)]
    wait_until(lambda: bool(api.get("/v1/jobs?status=running")["jobs"]), "a worker reads", SECONDS)
    with full_nodes(minor, classes["others"]):
        wait_until(lambda: unschedulable(minor), "workers wait for a node", SECONDS)
        assert not minor.running("worker")
        assert api.open(job_ids), "all was read before the nodes were full: post more"
    assert_all_read(api, job_ids)
