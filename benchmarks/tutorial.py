"""Pages per CPU second and memory, side by side with the tutorial's loop written anew.

The loop (``tutorial_loop.py``) needs PyTorch and Detectron2: ``BENCHMARK_PYTHON`` names a Python
that has them. Both read the same pages in the same run, taking turns, on one core each.
"""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from benchmarks.pages import document
from benchmarks.processes import PeakMemory, cpu_seconds, family, mib, serving
from benchmarks.turns import in_turns

PAGES = 10
LOOP = Path(__file__).with_name("tutorial_loop.py")


def measure() -> Iterator[tuple[str, str]]:
    """Rows of the table."""
    python = os.environ.get("BENCHMARK_PYTHON")
    if python is None:
        yield "the tutorial's loop", "not run: BENCHMARK_PYTHON names no Python with Detectron2"
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.pdf"
        path.write_bytes(document(PAGES))
        (speed, memory), (their_speed, their_memory) = in_turns(
            lambda: _docreader(path, Path(folder)), lambda: _tutorial(python, path)
        )
    yield "docreader: pages per CPU second, memory", f"{speed:.2f}, {mib(memory)}"
    yield "tutorial's loop: pages per CPU second, memory", f"{their_speed:.3f}, {mib(their_memory)}"
    yield "ratio of speed, of memory", f"{speed / their_speed:.1f} x, {memory / their_memory:.2f} x"


def _docreader(path: Path, folder: Path) -> tuple[float, float]:
    with (
        serving(folder, threads="1") as (url, process),
        httpx.Client(base_url=url, timeout=300.0) as client,
    ):
        client.post("/v1/jobs", params={"wait": 60}, files={"file": ("warm.pdf", document(1))})
        before = cpu_seconds(process)
        with PeakMemory(lambda: family(process)) as memory:
            job = client.post("/v1/jobs", files={"file": ("a.pdf", path.read_bytes())}).json()
            while job["status"] in ("queued", "running"):
                job = client.get(f"/v1/jobs/{job['id']}", params={"wait": 60}).json()
        assert job["pages"]["done"] == PAGES, job
        return PAGES / (cpu_seconds(process) - before), memory.peak


def _tutorial(python: str, path: Path) -> tuple[float, float]:
    begun = time.monotonic()
    done = subprocess.run(
        [python, str(LOOP), str(path)], check=True, capture_output=True, text=True, timeout=1800
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["pages"] == PAGES, time.monotonic() - begun
    return figures["pages"] / figures["cpu_seconds"], figures["peak_bytes"]
