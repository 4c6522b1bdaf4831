"""``docreader cluster`` where there is no cluster; where there is one, ``tests/cluster`` has it at work."""

from pathlib import Path

import pytest

from docreader_cli.pools import mebibytes_of
from tests.cli.command import run


def test_without_a_cluster_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUBECONFIG", str(tmp_path / "none"))
    done = run("cluster", "status", folder=tmp_path)
    assert done.returncode == 1
    assert "no cluster answers at the current kube context" in done.stderr
    assert "Traceback" not in done.stderr


def test_its_help_needs_no_cluster(tmp_path: Path) -> None:
    done = run("cluster", "--help", folder=tmp_path)
    assert done.returncode == 0
    assert [name for name in ("status", "scale", "pause", "resume", "drain") if name not in done.stdout] == []


@pytest.mark.parametrize(
    ("memory", "mebibytes"),
    [(["9092Ki"], 8), (["12Mi"], 12), (["9310208"], 8), (["1Gi"], 1024), (["512Ki", "1536Ki"], 2)],
)
def test_memory_is_understood_in_any_unit(memory: list[str], mebibytes: int) -> None:
    assert mebibytes_of({"containers": [{"usage": {"memory": each}} for each in memory]}) == mebibytes
