"""The memory of each engine: of a worker's parent and child together, and of a training.

``BENCHMARK_PYTHON`` names a Python with docreader, PyTorch and Detectron2; without it ``onnx`` is measured
alone. Measured on ``docreader serve``, whose process is the API and the parent at once.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean
from typing import Any

import httpx
import psutil

from benchmarks.pages import document, drawing, scan, words
from benchmarks.processes import PeakMemory, family, mib, resident, serving
from tests import labelled

PAGES = 100
WORST = {
    "a scan in colour at 600 dpi, read by Tesseract": scan,
    "a drawing of 20,000 lines": drawing,
    "a page of 9,600 words": words,
}
TRAININGS = {"the defaults": {}, "the backbone too (freeze: false)": {"freeze": False}}
ITERATIONS = 4
"""The first batch takes as much as all that follow."""
UNLIMITED = {
    "page_timeout": "400",
    "batch_pages": "1",
    "stall_seconds": "900",
    "child_memory_bytes": str(16 * 1024**3),
    "training_memory_bytes": str(16 * 1024**3),
}
"""No limit is in the way of what is measured, and a busy machine is slow."""


def measure() -> Iterator[tuple[str, str]]:
    """Rows of the table."""
    yield from _reading("onnx", sys.executable)
    python = os.environ.get("BENCHMARK_PYTHON")
    if python is None:
        yield "detectron2", "not run: BENCHMARK_PYTHON names no Python with docreader and Detectron2"
        return
    yield from _reading("detectron2", python)
    for what, options in TRAININGS.items():
        yield f"training, {what}", _training(python, options)


def _reading(engine: str, python: str) -> Iterator[tuple[str, str]]:
    with _served(python, engine) as (client, process):
        yield f"{engine}, idle before the first page", mib(sum(resident(each) for each in family(process)))
        memory = Memory(process)
        with memory:
            _read(client, document(PAGES))
        early, late = memory.fifths()
        yield (
            f"{engine}, mean in the second and the last fifth of {PAGES} pages",
            f"{mib(early)}, {mib(late)}",
        )
        yield f"{engine}, most over {PAGES} pages", memory.most
        for what, page in WORST.items():
            data = page()
            with Memory(process) as memory:
                _read(client, data)
            yield f"{engine}, {what}", memory.most


def _training(python: str, options: dict[str, Any]) -> str:
    with _served(python, "detectron2") as (client, process), Memory(process) as memory:
        client.post(
            "/v1/datasets", data={"name": "drawn"}, files={"file": ("drawn.zip", labelled.dataset(24))}
        )
        asked = {"dataset": "drawn", "name": "drawn", "options": {"iterations": ITERATIONS, **options}}
        training = client.post("/v1/trainings", json=asked).raise_for_status().json()
        _ended(client, f"/v1/trainings/{training['id']}")
    return memory.most


class Memory:
    """The memory of a serving process and all below it, and of its child alone, until it is left."""

    def __init__(self, process: psutil.Process) -> None:
        self._all = PeakMemory(lambda: family(process))
        self._child = PeakMemory(process.children)

    def __enter__(self) -> "Memory":
        self._all.__enter__()
        self._child.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._child.__exit__()
        self._all.__exit__()

    @property
    def most(self) -> str:
        """The most that all had together, and the most of the child."""
        return f"{mib(self._all.peak)}, the child {mib(self._child.peak)}"

    def fifths(self) -> tuple[float, float]:
        """Means of all together in the second and in the last fifth of the time, in bytes."""
        samples = self._all.samples
        fifth = len(samples) // 5
        return mean(samples[fifth : 2 * fifth]), mean(samples[-fifth:])


@contextmanager
def _served(python: str, engine: str) -> Iterator[tuple[httpx.Client, psutil.Process]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder), python=python, engine=engine, threads="1", **UNLIMITED) as (
            url,
            process,
        ),
        httpx.Client(base_url=url, timeout=300.0) as client,
    ):
        yield client, process


def _read(client: httpx.Client, data: bytes) -> None:
    job = client.post("/v1/jobs", files={"file": ("a.pdf", data)}).raise_for_status().json()
    _ended(client, f"/v1/jobs/{job['id']}")


def _ended(client: httpx.Client, path: str) -> None:
    """Wait until what is there has succeeded."""
    found = client.get(path).json()
    while found["status"] in ("queued", "running"):
        found = client.get(path, params={"wait": 60}).json()
    assert found["status"] == "succeeded", found
