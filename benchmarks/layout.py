"""CPU time and memory of a page's layout, side by side with rapid-layout's small detector.

``BENCHMARK_RAPID_LAYOUT`` names a Python that has rapid-layout and PyMuPDF. Both read the same pages in the
same run, taking turns, on one thread each, with what docreader tells glibc's allocator.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pages import document
from benchmarks.processes import mib
from benchmarks.turns import in_turns
from docreader_worker.processes import numeric_threads
from docreader_worker.supervisor import CHILD_MALLOC

PAGES = 20
LOOP = Path(__file__).with_name("layout_loop.py")


def measure() -> Iterator[tuple[str, str]]:
    """Rows of the table."""
    other = os.environ.get("BENCHMARK_RAPID_LAYOUT")
    if other is None:
        yield "rapid-layout", "not run: BENCHMARK_RAPID_LAYOUT names no Python with it"
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.pdf"
        path.write_bytes(document(PAGES))
        (seconds, memory), (their_seconds, their_memory) = in_turns(
            lambda: _run(sys.executable, "docreader", path), lambda: _run(other, "rapid-layout", path)
        )
    yield "docreader: CPU seconds a page, memory", f"{seconds:.3f}, {mib(memory)}"
    yield "rapid-layout: CPU seconds a page, memory", f"{their_seconds:.3f}, {mib(their_memory)}"
    yield "ratio of time, of memory", f"{seconds / their_seconds:.2f} x, {memory / their_memory:.2f} x"


def _run(python: str, way: str, path: Path) -> tuple[float, float]:
    done = subprocess.run(
        [python, str(LOOP), way, str(path), str(PAGES)],
        env=os.environ | CHILD_MALLOC | numeric_threads(1),
        check=True,
        capture_output=True,
        text=True,
        timeout=600,
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    return figures["seconds"], figures["peak_bytes"]
