"""The cluster's Prometheus, through the API server."""

import math
import os
from typing import Any
from urllib.parse import quote

import msgspec

from tests.cluster.kubernetes import CommandError, command
from tests.waiting import missing

SERVICE = os.environ.get("DOCREADER_TEST_PROMETHEUS", "monitoring/prometheus:9090")
"""Namespace, Service and port."""


def needed() -> None:
    """Skip the test where there is no Prometheus operator or no Prometheus."""
    try:
        command("kubectl", "get", "customresourcedefinition", "podmonitors.monitoring.coreos.com")
        query("vector(1)")
    except CommandError:
        missing("the cluster has no Prometheus operator, or no Prometheus at DOCREADER_TEST_PROMETHEUS")


def query(expression: str) -> list[float]:
    """The numbers that an instant query gives now."""
    found = _ask(f"query?query={quote(expression)}")["result"]
    numbers = [float(each["value"][1]) for each in found]
    return [number for number in numbers if not math.isnan(number)]


def alerts(namespace: str) -> set[str]:
    """The names of the alerts that Prometheus evaluates for the rules of a namespace."""
    groups = _ask("rules?type=alert")["groups"]
    return {rule["name"] for group in groups if namespace in group["file"] for rule in group["rules"]}


def _ask(what: str) -> Any:
    namespace, _, service = SERVICE.partition("/")
    base = f"/api/v1/namespaces/{namespace}/services/{service}/proxy/api/v1"
    return msgspec.json.decode(command("kubectl", "get", "--raw", f"{base}/{what}"))["data"]
