"""What became of documents: each was read, and each of its pages once."""

from tests.cluster.api import Api

PAGES = 16
READ_SECONDS = 420.0


def assert_all_read(api: Api, job_ids: list[str], seconds: float = READ_SECONDS) -> None:
    """Every document of ``PAGES`` pages was read, and each of its pages once."""
    assert {job["status"] for job in api.ended(job_ids, seconds)} == {"succeeded"}
    for job_id in job_ids:
        result = api.get(f"/v1/jobs/{job_id}/result")
        assert [page["number"] for page in result["pages"]] == list(range(1, PAGES + 1))
    assert not api.get("/v1/jobs?status=running")["jobs"]
