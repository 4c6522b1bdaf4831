"""What the chart makes of its values."""

from typing import Any

import msgspec
import pytest

from docreader.broker import Queue
from docreader.settings import Settings, load_settings
from tests.chart.helm import CHART, environment, helm, of_kind, pods, render

MIB = 1024 * 1024
SCALED = {"worker": {"autoscaling": {"enabled": True}}}
EVERYTHING: dict[str, Any] = {
    "api": {"autoscaling": {"enabled": True}, "clusterStatus": True},
    "worker": {"autoscaling": {"enabled": True}, "model": "special@3"},
    "store": {"existingSecret": "s3", "region": "eu-west-1"},
    "caBundle": {"configMap": "certificates"},
    "webhooks": {"existingSecret": "webhooks"},
    "trainer": {"enabled": True, "autoscaling": {"enabled": True}},
    "settings": {
        "max_pages": 500,
        "max_document_bytes": 1024 * MIB,
        "ocr": "none",
        "source_allow_private": True,
    },
    "workers": {"default": {}, "large": {"engine": "detectron2", "runtimeClassName": "nvidia"}},
    "ingress": {"enabled": True, "hosts": ["documents.example.com"], "tls": [{"secretName": "certificate"}]},
    "httpRoute": {
        "enabled": True,
        "parentRefs": [{"name": "gateway"}],
        "hostnames": ["documents.example.com"],
    },
    "metrics": {
        "monitors": {"enabled": True},
        "rules": {"enabled": True},
        "dashboards": {"enabled": True},
    },
    "extraObjects": [
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "of-{{ .Release.Name }}"}},
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: also-of-{{ .Release.Name }}}",
    ],
}


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


@pytest.mark.parametrize("values", [{}, EVERYTHING], ids=["defaults", "everything"])
def test_pods_pass_pod_security_restricted(values: dict[str, Any]) -> None:
    found = pods(render(values))
    assert "docreader-api" in found
    assert "docreader-test" in found
    for pod in found.values():
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert not {"hostNetwork", "hostPID", "hostIPC"} & pod.keys()
        assert {kind for volume in pod["volumes"] for kind in volume} <= {
            "name",
            "emptyDir",
            "configMap",
            "secret",
        }
        for container in pod["containers"]:
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }


@pytest.mark.parametrize("values", [{}, EVERYTHING], ids=["defaults", "everything"])
def test_pods_have_no_token_and_no_variables_of_services(values: dict[str, Any]) -> None:
    manifests = render(values)
    allowed = {"docreader-api"} if values.get("api", {}).get("clusterStatus") else set()
    for name, pod in pods(manifests).items():
        assert pod["automountServiceAccountToken"] is (name in allowed)
        assert pod["enableServiceLinks"] is False
    for account in of_kind(manifests, "ServiceAccount").values():
        assert account["automountServiceAccountToken"] is False


@pytest.mark.parametrize("values", [{}, EVERYTHING], ids=["defaults", "everything"])
def test_every_container_has_a_memory_limit_that_is_its_request(values: dict[str, Any]) -> None:
    for pod in pods(render(values)).values():
        for container in pod["containers"]:
            resources = container["resources"]
            assert resources["requests"]["memory"] == resources["limits"]["memory"]


@pytest.mark.parametrize("values", [{}, EVERYTHING], ids=["defaults", "everything"])
def test_docreader_starts_with_the_variables_given(values: dict[str, Any]) -> None:
    for name, pod in pods(render(values)).items():
        secrets = {
            "DOCREADER_BROKER_URL": "amqp://user:password@rabbitmq:5672/%2F",
            "DOCREADER_BROKER_MANAGEMENT_URL": "http://user:password@rabbitmq:15672/%2F",
            "DOCREADER_WEBHOOK_SECRET": f"whsec_{'A' * 32}",
            "DOCREADER_THREADS": "1",
        }
        given = {key: value or secrets.get(key, "secret") for key, value in environment(pod).items()}
        settings = load_settings(given)
        if name.startswith("docreader-worker-"):
            assert settings.heartbeat_file is not None
            assert settings.metrics_port == 9090


def test_settings_arrive_as_they_were_written() -> None:
    found = environment(pods(render(EVERYTHING))["docreader-api"])
    assert found["DOCREADER_MAX_PAGES"] == "500"
    assert found["DOCREADER_MAX_DOCUMENT_BYTES"] == str(1024 * MIB)
    assert found["DOCREADER_SOURCE_ALLOW_PRIVATE"] == "true"


def test_keys_are_a_folder_that_changes_with_its_secret() -> None:
    pod = pods(render())["docreader-api"]
    (container,) = pod["containers"]
    (mount,) = [each for each in container["volumeMounts"] if each["name"] == "access"]
    assert environment(pod)["DOCREADER_ACCESS_FILE"] == f"{mount['mountPath']}/access.json"
    assert "subPath" not in mount
    (volume,) = [each for each in pod["volumes"] if each["name"] == "access"]
    assert volume["secret"]["secretName"] == "access"
    assert environment(pods(render())["docreader-test"])["DOCREADER_API_KEY"] is None


