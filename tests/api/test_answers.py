"""What is asked for with HEAD is told, and not read."""

import re
from pathlib import Path

from tests import documents
from tests.server import Server

MIB = 1024 * 1024


def has_read(server: Server) -> int:
    """How many bytes the process ever read, from files and connections."""
    found = re.search(r"rchar: (\d+)", Path(f"/proc/{server.pid}/io").read_text())
    assert found is not None
    return int(found[1])


def test_head_tells_of_a_document_what_get_tells_and_reads_none_of_it(server: Server) -> None:
    data = documents.pdf() + b"%" * 30 * MIB
    with server.client() as client:
        job = client.post("/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", data)}).json()
        before = has_read(server)
        head = client.head(f"/v1/jobs/{job['id']}/source")
        assert has_read(server) - before < 10 * MIB
        got = client.get(f"/v1/jobs/{job['id']}/source")
        assert (head.status_code, head.content, got.content == data) == (200, b"", True)
        assert head.headers["content-length"] == str(len(data))
        assert {**head.headers, "date": ""} == {**got.headers, "date": ""}


def test_head_of_what_is_not_there_is_refused_as_get_is(server: Server) -> None:
    with server.client() as client:
        job = client.post("/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", documents.pdf())}).json()
        for part, status in (("pages/1", 200), ("pages/7", 404), ("pages/1/regions/999/crop", 404)):
            path = f"/v1/jobs/{job['id']}/{part}"
            assert client.head(path).status_code == client.get(path).status_code == status
