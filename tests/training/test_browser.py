"""A Chromium that hangs: the document is given up, and nothing is left of it."""

import os
import shutil
from pathlib import Path

import pytest

from docreader_worker.training.synthesis.document import LayoutFailed
from docreader_worker.training.synthesis.html import browser


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_a_page_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text("<p>Words")
    with browser.Browser() as chromium:
        monkeypatch.setattr(browser, "SECONDS", 1)
        with pytest.raises(TimeoutError):
            chromium.draw(page, "new Promise(() => {})", pdf)
    assert not pdf.exists()


def test_a_browser_that_does_not_answer_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("faker")
    pytest.importorskip("matplotlib")
    from docreader_worker.training.synthesis.html.engine import HtmlEngine
    from docreader_worker.training.synthesis.pictures import PictureSource

    program, started, folder = tmp_path / "chromium", tmp_path / "started", tmp_path / "pdf"
    folder.mkdir()
    program.write_text(f"#!/bin/sh\necho $$ > {started}\nexec sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(browser, "SECONDS", 3)
    with HtmlEngine({}, PictureSource(tmp_path / "pictures", count=2)) as engine:
        with pytest.raises(LayoutFailed, match="no answer"):
            engine.generate(1, folder)
        assert not list(folder.iterdir())
        assert not Path("/proc", started.read_text().strip()).exists()
