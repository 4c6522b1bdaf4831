"""Who may talk to whom under the chart's NetworkPolicies: whom they must, and nobody else."""

from typing import Any

import msgspec
import pytest

from tests.chart.helm import CHART, Manifest, merged, of_kind, render
from tests.chart.policies import Endpoint, Policies, Port

HOME = "docreader"
ALL_ROLES = {
    "api": {"clusterStatus": True},
    "trainer": {"enabled": True},
    "webhooks": {"existingSecret": "webhooks"},
    "tracing": {"endpoint": "http://collector.monitoring:4318"},
}
RABBITMQ = {"podSelector": {"matchLabels": {"app": "rabbitmq"}}}
MINIO = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "storage"}}}
KUBERNETES = {"ipBlock": {"cidr": "192.0.2.10/32"}}
MONITORING = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "monitoring"}}}
INGRESS = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "ingress"}}}
TIGHT = {
    "networkPolicy": {
        "clients": [INGRESS, MONITORING],
        "scrapers": [MONITORING],
        "rabbitmq": {"peers": [RABBITMQ]},
        "store": {"peers": [MINIO]},
        "kubernetes": {"peers": [KUBERNETES]},
        "tracing": {"peers": [MONITORING]},
    }
}
"""Everyone is named who may be."""
OWN_S3 = {"store": {"url": "s3://documents?endpoint=http://minio.storage:9000"}}
PRODUCTION = msgspec.yaml.decode((CHART.parents[1] / "k8s" / "production" / "values.yaml").read_bytes())

OTHERS = {
    "rabbitmq": Endpoint("10.42.0.1", HOME, {"app": "rabbitmq"}),
    "minio": Endpoint("10.42.0.2", "storage", {"app": "minio"}),
    "dns": Endpoint("10.42.0.3", "kube-system", {"k8s-app": "kube-dns"}),
    "prometheus": Endpoint("10.42.0.4", "monitoring", {"app": "prometheus"}),
    "collector": Endpoint("10.42.0.5", "monitoring", {"app": "collector"}),
    "ingress": Endpoint("10.42.0.6", "ingress", {"app": "nginx"}),
    "neighbour": Endpoint("10.42.0.7", HOME, {"app": "neighbour"}),
    "stranger": Endpoint("10.42.0.8", "elsewhere", {"app": "rabbitmq"}),
    "kubernetes": Endpoint("192.0.2.10"),
    "web": Endpoint("203.0.113.7"),
    "inside": Endpoint("10.1.2.3"),
    "metadata": Endpoint("169.254.169.254"),
    "web6": Endpoint("2001:db8::7"),
    "inside6": Endpoint("fd12::3"),
}
ROLES = ("api", "worker", "notifier", "trainer", "test")
SERVICES = {
    "api": ("api", Port(8000)),
    "worker's metrics": ("worker", Port(9090)),
    "notifier's metrics": ("notifier", Port(9090)),
    "trainer's metrics": ("trainer", Port(9090)),
    "test": ("test", Port(8000)),
    "amqp": ("rabbitmq", Port(5672)),
    "management": ("rabbitmq", Port(15672)),
    "rabbitmq's nodes": ("rabbitmq", Port(25672)),
    "s3": ("minio", Port(9000)),
    "dns": ("dns", Port(53, "UDP")),
    "collector": ("collector", Port(4318)),
    "prometheus": ("prometheus", Port(9091)),
    "neighbour": ("neighbour", Port(8080)),
    "stranger's amqp": ("stranger", Port(5672)),
    "kubernetes": ("kubernetes", Port(6443)),
    "web": ("web", Port(443)),
    "mail": ("web", Port(25)),
    "inside": ("inside", Port(80)),
    "inside's https": ("inside", Port(443)),
    "metadata": ("metadata", Port(80)),
    "web by IPv6": ("web6", Port(443)),
    "inside by IPv6": ("inside6", Port(80)),
}
METRICS = {"worker's metrics", "notifier's metrics", "trainer's metrics"}
WORK = {"dns", "amqp", "s3", "collector"}
WEB = {"web", "web by IPv6"}
REACHED = {
    "api": WORK | {"management", "kubernetes"},
    "worker": WORK | WEB,
    "notifier": WORK | WEB,
    "trainer": WORK,
    "test": {"dns", "api"},
    "prometheus": METRICS | {"api"},
    "ingress": {"api"},
    "neighbour": set(),
    "stranger": set(),
    "rabbitmq": set(),
}
"""Whom each must reach; of those who are not docreader's, whom of docreader's."""
UNNAMED = WEB | {"stranger's amqp", "inside's https"}
"""What answers on the ports of S3 and RabbitMQ, too: open where it is not said where those are."""


