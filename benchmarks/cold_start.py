"""From nothing to the first document read, on the cluster of the current kube context, and where the time
goes.

The images are on its nodes. KEDA looks at the queues every two seconds; Kubernetes tells times in whole
seconds.
"""

import secrets
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.pages import document
from benchmarks.processes import wait_until
from tests.cluster.api import Api
from tests.cluster.kubernetes import Namespace, command
from tests.cluster.release import Release

SECONDS = 300.0
NAMES = ("docreader-api", "docreader-worker")


def measure() -> Iterator[tuple[str, str]]:
    """Rows of the table."""
    yield from _image_sizes()
    namespace = Namespace(f"docreader-benchmark-{secrets.token_hex(3)}")
    release = Release(namespace)
    with tempfile.TemporaryDirectory() as folder:
        try:
            namespace.create(Path(folder))
            begun = time.monotonic()
            release.install()
            yield "helm install until the API is ready", f"{time.monotonic() - begun:.1f} s"
            with Api(release) as api:
                yield from _first_document(api, release)
        finally:
            release.uninstall()
            namespace.delete()


def _image_sizes() -> Iterator[tuple[str, str]]:
    nodes = msgspec.json.decode(command("kubectl", "get", "nodes", "--output=json"))["items"]
    for name in NAMES:
        sizes = [
            image["sizeBytes"]
            for node in nodes
            for image in node["status"]["images"]
            if any(f"/{name}:" in each for each in image.get("names") or ())
        ]
        yield f"image {name}, as a node counts it", f"{max(sizes) / 1e6:.0f} MB" if sizes else "not there"


def _first_document(api: Api, release: Release) -> Iterator[tuple[str, str]]:
    """A document is posted while there is no worker."""
    wait_until(lambda: not release.pods("worker"), SECONDS)
    api.get("/v1/jobs")  # the port is forwarded now
    posted = datetime.now(UTC)
    job_id = api.post("first.pdf", document(1))
    wait_until(lambda: bool(release.running("worker")), SECONDS)
    (job,) = api.ended([job_id], SECONDS)
    wait_until(lambda: any(_ready_at(pod) for pod in release.pods("worker")), SECONDS)
    pod = next(pod for pod in release.pods("worker") if _ready_at(pod))
    (container,) = pod["status"]["containerStatuses"]
    times = {
        "posted until KEDA has made a worker's pod": pod["metadata"]["creationTimestamp"],
        "posted until it is scheduled": _condition(pod, "PodScheduled"),
        "posted until its container runs": container["state"]["running"]["startedAt"],
        "posted until it is ready": _ready_at(pod),
        "posted until the document is taken": job["started_at"],
        "posted until it is read": job["finished_at"],
    }
    for what, at in times.items():
        yield what, f"{(datetime.fromisoformat(at or '') - posted).total_seconds():.1f} s"


def _condition(pod: dict[str, Any], kind: str) -> str | None:
    conditions = pod["status"].get("conditions", [])
    return next(
        (
            each["lastTransitionTime"]
            for each in conditions
            if (each["type"], each["status"]) == (kind, "True")
        ),
        None,
    )


def _ready_at(pod: dict[str, Any]) -> str | None:
    return _condition(pod, "Ready")
