"""The memory of the serving process: idle, under requests, and while 500 MB are uploaded.

Measured on ``docreader serve``, whose process is the API and a worker's parent at once.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil

from benchmarks.pages import document
from benchmarks.processes import MIB, PeakMemory, mib, resident, serving

UPLOAD_BYTES = 500 * MIB
REQUESTS = 500


def measure() -> Iterator[tuple[str, str]]:
    """Rows of the table."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as (url, process),
        httpx.Client(base_url=url, timeout=300.0) as client,
    ):
        job = client.post("/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", document(2))}).json()
        assert job["status"] == "succeeded", job
        with PeakMemory(lambda: [process]) as memory:
            for number in range(REQUESTS):
                client.get(f"/v1/jobs/{job['id']}" + ("/result" if number % 2 else ""))
        yield f"API, most over {REQUESTS} requests", mib(memory.peak)
        yield f"API, most during an upload of {mib(UPLOAD_BYTES)}", _upload(client, process)


def _upload(client: httpx.Client, process: psutil.Process) -> str:
    before = resident(process)
    with PeakMemory(lambda: [process]) as memory:
        answer = client.post("/v1/uploads", params={"name": "large.pdf"}, content=_large())
    assert answer.status_code == 201, answer.text
    return f"{mib(memory.peak)} (+{mib(memory.peak - before)})"


def _large() -> Iterator[bytes]:
    yield b"%PDF-1.7\n"
    block = bytes(MIB)
    for _ in range(UPLOAD_BYTES // MIB - 1):
        yield block
