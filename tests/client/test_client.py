"""The client against a real docreader."""

import inspect
import io
import zipfile
from pathlib import Path
from secrets import token_hex

import pytest
from msgspec.structs import replace

from docreader.client import (
    ApiError,
    AsyncClient,
    Client,
    FinishedEvent,
    JobNotRead,
    PageEvent,
    ProgressEvent,
)
from docreader.client.datasets import AsyncDatasets, Datasets
from docreader.client.trainings import AsyncTrainings, Trainings
from docreader.run_state import Status
from tests import documents
from tests.client.conftest import NewClient
from tests.client.scripted import breaking_wire
from tests.server import Server


def test_a_document_is_read_from_a_path_bytes_or_a_file(
    server: Server, new_client: NewClient, tmp_path: Path
) -> None:
    client = new_client(server.url)
    data = documents.pdf(2, mark="Alpha")
    path = tmp_path / "alpha.pdf"
    path.write_bytes(data)
    with path.open("rb") as file:
        results = [
            client.read(path),
            client.read(str(path), pages="1-2"),
            client.read(file),
            client.read(data, name="alpha.pdf"),
            client.read(io.BytesIO(data), name="alpha.pdf", crops="none"),
        ]
    for result in results:
        assert result.source.name == "alpha.pdf"
        assert [page.number for page in result.pages] == [1, 2]
        assert "Page 2 of Alpha" in [region.text for region in result.pages[1].regions]


def test_a_job_is_followed_and_its_parts_are_fetched(server: Server, new_client: NewClient) -> None:
    client = new_client(server.url)
    data = documents.pdf(3, mark="Beta")
    job = client.submit(data, name="b.pdf", title="Second", labels=["x", "y"], pages="1-2")
    assert (job.title, job.labels, job.options.pages) == ("Second", ["x", "y"], "1-2")
    events = list(client.stream(job.id))
    assert sorted(each.number for each in events if isinstance(each, PageEvent)) == [1, 2]
    assert any(isinstance(each, ProgressEvent) for each in events)
    assert isinstance(events[-1], FinishedEvent)
    ended = events[-1].job
    assert (ended.status, ended.pages.done) == (Status.SUCCEEDED, 2)
    assert client.wait(job.id, timeout=0.0) == client.job(job.id)

    region = client.page(job.id, 1).regions[0]
    assert client.result(job.id).pages[0].regions[0] == replace(region, level=1)
    assert "Page 2 of Beta" in client.markdown(job.id)
    with zipfile.ZipFile(io.BytesIO(client.archive(job.id))) as packed:
        assert packed.read("crops/00001-0001.png") == client.crop(job.id, 1, 1)
    assert client.preview(job.id, 1)[8:12] == b"WEBP"
    assert client.crop(job.id, 1, region.order).startswith(b"\x89PNG")
    assert client.source(job.id) == data
    assert client.models().models


def test_all_jobs_are_listed_page_by_page(server: Server, new_client: NewClient) -> None:
    client = new_client(server.url)
    label = token_hex(4)
    made = [client.submit(documents.pdf(), labels=[label]).id for _ in range(3)]
    assert [job.id for job in client.jobs(label=label, page_size=2)] == made[::-1]
    client.wait(made[0], timeout=60.0)
    assert list(client.jobs(label=label, status=Status.FAILED)) == []


def test_a_job_is_stopped_taken_up_again_and_removed(server: Server, new_client: NewClient) -> None:
    client = new_client(server.url)
    job = client.submit(documents.pdf(60))
    with pytest.raises(TimeoutError, match=job.id):
        client.wait(job.id, timeout=0.0)
    assert client.cancel(job.id).status is Status.CANCELLED
    with pytest.raises(ApiError) as refused:
        client.result(job.id)
    assert (refused.value.code, refused.value.http_status, refused.value.retryable) == (
        "not_read_yet",
        404,
        False,
    )
    assert client.retry(job.id).run == 2
    client.cancel(job.id)
    client.delete(job.id)
    with pytest.raises(ApiError) as missing:
        client.job(job.id)
    assert missing.value.code == "job_not_found"


def test_a_document_that_cannot_be_read_says_why(server: Server, new_client: NewClient) -> None:
    client = new_client(server.url)
    with pytest.raises(JobNotRead) as failed:
        client.read(documents.encrypted_pdf())
    assert (failed.value.code, failed.value.job.status) == ("encrypted_document", Status.FAILED)
    with pytest.raises(ApiError) as refused:
        client.read(documents.pdf(), ocr="loud")
    assert (refused.value.code, refused.value.details) == ("invalid_option", {"option": "ocr"})


def test_events_go_on_where_the_connection_broke(server: Server, new_client: NewClient) -> None:
    job = new_client(server.url).submit(documents.pdf(12))
    with breaking_wire(server.port, after=6000) as url:
        events = list(new_client(url).stream(job.id))
    pages = [each.number for each in events if isinstance(each, PageEvent)]
    assert sorted(pages) == list(range(1, 13))
    assert [each for each in events if isinstance(each, FinishedEvent)] == events[-1:]


def test_both_clients_have_the_same_methods() -> None:
    def signatures(kind: type) -> dict[str, list[str]]:
        methods = inspect.getmembers(kind, inspect.isfunction)
        return {name: list(inspect.signature(each).parameters) for name, each in methods if name[0] != "_"}

    for sync, asynchronous in (
        (Client, AsyncClient),
        (Datasets, AsyncDatasets),
        (Trainings, AsyncTrainings),
    ):
        assert signatures(sync) == signatures(asynchronous)
