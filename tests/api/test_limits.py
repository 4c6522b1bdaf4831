"""Limits per tenant and the end of a job's time, on a real server."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

import httpx
import pytest
from msgspec.structs import asdict

from docreader import keys
from docreader.access import Limits
from docreader.store.file import FileStore
from tests import documents, labelled
from tests.access import bearer, grant, limit
from tests.server import Server, running_server
from tests.waiting import wait_until

DOCUMENT = documents.pdf(3)
DATASET = labelled.dataset(3)
LIMITS = {
    "few-requests": Limits(requests_per_minute=3),
    "one-open": Limits(open_jobs=1),
    "few-bytes": Limits(bytes_per_day=len(DOCUMENT) * 3 // 2),
    "one-dataset": Limits(bytes_per_day=len(DATASET)),
    "few-pages": Limits(pages_per_day=2),
    "a-month": Limits(keep_days=30),
    "for-ever": Limits(keep_days=0),
    "unlimited": Limits(),
}

ClientOf = Callable[[str], httpx.Client]


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, dict[str, str]]]:
    """A server with a tenant for each kind of limit, and a key of each."""
    folder = tmp_path_factory.mktemp("limited")
    file = folder / "access.json"
    tenants = {name: grant(file, name) for name in LIMITS}
    for name, limits in LIMITS.items():
        limit(file, name, limits)
    with running_server(folder, access_file=str(file), keep_days="7", source_allow_private="true") as server:
        yield server, tenants


@pytest.fixture
def client_of(limited: tuple[Server, dict[str, str]]) -> Iterator[ClientOf]:
    """Clients by tenant."""
    server, tenants = limited
    clients: list[httpx.Client] = []

    def make(tenant: str) -> httpx.Client:
        client = server.client()
        client.headers.update(bearer(tenants[tenant]))
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


def submit(client: httpx.Client, wait: int = 0, data: bytes = DOCUMENT) -> httpx.Response:
    return client.post("/v1/jobs", params={"wait": wait} if wait else {}, files={"file": ("a.pdf", data)})


def send_dataset(client: httpx.Client) -> httpx.Response:
    return client.post("/v1/datasets", files={"file": ("a.zip", DATASET)}, data={"name": "drawn"})


def assert_refused(answer: httpx.Response, tenant: str) -> None:
    """Past the tenant's one limit, with a time to come back."""
    ((name, allowed),) = [each for each in asdict(LIMITS[tenant]).items() if each[1] is not None]
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["retryable"]) == (429, "limit_exceeded", True)
    assert problem["details"] == {"limit": name, "allowed": allowed}
    assert int(answer.headers["retry-after"]) > 0


def test_requests_past_the_rate_are_refused(client_of: ClientOf) -> None:
    client = client_of("few-requests")
    answers = [client.get("/v1/jobs") for _ in range(30)]
    assert [answer.status_code for answer in answers[:3]] == [200, 200, 200]
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert_refused(refused, "few-requests")
    assert client_of("unlimited").get("/v1/jobs").status_code == 200
    assert 'docreader_limited_requests_total{limit="requests_per_minute"}' in client.get("/metrics").text


def test_open_jobs_past_the_limit_are_refused(client_of: ClientOf) -> None:
    client = client_of("one-open")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        source = {"kind": "url", "url": f"http://127.0.0.1:{silent.getsockname()[1]}/a.pdf"}
        first = client.post("/v1/jobs", json={"source": source}).json()["id"]
        assert_refused(submit(client), "one-open")
        assert_refused(client.post("/v1/read", files={"file": ("a.pdf", DOCUMENT)}), "one-open")
        assert client.post(f"/v1/jobs/{first}/cancel").json()["status"] == "cancelled"
        second = client.post("/v1/jobs", json={"source": source}).json()["id"]
        assert_refused(client.post(f"/v1/jobs/{first}/retry"), "one-open")
        job = client.get(f"/v1/jobs/{first}").json()
        assert (job["status"], job["run"]) == ("cancelled", 1)
        client.post(f"/v1/jobs/{second}/cancel")
    assert submit(client).status_code == 202
    assert len(client.get("/v1/jobs").json()["jobs"]) == 3


