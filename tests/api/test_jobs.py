"""Documents in and results out, over HTTP, against a real docreader in one process."""

import io
import json
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from secrets import token_hex

import httpx
import pytest
from PIL import Image

from docreader import keys
from docreader.claims import Claims
from docreader.jobs import Jobs
from docreader.store.file import FileStore
from tests import documents
from tests.server import Server, running_server

EXAMPLE = Path(__file__).parents[2] / "examples/paper.pdf"


def submit(
    client: httpx.Client, data: bytes, name: str = "a.pdf", wait: int = 60, **fields: str
) -> httpx.Response:
    return client.post(
        "/v1/jobs", params={"wait": wait} if wait else {}, files={"file": (name, data)}, data=fields
    )


def test_a_document_becomes_a_job_and_the_job_a_result(server: Server) -> None:
    with server.client() as client:
        answer = submit(client, documents.pdf(2, mark="Alpha"), "alpha.pdf", title="First")
        job = answer.json()
        assert (answer.status_code, job["status"]) == (200, "succeeded"), job
        assert answer.headers["location"] == f"/v1/jobs/{job['id']}"
        assert job["pages"] == {"total": 2, "done": 2, "failed": 0}
        assert job["model"]["engine"] == "onnx"
        assert (job["title"], job["source"]["name"], job["source"]["media_type"]) == (
            "First",
            "alpha.pdf",
            "application/pdf",
        )

        result = client.get(f"/v1/jobs/{job['id']}/result").json()
        assert [page["number"] for page in result["pages"]] == [1, 2]
        texts = [region["text"] for page in result["pages"] for region in page["regions"]]
        assert "Page 1 of Alpha" in texts
        for page in result["pages"]:
            assert [region["order"] for region in page["regions"]] == list(range(1, len(page["regions"]) + 1))
            for region in page["regions"]:
                x0, y0, x1, y1 = region["box"]
                assert 0 <= x0 < x1 <= page["width"]
                assert 0 <= y0 < y1 <= page["height"]

        markdown = client.get(f"/v1/jobs/{job['id']}/result.md")
        assert markdown.headers["content-type"].startswith("text/markdown")
        assert "Page 2 of Alpha" in markdown.text


def test_pages_previews_crops_and_the_source_are_served(server: Server) -> None:
    data = documents.pdf(1, mark="Beta")
    with server.client() as client:
        base = f"/v1/jobs/{submit(client, data).json()['id']}"
        page = client.get(f"{base}/pages/1").json()
        crop = client.get(f"{base}/{page['regions'][0]['crop']}")
        preview = client.get(f"{base}/pages/1/preview")
        assert crop.content.startswith(b"\x89PNG")
        assert (preview.headers["content-type"], preview.content[8:12]) == ("image/webp", b"WEBP")
        small = client.get(f"{base}/pages/1/preview", params={"size": "small"})
        with Image.open(io.BytesIO(small.content)) as picture:
            assert (picture.format, picture.width) == ("WEBP", 160)
        assert client.get(f"{base}/pages/1/preview?size=huge").json()["code"] == "invalid_option"
        source = client.get(f"{base}/source")
        assert source.content == data
        assert source.headers["x-content-type-options"] == "nosniff"
        assert client.get(f"{base}/pages/9").status_code == 404
        markdown = client.get(f"{base}/pages/1", headers={"Accept": "text/markdown"})
        assert "Page 1 of Beta" in markdown.text
        assert "immutable" in client.get(f"{base}/pages/1/preview?run=1").headers["cache-control"]


def test_all_that_was_read_comes_in_one_archive_whose_links_lead_somewhere(server: Server) -> None:
    with server.client() as client:
        job = submit(client, EXAMPLE.read_bytes(), "paper.pdf").json()
        answer = client.get(job["links"]["archive"])
        assert answer.headers["content-type"] == "application/zip"
        assert "paper.zip" in answer.headers["content-disposition"]
        packed = zipfile.ZipFile(io.BytesIO(answer.content))
        assert packed.testzip() is None
        names = set(packed.namelist())
        assert {"result.json", "result.md", "pages/00001.json", "pages/00001.webp"} <= names
        result = json.loads(packed.read("result.json"))
        page = json.loads(packed.read("pages/00001.json"))
        assert page["regions"][0]["text"] == result["pages"][0]["regions"][0]["text"]
        crops = {region["crop"] for each in result["pages"] for region in each["regions"]} - {None}
        assert crops == {name for name in names if name.startswith("crops/")}
        linked = set(re.findall(r"!\[[^]]*\]\(([^)]+)\)", packed.read("result.md").decode()))
        assert linked
        assert linked <= crops
        crop = packed.read(page["regions"][0]["crop"])
        assert crop == client.get(f"/v1/jobs/{job['id']}/pages/1/regions/1/crop").content
        head = client.head(job["links"]["archive"])
        assert (head.status_code, head.content) == (200, b"")


