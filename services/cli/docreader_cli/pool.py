"""A pool of workers on Kubernetes, as the objects there describe it."""

from dataclasses import dataclass
from typing import Any

from docreader.status import POOL_LABEL

PAUSED = "autoscaling.keda.sh/paused"
PAUSED_AT = "autoscaling.keda.sh/paused-replicas"


@dataclass(frozen=True)
class Scaler:
    """What KEDA does with a pool."""

    minimum: int
    maximum: int
    paused: bool
    """Whether it was told to leave the pool alone."""


@dataclass(frozen=True)
class Pool:
    """A pool: its Deployment, its pods that have not ended, and its autoscaler if it has one."""

    name: str
    deployment: str
    queues: str
    wanted: int
    ready: int
    pods: list[str]
    grace_seconds: int
    scaler: Scaler | None


def pool_of(deployment: dict[str, Any], pods: list[dict[str, Any]], scalers: dict[str, Scaler]) -> Pool:
    """The pool of a Deployment, given all pods of the release and the autoscalers by their names."""
    name = deployment["metadata"]["name"]
    pool = deployment["metadata"]["labels"].get(POOL_LABEL, name)
    pod = deployment["spec"]["template"]["spec"]
    environment = {each["name"]: each.get("value", "") for each in pod["containers"][0].get("env", [])}
    return Pool(
        name=pool,
        deployment=name,
        queues=environment.get("DOCREADER_QUEUES", ""),
        wanted=deployment["spec"].get("replicas", 1),
        ready=deployment["status"].get("readyReplicas", 0),
        pods=sorted(
            each["metadata"]["name"]
            for each in pods
            if each["metadata"]["labels"].get(POOL_LABEL) == pool
            and each["status"]["phase"] in {"Pending", "Running"}
        ),
        grace_seconds=pod.get("terminationGracePeriodSeconds", 30),
        scaler=scalers.get(name),
    )


def scaler_of(scaled: dict[str, Any]) -> Scaler:
    """What a ScaledObject says."""
    annotations = scaled["metadata"].get("annotations", {})
    return Scaler(
        minimum=scaled["spec"].get("minReplicaCount", 0),
        maximum=scaled["spec"].get("maxReplicaCount", 100),
        paused=annotations.get(PAUSED) == "true" or PAUSED_AT in annotations,
    )
