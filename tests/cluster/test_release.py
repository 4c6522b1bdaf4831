"""docreader on a real cluster. The tests run in this order: the last one removes what they share."""

import pytest

from tests import documents
from tests.cluster.api import Api
from tests.cluster.kubernetes import Namespace
from tests.cluster.reading import PAGES, READ_SECONDS, assert_all_read
from tests.cluster.release import NAME, Release
from tests.waiting import wait_until

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(900)]

SECOND_VERSION = """
import json, pathlib, shutil
from docreader import store
from docreader.environment import load_settings
from docreader_worker.model_folder import BUILTIN, import_model
folder = pathlib.Path(shutil.copytree(BUILTIN / "docreader-layout" / "1", "/tmp/second-version"))
model = json.loads((folder / "model.json").read_text())
(folder / "model.json").write_text(json.dumps({**model, "version": "2"}))
import_model(folder, store.connect(load_settings()))
"""
"""Puts the built-in model into the store under another version; for a worker's Python."""


def test_helm_test_reads_a_document(release: Release) -> None:
    assert "Phase:          Succeeded" in release.test()


def test_a_document_posted_to_the_service_is_read(api: Api) -> None:
    job_id = api.post("letter.pdf", documents.pdf(2, mark="letters"))
    (job,) = api.ended([job_id], READ_SECONDS)
    assert job["status"] == "succeeded"
    text = " ".join(
        region["text"] for page in api.get(f"/v1/jobs/{job_id}/result")["pages"] for region in page["regions"]
    )
    assert "Page 2 of letters" in text


def test_a_page_too_large_for_memory_fails_and_its_worker_lives(api: Api, release: Release) -> None:
    job_id = api.post("heavy.pdf", documents.heavy_pdf())
    (job,) = api.ended([job_id], READ_SECONDS)
    assert job["status"] == "partial"
    (failed,) = api.get(f"/v1/jobs/{job_id}/result")["failed_pages"]
    assert failed["error"]["code"] == "page_out_of_memory"
    assert release.restarts("worker") == 0


def test_nothing_is_lost_when_workers_and_rabbitmq_die(api: Api, release: Release) -> None:
    job_ids = [api.post(f"{each}.pdf", documents.pdf(PAGES, mark=f"{each}")) for each in range(10)]
    for victim in ("worker", "worker", "rabbitmq", "worker"):
        workers = wait_until(lambda: release.running("worker"), "a worker runs", 120.0)
        assert api.open(job_ids), "all was read before all had died: post more"
        release.namespace.kill("rabbitmq-0" if victim == "rabbitmq" else workers[0])
        release.namespace.ready("statefulset/rabbitmq")
    assert_all_read(api, job_ids)


def test_another_model_is_rolled_out_and_back_while_documents_are_read(api: Api, release: Release) -> None:
    job_ids = [api.post(f"{each}.pdf", documents.pdf(PAGES, mark=f"{each}")) for each in range(6)]
    worker = wait_until(lambda: release.running("worker"), "a worker runs", 120.0)[0]
    release.namespace.kubectl("exec", worker, "--", "python", "-c", SECOND_VERSION)
    release.install("--set=worker.model=docreader-layout@2,api.podAnnotations.upgrade=yes")
    new = api.post("new.pdf", documents.pdf(2))
    (job,) = api.ended([new], READ_SECONDS)
    assert job["model"] == {"name": "docreader-layout", "version": "2", "engine": "onnx"}
    job_ids += [api.post(f"{each}.pdf", documents.pdf(PAGES, mark=f"{each}")) for each in range(4)]
    release.helm("rollback", NAME, "--wait", "--timeout=3m")
    assert_all_read(api, job_ids)


def test_uninstall_leaves_nothing(release: Release, namespace: Namespace) -> None:
    assert namespace.objects_of(NAME)
    release.uninstall()
    wait_until(lambda: not namespace.objects_of(NAME), "nothing is left", 180.0)
