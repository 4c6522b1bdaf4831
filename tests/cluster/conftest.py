"""A docreader on the cluster of the current kube context, for tests that ``make test-cluster`` runs."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.cluster.api import Api
from tests.cluster.kubernetes import Namespace
from tests.cluster.receiver import Receiver
from tests.cluster.release import Release

HERE = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "cluster: needs a cluster; runs only when asked for with -m cluster")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "cluster" in config.getoption("markexpr"):
        return
    here = [item for item in items if HERE in item.path.parents]
    items[:] = [item for item in items if item not in here]
    config.hook.pytest_deselected(items=here)


@pytest.fixture(scope="session")
def namespace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Namespace]:
    """A namespace that enforces Pod Security *restricted*, with a RabbitMQ and a MinIO."""
    found = Namespace(f"docreader-test-{secrets.token_hex(3)}")
    try:
        found.create(tmp_path_factory.mktemp("overlay"))
        yield found
    finally:
        found.delete()


@pytest.fixture(scope="session")
def release(namespace: Namespace) -> Iterator[Release]:
    """docreader, installed."""
    found = Release(namespace)
    found.install()
    yield found
    found.uninstall()


@pytest.fixture(scope="session")
def api(release: Release) -> Iterator[Api]:
    """The API, through its Service."""
    with ExitStack() as stack:
        yield stack.enter_context(Api(release))


@pytest.fixture(scope="session")
def receiver(release: Release) -> Receiver:
    """Receives webhooks."""
    found = Receiver(release.namespace, release.image("api"))
    found.start()
    return found