def test_only_the_api_is_open_and_only_where_it_is_said() -> None:
    manifests = render({"access": {"existingSecret": "", "open": True}, "test": {"existingSecret": ""}})
    found = {name: environment(pod) for name, pod in pods(manifests).items()}
    assert found["docreader-api"]["DOCREADER_OPEN_ACCESS"] == "true"
    assert {name for name, each in found.items() if "DOCREADER_OPEN_ACCESS" in each} == {"docreader-api"}
    assert "docreader-test" in found


def test_there_is_no_test_without_a_key_for_it() -> None:
    assert "docreader-test" not in pods(render({"test": {"existingSecret": ""}}))


def test_secrets_are_only_named() -> None:
    found = environment(pods(render(EVERYTHING))["docreader-worker-default"])
    for name in ("BROKER_URL", "STORE_ACCESS_KEY", "STORE_SECRET_KEY"):
        assert found[f"DOCREADER_{name}"] is None


def test_the_schema_knows_every_setting() -> None:
    schema = msgspec.json.decode((CHART / "values.schema.json").read_bytes())
    assert set(schema["properties"]["settings"]["properties"]) == set(Settings.__struct_fields__)


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
    authentication = of_kind(manifests, "TriggerAuthentication")["docreader-rabbitmq"]["spec"]
    assert authentication["secretTargetRef"] == [
        {"parameter": "host", "name": "rabbitmq", "key": "management-url"}
    ]


def test_the_api_looks_at_the_cluster_only_where_it_is_told_to_and_changes_nothing() -> None:
    kinds = {"Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"}
    assert not kinds & {each["kind"] for each in render()}
    manifests = render({"api": {"clusterStatus": True}})
    role = of_kind(manifests, "Role")["docreader-api"]
    assert {verb for rule in role["rules"] for verb in rule["verbs"]} == {"list"}
    (subject,) = of_kind(manifests, "RoleBinding")["docreader-api"]["subjects"]
    assert subject == {"kind": "ServiceAccount", "name": "docreader-api"}
    selector = environment(pods(manifests)["docreader-api"])["DOCREADER_CLUSTER_SELECTOR"]
    labels = of_kind(manifests, "Deployment")["docreader-worker-default"]["metadata"]["labels"]
    assert dict(each.split("=") for each in (selector or "").split(",")).items() <= labels.items()
    policy = of_kind(manifests, "NetworkPolicy")["docreader-api"]["spec"]
    assert 6443 in {port["port"] for rule in policy["egress"] for port in rule["ports"]}


def test_a_pool_takes_and_scales_on_its_own_queues() -> None:
    pools = {"default": {"queues": ["documents"]}, "long": {"queues": ["pages"]}}
    manifests = render({**SCALED, "workers": pools})
    for name, queue in (("default", "documents"), ("long", "pages")):
        pod = pods(manifests)[f"docreader-worker-{name}"]
        assert environment(pod)["DOCREADER_QUEUES"] == queue
        scaled = of_kind(manifests, "ScaledObject")[f"docreader-worker-{name}"]["spec"]
        names = [trigger["metadata"]["queueName"] for trigger in scaled["triggers"]]
        assert names == [rf"^({queue})\.v1$", rf"^({queue})\.v1\.DQ$"]


def test_keda_counts_the_queues_there_are_and_what_is_delayed() -> None:
    scaled = of_kind(render(SCALED), "ScaledObject")["docreader-worker-default"]["spec"]
    work, delayed = (trigger["metadata"] for trigger in scaled["triggers"])
    kind, version = Queue.DOCUMENTS.rsplit(".", 1)
    assert (kind, Queue.PAGES) == ("documents", f"pages.{version}")
    assert work["queueName"] == rf"^(documents|pages)\.{version}$"
    assert delayed["queueName"] == rf"^(documents|pages)\.{version}\.DQ$"
    assert {each["protocol"] for each in (work, delayed)} == {"http"}
    assert int(delayed["value"]) > int(work["value"])


def test_the_autoscaler_alone_sets_the_number_of_apis() -> None:
    manifests = render({"api": {"autoscaling": {"enabled": True}}})
    assert "replicas" not in of_kind(manifests, "Deployment")["docreader-api"]["spec"]
    assert "docreader-api" in of_kind(manifests, "HorizontalPodAutoscaler")


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


def test_trainers_come_and_go_with_the_queue_of_trainings() -> None:
    manifests = render({"trainer": {"enabled": True, "autoscaling": {"enabled": True}}})
    assert "replicas" not in of_kind(manifests, "Deployment")["docreader-trainer"]["spec"]
    scaler = of_kind(manifests, "ScaledObject")["docreader-trainer"]["spec"]
    assert scaler["minReplicaCount"] == 0
    assert [each["metadata"]["queueName"] for each in scaler["triggers"]] == [
        Queue.TRAININGS,
        f"{Queue.TRAININGS}.DQ",
    ]
    assert {each["authenticationRef"]["name"] for each in scaler["triggers"]} <= set(
        of_kind(manifests, "TriggerAuthentication")
    )


