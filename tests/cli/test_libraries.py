"""Commands where libraries are missing: each names what is missing, and the extras that bring it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from docreader_worker.model_folder import builtin_models
from tests.cli.command import run

WITHOUT = """
import sys

class Missing:
    def find_spec(self, name, path, target=None):
        if name == {library!r}:
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Missing())
"""
MODEL = str(next(folder for _, folder in builtin_models()))


@pytest.fixture
def without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Has the processes of a test find no library of a name."""

    def without(library: str) -> None:
        (tmp_path / "site").mkdir()
        (tmp_path / "site/sitecustomize.py").write_text(WITHOUT.format(library=library))
        monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"), prepend=os.pathsep)

    return without


@pytest.mark.parametrize(
    ("library", "arguments", "extras"),
    [
        ("PIL", ("dataset", "check", "."), "worker"),
        ("PIL", ("dataset", "from-jobs", "0", "--out", "out"), "worker"),
        ("reportlab", ("generate", "out", "--engine", "reportlab"), "worker,train"),
        ("onnxruntime", ("evaluate", MODEL, "."), "worker,train"),
        ("psutil", ("read", "a.pdf"), "worker"),
        ("psutil", ("worker",), "worker"),
        ("starlette", ("api",), "api"),
        ("starlette", ("serve",), "api,worker"),
        ("starlette", ("try", "a.pdf"), "api,worker"),
        ("kubernetes", ("cluster", "status"), "cluster"),
    ],
)
def test_the_extras_that_bring_a_library_are_named(
    tmp_path: Path, without: Callable[[str], None], library: str, arguments: tuple[str, ...], extras: str
) -> None:
    without(library)
    (tmp_path / "a.pdf").touch()
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == 1
    how = f"in docreader's checkout, .venv/bin/pip install --editable '.[{extras}]'"
    assert done.stderr == f"Error: {library} is not installed: {how}\n"


@pytest.mark.parametrize("command", [("train", "."), ("models", "export", ".", ".")])
def test_what_trains_needs_detectron2_too(
    tmp_path: Path, without: Callable[[str], None], command: tuple[str, ...]
) -> None:
    without("onnxruntime")
    done = run(*command, "--out", "out", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.endswith(
        "pip install --editable '.[worker,detectron2,train]', and Detectron2 as the README says\n"
    )


def test_the_extra_that_brings_tracing_is_named(
    tmp_path: Path, without: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    without("opentelemetry")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318")
    done = run("serve", "--port", "0", folder=tmp_path)
    assert done.returncode == 2
    assert "in docreader's checkout, .venv/bin/pip install --editable '.[tracing]'" in done.stderr


def test_help_needs_none(tmp_path: Path, without: Callable[[str], None]) -> None:
    without("kubernetes")
    assert "Usage:" in run("cluster", "scale", "--help", folder=tmp_path).stdout