def test_there_is_no_archive_before_there_is_a_result(server: Server) -> None:
    with server.client() as client:
        answer = submit(client, documents.encrypted_pdf())
        assert "archive" not in answer.json()["links"]
        path = f"/v1/jobs/{answer.json()['id']}/result.zip"
        assert client.get(path).json()["code"] == "not_read_yet"


def test_without_wait_the_answer_is_accepted(server: Server) -> None:
    with server.client() as client:
        answer = submit(client, documents.pdf(), wait=0)
        assert answer.status_code == 202
        job = client.get(answer.headers["location"], params={"wait": 30}).json()
        while job["status"] in ("queued", "running"):
            job = client.get(answer.headers["location"], params={"wait": 30}).json()
        assert job["status"] == "succeeded"
        assert job["created_at"] <= job["started_at"] <= job["finished_at"]


def test_read_answers_what_was_read(server: Server) -> None:
    with server.client() as client:
        files = {"file": ("a.pdf", documents.pdf(mark="Gamma"))}
        assert client.post("/v1/read", files=files).json()["pages"][0]["number"] == 1
        text = client.post("/v1/read", files=files, headers={"Accept": "text/markdown"})
        assert "Page 1 of Gamma" in text.text


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        ("*/*", "application/json"),
        ("text/*, application/json;q=0.5", "text/markdown; charset=utf-8"),
        ("text/markdown;q=0.1, application/json;q=0.2", "application/json"),
        ("*/*, application/json;q=0", "text/markdown; charset=utf-8"),
        ("image/png", "application/problem+json"),
        ("text/markdown;q=0", "application/problem+json"),
    ],
)
def test_the_answer_is_what_the_client_likes_best(server: Server, accept: str, answered: str) -> None:
    files = {"file": ("a.pdf", documents.pdf())}
    with server.client() as client:
        answer = client.post("/v1/read", files=files, headers={"Accept": accept})
        assert answer.headers["content-type"] == answered
        assert answer.status_code == (406 if "problem" in answered else 200)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_images_are_documents(server: Server, kind: str) -> None:
    with server.client() as client:
        job = submit(client, documents.image(kind), f"scan.{kind.lower()}", ocr="never").json()
        assert job["status"] == "succeeded", job
        page = client.get(f"/v1/jobs/{job['id']}/pages/1").json()
        assert (page["width"], page["height"]) == (612.0, 792.0) if kind != "WEBP" else page["width"] > 0


def test_a_tiff_has_as_many_pages_as_frames(server: Server) -> None:
    with server.client() as client:
        job = submit(client, documents.image("TIFF", 3), "scan.tiff", ocr="never").json()
        assert job["pages"] == {"total": 3, "done": 3, "failed": 0}


def test_only_the_pages_asked_for_are_read(server: Server) -> None:
    with server.client() as client:
        job = submit(client, documents.pdf(5), options=json.dumps({"pages": "2,4-"}), crops="none").json()
        assert job["options"] == {"pages": "2,4-", "crops": "none"}
        result = client.get(f"/v1/jobs/{job['id']}/result").json()
        assert [page["number"] for page in result["pages"]] == [2, 4, 5]
        assert all("crop" not in region for page in result["pages"] for region in page["regions"])


def test_the_same_document_gives_the_same_bytes(server: Server) -> None:
    data = documents.pdf(2)
    with server.client() as client:
        results = []
        for _ in range(2):
            job = submit(client, data, "same.pdf").json()
            result = client.get(f"/v1/jobs/{job['id']}/result").content
            results.append(result.replace(job["id"].encode(), b""))
        assert results[0] == results[1]


def test_equal_requests_with_one_key_are_one_job(server: Server) -> None:
    headers = {"Idempotency-Key": token_hex(8)}
    data = documents.pdf(mark="Once")
    with server.client() as client:
        answers = [
            client.post("/v1/jobs", files={"file": ("a.pdf", data)}, headers=headers) for _ in range(2)
        ]
        assert answers[0].json()["id"] == answers[1].json()["id"]
        assert answers[1].headers["idempotent-replayed"] == "true"
        other = client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf(2))}, headers=headers)
        assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