def test_zero_is_a_number() -> None:
    values = {"api": {"replicas": 0}, "worker": {"replicas": 3}, "workers": {"default": {"replicas": 0}}}
    deployments = of_kind(render(values), "Deployment")
    assert {each["spec"]["replicas"] for each in deployments.values()} == {0}


def test_a_pool_may_switch_off_what_others_have() -> None:
    values = {
        **SCALED,
        "workers": {"default": {}, "still": {"autoscaling": {"enabled": False}, "replicas": 2}},
    }
    manifests = render(values)
    assert list(of_kind(manifests, "ScaledObject")) == ["docreader-worker-default"]
    assert of_kind(manifests, "Deployment")["docreader-worker-still"]["spec"]["replicas"] == 2


def test_pools_do_not_own_each_others_pods() -> None:
    deployments = of_kind(render(EVERYTHING), "Deployment")
    selectors = [each["spec"]["selector"]["matchLabels"] for each in deployments.values()]
    for deployment in deployments.values():
        labels = deployment["spec"]["template"]["metadata"]["labels"]
        assert sum(selector.items() <= labels.items() for selector in selectors) == 1


def test_a_pool_has_the_image_of_its_engine() -> None:
    found = pods(render({**EVERYTHING, "image": {"registry": "registry.example.com", "tag": "7"}}))
    images = {name: pod["containers"][0]["image"] for name, pod in found.items()}
    assert images["docreader-worker-default"] == "registry.example.com/docreader-worker:7"
    assert images["docreader-worker-large"] == "registry.example.com/docreader-worker-detectron2:7"


def test_an_image_may_be_named_by_its_digest() -> None:
    name = f"registry.example.com/api@sha256:{'0' * 64}"
    assert pods(render({"api": {"image": name}}))["docreader-api"]["containers"][0]["image"] == name


def test_network_policies_are_on_unless_switched_off() -> None:
    assert set(of_kind(render(), "NetworkPolicy")) == {"docreader-api", "docreader-worker", "docreader-test"}
    assert not of_kind(render({"networkPolicy": {"enabled": False}}), "NetworkPolicy")


def test_the_api_may_not_reach_the_web_and_workers_and_the_notifier_only_the_public_one() -> None:
    values = {"networkPolicy": {"store": {"ports": [9000]}}, "webhooks": {"existingSecret": "signing"}}
    policies = of_kind(render(values), "NetworkPolicy")
    ports = {
        name: {port["port"] for rule in policy["spec"]["egress"] for port in rule["ports"]}
        for name, policy in policies.items()
    }
    assert ports["docreader-api"] == {53, 5671, 5672, 15671, 15672, 9000}
    for name in ("docreader-worker", "docreader-notifier"):
        (web,) = (
            rule
            for rule in policies[name]["spec"]["egress"]
            if {"port": 80, "protocol": "TCP"} in rule["ports"]
        )
        assert "10.0.0.0/8" in web["to"][0]["ipBlock"]["except"]


def test_traces_go_to_the_collector_that_is_named() -> None:
    address = "http://collector.monitoring:4318"
    manifests = render({"tracing": {"endpoint": address}})
    for name, pod in pods(manifests).items():
        if name != "docreader-test":
            assert environment(pod)["OTEL_EXPORTER_OTLP_ENDPOINT"] == address
    (rule,) = of_kind(manifests, "NetworkPolicy")["docreader-tracing"]["spec"]["egress"]
    assert [port["port"] for port in rule["ports"]] == [4318]


def test_every_rule_says_who_talks_to_whom() -> None:
    text = (CHART / "templates" / "networkpolicies.yaml").read_text()
    for flow in (
        "api -> rabbitmq",
        "api -> s3",
        "worker -> rabbitmq",
        "worker -> s3",
        "notifier -> rabbitmq",
        "notifier -> s3",
        "prometheus -> worker",
    ):
        assert f"# {flow}" in text


def test_certificates_are_mounted_where_openssl_looks() -> None:
    for name, pod in pods(render(EVERYTHING)).items():
        if name != "docreader-test":
            (mount,) = (each for each in pod["containers"][0]["volumeMounts"] if each["name"] == "ca")
            assert environment(pod)["SSL_CERT_FILE"] == f"{mount['mountPath']}/ca.crt"


def test_extra_objects_are_templates() -> None:
    assert {"of-docreader", "also-of-docreader"} <= set(of_kind(render(EVERYTHING), "ConfigMap"))


def test_monitoring_is_off_unless_wanted() -> None:
    wanted = {"ServiceMonitor", "PodMonitor", "PrometheusRule"}
    assert not wanted & {each["kind"] for each in render()}
    assert wanted <= {each["kind"] for each in render(EVERYTHING)}
