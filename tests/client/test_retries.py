"""What is sent again, what is not, and what a client makes of each answer."""

import json
from secrets import token_hex

import httpx
import msgspec
import pytest

from docreader.client import ApiError, FinishedEvent, JobNotRead, PageEvent, Retries, ServerUnreachable
from docreader.client.errors import error_of
from docreader.errors import Problem
from tests.client.conftest import NewClient
from tests.client.scripted import Answer, event, job, problem, scripted
from tests.waiting import free_port

SOON = Retries(first_pause=0.001)
AWAY = problem(503, "store_unavailable", retryable=True, retry_after=0)


def test_a_document_is_sent_again_whole_under_one_key(new_client: NewClient) -> None:
    data = token_hex(100_000).encode()
    answers = (AWAY, Answer(0), Answer(502, "bad gateway"), problem(409, "request_under_way", retryable=True))
    with scripted(*answers, Answer(202, job())) as script:
        assert new_client(script.url, retries=SOON).submit(data).id == job()["id"]
    assert len(script.asked) == 5
    assert len({each.headers["idempotency-key"] for each in script.asked}) == 1
    assert all(data in each.body for each in script.asked)


def test_a_key_of_ones_own_is_sent_and_the_api_key_with_it(new_client: NewClient) -> None:
    with scripted(Answer(202, job())) as script:
        new_client(script.url, api_key="secret").submit(b"%PDF-", idempotency_key="mine")
    headers = script.asked[0].headers
    assert (headers["idempotency-key"], headers["authorization"]) == ("mine", "Bearer secret")


def test_an_address_is_fetched_by_the_server(new_client: NewClient) -> None:
    with scripted(Answer(202, job())) as script:
        new_client(script.url).submit(
            "https://example.org/a.pdf", pages="1", title="A", webhook="https://example.org/told"
        )
    assert json.loads(script.asked[0].body) == {
        "source": {"kind": "url", "url": "https://example.org/a.pdf"},
        "options": {"pages": "1"},
        "labels": [],
        "title": "A",
        "webhook": {"url": "https://example.org/told"},
    }


def test_whom_to_tell_goes_along_with_a_file(new_client: NewClient) -> None:
    with scripted(Answer(202, job())) as script:
        new_client(script.url).submit(b"%PDF-", webhook="https://example.org/told")
    assert b'name="webhook"\r\n\r\nhttps://example.org/told\r\n' in script.asked[0].body


def test_what_may_not_be_repeated_is_not(new_client: NewClient) -> None:
    with scripted(Answer(0), Answer(202, job())) as script, pytest.raises(ServerUnreachable):
        new_client(script.url, retries=SOON).retry(job()["id"])
    assert len(script.asked) == 1


def test_where_nothing_was_done_everything_may_be_repeated(new_client: NewClient) -> None:
    with scripted(AWAY, Answer(202, job(run=2))) as script:
        assert new_client(script.url, retries=SOON).retry(job()["id"]).run == 2


@pytest.mark.parametrize(
    "answer",
    [
        problem(404, "job_not_found"),
        problem(422, "page_timeout", retryable=True),
        problem(409, "job_not_ended"),
    ],
)
def test_a_refusal_stands(new_client: NewClient, answer: Answer) -> None:
    with scripted(answer) as script, pytest.raises(ApiError, match="do this") as refused:
        new_client(script.url, retries=SOON).job(job()["id"])
    assert refused.value.http_status == answer.status
    assert len(script.asked) == 1


def test_a_server_that_wants_to_be_left_alone_for_long_is(new_client: NewClient) -> None:
    answer = problem(429, "too_many_requests", retry_after=3600)
    with scripted(answer) as script, pytest.raises(ApiError) as refused:
        new_client(script.url, retries=SOON).job(job()["id"])
    assert refused.value.retry_after == 3600


def test_it_gives_up_after_so_many(new_client: NewClient) -> None:
    with scripted(AWAY, AWAY, AWAY) as script, pytest.raises(ApiError) as refused:
        new_client(script.url, retries=Retries(most=2)).job(job()["id"])
    assert (refused.value.code, len(script.asked)) == ("store_unavailable", 3)


def test_a_server_that_is_not_there(new_client: NewClient) -> None:
    client = new_client(f"http://127.0.0.1:{free_port()}", retries=SOON)
    with pytest.raises(ServerUnreachable, match="does not answer"):
        client.job(job()["id"])
    with pytest.raises(ServerUnreachable):
        list(client.stream(job()["id"]))


def test_a_page_of_a_proxy_is_an_error_too(new_client: NewClient) -> None:
    with (
        scripted(Answer(403, "<html>no")) as script,
        pytest.raises(ApiError, match="answered 403") as refused,
    ):
        new_client(script.url).models()
    assert refused.value.code == "unknown"


def test_a_problem_of_a_proxy_is_told_as_far_as_it_goes(new_client: NewClient) -> None:
    answer = Answer(403, {"status": "403", "detail": "not from your network"})
    with scripted(answer) as script, pytest.raises(ApiError, match="not from your network") as refused:
        new_client(script.url).models()
    assert (refused.value.http_status, refused.value.code, refused.value.details) == (403, "unknown", {})


def test_what_a_proxy_says_in_another_encoding_is_an_error_too() -> None:
    found = error_of(httpx.Response(403, content='{"detail": "für Sie gesperrt"}'.encode("latin-1")))
    assert (found.http_status, found.code, found.message) == (403, "unknown", "the server answered 403")


def test_a_job_that_was_not_read_has_all_of_its_error(new_client: NewClient) -> None:
    error = Problem(code="page_timeout", message="slow", retryable=True, details={"message": 60})
    failed = job(status="failed", error=msgspec.to_builtins(error))
    with scripted(Answer(202, job()), Answer(200, failed)) as script, pytest.raises(JobNotRead) as met:
        new_client(script.url).read(b"%PDF-")
    assert met.value.problem() == error


def test_a_stream_goes_on_after_the_last_event(new_client: NewClient) -> None:
    kind = {"Content-Type": "text/event-stream"}
    first = event("page", {"number": 1, "outcome": "done"}, "1/1") + event("later", {}, "1/1+")
    rest = event("finished", job(status="succeeded"), "1/1-2")
    with scripted(Answer(200, first, kind), AWAY, Answer(200, rest, kind)) as script:
        events = list(new_client(script.url, retries=SOON).stream(job()["id"]))
    assert [type(each) for each in events] == [PageEvent, FinishedEvent]
    assert [each.headers.get("last-event-id") for each in script.asked] == [None, "1/1+", "1/1+"]
