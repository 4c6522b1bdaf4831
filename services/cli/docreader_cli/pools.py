"""The pools of a release on a Kubernetes cluster, through the ``kubernetes`` package."""

import time
from collections.abc import Callable, Iterator
from typing import Any

from kubernetes import client, config
from kubernetes.client.exceptions import ApiException
from kubernetes.config import ConfigException
from kubernetes.dynamic import DynamicClient
from kubernetes.dynamic.exceptions import NotFoundError, ResourceNotFoundError
from kubernetes.utils import parse_quantity
from urllib3.exceptions import HTTPError

from docreader.errors import DocreaderError
from docreader.settings import MIB
from docreader_cli.pool import PAUSED, PAUSED_AT, Pool, pool_of, scaler_of

LOOK_SECONDS = 1.0
PAUSE_SECONDS = 60.0


class ClusterError(DocreaderError):
    """The cluster of the current kube context does not do what was asked; the message is its own."""

    code = "cluster_error"


class Pools:
    """The pools of one release in one namespace."""

    def __init__(self, release: str, namespace: str | None = None) -> None:
        try:
            config.load_kube_config()  # type: ignore[no-untyped-call]
            self._client = DynamicClient(client.ApiClient())  # type: ignore[no-untyped-call]
        except (ConfigException, ApiException, HTTPError) as error:
            raise ClusterError(f"no cluster answers at the current kube context: {error}") from None
        self.namespace = namespace or _namespace_of_context()
        self._selector = f"app.kubernetes.io/instance={release},app.kubernetes.io/component=worker"
        self._release = release

    def all(self, names: tuple[str, ...] = ()) -> list[Pool]:
        """The pools called ``names``, or all there are. Raises `ClusterError` where there is none."""
        pods = self._list("v1", "Pod")
        scalers = {
            each["metadata"]["name"]: scaler_of(each)
            for each in self._list("keda.sh/v1alpha1", "ScaledObject")
        }
        found = [pool_of(each, pods, scalers) for each in self._list("apps/v1", "Deployment")]
        missing = set(names) - {pool.name for pool in found}
        if missing or not found:
            there = ", ".join(pool.name for pool in found) or "none"
            wanted = f"pool {min(missing)!r}" if missing else f"release {self._release!r}"
            raise ClusterError(f"no {wanted} in namespace {self.namespace!r}; pools there are: {there}")
        return [pool for pool in found if not names or pool.name in names]

    def memory(self) -> dict[str, int]:
        """The memory of each pod in MiB, as metrics-server measured it; empty where there is none."""
        found = self._list("metrics.k8s.io/v1beta1", "PodMetrics")
        return {each["metadata"]["name"]: mebibytes_of(each) for each in found}

    def pause(self, pool: Pool) -> None:
        """Have KEDA leave a pool as it is, and wait until it does."""
        if pool.scaler is None:
            return
        self._annotate(pool, {PAUSED: "true", PAUSED_AT: None})
        deadline = time.monotonic() + PAUSE_SECONDS
        while not self._is_held(pool):
            if time.monotonic() > deadline:
                raise ClusterError(
                    f"KEDA has not paused pool {pool.name} within {PAUSE_SECONDS:.0f} s: does it run?"
                )
            time.sleep(LOOK_SECONDS)

    def resume(self, pool: Pool) -> None:
        """Give a pool back to KEDA."""
        self._annotate(pool, {PAUSED: None, PAUSED_AT: None})

    def scale(self, pool: Pool, replicas: int) -> None:
        """Have ``replicas`` workers, and KEDA leave it at that."""
        self.pause(pool)
        self._patch("apps/v1", "Deployment", pool.deployment, {"spec": {"replicas": replicas}})

    def drained(self, pools: list[Pool], seconds: float) -> Iterator[list[str]]:
        """The pods that still finish what they have, each time that changes, until there are none.

        Raises:
            ClusterError: some are left after ``seconds``.

        """
        names = tuple(pool.name for pool in pools)
        deadline = time.monotonic() + seconds
        before: list[str] | None = None
        while before != []:
            left = [pod for pool in self.all(names) for pod in pool.pods]
            if left != before:
                before = left
                yield left
            elif time.monotonic() > deadline:
                raise ClusterError(f"{len(left)} workers have not ended within {seconds:.0f} s")
            else:
                time.sleep(LOOK_SECONDS)

    def _is_held(self, pool: Pool) -> bool:
        found = self._answer(
            lambda: self._client.resources.get(api_version="keda.sh/v1alpha1", kind="ScaledObject").get(
                name=pool.deployment, namespace=self.namespace
            )
        )
        conditions = found.to_dict().get("status", {}).get("conditions", [])
        return any(each["type"] == "Paused" and each["status"] == "True" for each in conditions)

    def _list(self, version: str, kind: str) -> list[dict[str, Any]]:
        def ask() -> Any:
            resource = self._client.resources.get(api_version=version, kind=kind)
            return resource.get(namespace=self.namespace, label_selector=self._selector)

        try:
            found: list[dict[str, Any]] = self._answer(ask).to_dict()["items"]
        except (ResourceNotFoundError, NotFoundError):  # KEDA and metrics-server need not be there
            return []
        return found

    def _annotate(self, pool: Pool, annotations: dict[str, str | None]) -> None:
        if pool.scaler is not None:
            change = {"metadata": {"annotations": annotations}}
            self._patch("keda.sh/v1alpha1", "ScaledObject", pool.deployment, change)

    def _patch(self, version: str, kind: str, name: str, change: dict[str, Any]) -> None:
        self._answer(
            lambda: self._client.resources.get(api_version=version, kind=kind).patch(
                body=change,
                name=name,
                namespace=self.namespace,
                content_type="application/merge-patch+json",
            )
        )

    def _answer(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except (ResourceNotFoundError, NotFoundError):
            raise
        except ApiException as error:
            raise ClusterError(f"the cluster answers {error.status} {error.reason}") from None
        except HTTPError as error:
            raise ClusterError(f"the cluster does not answer ({type(error).__name__})") from None


def _namespace_of_context() -> str:
    """The namespace of the current kube context."""
    _, current = config.list_kube_config_contexts()  # type: ignore[no-untyped-call]
    return str(current["context"].get("namespace", "default"))


def mebibytes_of(measured: dict[str, Any]) -> int:
    """The memory of a pod's containers together, from its PodMetrics: ``9092Ki``, ``12Mi``, plain bytes."""
    quantities = (each["usage"]["memory"] for each in measured["containers"])
    return int(sum(parse_quantity(each) for each in quantities) / MIB)  # type: ignore[no-untyped-call]
