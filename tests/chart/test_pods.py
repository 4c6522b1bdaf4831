"""What the pods of all roles have in common."""

from typing import Any

import pytest

from docreader.environment import load_settings
from tests.chart.examples import EVERYTHING, MIB
from tests.chart.helm import environment, of_kind, pods, render


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


def test_secrets_are_only_named() -> None:
    found = environment(pods(render(EVERYTHING))["docreader-worker-default"])
    for name in ("BROKER_URL", "STORE_ACCESS_KEY", "STORE_SECRET_KEY"):
        assert found[f"DOCREADER_{name}"] is None


def test_certificates_are_mounted_where_openssl_looks() -> None:
    for name, pod in pods(render(EVERYTHING)).items():
        if name != "docreader-test":
            (mount,) = (each for each in pod["containers"][0]["volumeMounts"] if each["name"] == "ca")
            assert environment(pod)["SSL_CERT_FILE"] == f"{mount['mountPath']}/ca.crt"


def test_traces_go_to_the_collector_that_is_named() -> None:
    address = "http://collector.monitoring:4318"
    manifests = render({"tracing": {"endpoint": address}})
    for name, pod in pods(manifests).items():
        if name != "docreader-test":
            assert environment(pod)["OTEL_EXPORTER_OTLP_ENDPOINT"] == address
    (rule,) = of_kind(manifests, "NetworkPolicy")["docreader-tracing"]["spec"]["egress"]
    assert [port["port"] for port in rule["ports"]] == [4318]


def test_an_image_may_be_named_by_its_digest() -> None:
    name = f"registry.example.com/api@sha256:{'0' * 64}"
    assert pods(render({"api": {"image": name}}))["docreader-api"]["containers"][0]["image"] == name


def test_pools_do_not_own_each_others_pods() -> None:
    deployments = of_kind(render(EVERYTHING), "Deployment")
    selectors = [each["spec"]["selector"]["matchLabels"] for each in deployments.values()]
    for deployment in deployments.values():
        labels = deployment["spec"]["template"]["metadata"]["labels"]
        assert sum(selector.items() <= labels.items() for selector in selectors) == 1
