"""docreader as Helm installs it."""

from pathlib import Path
from typing import Any

from tests.cluster.kubernetes import DEVELOPMENT, ROOT, Namespace, command

CHART = ROOT / "charts" / "docreader"
VALUES = (DEVELOPMENT / "values.yaml", Path(__file__).parent / "values.yaml")
NAME = "docreader"
WORKERS = "docreader-worker-default"
MOST_WORKERS = 5
"""``maxReplicas`` in values.yaml beside this file."""


class Release:
    """The release ``docreader`` in one namespace."""

    def __init__(self, namespace: Namespace) -> None:
        self.namespace = namespace

    def helm(self, *arguments: str) -> str:
        """Run Helm in the release's namespace. Raises `CommandError`."""
        return command("helm", "--namespace", self.namespace.name, *arguments)

    def install(self, *more: str) -> None:
        """Install or upgrade, and wait until all pods are ready."""
        files = [f"--values={path}" for path in VALUES]
        self.helm("upgrade", "--install", NAME, str(CHART), *files, "--wait", "--timeout=3m", *more)

    def test(self) -> str:
        """Run the chart's own test."""
        return self.helm("test", NAME, "--timeout=4m")

    def uninstall(self) -> None:
        """Remove it, if it is there."""
        self.helm("uninstall", NAME, "--wait", "--timeout=3m", "--ignore-not-found")

    def pods(self, component: str) -> list[dict[str, Any]]:
        """The pods of a component that have not been told to end."""
        return [pod for pod in self._all_pods(component) if "deletionTimestamp" not in pod["metadata"]]

    def gone(self, component: str) -> bool:
        """Whether no pod of a component is left, not even one that is ending."""
        return not self._all_pods(component)

    def running(self, component: str) -> list[str]:
        """The names of a component's pods that run."""
        return [
            pod["metadata"]["name"] for pod in self.pods(component) if pod["status"]["phase"] == "Running"
        ]

    def image(self, component: str) -> str:
        """The image of a component's Deployment."""
        path = "--output=jsonpath={.spec.template.spec.containers[0].image}"
        return self.namespace.kubectl("get", "deployment", f"{NAME}-{component}", path)

    def wanted_workers(self) -> int:
        """How many workers the autoscaler wants now."""
        text = self.namespace.kubectl("get", "deployment", WORKERS, "--output=jsonpath={.spec.replicas}")
        return int(text or 0)

    def restarts(self, component: str) -> int:
        """How often containers of a component's present pods were started anew."""
        statuses = [pod["status"].get("containerStatuses", []) for pod in self.pods(component)]
        return sum(status["restartCount"] for each in statuses for status in each)

    def _all_pods(self, component: str) -> list[dict[str, Any]]:
        labels = f"app.kubernetes.io/instance={NAME},app.kubernetes.io/component={component}"
        return self.namespace.get("pods", f"--selector={labels}")
