"""Values that are missing or contradict each other are refused by name."""

from typing import Any

import pytest

from docreader.settings import Settings
from tests.chart.helm import refusal, render


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"rabbitmq": {"existingSecret": ""}}, "rabbitmq.existingSecret"),
        ({"store": {"url": ""}}, "store.url"),
        (
            {"access": {"existingSecret": ""}},
            "access.existingSecret: name the Secret with the API keys, or set access.open",
        ),
        ({"access": {"open": True}}, "access.existingSecret and access.open exclude"),
        ({"caBundle": {"configMap": "a", "secret": "b"}}, "caBundle.configMap and caBundle.secret exclude"),
        (
            {"worker": {"autoscaling": {"enabled": True}}, "workers": {"default": {"replicas": 2}}},
            "workers.default: replicas and autoscaling.enabled exclude each other",
        ),
        ({"worker": {"autoscaling": {"minReplicas": 9}}}, "minReplicas is more than maxReplicas"),
        ({"api": {"autoscaling": {"minReplicas": 9}}}, "api.autoscaling.minReplicas"),
        ({"api": {"resources": {"requests": {"memory": "100Mi"}}}}, "api: resources.requests.memory"),
        (
            {"workers": {"default": {"resources": {"limits": {"memory": "8Gi"}}}}},
            "workers.default: resources",
        ),
        ({"worker": {"parentMemory": "1200Mi"}}, "leaves a page"),
        ({"workers": {"default": {"queues": ["pages"]}}}, "no pool takes the queue documents"),
        ({"ingress": {"enabled": True}}, "ingress.hosts"),
        ({"httpRoute": {"enabled": True}}, "httpRoute.parentRefs"),
        (
            {"fullnameOverride": "a" * 40, "workers": {"default": {}, "a-long-name-for-one": {}}},
            "workers.a-long-name-for-one: " + "a" * 40 + "-worker-a-long-name-for-one has 67 characters",
        ),
        (
            {"settings": {"page_timeout": 120}},
            "workers.default: shutdownSeconds (90) must be more than settings.page_timeout (120)",
        ),
        (
            {"settings": {"webhook_timeout": 30.5}},
            "notifier: shutdownSeconds (30) must be more than settings.webhook_timeout (30.5)",
        ),
    ],
)
def test_contradictions_are_named(values: dict[str, Any], says: str) -> None:
    assert says in refusal(values)


@pytest.mark.parametrize(
    ("setting", "instead"),
    [
        ("broker_url", "rabbitmq.existingSecret"),
        ("store_secret_key", "store.existingSecret"),
        ("child_memory_bytes", "worker.resources.limits.memory"),
        ("training_memory_bytes", "trainer.resources.limits.memory"),
        ("shutdown_seconds", "worker.shutdownSeconds"),
        ("webhook_secret", "webhooks.existingSecret"),
        ("model", "worker.model"),
        ("access_file", "access.existingSecret"),
        ("open_access", "access.open"),
        ("queues", "worker.queues"),
        ("cluster_selector", "api.clusterStatus"),
    ],
)
def test_a_setting_that_has_a_value_of_its_own_is_refused_with_its_name(setting: str, instead: str) -> None:
    assert setting in Settings.__struct_fields__
    assert f"settings.{setting} is not set here: use {instead}" in refusal({"settings": {setting: "1"}})


@pytest.mark.parametrize("release", ["2026-docreader", "docreader.eu"])
def test_a_release_whose_name_no_service_may_have_is_refused(release: str) -> None:
    assert f'"{release}" is no name of a Service' in refusal({}, release=release)
    assert render({"fullnameOverride": "docreader"}, release=release)
