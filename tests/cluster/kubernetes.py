"""A namespace of the cluster, through kubectl."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from tests.waiting import missing, wait_until

ROOT = Path(__file__).parents[2]
DEVELOPMENT = ROOT / "k8s" / "development"
START_SECONDS = 180


Manifest = dict[str, Any]


class CommandError(Exception):
    """A program failed; the message is what it said."""


def program(name: str) -> str:
    """The path of a program. Skips the test where there is none."""
    found = shutil.which(name)
    if found is None:
        missing(f"{name} is not on PATH")
    return found


def command(*arguments: str, stdin: str = "", seconds: float = START_SECONDS + 30) -> str:
    """Run a program and return what it prints. Raises `CommandError`."""
    done = subprocess.run(
        [program(arguments[0]), *arguments[1:]],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
        env=os.environ,
    )
    if done.returncode != 0:
        raise CommandError(f"{' '.join(arguments)}\n{done.stdout}{done.stderr}")
    return done.stdout


def as_yaml(objects: Sequence[Manifest]) -> str:
    """Objects as kubectl and kustomize read them from a file."""
    return "---\n".join(msgspec.yaml.encode(each).decode() for each in objects)


def small_pod(name: str, image: str, program: Sequence[str], *, memory: str | int, **spec: Any) -> Manifest:
    """A pod of one container, as Pod Security *restricted* wants it, that has reserved ``memory``."""
    context = {"runAsNonRoot": True, "runAsUser": 65532, "seccompProfile": {"type": "RuntimeDefault"}}
    resources = {"cpu": "10m", "memory": memory}
    container = {
        "name": name,
        "image": image,
        "command": list(program),
        "resources": {"requests": resources, "limits": {"memory": memory}},
        "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}},
    }
    metadata = {"name": name, "labels": {"app": name}}
    whole = {
        "terminationGracePeriodSeconds": 0,
        "securityContext": context,
        "containers": [container],
        **spec,
    }
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": whole}


class Namespace:
    """One namespace."""

    def __init__(self, name: str) -> None:
        self.name = name

    def kubectl(self, *arguments: str) -> str:
        """Run kubectl in this namespace. Raises `CommandError`."""
        return command("kubectl", "--namespace", self.name, *arguments)

    def apply(self, *objects: Manifest) -> None:
        """Have these objects in this namespace. Raises `CommandError`."""
        command("kubectl", "--namespace", self.name, "apply", "--filename=-", stdin=as_yaml(objects))

    def get(self, *what: str) -> list[dict[str, Any]]:
        """Objects of a kind, by kubectl's arguments."""
        items: list[dict[str, Any]] = msgspec.json.decode(self.kubectl("get", *what, "--output=json"))[
            "items"
        ]
        return items

    def create(self, folder: Path, *, change: Sequence[Manifest] = (), add: Sequence[Manifest] = ()) -> None:
        """Create it as for development, with a RabbitMQ and a MinIO. ``folder`` is for the files needed.

        ``change`` is laid over objects of those, ``add`` are others. Skips the test where there is no
        cluster.
        """
        try:
            command("kubectl", "version")
        except CommandError:
            missing("kubectl reaches no cluster")
        management = f"http://docreader:development@rabbitmq.{self.name}:15672/%2F"
        secret = {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {"name": "rabbitmq"},
            "stringData": {"management-url": management},
        }
        (folder / "more.yaml").write_text(as_yaml(add))
        overlay = {
            "namespace": self.name,
            "resources": [os.path.relpath(DEVELOPMENT, folder.resolve()), *(["more.yaml"] if add else [])],
            "patches": [{"patch": as_yaml([each])} for each in (secret, *change)],
        }
        (folder / "kustomization.yaml").write_bytes(msgspec.json.encode(overlay))
        command("kubectl", "apply", "--kustomize", str(folder))
        for name in ("rabbitmq", "minio"):
            self.ready(f"statefulset/{name}")

    def ready(self, what: str) -> None:
        """Wait until a workload is rolled out. Raises `CommandError` with what happened in the namespace."""
        try:
            self.kubectl("rollout", "status", what, f"--timeout={START_SECONDS}s")
        except CommandError as error:
            raise CommandError(
                f"{error}\n{self.kubectl('get', 'events', '--sort-by=.lastTimestamp')}"
            ) from error

    def kill(self, pod: str) -> None:
        """End a pod at once, as when its node dies."""
        self.kubectl("delete", "pod", pod, "--grace-period=0", "--force", "--ignore-not-found")

    def objects_of(self, instance: str) -> set[str]:
        """Every object that a release made here, as ``kind/name``."""
        kinds = command("kubectl", "api-resources", "--verbs=list", "--namespaced", "--output=name").split()
        kinds = [kind for kind in kinds if not kind.startswith(("events", "pods.metrics"))]
        label = f"--selector=app.kubernetes.io/instance={instance}"
        return set(self.kubectl("get", ",".join(kinds), label, "--output=name").split())

    def delete(self) -> None:
        """Delete it with all that is in it."""
        command("kubectl", "delete", "namespace", self.name, "--wait=false", "--ignore-not-found")
        gone = ["kubectl", "get", "namespace", self.name, "--ignore-not-found", "--output=name"]
        wait_until(lambda: not command(*gone), "the namespace is gone", START_SECONDS)
