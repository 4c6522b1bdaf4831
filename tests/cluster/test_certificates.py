"""RabbitMQ and S3 that show certificates of an authority of one's own."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import documents
from tests.cluster.api import Api
from tests.cluster.kubernetes import Manifest, Namespace, command
from tests.cluster.reading import READ_SECONDS
from tests.cluster.release import Release

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]

RABBITMQ_CONF = """
default_user = docreader
default_pass = development
total_memory_available_override_value = 600MB
disk_free_limit.absolute = 256MB
listeners.tcp = none
listeners.ssl.default = 5671
ssl_options.cacertfile = /certificates/ca.crt
ssl_options.certfile = /certificates/tls.crt
ssl_options.keyfile = /certificates/tls.key
"""


def certificates(folder: Path) -> dict[str, str]:
    """A new authority, and a certificate of it for both services; PEM by the names of their files."""
    new = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    ca = [f"{folder}/ca.key", f"{folder}/ca.crt"]
    usage = ["-addext", "keyUsage=critical,keyCertSign,cRLSign"]
    command(*new, "-subj", "/CN=docreader's tests", "-keyout", ca[0], "-out", ca[1], *usage)
    ours = ["-keyout", f"{folder}/tls.key", "-out", f"{folder}/tls.crt", "-CAkey", ca[0], "-CA", ca[1]]
    names = [
        "-addext",
        "subjectAltName=DNS:rabbitmq,DNS:minio",
        "-addext",
        "basicConstraints=critical,CA:FALSE",
    ]
    command(*new, "-subj", "/CN=docreader", *ours, *names)
    return {name: (folder / name).read_text() for name in ("ca.crt", "tls.crt", "tls.key")}


def stateful_set(name: str, container: dict[str, Any], items: dict[str, str]) -> Manifest:
    """A change to a workload of development: its certificates under ``/certificates``."""
    mount = {"name": "certificates", "mountPath": "/certificates"}
    files = [{"key": key, "path": path} for key, path in items.items()]
    volume = {"name": "certificates", "secret": {"secretName": "certificates", "items": files}}
    pod = {"containers": [{"name": name, "volumeMounts": [mount], **container}], "volumes": [volume]}
    spec = {"template": {"spec": pod}}
    return {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": name}, "spec": spec}


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    """docreader with a RabbitMQ and a MinIO that speak TLS alone."""
    namespace = Namespace(f"docreader-tls-{secrets.token_hex(3)}")
    pem = certificates(tmp_path_factory.mktemp("certificates"))
    secret = {"metadata": {"name": "certificates"}, "stringData": pem}
    authority = {"metadata": {"name": "authority"}, "data": {"ca.crt": pem["ca.crt"]}}
    url = {"url": "amqps://docreader:development@rabbitmq:5671/%2F", "rabbitmq.conf": RABBITMQ_CONF}
    ports = [{"name": "amqps", "port": 5671}]
    probes = {each: {"httpGet": {"scheme": "HTTPS"}} for each in ("startupProbe", "readinessProbe")}
    minio = {"args": ["server", "/data", "--certs-dir", "/certificates"], **probes}
    encrypted = {"name": "amqp", "containerPort": 5671}
    broker = {"ports": [encrypted, {"$patch": "replace"}]}
    change: list[Manifest] = [
        {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "rabbitmq"}, "stringData": url},
        {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "rabbitmq"}, "spec": {"ports": ports}},
        stateful_set("rabbitmq", broker, {name: name for name in pem}),
        stateful_set("minio", minio, {"tls.crt": "public.crt", "tls.key": "private.key"}),
    ]
    add: list[Manifest] = [
        {"apiVersion": "v1", "kind": "Secret", **secret},
        {"apiVersion": "v1", "kind": "ConfigMap", **authority},
    ]
    try:
        namespace.create(tmp_path_factory.mktemp("overlay"), change=change, add=add)
        found = Release(namespace)
        found.install(
            "--set=caBundle.configMap=authority,store.url=s3://docreader?endpoint=https://minio:9000",
            "--set=worker.autoscaling.enabled=false",
        )
        yield found
        found.uninstall()
    finally:
        namespace.delete()


def test_a_document_is_read_over_encrypted_connections_alone(encrypted: Release) -> None:
    with Api(encrypted) as api:
        (job,) = api.ended([api.post("letter.pdf", documents.pdf(2))], READ_SECONDS)
    assert job["status"] == "succeeded"
