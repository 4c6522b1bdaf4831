"""A stream of events tells what GET tells, and says so where it cannot go on."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from docreader import keys
from tests import documents
from tests.server import Server, running_server


@pytest.fixture
def waiting(tmp_path: Path, rabbitmq_url: str) -> Iterator[tuple[Server, list[str]]]:
    """A server whose jobs nobody reads, and two of them, of which the second waits for the first."""
    with (
        running_server(tmp_path, "api", broker_url=rabbitmq_url, sweep_seconds="0") as server,
        server.client() as client,
    ):
        answers = [client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf())}) for _ in range(2)]
        yield server, [answer.json()["id"] for answer in answers]


def damage(server: Server, job_id: str) -> Path:
    """Have the store fail for the journal of a job, until what is answered is removed."""
    loop = server.folder / "store" / keys.journal(job_id, 1) / "loop"
    loop.symlink_to("loop")
    return loop


def first_event(lines: Iterator[str]) -> Any:
    """What comes first."""
    return json.loads(next(line for line in lines if line.startswith("data: ")).removeprefix("data: "))


def test_a_job_that_waits_is_told_as_get_tells_it(waiting: tuple[Server, list[str]]) -> None:
    server, jobs = waiting
    with server.client() as client:
        for place, job in enumerate(jobs):
            got = client.get(f"/v1/jobs/{job}").json()
            assert got["queue_position"] == place
            with client.stream("GET", f"/v1/jobs/{job}/events") as stream:
                assert first_event(stream.iter_lines()) == got


def test_a_place_in_the_queue_is_that_of_now(waiting: tuple[Server, list[str]]) -> None:
    server, (first, second) = waiting
    path = f"/v1/jobs/{second}/events"
    with server.client() as client, client.stream("GET", path) as early:
        assert first_event(early.iter_lines())["queue_position"] == 1
        client.post(f"/v1/jobs/{first}/cancel").raise_for_status()
        moved = client.get(f"/v1/jobs/{second}").json()["queue_position"]
        while moved != 0:
            moved = client.get(f"/v1/jobs/{second}", params={"wait": 1}).json()["queue_position"]
        with client.stream("GET", path) as late:
            assert first_event(late.iter_lines())["queue_position"] == 0


def test_a_stream_that_cannot_begin_is_an_error(waiting: tuple[Server, list[str]]) -> None:
    server, (job, _) = waiting
    with server.client() as client:
        loop = damage(server, job)
        answer = client.get(f"/v1/jobs/{job}/events")
        assert (answer.status_code, answer.json()["code"]) == (503, "store_unavailable")
        assert answer.headers["retry-after"]
        loop.unlink()
        with client.stream("GET", f"/v1/jobs/{job}/events") as stream:
            assert stream.status_code == 200


def test_a_stream_whose_store_goes_away_ends_and_is_gone_on_with(waiting: tuple[Server, list[str]]) -> None:
    server, (job, _) = waiting
    path = f"/v1/jobs/{job}/events"
    with httpx.Client(base_url=server.url, timeout=60.0) as client:
        with client.stream("GET", path) as stream:
            lines = stream.iter_lines()
            first_event(lines)
            loop = damage(server, job)
            assert [line for line in lines if line.startswith("event: ")] == []
        assert "a stream of events breaks off" in server.log
        assert "Traceback" not in server.log
        loop.unlink()
        with client.stream("GET", path) as stream:
            assert first_event(stream.iter_lines())["id"] == job
