"""Workers, notifiers and trainers: what takes messages."""

import pytest

from docreader.environment import load_settings
from tests.chart.examples import EVERYTHING, MIB
from tests.chart.helm import environment, of_kind, pods, render


@pytest.mark.parametrize("limit", ["1Gi", "1536Mi", "4G"])
def test_a_page_is_stopped_before_the_kernel_stops_the_pod(limit: str) -> None:
    resources = {"requests": {"memory": limit}, "limits": {"memory": limit}}
    found = environment(pods(render({"worker": {"resources": resources}}))["docreader-worker-default"])
    size = {"1Gi": 1024 * MIB, "1536Mi": 1536 * MIB, "4G": 4_000_000_000}[limit]
    assert found["DOCREADER_CHILD_MEMORY_BYTES"] == str(size * 85 // 100 - 192 * MIB)


def test_a_worker_has_as_many_threads_as_it_requests_cores() -> None:
    (container,) = pods(render())["docreader-worker-default"]["containers"]
    (threads,) = (each for each in container["env"] if each["name"] == "DOCREADER_THREADS")
    assert threads["valueFrom"] == {"resourceFieldRef": {"resource": "requests.cpu", "divisor": "1"}}
    given = environment(pods(render({"settings": {"threads": 3}}))["docreader-worker-default"])
    assert given["DOCREADER_THREADS"] == "3"


def test_a_worker_has_time_to_stop() -> None:
    pod = pods(render({"worker": {"shutdownSeconds": 33}}))["docreader-worker-default"]
    assert environment(pod)["DOCREADER_SHUTDOWN_SECONDS"] == "33"
    assert pod["terminationGracePeriodSeconds"] > 2 * 33 + 10


def test_the_last_worker_and_notifier_go_when_new_ones_run() -> None:
    deployments = of_kind(render({"webhooks": {"existingSecret": "signing"}}), "Deployment")
    for name in ("docreader-worker-default", "docreader-notifier"):
        rolling = deployments[name]["spec"]["strategy"]["rollingUpdate"]
        assert rolling == {"maxSurge": 1, "maxUnavailable": "25%"}  # rounded down: of three, none


def test_no_worker_keeps_a_node_from_being_drained_unless_wanted() -> None:
    assert "docreader-worker-default" not in of_kind(render(), "PodDisruptionBudget")
    wanted = {"worker": {"podDisruptionBudget": {"enabled": True}}}
    assert "docreader-worker-default" in of_kind(render(wanted), "PodDisruptionBudget")


def test_a_pool_has_the_image_of_its_engine() -> None:
    found = pods(render({**EVERYTHING, "image": {"registry": "registry.example.com", "tag": "7"}}))
    images = {name: pod["containers"][0]["image"] for name, pod in found.items()}
    assert images["docreader-worker-default"] == "registry.example.com/docreader-worker:7"
    assert images["docreader-worker-large"] == "registry.example.com/docreader-worker-detectron2:7"


def test_a_notifier_is_there_where_a_secret_signs_webhooks() -> None:
    manifests = render({"webhooks": {"existingSecret": "signing", "secretKey": "current"}})
    found = pods(manifests)
    image = found["docreader-notifier"]["containers"][0]["image"]
    assert image == found["docreader-api"]["containers"][0]["image"]
    assert found["docreader-notifier"]["terminationGracePeriodSeconds"] > 2 * 30 + 10
    for name, pod in found.items():
        named = [each for each in pod["containers"][0].get("env", []) if "WEBHOOK_SECRET" in each["name"]]
        secrets = [each["valueFrom"]["secretKeyRef"] for each in named]
        wanted = (
            [{"name": "signing", "key": "current"}] if name in {"docreader-api", "docreader-notifier"} else []
        )
        assert secrets == wanted
    for kind in ("PodDisruptionBudget", "NetworkPolicy", "ServiceAccount"):
        assert "docreader-notifier" in of_kind(manifests, kind)
    assert not [each for each in render() if "notifier" in each["metadata"]["name"]]


def test_a_trainer_is_there_where_it_is_asked_for() -> None:
    assert not [each for each in render() if "trainer" in each["metadata"]["name"]]
    manifests = render({"trainer": {"enabled": True}})
    trainer = pods(manifests)["docreader-trainer"]
    container = trainer["containers"][0]
    assert "docreader-worker-detectron2" in container["image"]
    assert container["args"] == ["trainer"]
    given = load_settings({name: value for name, value in environment(trainer).items() if value})
    assert given.training_memory_bytes < 6 * 1024 * MIB
    assert trainer["terminationGracePeriodSeconds"] > 2 * given.shutdown_seconds + 10
    assert of_kind(manifests, "Deployment")["docreader-trainer"]["spec"]["replicas"] == 1
    for kind in ("NetworkPolicy", "ServiceAccount"):
        assert "docreader-trainer" in of_kind(manifests, kind)
    assert "docreader-trainer" not in of_kind(manifests, "ScaledObject")
