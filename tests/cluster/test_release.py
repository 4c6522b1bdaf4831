"""docreader on a real cluster. The tests run in this order: the last one removes what they share."""

import pytest

from tests import documents
from tests.cluster.api import Api
from tests.cluster.heavy import heavy_pdf
from tests.cluster.kubernetes import Namespace
from tests.cluster.release import NAME, WORKERS, Release
from tests.waiting import wait_until

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]

PAGES = 16
READ_SECONDS = 300.0


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
    job_id = api.post("heavy.pdf", heavy_pdf())
    (job,) = api.ended([job_id], READ_SECONDS)
    assert job["status"] == "partial"
    (failed,) = api.get(f"/v1/jobs/{job_id}/result")["failed_pages"]
    assert failed["error"]["code"] == "page_out_of_memory"
    assert release.restarts("worker") == 0


def test_workers_come_with_work_and_go_without(api: Api, release: Release) -> None:
    wait_until(lambda: release.wanted_workers() == 0, "there is no worker", 120.0)
    job_ids = [api.post(f"{each}.pdf", documents.pdf(PAGES, mark=f"{each}")) for each in range(6)]
    wait_until(lambda: release.wanted_workers() > 1, "several workers are wanted", 120.0)
    assert_all_read(api, job_ids)
    wait_until(lambda: not release.pods("worker"), "the workers are gone", 180.0)


def test_nothing_is_lost_when_workers_and_rabbitmq_die(api: Api, release: Release) -> None:
    job_ids = [api.post(f"{each}.pdf", documents.pdf(PAGES, mark=f"{each}")) for each in range(10)]
    for victim in ("worker", "worker", "rabbitmq", "worker"):
        wait_until(lambda: bool(release.running("worker")) or not api.open(job_ids), "a worker runs", 120.0)
        assert api.open(job_ids), "all was read before all had died: post more"
        release.namespace.kill("rabbitmq-0" if victim == "rabbitmq" else release.running("worker")[0])
        release.namespace.ready("statefulset/rabbitmq")
    assert_all_read(api, job_ids)


def test_an_upgrade_and_a_rollback_lose_nothing(api: Api, release: Release) -> None:
    job_ids = [api.post(f"{each}.pdf", documents.pdf(PAGES, mark=f"{each}")) for each in range(6)]
    release.install("--set=worker.podAnnotations.upgrade=yes,api.podAnnotations.upgrade=yes")
    job_ids += [api.post(f"{each}.pdf", documents.pdf(PAGES, mark=f"{each}")) for each in range(4)]
    release.helm("rollback", NAME, "--wait", "--timeout=3m")
    assert_all_read(api, job_ids)


def test_workers_are_scaled_by_hand_while_the_autoscaler_is_paused(release: Release) -> None:
    kubectl = release.namespace.kubectl
    kubectl("annotate", "scaledobject", WORKERS, "autoscaling.keda.sh/paused=true")
    is_paused = '--output=jsonpath={.status.conditions[?(@.type=="Paused")].status}'
    wait_until(lambda: kubectl("get", "scaledobject", WORKERS, is_paused) == "True", "KEDA is paused", 60.0)
    kubectl("scale", "deployment", WORKERS, "--replicas=2")
    release.namespace.ready(f"deployment/{WORKERS}")
    assert len(release.running("worker")) == 2
    kubectl("annotate", "scaledobject", WORKERS, "autoscaling.keda.sh/paused-")
    wait_until(lambda: release.wanted_workers() == 0, "KEDA scales again", 120.0)


def test_uninstall_leaves_nothing(release: Release, namespace: Namespace) -> None:
    assert namespace.objects_of(NAME)
    release.uninstall()
    wait_until(lambda: not namespace.objects_of(NAME), "nothing is left", 180.0)


def assert_all_read(api: Api, job_ids: list[str]) -> None:
    """Every document was read, and each of its pages once."""
    assert {job["status"] for job in api.ended(job_ids, READ_SECONDS)} == {"succeeded"}
    for job_id in job_ids:
        result = api.get(f"/v1/jobs/{job_id}/result")
        assert [page["number"] for page in result["pages"]] == list(range(1, PAGES + 1))
    assert not api.get("/v1/jobs?status=running")["jobs"]
