"""Fixtures for all tests: the services outside, and a docreader that runs."""

from collections.abc import Iterator

import pytest

from tests.server import Server, running_server
from tests.services import minio, own_rabbitmq, rabbitmq, rabbitmq_url

__all__ = ["minio", "own_rabbitmq", "rabbitmq", "rabbitmq_url"]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """``docreader serve`` on a free port: API, worker and files in one process."""
    with running_server(tmp_path_factory.mktemp("server"), source_buckets="inbox") as found:
        yield found
