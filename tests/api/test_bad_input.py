"""Bad input gets a clear, typed error, in bounded time and memory, while other jobs go on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests import documents
from tests.server import Server, running_server
from tests.waiting import missing


def job_of(client: httpx.Client, data: bytes, **fields: str) -> dict[str, object]:
    answer = client.post("/v1/jobs", params={"wait": 100}, files={"file": ("bad.pdf", data)}, data=fields)
    found: dict[str, object] = answer.json()
    return found


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (documents.encrypted_pdf(), "encrypted_document"),
        (documents.truncated_pdf(), "broken_document"),
        (b"%PDF-1.7\nnothing of the kind", "broken_document"),
        (documents.pageless_pdf(), "empty_document"),
        (documents.miscounted_pdf(), "broken_document"),
        (documents.endless_pdf(), "too_many_pages"),
        (documents.giant_page_pdf(), "page_too_large"),
        (documents.image("PNG")[:200], "broken_document"),
    ],
    ids=[
        "encrypted",
        "truncated",
        "not-a-pdf",
        "no-pages",
        "miscounted",
        "50000-pages",
        "200-inches",
        "cut-png",
    ],
)
def test_a_document_that_cannot_be_read_says_why(server: Server, data: bytes, code: str) -> None:
    with server.client() as client:
        job = job_of(client, data)
        assert job["status"] == "failed", job
        error = job["error"]
        assert isinstance(error, dict)
        assert error["code"] == code
        assert len(error["message"]) > 20


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [(b"", 422, "empty_document"), (b"PK\x03\x04word", 415, "unsupported_media_type")],
    ids=["empty", "zip"],
)
def test_a_file_that_is_no_document_is_refused_at_once(
    server: Server, data: bytes, status: int, code: str
) -> None:
    with server.client() as client:
        answer = client.post("/v1/jobs", files={"file": ("a.pdf", data)})
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_scan_in_a_language_that_is_not_installed_says_which_are(tmp_path: Path) -> None:
    if shutil.which("tesseract") is None:
        missing("tesseract is not on PATH")
    with running_server(tmp_path, ocr="tesseract") as server, server.client() as client:
        job = job_of(client, documents.image("PNG"), ocr_languages="tlh")
        assert job["status"] == "failed", job
        assert "cannot read 'tlh' here: installed are" in str(job["error"])
        assert job_of(client, documents.image("PNG"))["status"] == "succeeded"
        refused = client.post(
            "/v1/jobs", files={"file": ("a.pdf", documents.pdf())}, data={"ocr_languages": "-l"}
        )
        assert (refused.status_code, refused.json()["code"]) == (422, "invalid_option")


def test_the_name_does_not_matter(server: Server) -> None:
    with server.client() as client:
        answer = client.post("/v1/jobs", params={"wait": 60}, files={"file": ("photo.docx", documents.pdf())})
        assert answer.json()["status"] == "succeeded"


@pytest.mark.parametrize(
    ("request_body", "status", "code"),
    [
        ({"json": {"source": {"kind": "ftp"}}}, 400, "bad_request"),
        ({"json": {"source": {"kind": "url", "url": "file:///etc/passwd"}}}, 400, "bad_request"),
        ({"json": {"source": {"kind": "s3", "bucket": "other", "key": "k"}}}, 422, "source_forbidden"),
        ({"json": {"source": {"kind": "s3", "bucket": "inbox", "key": " "}}}, 422, "invalid_option"),
        ({"json": {"source": {"kind": "s3", "bucket": "inbox", "key": "é" * 1000}}}, 422, "invalid_option"),
        ({"json": {"source": {"kind": "s3", "bucket": "inbox", "key": "k"}}}, 422, "source_forbidden"),
        ({"content": b"hello", "headers": {"Content-Type": "text/plain"}}, 415, "unsupported_media_type"),
        (
            {"json": {"source": {"kind": "url", "url": "http://h/"}, "title": "x" * 501}},
            422,
            "invalid_option",
        ),
        ({"content": b"[" * 100_000, "headers": {"Content-Type": "application/json"}}, 400, "bad_request"),
        ({"files": {"file": ("a.pdf", b"%PDF-")}, "data": {"options": "[" * 30_000}}, 422, "invalid_option"),
        ({"files": {"file": ("a.pdf", b"%PDF-")}, "data": {"pages": "9" * 5000}}, 422, "invalid_option"),
        ({"files": [("title", (None, "x"))] * 70}, 400, "bad_request"),
        ({"files": {f"f{n}": ("a", b"") for n in range(70)}}, 422, "invalid_option"),
        ({"data": {"title": "x"}, "files": {"other": ("a", b"")}}, 422, "invalid_option"),
        ({"files": {"file": ("a.pdf", b"%PDF-")}, "data": {"colour": "red"}}, 422, "invalid_option"),
        ({"files": {"file": ("a.pdf", b"%PDF-")}, "data": {"pages": "9-1"}}, 422, "invalid_option"),
        ({"files": {"file": ("a.pdf", b"%PDF-")}, "data": {"options": "[]"}}, 422, "invalid_option"),
    ],
)
def test_requests_that_are_not_understood(
    server: Server, request_body: dict[str, object], status: int, code: str
) -> None:
    with server.client() as client:
        answer = client.request("POST", "/v1/jobs", **request_body)  # type: ignore[arg-type]
        assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_body_that_was_cut_short_is_no_document(server: Server) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    with server.client() as client:
        answer = client.post(
            "/v1/jobs",
            content=head + documents.pdf()[:2000],
            headers={"Content-Type": "multipart/form-data; boundary=b"},
        )
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


@pytest.mark.parametrize("event", ["1/" + ",".join(["1-1000000"] * 200), "9" * 5000, "1/" + "9" * 5000, "x"])
def test_an_event_id_of_ours_is_told_from_others(server: Server, event: str) -> None:
    with server.client() as client:
        job = client.post("/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", documents.pdf())}).json()
        answer = client.get(f"/v1/jobs/{job['id']}/events", headers={"Last-Event-ID": event})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_option")


def test_numbers_that_no_page_has(server: Server) -> None:
    with server.client() as client:
        for digits in (8, 300, 5000):
            assert client.get(f"/v1/jobs/{'0' * 20}/pages/{'9' * digits}").status_code == 404


def test_a_refused_request_leaves_nothing(server: Server) -> None:
    before = {path for path in (server.folder / "store").rglob("*") if path.is_file()}
    with server.client() as client:
        client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf())}, data={"pages": "x"})
    after = {path for path in (server.folder / "store").rglob("*") if path.is_file()}
    assert {path for path in after - before if "sweep" not in path.parts} == set()


def test_an_unknown_model_is_named(server: Server) -> None:
    with server.client() as client:
        job = job_of(client, documents.pdf(), model="none-such")
        assert job["error"]["code"] == "model_not_found"  # type: ignore[index]


def test_pages_that_are_not_there(server: Server) -> None:
    with server.client() as client:
        assert job_of(client, documents.pdf(2), pages="7," * 199 + "2")["status"] == "succeeded"
        job = job_of(client, documents.pdf(2), pages="7-9")
        assert job["error"]["code"] == "invalid_option"  # type: ignore[index]


@pytest.mark.parametrize("cursor", ["/../", "a", "%00", "0" * 13 + "-" + "0" * 21])
@pytest.mark.parametrize("path", ["/v1/jobs", "/v1/trainings"])
def test_a_cursor_that_no_listing_gave(server: Server, path: str, cursor: str) -> None:
    with server.client() as client:
        answer = client.get(path, params={"cursor": cursor})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_option")


def test_unknown_routes_and_methods_are_problems_too(server: Server) -> None:
    with server.client() as client:
        for answer, status in ((client.get("/nowhere"), 404), (client.put("/v1/jobs"), 405)):
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.status_code == answer.json()["status"] == status
        assert client.get("/v1/jobs/..%2f..%2fetc").json()["status"] == 404


def test_a_wrong_method_names_all_that_are_right(server: Server) -> None:
    with server.client() as client:
        jobs, job = client.put("/v1/jobs"), client.put(f"/v1/jobs/{'0' * 20}")
        assert (jobs.status_code, jobs.headers["allow"]) == (405, "GET, HEAD, POST")
        assert (job.status_code, job.headers["allow"]) == (405, "DELETE, GET, HEAD")
        assert client.post("/static/index.html").headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("limit", ["0", "201", "1.5", "x", "9" * 5000])
def test_a_page_of_jobs_is_as_long_as_the_document_says(server: Server, limit: str) -> None:
    with server.client() as client:
        assert client.get("/v1/jobs", params={"limit": limit}).json()["code"] == "invalid_option"


def test_too_large_a_document_is_refused_while_it_comes(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("small")
    with running_server(folder, max_document_bytes="100000") as server, server.client() as client:
        data = documents.pdf() + bytes(300_000)
        declared = client.post("/v1/jobs", files={"file": ("a.pdf", data)})
        assert (declared.status_code, declared.json()["code"]) == (413, "document_too_large")
        streamed = client.post("/v1/uploads", content=iter([data[:50_000], data[50_000:]]))
        assert (streamed.status_code, streamed.json()["code"]) == (413, "document_too_large")


@pytest.mark.parametrize(
    ("made", "limits", "code"),
    [
        (documents.heavy_pdf, {"child_memory_bytes": str(400 * 1024 * 1024)}, "page_out_of_memory"),
        (documents.slow_pdf, {"page_timeout": "8"}, "page_timeout"),
    ],
)
def test_a_poisonous_page_costs_itself_and_neither_the_document_nor_the_worker(
    tmp_path_factory: pytest.TempPathFactory, made: Callable[[], bytes], limits: dict[str, str], code: str
) -> None:
    folder = tmp_path_factory.mktemp("poison")
    with running_server(folder, **limits) as server, server.client() as client:
        job = job_of(client, made())
        assert job["status"] == "partial", job
        (failed,) = client.get(f"/v1/jobs/{job['id']}/result").json()["failed_pages"]
        assert (failed["number"], failed["error"]["code"]) == (1, code)
        page = client.get(f"/v1/jobs/{job['id']}/pages/1")
        assert (page.status_code, page.json()["code"]) == (422, code)
        assert job_of(client, documents.pdf())["status"] == "succeeded"


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (
            {"json": {"source": {"kind": "ftp", "url": "x"}}},
            "source.kind: must be one of upload, url, s3",
        ),
        (
            {"json": {"source": {"kind": "url", "url": "x"}}},
            "source.url: must be of another form. An address that begins with http:// or https://.",
        ),
        (
            {"files": {"file": ("a.pdf", documents.pdf())}, "data": {"ocr": "sometimes"}},
            "option `ocr`: must be one of always, auto, never",
        ),
        (
            {"files": {"file": ("a.pdf", documents.pdf())}, "data": {"previews": "perhaps"}},
            "option `previews`: must be true or false",
        ),
        (
            {"files": {"file": ("a.pdf", documents.pdf())}, "data": {"options": '{"colour": 1}'}},
            "unknown field `colour`; allowed are model, pages, ocr, ocr_languages, crops, previews",
        ),
        (
            {"files": {"file": ("a.pdf", documents.pdf())}, "data": {"webhook": "example.com"}},
            "webhook: url: must be of another form. An address that begins with http://",
        ),
        (
            {"files": {"file": (None, "paper.pdf")}},
            "`file` holds a text and no file: curl -F file=@paper.pdf, with the @",
        ),
        (
            {"files": {"file": ("a.pdf", documents.pdf())}, "data": {"pages": "1," * 200 + "1"}},
            "option `pages`: at most 200 pages and ranges",
        ),
    ],
    ids=["kind", "url", "choice", "switch", "unknown", "webhook", "no file", "ranges"],
)
def test_what_is_refused_is_told_what_is_taken(
    server: Server, request_: dict[str, dict[str, object]], said: str
) -> None:
    with server.client() as client:
        problem = client.request("POST", "/v1/jobs", **request_).json()  # type: ignore[arg-type]
        assert said in problem["detail"]


def test_a_title_is_the_phrase_of_its_status_in_rfc_9110(server: Server) -> None:
    with server.client() as client:
        problem = client.get("/v1/jobs", params={"limit": "x"}).json()
        assert (problem["status"], problem["title"]) == (422, "Unprocessable Content")


def test_a_model_that_is_not_there_is_told_in_terms_of_http(server: Server) -> None:
    with server.client() as client:
        answer = client.get("/v1/models/none-such")
        assert answer.status_code == 404
        assert "GET /v1/models" in answer.json()["detail"]