def test_what_was_read_once_is_told_again_and_that_it_was(server: Server) -> None:
    headers = {"Idempotency-Key": token_hex(8)}
    files = {"file": ("a.pdf", documents.pdf(mark="Read once"))}
    with server.client() as client:
        first, again = (client.post("/v1/read", files=files, headers=headers) for _ in range(2))
        assert first.json() == again.json()
        replayed = [answer.headers.get("idempotent-replayed") for answer in (first, again)]
        assert replayed == [None, "true"]


def test_a_deleted_job_frees_its_key_and_is_not_missed(server: Server) -> None:
    headers = {"Idempotency-Key": token_hex(8)}
    files = {"file": ("a.pdf", documents.pdf())}
    with server.client() as client:
        first = client.post("/v1/jobs", params={"wait": 60}, files=files, headers=headers).json()["id"]
        client.delete(f"/v1/jobs/{first}").raise_for_status()
        second = client.post("/v1/jobs", params={"wait": 60}, files=files, headers=headers).json()
        assert (second["status"], second["id"] != first) == ("succeeded", True)


def test_of_equal_requests_at_once_one_is_the_job(server: Server) -> None:
    headers = {"Idempotency-Key": token_hex(8)}
    files = {"file": ("a.pdf", documents.pdf())}
    with server.client() as client, ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: client.post("/v1/jobs", files=files, headers=headers), range(6)))
        assert {answer.status_code for answer in answers} == {202}
        assert len({answer.json()["id"] for answer in answers}) == 1


def test_an_equal_request_is_told_of_a_job_only_when_nothing_can_undo_it(server: Server) -> None:
    headers = {"Idempotency-Key": token_hex(8)}
    files = {"file": ("a.pdf", documents.pdf())}
    with server.client() as client:
        job_id = client.post("/v1/jobs", files=files, headers=headers).json()["id"]
        store = FileStore(server.folder / "store")
        jobs = Jobs(store)
        job = jobs.load(job_id)
        store.put(keys.claim(job.tenant, job.idempotency or "", job_id), b"")  # as before it is published
        early = client.post("/v1/jobs", files=files, headers=headers)
        assert (early.status_code, early.json()["code"]) == (409, "request_under_way")
        Claims(store).confirm(job)
        assert client.post("/v1/jobs", files=files, headers=headers).json()["id"] == job_id


def test_an_upload_sent_ahead_becomes_a_job(server: Server) -> None:
    data = documents.pdf(mark="Ahead")
    with server.client() as client:
        upload = client.post("/v1/uploads", params={"name": "ahead.pdf"}, content=data)
        assert upload.status_code == 201
        request = {"source": {"kind": "upload", "id": upload.json()["id"]}, "title": "T", "labels": ["x"]}
        job = client.post("/v1/jobs", params={"wait": 60}, json=request).json()
        assert (job["status"], job["source"]["name"], job["labels"]) == ("succeeded", "ahead.pdf", ["x"])
        missing = client.post("/v1/jobs", json={"source": {"kind": "upload", "id": "0" * 20}})
        assert (missing.status_code, missing.json()["code"]) == (422, "invalid_option")


def test_jobs_are_listed_newest_first_by_pages_label_and_status(server: Server) -> None:
    label = token_hex(4)
    with server.client() as client:
        made = [submit(client, documents.pdf(), label=label).json()["id"] for _ in range(3)]
        first = client.get("/v1/jobs", params={"label": label, "limit": 2}).json()
        rest = client.get("/v1/jobs", params={"label": label, "cursor": first["next_cursor"]}).json()
        assert [job["id"] for job in first["jobs"] + rest["jobs"]] == made[::-1]
        assert rest["next_cursor"] is None
        done = client.get("/v1/jobs", params={"label": label, "status": "succeeded"}).json()
        assert len(done["jobs"]) == 3
        assert client.get("/v1/jobs", params={"label": label, "status": "failed"}).json()["jobs"] == []
        assert client.get("/v1/jobs", params={"status": "lost"}).json()["code"] == "invalid_option"


