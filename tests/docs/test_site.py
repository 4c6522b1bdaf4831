"""The documentation as a site: every link leads somewhere, and nothing is fetched from outside."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docreader_cli.main import COMMANDS
from tests.server import environment

ROOT = Path(__file__).parents[2]
FETCHED = re.compile(r"<(?:script|img|iframe|source)\b[^>]*\ssrc=\"([^\"]+)|<link\b[^>]*\shref=\"([^\"]+)")
IMPORTED = re.compile(r"url\(([^)]+)\)|@import ([^;]+)")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built without a warning."""
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env=environment() | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder


def test_nothing_is_fetched_from_outside(site: Path) -> None:
    fetched = {
        address
        for pattern, suffix in ((FETCHED, "html"), (IMPORTED, "css"))
        for path in site.rglob(f"*.{suffix}")
        for found in pattern.findall(path.read_text())
        for address in found
    }
    assert fetched
    assert [each for each in fetched if re.match(r"[\"']?(https?:)?//", each)] == []


def test_every_command_and_its_options_are_there(site: Path) -> None:
    page = (site / "reference/command-line.html").read_text()
    for command in COMMANDS:
        assert f"docreader {command}" in page


def test_every_call_is_there(site: Path) -> None:
    page = (site / "reference/http.html").read_text()
    for call in ("/v1/jobs", "/v1/read", "/v1/models"):
        assert f"<code>{call}</code>" in page
    assert 'id="JobView"' in page


def test_pages_made_from_the_chart_are_linked_on_the_site(site: Path) -> None:
    assert "blob/main/charts" not in (site / "how-to/kubernetes.html").read_text()
