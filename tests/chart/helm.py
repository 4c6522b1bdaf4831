"""Renders the chart with the real Helm."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.waiting import missing

CHART = Path(__file__).parents[2] / "charts" / "docreader"
KUBERNETES = "1.34.0"
NAMESPACE = "a"
ELSEWHERE = {"description": "Set elsewhere."}
"""What the chart's schema says of a setting that `settings` may not have."""

Manifest = dict[str, Any]


class HelmError(Exception):
    """Helm refused; the message is Helm's."""


def helm(*arguments: str, stdin: str | None = None) -> str:
    """Run Helm and return what it prints. Raises `HelmError`; skips the test where there is no Helm."""
    program = shutil.which("helm")
    if program is None:
        missing("helm is not on PATH")
    done = subprocess.run(
        [program, *arguments], input=stdin, capture_output=True, text=True, check=False, timeout=60
    )
    if done.returncode != 0:
        raise HelmError(done.stderr)
    return done.stdout


def schema_of_settings() -> dict[str, Any]:
    """What the chart's schema says of each setting, by name."""
    schema = msgspec.json.decode((CHART / "values.schema.json").read_bytes())
    found: dict[str, Any] = schema["properties"]["settings"]["properties"]
    return found


def needed() -> dict[str, Any]:
    """The values that have no default."""
    return {
        "rabbitmq": {"existingSecret": "rabbitmq"},
        "store": {"url": "s3://documents"},
        "access": {"existingSecret": "access"},
        "test": {"existingSecret": "test-key"},
    }


def merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """``base`` with ``over`` laid over it, in depth."""
    out = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(out.get(key), dict)
        out[key] = merged(out[key], value) if both else value
    return out


def render(values: dict[str, Any] | None = None, *, release: str = "docreader") -> list[Manifest]:
    """The manifests of a release in the namespace `NAMESPACE`, with ``values`` over those that are needed."""
    given = msgspec.json.encode(merged(needed(), values or {})).decode()
    where = ["--namespace", NAMESPACE, "--kube-version", KUBERNETES]
    text = helm("template", release, str(CHART), *where, "--values", "-", stdin=given)
    documents = [msgspec.yaml.decode(part) for part in f"\n{text}".split("\n---\n")]
    return [document for document in documents if document]


def of_kind(manifests: list[Manifest], kind: str) -> dict[str, Manifest]:
    """The manifests of a kind, by name."""
    return {each["metadata"]["name"]: each for each in manifests if each["kind"] == kind}


def pods(manifests: list[Manifest]) -> dict[str, Manifest]:
    """The pod specifications there are, by the names of their owners."""
    templates = {
        each["metadata"]["name"]: each["spec"]["template"]["spec"]
        for each in manifests
        if each["kind"] in {"Deployment", "StatefulSet", "Job"}
    }
    return templates | {name: pod["spec"] for name, pod in of_kind(manifests, "Pod").items()}


def environment(pod: Manifest) -> dict[str, str | None]:
    """The variables of a pod's only container; None where the value is in a Secret."""
    (container,) = pod["containers"]
    return {each["name"]: each.get("value") for each in container.get("env", [])}


def refusal(values: dict[str, Any], *, release: str = "docreader") -> str:
    """What Helm says when it refuses ``values``."""
    with pytest.raises(HelmError) as refused:
        render(values, release=release)
    return str(refused.value)
