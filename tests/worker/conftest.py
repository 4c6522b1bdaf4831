"""What the worker's tests share: jobs in a folder, and a reader with a real child."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docreader.jobs import Jobs
from docreader.store.file import FileStore
from tests.worker.reading import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A worker's desk: jobs are submitted and read here, without a broker."""
    found = Desk(Jobs(FileStore(tmp_path / "store")))
    yield found
    found.close()
