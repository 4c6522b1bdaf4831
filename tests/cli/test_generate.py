"""``docreader generate`` where the programs of layout engines are missing."""

from pathlib import Path

import pytest

from tests.cli.command import run


@pytest.mark.parametrize(
    ("arguments", "named", "instead"),
    [
        (
            (),
            ("Chromium (install chromium)", "cm-super)", "LibreOffice (install libreoffice-writer-nogui)"),
            "--engine reportlab --engine typst",
        ),
        (("--engine", "html", "--engine", "typst"), ("Chromium",), "--engine typst"),
        (("--engine", "libreoffice"), ("LibreOffice",), None),
    ],
    ids=["all", "some", "one"],
)
def test_programs_that_are_missing_are_named_before_anything_is_drawn(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    named: tuple[str, ...],
    instead: str | None,
) -> None:
    pytest.importorskip("matplotlib")
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("generate", "pages", "--documents", "4", *arguments, folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("docreader: not installed: ")
    assert done.stderr.endswith("(program_missing)\n")
    assert all(name in done.stderr for name in named)
    assert ("leave them out" in done.stderr) == (instead is not None)
    assert instead is None or f"leave them out: {instead} (" in done.stderr
    assert not (tmp_path / "pages").exists()
