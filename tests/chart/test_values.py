"""Values that are missing or contradict each other are refused by name."""

import re
from functools import reduce
from operator import getitem
from typing import Any

import msgspec
import pytest

from tests.chart.helm import CHART, ELSEWHERE, environment, pods, refusal, render, schema_of_settings

VALUES = msgspec.yaml.decode((CHART / "values.yaml").read_bytes())
BY_THE_CHART = ("heartbeat_file", "metrics_port")
"""Settings that no value changes."""
BY_VALUES = [
    name for name, each in schema_of_settings().items() if each == ELSEWHERE and name not in BY_THE_CHART
]


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
            {"settings": {"page_timeout": 91}},
            "workers.default: shutdownSeconds (90) must be more than settings.page_timeout (91)",
        ),
        (
            {"settings": {"stall_seconds": 60}},
            "settings.page_timeout (60) must be less than settings.stall_seconds (60)",
        ),
        (
            {"settings": {"batch_pages": 13}},
            "settings.source_timeout + page_timeout * (1 + batch_pages) is 900 and must be less than 900",
        ),
        (
            {"settings": {"webhook_timeout": 30.5}},
            "notifier: shutdownSeconds (30) must be more than settings.webhook_timeout (30.5)",
        ),
    ],
)
def test_contradictions_are_named(values: dict[str, Any], says: str) -> None:
    assert says in refusal(values)


@pytest.mark.parametrize("setting", BY_VALUES)
def test_a_setting_that_has_a_value_of_its_own_is_refused_with_its_name(setting: str) -> None:
    _, _, says = refusal({"settings": {setting: "1"}}).partition(f"settings.{setting} is not set here: use ")
    instead = re.findall(r"\w+(?:\.\w+)+", says.partition("\n")[0])
    assert instead
    for name in instead:
        reduce(getitem, name.split("."), VALUES)  # which has it


def test_the_time_to_stop_is_that_of_each_role() -> None:
    message = refusal({"settings": {"shutdown_seconds": 30}})
    for role in ("worker", "trainer", "notifier"):
        assert f"{role}.shutdownSeconds" in message


@pytest.mark.parametrize("setting", BY_THE_CHART)
def test_a_setting_that_the_chart_sets_is_refused_without_another_name(setting: str) -> None:
    assert f"settings.{setting} is not set here: the chart sets it\n" in refusal({"settings": {setting: "1"}})
    assert f"DOCREADER_{setting.upper()}" in environment(pods(render())["docreader-worker-default"])


@pytest.mark.parametrize("release", ["2026-docreader", "docreader.eu"])
def test_a_release_whose_name_no_service_may_have_is_refused(release: str) -> None:
    assert f'"{release}" is no name of a Service' in refusal({}, release=release)
    assert render({"fullnameOverride": "docreader"}, release=release)
