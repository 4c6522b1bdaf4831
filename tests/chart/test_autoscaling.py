"""Who sets the number of pods, and on what."""

import re
from typing import Any

import pytest
from dramatiq.common import dq_name, xq_name

from docreader.broker import Queue
from docreader_worker.main import QUEUES
from tests.chart.examples import EVERYTHING, SCALED
from tests.chart.helm import Manifest, environment, of_kind, pods, render

SCALED_TRAINER = {"trainer": {"enabled": True, "autoscaling": {"enabled": True}}}
EVERY_QUEUE = {each for queue in Queue for each in (queue.value, dq_name(queue), xq_name(queue))}


def counted(scaler: Manifest) -> list[set[str]]:
    """The queues that each trigger of a ScaledObject counts."""
    patterns = [trigger["metadata"]["queueName"] for trigger in scaler["triggers"]]
    return [{queue for queue in EVERY_QUEUE if re.search(pattern, queue)} for pattern in patterns]


def test_keda_alone_sets_the_number_of_workers() -> None:
    manifests = render(SCALED)
    assert "replicas" not in of_kind(manifests, "Deployment")["docreader-worker-default"]["spec"]
    scaled = of_kind(manifests, "ScaledObject")["docreader-worker-default"]["spec"]
    assert scaled["scaleTargetRef"]["name"] == "docreader-worker-default"
    assert (scaled["minReplicaCount"], scaled["maxReplicaCount"]) == (0, 5)
    assert scaled["fallback"] == {
        "failureThreshold": 3,
        "replicas": 1,
        "behavior": "currentReplicasIfHigher",
    }


@pytest.mark.parametrize("values", [SCALED, SCALED_TRAINER, EVERYTHING], ids=["workers", "trainer", "both"])
def test_every_scaler_asks_rabbitmq_with_the_one_secret(values: dict[str, Any]) -> None:
    manifests = render(values)
    ((name, authentication),) = of_kind(manifests, "TriggerAuthentication").items()
    assert authentication["spec"]["secretTargetRef"] == [
        {"parameter": "host", "name": "rabbitmq", "key": "management-url"}
    ]
    scalers = of_kind(manifests, "ScaledObject").values()
    triggers = [trigger for scaler in scalers for trigger in scaler["spec"]["triggers"]]
    assert {each["authenticationRef"]["name"] for each in triggers} == {name}


def test_where_nothing_scales_keda_gets_nothing() -> None:
    trainer = {"trainer": {"autoscaling": {"enabled": True}}}  # of which there is none
    for values in ({}, trainer):
        assert not [each for each in render(values) if each["apiVersion"].startswith("keda")]


def test_a_pool_takes_and_scales_on_its_own_queues() -> None:
    pools = {"default": {"queues": ["documents"]}, "long": {"queues": ["pages"]}}
    manifests = render({**SCALED, "workers": pools})
    for name, queue in (("default", Queue.DOCUMENTS), ("long", Queue.PAGES)):
        pod = pods(manifests)[f"docreader-worker-{name}"]
        assert [QUEUES[each] for each in (environment(pod)["DOCREADER_QUEUES"] or "").split(",")] == [queue]
        scaled = of_kind(manifests, "ScaledObject")[f"docreader-worker-{name}"]["spec"]
        assert counted(scaled) == [{queue.value}, {dq_name(queue)}]


def test_keda_counts_the_queues_there_are_and_what_is_delayed() -> None:
    scaled = of_kind(render(SCALED), "ScaledObject")["docreader-worker-default"]["spec"]
    work, delayed = (trigger["metadata"] for trigger in scaled["triggers"])
    queues = (Queue.DOCUMENTS, Queue.PAGES)
    assert counted(scaled) == [{each.value for each in queues}, {dq_name(each) for each in queues}]
    assert {each["protocol"] for each in (work, delayed)} == {"http"}
    assert int(delayed["value"]) > int(work["value"])


def test_trainers_come_and_go_with_the_queue_of_trainings() -> None:
    manifests = render(SCALED_TRAINER)
    assert "replicas" not in of_kind(manifests, "Deployment")["docreader-trainer"]["spec"]
    scaler = of_kind(manifests, "ScaledObject")["docreader-trainer"]["spec"]
    assert scaler["minReplicaCount"] == 0
    assert counted(scaler) == [{Queue.TRAININGS.value}, {dq_name(Queue.TRAININGS)}]
    for trigger in scaler["triggers"]:  # a pattern, so that a queue may be missing until there was a trainer
        assert trigger["metadata"]["useRegex"] == "true"


def test_a_pool_may_switch_off_what_others_have() -> None:
    values = {
        **SCALED,
        "workers": {"default": {}, "still": {"autoscaling": {"enabled": False}, "replicas": 2}},
    }
    manifests = render(values)
    assert list(of_kind(manifests, "ScaledObject")) == ["docreader-worker-default"]
    assert of_kind(manifests, "Deployment")["docreader-worker-still"]["spec"]["replicas"] == 2


def test_the_autoscaler_alone_sets_the_number_of_apis() -> None:
    manifests = render({"api": {"autoscaling": {"enabled": True}}})
    assert "replicas" not in of_kind(manifests, "Deployment")["docreader-api"]["spec"]
    assert "docreader-api" in of_kind(manifests, "HorizontalPodAutoscaler")
