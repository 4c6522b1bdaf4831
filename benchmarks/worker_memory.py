"""The memory of a worker, parent and child together, over 500 pages."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import httpx

from benchmarks.pages import document
from benchmarks.processes import PeakMemory, family, mib, serving

PAGES = 500


def measure() -> Iterator[tuple[str, str]]:
    """Rows of the table."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder), threads="1") as (url, process),
        httpx.Client(base_url=url, timeout=300.0) as client,
    ):
        yield (
            "worker, idle before the first page",
            mib(sum(each.memory_info().rss for each in family(process))),
        )
        with PeakMemory(lambda: family(process)) as memory:
            job = client.post("/v1/jobs", files={"file": ("a.pdf", document(PAGES))}).json()
            while job["status"] in ("queued", "running"):
                job = client.get(f"/v1/jobs/{job['id']}", params={"wait": 60}).json()
        assert job["pages"]["done"] == PAGES, job
        fifth = len(memory.samples) // 5
        early, late = mean(memory.samples[fifth : 2 * fifth]), mean(memory.samples[-fifth:])
        yield f"worker (and API), most over {PAGES} pages", mib(memory.peak)
        yield "worker, growth from the second to the last fifth", f"{mib(early)} -> {mib(late)}"