def test_a_retry_that_is_not_accepted_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "access.json"
    key = grant(file, "acme")
    limit(file, "acme", Limits(open_jobs=5))
    with (
        running_server(tmp_path, access_file=str(file), sweep_seconds="0") as server,
        server.client() as client,
    ):
        client.headers.update(bearer(key))
        job = submit(client, wait=60, data=documents.encrypted_pdf()).json()
        assert job["status"] == "failed"
        opened = tmp_path / "store/open/acme"
        opened.mkdir(parents=True, exist_ok=True)
        (opened / "loop").symlink_to("loop")  # open jobs cannot be counted
        answer = client.post(f"/v1/jobs/{job['id']}/retry")
        assert (answer.status_code, answer.json()["code"]) == (503, "store_unavailable")
        (opened / "loop").unlink()
        assert client.get(f"/v1/jobs/{job['id']}").json() == job
        assert client.post(f"/v1/jobs/{job['id']}/retry").json()["run"] == 2


def test_bytes_past_the_day_s_limit_are_refused_and_not_kept(
    client_of: ClientOf, limited: tuple[Server, dict[str, str]]
) -> None:
    client = client_of("few-bytes")
    job = submit(client, wait=60).json()
    assert_refused(submit(client), "few-bytes")
    assert_refused(client.post("/v1/uploads", content=DOCUMENT), "few-bytes")
    assert_refused(send_dataset(client), "few-bytes")
    client.delete(f"/v1/jobs/{job['id']}").raise_for_status()
    assert_refused(submit(client), "few-bytes")
    assert client.get("/v1/jobs").json()["jobs"] == []
    assert list(FileStore(limited[0].folder / "store").list(keys.UPLOADS_PREFIX)) == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/v1/uploads", "application/pdf"),
        ("/v1/datasets", "multipart/form-data; boundary=b"),
        ("/v1/jobs", "multipart/form-data; boundary=b"),
    ],
)
def test_bytes_past_the_day_s_limit_are_refused_before_they_come(
    limited: tuple[Server, dict[str, str]], path: str, kind: str
) -> None:
    server, tenants = limited
    headers = {**bearer(tenants["few-bytes"]), "Content-Type": kind, "Content-Length": str(100 * 1024**2)}
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.putrequest("POST", path)
        for header in headers.items():
            connection.putheader(*header)
        connection.endheaders()
        answer = connection.getresponse()
        assert (answer.status, json.loads(answer.read())["code"]) == (429, "limit_exceeded")


def test_bytes_of_datasets_count(client_of: ClientOf) -> None:
    client = client_of("one-dataset")
    dataset = send_dataset(client).json()
    assert dataset["bytes"] == len(DATASET)
    assert_refused(send_dataset(client), "one-dataset")
    assert_refused(submit(client), "one-dataset")
    assert [each["id"] for each in client.get("/v1/datasets").json()["datasets"]] == [dataset["id"]]


def test_pages_past_the_day_s_limit_are_refused_and_the_last_document_is_read(client_of: ClientOf) -> None:
    client = client_of("few-pages")
    job = submit(client, wait=60).json()
    assert job["pages"] == {"total": 3, "done": 3, "failed": 0}
    answers: list[httpx.Response] = []

    def is_refused() -> bool:
        answers.append(submit(client, wait=60))
        return answers[-1].status_code == 429

    wait_until(is_refused, "the pages of the first document count", 60.0)
    assert_refused(answers[-1], "few-pages")


@pytest.mark.parametrize(("tenant", "days"), [("a-month", 30), ("unlimited", 7), ("for-ever", None)])
def test_a_job_tells_when_it_expires(client_of: ClientOf, tenant: str, days: int | None) -> None:
    client = client_of(tenant)
    job = submit(client, wait=60).json()
    if days is None:
        assert job["expires_at"] is None
    else:
        kept = datetime.fromisoformat(job["expires_at"]) - datetime.fromisoformat(job["created_at"])
        assert kept == timedelta(days=days)


def test_every_object_of_a_job_is_gone_at_the_end_of_its_time(
    client_of: ClientOf, limited: tuple[Server, dict[str, str]]
) -> None:
    client = client_of("a-month")
    job = submit(client, wait=60).json()
    store = FileStore(limited[0].folder / "store")

    def objects() -> list[str]:
        return [entry.key for entry in store.list("") if job["id"] in entry.key]

    assert len(objects()) > 5
    marker = keys.expiry(job["id"], datetime.fromisoformat(job["expires_at"]))
    store.copy(marker, keys.expiry(job["id"], datetime.now(UTC)))
    wait_until(lambda: objects() == [keys.deleted(job["id"])], "every object is deleted")
    assert client.get(f"/v1/jobs/{job['id']}").status_code == 404
    assert job["id"] not in client.get("/v1/jobs").text
