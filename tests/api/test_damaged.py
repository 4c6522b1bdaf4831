"""An object of the store that is damaged: its job says so and can be deleted, and the others go on."""

from pathlib import Path

import pytest

from docreader import keys
from docreader.store.file import FileStore
from tests import documents
from tests.server import running_server


@pytest.mark.parametrize("kind", ["job.json", "ending"])
def test_a_damaged_job_is_deleted_and_hides_no_other(tmp_path: Path, kind: str) -> None:
    with running_server(tmp_path, sweep_seconds="0") as server, server.client() as client:
        damaged, sound = (
            client.post("/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", documents.pdf())}).json()
            for _ in range(2)
        )
        store = FileStore.from_url(server.settings["store_url"])
        key = keys.job(damaged["id"])
        if kind == "ending":
            key = f"{keys.journal(damaged['id'], 1)}finished.succeeded.1.0"
            assert store.exists(key)
        store.put(key, b"{")
        listed = client.get("/v1/jobs")
        assert listed.status_code == 200, listed.text
        assert [job["id"] for job in listed.json()["jobs"]] == [sound["id"]]
        path = damaged["links"]["self"]
        told = client.get(path)
        assert (told.status_code, told.json()["code"]) == (500, "internal")
        assert "is damaged: restore it" in told.json()["detail"]
        assert client.delete(path).status_code == 204
        assert client.get(path).status_code == 404
        left = [entry.key for entry in store.list("") if damaged["id"] in entry.key]
        assert left == [keys.deleted(damaged["id"])]
