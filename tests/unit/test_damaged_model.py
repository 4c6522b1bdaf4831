"""A model whose description in the store is damaged: the job that wants it says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docreader import keys
from docreader.jobs import Jobs
from docreader.journal import Journal, Plan
from docreader.models import MODEL_JSON
from docreader.result import ModelUsed
from docreader.run_state import Status
from docreader.store.file import FileStore
from tests import documents
from tests.worker.reading import Desk

USED = ModelUsed(name="mine", version="1", engine="onnx")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A worker's desk, with a model of which ``model.json`` is cut short."""
    found = Desk(Jobs(FileStore(tmp_path / "store")))
    found.jobs.store.put(keys.model_file(USED.name, USED.version, MODEL_JSON), b"{")
    yield found
    found.close()


@pytest.mark.parametrize("planned", [False, True])
def test_a_damaged_model_is_named(desk: Desk, planned: bool) -> None:
    job = desk.submit(documents.pdf(2), model="mine@1")
    if planned:
        plan = Plan(pages=[1, 2], batch_pages=2, model=USED, stride=1)
        Journal(desk.jobs.store, job.id, 1).plan(plan)
    desk.reader().read_document(job.id, 1)
    state = desk.jobs.state(job.id)
    error = desk.jobs.view(job, state).error
    assert state.status is Status.FAILED
    assert error is not None
    assert (error.code, error.retryable) == ("internal", False)
    assert error.message.startswith("the object models/mine/1/model.json is damaged: restore it")
