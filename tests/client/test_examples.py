"""The examples, run as their first lines say."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import documents
from tests.server import Server, environment
from tests.waiting import missing

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(
    ("program", "file"),
    [("sh", "read.sh"), (sys.executable, "read.py"), (sys.executable, "read_many.py"), ("node", "read.mjs")],
    ids=["curl", "python", "python-async", "javascript"],
)
def test_an_example_reads_a_document(server: Server, tmp_path: Path, program: str, file: str) -> None:
    if shutil.which(program) is None or (program == "sh" and shutil.which("curl") is None):
        missing(f"no {program} on PATH")
    path = documents.write(tmp_path, "a.pdf", documents.pdf(2, mark="Omega"))
    done = subprocess.run(
        [program, EXAMPLES / file, path],
        env=environment(server=server.url),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Page 1 of Omega" in done.stdout
    assert "Page 2 of Omega" in done.stdout