def reached(values: dict[str, Any], caller: str) -> set[str]:
    """The services that a caller reaches under the policies that the chart makes of ``values``."""
    manifests = render(merged(ALL_ROLES, values))
    endpoints = OTHERS | roles(manifests)
    policies = Policies(HOME, tuple(of_kind(manifests, "NetworkPolicy").values()))
    return {
        name
        for name, (target, port) in SERVICES.items()
        if caller in ROLES or target in ROLES
        if policies.allow(endpoints[caller], endpoints[target], port)
    }


def roles(manifests: list[Manifest]) -> dict[str, Endpoint]:
    """A pod of each role, with the labels that the chart gives it."""
    pods = [each["spec"]["template"] for each in of_kind(manifests, "Deployment").values()]
    labels = [pod["metadata"]["labels"] for pod in (*pods, *of_kind(manifests, "Pod").values())]
    return {each["app.kubernetes.io/component"]: Endpoint("10.42.1.1", HOME, each) for each in labels}


@pytest.mark.parametrize("caller", REACHED)
def test_where_everyone_is_named_each_reaches_whom_it_must_and_nobody_else(caller: str) -> None:
    assert reached(TIGHT, caller) == REACHED[caller]


@pytest.mark.parametrize("caller", ROLES)
def test_by_default_each_reaches_whom_it_must(caller: str) -> None:
    assert REACHED[caller] <= reached(OWN_S3, caller) <= REACHED[caller] | UNNAMED


@pytest.mark.parametrize("values", [{}, PRODUCTION], ids=["defaults", "production"])
@pytest.mark.parametrize("caller", ["worker", "notifier", "trainer"])
def test_the_s3_of_aws_is_in_the_web_and_not_inside(values: dict[str, Any], caller: str) -> None:
    inside = {"inside", "inside's https", "inside by IPv6", "metadata"}
    assert reached(values, caller) & (WEB | inside) == WEB


def test_by_default_everyone_may_call_the_api_and_scrape_and_nothing_else() -> None:
    assert reached({}, "stranger") == METRICS | {"api"}


def test_without_policies_everyone_reaches_everything() -> None:
    assert reached({"networkPolicy": {"enabled": False}}, "worker") == set(SERVICES)


def test_documents_from_the_web_may_be_shut_off() -> None:
    sources = {"networkPolicy": {"sources": {"enabled": False}}}
    assert reached(merged(TIGHT, sources), "worker") == WORK


def test_receivers_inside_the_cluster_may_be_let_in() -> None:
    webhooks: dict[str, Any] = {
        "networkPolicy": {"webhooks": {"except": ["169.254.0.0/16"], "ports": [80, 8080]}}
    }
    assert reached(merged(TIGHT, webhooks), "notifier") == WORK | {"inside", "neighbour"}
    webhooks["networkPolicy"]["webhooks"]["except"] = ["169.254.0.0/16", "fe80::/10"]
    assert reached(merged(TIGHT, webhooks), "notifier") == WORK | {"inside", "inside by IPv6", "neighbour"}


def test_network_policies_are_on_unless_switched_off() -> None:
    assert set(of_kind(render(), "NetworkPolicy")) == {"docreader-api", "docreader-worker", "docreader-test"}
    assert not of_kind(render({"networkPolicy": {"enabled": False}}), "NetworkPolicy")
