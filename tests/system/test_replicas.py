"""Replicas behind a proxy: what a client sees depends neither on which answers nor on all being there."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from docreader.client import Client, FinishedEvent, JobEvent, PageEvent
from docreader.run_state import Status
from tests import documents
from tests.server import Server
from tests.system.conftest import Deployment
from tests.system.proxy import proxy


@pytest.fixture
def replicated(deployment: Deployment) -> Iterator[str]:
    """The address of a proxy in front of two replicas; one worker reads."""
    replicas = [deployment.start_api() for _ in range(2)]
    deployment.start_worker()
    with proxy(deployment.folder / "nginx", [each.port for each in replicas]) as url:
        yield url


def requests_answered(server: Server) -> float:
    """How many requests for jobs and their parts a replica has answered."""
    text = httpx.get(f"{server.url}/metrics").text
    wanted = 'docreader_http_request_seconds_count{method="GET",route="/v1/jobs/{job_id}'
    return sum(float(line.split()[-1]) for line in text.splitlines() if line.startswith(wanted))


@pytest.mark.timeout(300)
def test_every_call_may_reach_another_replica(replicated: str, deployment: Deployment) -> None:
    data = documents.pdf(3, mark="Alpha")
    with Client(replicated) as client, httpx.Client(base_url=replicated, timeout=60.0) as http:
        upload = http.post("/v1/uploads", params={"name": "alpha.pdf"}, content=data).json()
        request = {"source": {"kind": "upload", "id": upload["id"]}}
        uploaded = http.post("/v1/jobs", json=request, headers={"Idempotency-Key": "k"}).json()["id"]
        assert http.post("/v1/jobs", json=request, headers={"Idempotency-Key": "k"}).json()["id"] == uploaded
        assert client.wait(uploaded, timeout=120.0).status is Status.SUCCEEDED
        for _ in range(4):
            assert client.source(uploaded) == data
            assert [page.number for page in client.result(uploaded).pages] == [1, 2, 3]
            assert "Page 3 of Alpha" in client.markdown(uploaded)
            assert [job.id for job in client.jobs()] == [uploaded]
        client.delete(uploaded)
        for _ in range(2):
            assert http.get(f"/v1/jobs/{uploaded}").status_code == 404
    assert all(requests_answered(each) > 5 for each in deployment.apis)


@pytest.mark.timeout(300)
def test_a_replica_may_die_while_clients_listen_wait_and_submit(
    replicated: str, deployment: Deployment
) -> None:
    with Client(replicated) as client, ThreadPoolExecutor(4) as pool:
        job = client.submit(documents.pdf(40)).id
        streams = [client.stream(job) for _ in range(4)]
        begun = [next(each) for each in streams]  # round robin: each replica has two of them
        waiting = pool.submit(client.wait, job, 200.0)
        deployment.apis[0].kill()
        followed: list[list[JobEvent]] = list(pool.map(list, streams))
        events = [[first, *rest] for first, rest in zip(begun, followed, strict=True)]
        for each in events:
            pages = [event.number for event in each if isinstance(event, PageEvent)]
            assert sorted(pages) == list(range(1, 41))
            assert [event for event in each if isinstance(event, FinishedEvent)] == each[-1:]
        assert waiting.result().status is Status.SUCCEEDED
        assert [page.number for page in client.read(documents.pdf(2)).pages] == [1, 2]
        deployment.apis[0].start()
        assert len([client.job(job).id for _ in range(4)]) == 4
