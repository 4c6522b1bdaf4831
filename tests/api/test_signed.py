"""With signed addresses a client fetches results from the store itself; our own page does not."""

from pathlib import Path

from tests import documents
from tests.server import running_server
from tests.services import S3


def test_results_are_redirected_to_the_store_and_the_page_gets_the_bytes(tmp_path: Path, minio: S3) -> None:
    settings = {
        "store_url": minio.bucket(),
        "store_access_key": minio.access_key,
        "store_secret_key": minio.secret_key,
        "signed_url_seconds": "60",
    }
    with running_server(tmp_path, **settings) as server, server.client() as client:
        files = {"file": ('naïve "name"\r\n.pdf', documents.pdf())}
        job = client.post("/v1/jobs", params={"wait": 60}, files=files).json()
        assert job["status"] == "succeeded", job
        for part, start in (("result", b"{"), ("pages/1/preview", b"RIFF"), ("source", b"%PDF")):
            answer = client.get(f"/v1/jobs/{job['id']}/{part}")
            assert answer.status_code == 307
            assert answer.headers["location"].startswith(minio.endpoint)
            assert client.get(answer.headers["location"]).content.startswith(start)
            page = {"Sec-Fetch-Site": "same-origin"}
            own = client.get(f"/v1/jobs/{job['id']}/{part}", headers=page)
            assert (own.status_code, own.content[: len(start)]) == (200, start)
            head = client.head(f"/v1/jobs/{job['id']}/{part}", headers=page)
            assert (head.status_code, int(head.headers["content-length"])) == (200, len(own.content))
        assert client.get(f"/v1/jobs/{job['id']}/pages/7/preview").status_code == 404


def test_read_answers_the_result_itself(tmp_path: Path, minio: S3) -> None:
    settings = {
        "store_url": minio.bucket(),
        "store_access_key": minio.access_key,
        "store_secret_key": minio.secret_key,
        "signed_url_seconds": "60",
    }
    with running_server(tmp_path, **settings) as server, server.client() as client:
        files = {"file": ("a.pdf", documents.pdf(mark="Delta"))}
        as_json = client.post("/v1/read", files=files)
        assert as_json.status_code == 200
        assert [page["number"] for page in as_json.json()["pages"]] == [1]
        assert as_json.headers["location"] == f"/v1/jobs/{as_json.json()['job_id']}"
        as_text = client.post("/v1/read", files=files, headers={"Accept": "text/markdown"})
        assert as_text.status_code == 200
        assert "Page 1 of Delta" in as_text.text
