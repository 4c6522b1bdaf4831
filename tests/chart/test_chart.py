"""The chart as a whole."""

import msgspec
import pytest

from tests.chart.examples import EVERYTHING
from tests.chart.helm import CHART, helm, of_kind, pods, render


@pytest.mark.parametrize("path", ["development", "production"])
def test_the_examples_render(path: str) -> None:
    values = msgspec.yaml.decode((CHART.parents[1] / "k8s" / path / "values.yaml").read_bytes())
    values["access"] = {"existingSecret": "", **values["access"]}  # not that of the tests
    assert "docreader-api" in pods(render(values))


def test_the_linter_finds_nothing() -> None:
    for values in ("{}", msgspec.json.encode(EVERYTHING).decode()):
        needed = ["--set", "rabbitmq.existingSecret=r,store.url=s3://b,access.existingSecret=a"]
        helm(
            "lint", "--strict", str(CHART), "--kube-version", "1.34.0", "--values", "-", *needed, stdin=values
        )


def test_by_default_there_are_an_api_and_one_pool() -> None:
    deployments = of_kind(render(), "Deployment")
    assert {name: each["spec"]["replicas"] for name, each in deployments.items()} == {
        "docreader-api": 2,
        "docreader-worker-default": 1,
    }


def test_zero_is_a_number() -> None:
    values = {"api": {"replicas": 0}, "worker": {"replicas": 3}, "workers": {"default": {"replicas": 0}}}
    deployments = of_kind(render(values), "Deployment")
    assert {each["spec"]["replicas"] for each in deployments.values()} == {0}


def test_extra_objects_are_templates() -> None:
    assert {"of-docreader", "also-of-docreader"} <= set(of_kind(render(EVERYTHING), "ConfigMap"))


def test_monitoring_is_off_unless_wanted() -> None:
    wanted = {"ServiceMonitor", "PodMonitor", "PrometheusRule"}
    assert not wanted & {each["kind"] for each in render()}
    assert wanted <= {each["kind"] for each in render(EVERYTHING)}


def test_whoever_takes_messages_is_scraped_where_there_is_one() -> None:
    watched = {"metrics": {"monitors": {"enabled": True}}}
    assert set(of_kind(render(watched), "PodMonitor")) == {"docreader-worker"}
    manifests = render(EVERYTHING)
    monitors = of_kind(manifests, "PodMonitor")
    for name, deployment in of_kind(manifests, "Deployment").items():
        labels = deployment["spec"]["template"]["metadata"]["labels"].items()
        found = {
            monitor
            for monitor, each in monitors.items()
            if each["spec"]["selector"]["matchLabels"].items() <= labels
        }
        role = name.removesuffix("-default").removesuffix("-large")
        assert found == ({role} if role != "docreader-api" else set())
    assert monitors["docreader-worker"]["spec"]["podTargetLabels"] == ["docreader/pool"]
