"""The web page as it is served is what its sources make, and its types are what the API says of itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.waiting import missing

SERVICES = Path(__file__).parents[2] / "services"
PAGE = SERVICES / "page"
STATIC = SERVICES / "api/docreader_api/static"
PROGRAMS = Path(sys.executable).parent


@pytest.fixture(scope="module")
def page() -> Path:
    """The folder of the sources, with what they are built with."""
    if not (PROGRAMS / "npm").exists() or not (PAGE / "node_modules").exists():
        missing("services/page has not what builds it: run `make page`")
    return PAGE


def run(folder: Path, *script: str | Path, given: bytes = b"") -> None:
    environment = os.environ | {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["npm", "run", "--silent", *script],
        check=False,
        cwd=folder,
        env=environment,
        input=given,
        capture_output=True,
    )
    assert done.returncode == 0, f"run `make page`: {done.stderr.decode()}"


def files(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_served_files_are_built_from_their_sources(page: Path, tmp_path: Path) -> None:
    run(page, "build", "--", tmp_path)
    assert files(tmp_path) == files(STATIC), "run `make page`"


def test_the_types_of_the_calls_are_those_of_the_api(page: Path) -> None:
    document = subprocess.run([sys.executable, page / "openapi.py"], capture_output=True, check=True).stdout
    run(page, "types", "--", "--check", given=document)