def test_a_deleted_job_leaves_no_object(server: Server) -> None:
    with server.client() as client:
        job = submit(client, documents.pdf()).json()["id"]
        assert client.delete(f"/v1/jobs/{job}").status_code == 204
        assert client.get(f"/v1/jobs/{job}").json()["code"] == "job_not_found"
        assert client.get(f"/v1/jobs/{job}/result").status_code == 404
    left = [
        path
        for path in (server.folder / "store").rglob("*")
        if job in str(path) and "deleted" not in str(path)
    ]
    assert left == []


def test_a_cancelled_job_keeps_what_was_read_and_can_be_retried(server: Server) -> None:
    with server.client() as client:
        job = submit(client, documents.pdf(60), wait=0).json()["id"]
        while client.get(f"/v1/jobs/{job}").json()["pages"]["done"] < 1:
            client.get(f"/v1/jobs/{job}", params={"wait": 5})
        cancelled = client.post(f"/v1/jobs/{job}/cancel").json()
        assert cancelled["status"] == "cancelled"
        assert client.get(f"/v1/jobs/{job}/result").json()["code"] == "not_read_yet"
        retried = client.post(f"/v1/jobs/{job}/retry")
        assert (retried.status_code, retried.json()["run"]) == (202, 2)
        events = client.get(f"/v1/jobs/{job}/events").text
        assert "event: finished" in events
        assert client.get(f"/v1/jobs/{job}").json()["pages"] == {"total": 60, "done": 60, "failed": 0}
        again = client.post(f"/v1/jobs/{job}/retry")
        assert (again.status_code, again.json()["code"]) == (409, "nothing_to_retry")


def test_a_retry_hides_nothing_that_was_read(tmp_path: Path, rabbitmq_url: str) -> None:
    with running_server(tmp_path, broker_url=rabbitmq_url) as server, server.client() as client:
        job = submit(client, documents.half_readable_pdf()).json()
        assert (job["status"], job["pages"]) == ("partial", {"total": 2, "done": 1, "failed": 1})
        base = f"/v1/jobs/{job['id']}"
        crop = client.get(f"{base}/pages/1").json()["regions"][0]["crop"]
        parts = [f"{base}/{part}" for part in ("result", "result.md", "pages/1", "pages/1/preview", crop)]
        before = [(200, client.get(part).content) for part in parts]
    with (  # nobody reads now
        running_server(tmp_path, "api", broker_url=rabbitmq_url) as server,
        server.client() as client,
    ):
        for action, status in (("retry", "queued"), ("cancel", "cancelled")):
            found = client.post(f"{base}/{action}").json()
            assert (found["run"], found["status"]) == (2, status)
            answers = [client.get(part) for part in parts]
            assert [(answer.status_code, answer.content) for answer in answers] == before
        # What the second run has in that place is still to come: no browser may keep this one for it.
        assert "no-cache" in client.get(f"{base}/pages/1/preview?run=2").headers["cache-control"]
        assert "immutable" in client.get(f"{base}/pages/1/preview?run=1").headers["cache-control"]


def test_events_tell_each_page_once_and_resume_where_they_were_left(server: Server) -> None:
    with server.client() as client:
        job = submit(client, documents.pdf(3), wait=0).json()["id"]
        events = parse_events(client.get(f"/v1/jobs/{job}/events").text)
        pages = [event for event in events if event["event"] == "page"]
        assert sorted(json.loads(event["data"])["number"] for event in pages) == [1, 2, 3]
        assert json.loads(events[-1]["data"])["status"] == "succeeded"
        assert events[-1]["event"] == "finished"
        head = client.head(f"/v1/jobs/{job}/events")
        assert (head.status_code, head.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
        resumed = client.get(f"/v1/jobs/{job}/events", headers={"Last-Event-ID": pages[0]["id"]})
        left = [event["data"] for event in parse_events(resumed.text) if event["event"] == "page"]
        assert sorted(left) == sorted(event["data"] for event in pages[1:])


def parse_events(text: str) -> list[dict[str, str]]:
    blocks = [
        block for block in text.replace("\r\n", "\n").split("\n\n") if block and not block.startswith(":")
    ]
    return [dict(line.split(": ", 1) for line in block.splitlines()) for block in blocks]


def test_models_are_listed_and_one_is_the_default(server: Server) -> None:
    with server.client() as client:
        found = client.get("/v1/models").json()
        name = found["models"][0]["name"]
        assert found["default"] == name
        assert "section-header" in client.get(f"/v1/models/{name}").json()["labels"]
        assert client.put(f"/v1/models/{name}/default").status_code == 200
        assert client.get("/v1/models/no-such").json()["code"] == "model_not_found"
