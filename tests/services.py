"""The services outside that tests run against: a RabbitMQ and an S3, given by the environment or started
here.

Each fixture takes what the environment names, else starts its own from what is installed. Where none can be
had the test is skipped by name, and fails where ``CI`` is ``true``.
"""

import lzma
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
from minio import Minio

from tests.broker.server import OwnRabbitmq, Rabbitmq
from tests.waiting import free_port, missing, wait_until

START_SECONDS = 90.0
DEBIAN_RABBITMQ = Path("/usr/lib/rabbitmq/bin")
"""Debian's programs on PATH become another user first, who may not write to a test's folder; these do
not."""


class S3:
    """An S3 that tests may use, with its credentials."""

    def __init__(self, endpoint: str, access_key: str, secret_key: str) -> None:
        self.endpoint = endpoint
        self.access_key = access_key
        self.secret_key = secret_key

    @property
    def environment(self) -> dict[str, str]:
        """The credentials as docreader's settings name them."""
        return {"DOCREADER_STORE_ACCESS_KEY": self.access_key, "DOCREADER_STORE_SECRET_KEY": self.secret_key}

    def bucket(self) -> str:
        """The address of a new bucket."""
        name = f"test-{secrets.token_hex(6)}"
        address = urlsplit(self.endpoint)
        client = Minio(
            address.netloc,
            access_key=self.access_key,
            secret_key=self.secret_key,
            secure=address.scheme == "https",
        )
        client.make_bucket(name)
        return f"s3://{name}?endpoint={self.endpoint}"


def _own_rabbitmq(folder: Path) -> Iterator[OwnRabbitmq]:
    found = shutil.which("rabbitmq-server")
    if found is None:
        missing("no rabbitmq-server on PATH")
    programs = DEBIAN_RABBITMQ if (DEBIAN_RABBITMQ / "rabbitmq-server").exists() else Path(found).parent
    server = OwnRabbitmq(programs, folder)
    try:
        server.start()
        yield server
    finally:
        server.end()


@pytest.fixture(scope="session")
def own_rabbitmq(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnRabbitmq]:
    """A RabbitMQ started here: for tests that stop it, freeze it or change its settings."""
    yield from _own_rabbitmq(tmp_path_factory.mktemp("own-rabbitmq"))


@pytest.fixture(scope="session")
def rabbitmq(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rabbitmq]:
    """The RabbitMQ of ``DOCREADER_BROKER_URL``, its management API on port 15672 of its host, or one
    started here, which no test disturbs."""
    url = os.environ.get("DOCREADER_BROKER_URL", "")
    if url.startswith("amqp"):
        parts = urlsplit(url)
        user, password = quote(parts.username or "guest"), quote(parts.password or "guest")
        yield Rabbitmq(url, f"http://{user}:{password}@{parts.hostname}:15672")
    else:
        yield from _own_rabbitmq(tmp_path_factory.mktemp("rabbitmq"))


@pytest.fixture
def rabbitmq_url(rabbitmq: Rabbitmq) -> Iterator[str]:
    """The address of a virtual host that only this test sees."""
    url = rabbitmq.vhost()
    yield url
    rabbitmq.forget(url)


@pytest.fixture(scope="session")
def minio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3]:
    """The S3 of ``DOCREADER_STORE_URL``, or a MinIO started here."""
    url = os.environ.get("DOCREADER_STORE_URL", "")
    if url.startswith("s3://"):
        endpoint = url.partition("endpoint=")[2].partition("&")[0]
        yield S3(endpoint, os.environ["DOCREADER_STORE_ACCESS_KEY"], os.environ["DOCREADER_STORE_SECRET_KEY"])
        return
    folder = tmp_path_factory.mktemp("minio")
    store = S3(f"http://127.0.0.1:{free_port()}", secrets.token_hex(8), secrets.token_hex(16))
    with (folder / "output.log").open("wb") as output:
        process = subprocess.Popen(
            [
                _minio_program(folder),
                "server",
                folder / "data",
                "--address",
                urlsplit(store.endpoint).netloc,
                "--console-address",
                f"127.0.0.1:{free_port()}",
            ],
            env=os.environ | {"MINIO_ROOT_USER": store.access_key, "MINIO_ROOT_PASSWORD": store.secret_key},
            stdout=output,
            stderr=output,
        )
    try:
        wait_until(lambda: _answers(f"{store.endpoint}/minio/health/ready"), "MinIO starts", START_SECONDS)
        yield store
    finally:
        process.kill()
        process.wait()


def _minio_program(folder: Path) -> Path:
    found = shutil.which("minio")
    if found is not None:
        return Path(found)
    given = os.environ.get("TEST_MINIO")
    if given is None:
        missing("no minio on PATH and none in TEST_MINIO")
    if not given.endswith(".xz"):
        return Path(given)
    program = folder / "minio"
    with lzma.open(given) as packed, program.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    program.chmod(0o755)
    return program


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=5.0).is_success
    except httpx.HTTPError:
        return False
