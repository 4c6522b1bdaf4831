"""The workers' pods, asked of the Kubernetes API that this process runs on.

Over urllib3, which the store has loaded anyway: importing the ``kubernetes`` package takes 18 MiB, httpx 6.
"""

import os
import re
import ssl
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import urllib3

from docreader.errors import DocreaderError
from docreader.settings import SettingsError
from docreader.status import POOL_LABEL, PoolStatus, WorkerStatus

ACCOUNT = Path("/var/run/secrets/kubernetes.io/serviceaccount")
SECONDS = 3.0
_UNITS = {"": 1, "k": 10**3, "M": 10**6, "G": 10**9, "Ki": 2**10, "Mi": 2**20, "Gi": 2**30}


class ClusterUnavailable(DocreaderError):
    """The Kubernetes API does not answer, or refuses: see the Role that the chart gives the API."""

    code = "cluster_unavailable"
    http_status = 503
    retryable = True


class Cluster:
    """The Deployments and pods with the labels ``selector`` in this pod's own namespace."""

    def __init__(self, selector: str, environ: Mapping[str, str] = os.environ) -> None:
        try:
            host, port = environ["KUBERNETES_SERVICE_HOST"], environ["KUBERNETES_SERVICE_PORT"]
            self._namespace = (ACCOUNT / "namespace").read_text().strip()
        except (KeyError, OSError):
            raise SettingsError(
                "DOCREADER_CLUSTER_SELECTOR: this is no pod of a cluster with a ServiceAccount token"
            ) from None
        self._selector = quote(selector)
        self._base = f"https://[{host}]:{port}" if ":" in host else f"https://{host}:{port}"
        context = ssl.create_default_context(cafile=ACCOUNT / "ca.crt")
        # The authorities of many clusters lack extensions that Python 3.13 has come to insist on.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        self._http = urllib3.PoolManager(maxsize=1, retries=False, timeout=SECONDS, ssl_context=context)

    def pools(self) -> list[PoolStatus]:
        """Every pool, by name. Raises `ClusterUnavailable`."""
        deployments = self._list("/apis/apps/v1", "deployments")
        try:
            measured = self._list("/apis/metrics.k8s.io/v1beta1", "pods")
        except ClusterUnavailable:  # there need not be a metrics-server
            measured = []
        workers: dict[str, list[WorkerStatus]] = defaultdict(list)
        for pod in measured:
            taken = sum(bytes_of(each["usage"]["memory"]) for each in pod["containers"])
            labels = pod["metadata"].get("labels", {})
            workers[labels.get(POOL_LABEL, "")].append(
                WorkerStatus(name=pod["metadata"]["name"], memory_bytes=taken)
            )
        pools = [_pool(each, workers) for each in deployments]
        return sorted(pools, key=lambda pool: pool.name)

    def _list(self, group: str, kind: str) -> list[dict[str, Any]]:
        path = f"{group}/namespaces/{self._namespace}/{kind}?labelSelector={self._selector}"
        try:
            # Kubernetes renews the token in its file.
            headers = {"Authorization": f"Bearer {(ACCOUNT / 'token').read_text().strip()}"}
            answer = self._http.request("GET", self._base + path, headers=headers)
        except OSError as error:
            raise ClusterUnavailable(f"the ServiceAccount's token: {error.strerror}") from None
        except urllib3.exceptions.HTTPError as error:
            raise ClusterUnavailable(f"the Kubernetes API does not answer ({type(error).__name__})") from None
        if answer.status != 200:
            raise ClusterUnavailable(f"the Kubernetes API answers {answer.status} for {kind}")
        found: list[dict[str, Any]] = msgspec.json.decode(answer.data)["items"]
        return found


def _pool(deployment: dict[str, Any], workers: Mapping[str, list[WorkerStatus]]) -> PoolStatus:
    name = deployment["metadata"]["labels"].get(POOL_LABEL, deployment["metadata"]["name"])
    (container, *_) = deployment["spec"]["template"]["spec"]["containers"]
    limit = container.get("resources", {}).get("limits", {}).get("memory")
    return PoolStatus(
        name=name,
        wanted=deployment["spec"].get("replicas", 1),
        ready=deployment["status"].get("readyReplicas", 0),
        memory_limit_bytes=bytes_of(limit) if limit else None,
        workers=sorted(workers.get(name, []), key=lambda worker: worker.name),
    )


def bytes_of(quantity: str) -> int:
    """A quantity of memory as Kubernetes writes it, ``1536Mi``, in bytes. Raises `ClusterUnavailable`."""
    found = re.fullmatch(r"([0-9]+)(|k|M|G|Ki|Mi|Gi)", quantity)
    if found is None:
        raise ClusterUnavailable(f"the Kubernetes API tells of {quantity!r} of memory")
    return int(found[1]) * _UNITS[found[2]]
