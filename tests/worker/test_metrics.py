"""What a worker tells of itself: figures that mean what they say, and logs that name their job."""

import json
from datetime import timedelta

import msgspec
import pytest

from docreader import keys
from docreader.logs import JsonFormatter
from docreader.metrics import REGISTRY
from docreader.result import ModelUsed
from docreader.run_state import Status
from docreader.store.base import put_json
from docreader_worker.model_folder import announce_builtin
from docreader_worker.workplace import Workplace
from tests import documents
from tests.worker.reading import SETTINGS, Desk


def test_the_time_of_a_retry_counts_from_its_own_acceptance(desk: Desk) -> None:
    job = desk.submit(documents.pdf(2))
    reader = desk.reader()
    desk.poison(job, page=1)
    reader.read_document(job.id, 1)
    job = msgspec.structs.replace(job, created_at=job.created_at - timedelta(days=3))
    put_json(desk.jobs.store, keys.job(job.id), job)
    desk.jobs.retry(job)
    before = _seconds_of_jobs()
    reader.read_document(job.id, 2)
    assert desk.jobs.state(job.id).status is Status.SUCCEEDED
    assert _seconds_of_jobs() - before < timedelta(days=1).total_seconds()


def _seconds_of_jobs() -> float:
    return REGISTRY.get_sample_value("docreader_job_seconds_sum") or 0.0


def test_a_worker_tells_only_of_the_model_that_it_has_loaded(desk: Desk) -> None:
    place = Workplace(desk.jobs, SETTINGS)
    announce_builtin(place.models)
    for name in ("docreader-layout", "docreader-layout-fast"):
        model = place.models.find(name)
        place.find_model(ModelUsed(name=model.name, version=model.version, engine="onnx"))
    place.close()
    told = [each for metric in REGISTRY.collect() for each in metric.samples if "model_info" in each.name]
    assert [(each.labels["name"], each.value) for each in told] == [("docreader-layout-fast", 1.0)]


def test_logs_about_a_job_name_it_its_run_and_its_tenant(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    job = desk.submit(documents.truncated_pdf())
    with caplog.at_level("INFO", logger="docreader_worker"):
        desk.reader().read_document(job.id, 1)
    (line,) = [json.loads(JsonFormatter().format(record)) for record in caplog.records]
    facts = {"message": "failed", "job_id": job.id, "run": 1, "tenant": job.tenant, "code": "broken_document"}
    assert line == line | facts
