"""The command line: what it prints and how it exits."""

import json
import subprocess
from pathlib import Path

from docreader_cli.main import COMMANDS
from tests import documents
from tests.server import COMMAND, Server, environment
from tests.waiting import free_port


def run(*arguments: str | Path, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run ``docreader`` in ``folder``."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=folder,
        env=environment(**settings) | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def test_read_writes_everything_beside_the_file(tmp_path: Path) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf(2, mark="Delta"))
    done = run("read", "a.pdf", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Page 1 of Delta" in done.stdout
    assert "a.pdf: succeeded, 2 of 2 pages" in done.stderr
    out = tmp_path / "a.docreader"
    assert json.loads((out / "result.json").read_text())["pages"][1]["number"] == 2
    assert "Page 2 of Delta" in (out / "result.md").read_text()
    assert (out / "pages/00001.webp").exists()
    assert list((out / "crops").glob("00001-*.png"))


def test_reading_again_leaves_nothing_of_what_was_read_before(tmp_path: Path) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf(2, mark="Delta"))
    assert run("read", "a.pdf", folder=tmp_path).returncode == 0
    out = tmp_path / "a.docreader"
    (out / "notes.txt").write_text("mine")
    assert run("read", "a.pdf", "--pages", "2", folder=tmp_path).returncode == 0
    assert [page["number"] for page in json.loads((out / "result.json").read_text())["pages"]] == [2]
    assert "Page 1 of Delta" not in (out / "result.md").read_text()
    assert {path.name for path in out.iterdir()} == {
        "result.json",
        "result.md",
        "pages",
        "crops",
        "notes.txt",
    }
    assert {path.name[:5] for folder in ("pages", "crops") for path in (out / folder).iterdir()} == {"00002"}


def test_two_files_that_would_go_to_one_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    documents.write(tmp_path, "report.pdf", documents.pdf(mark="Delta"))
    documents.write(tmp_path / "x", "report.pdf", documents.pdf(mark="Epsilon"))
    done = run("read", "report.pdf", "x/report.pdf", "--out", "results", folder=tmp_path)
    assert done.returncode == 2
    assert "report.pdf and x/report.pdf would both go to results/report.docreader" in done.stderr
    assert not (tmp_path / "results").exists()
    apart = run("read", "report.pdf", "x/report.pdf", folder=tmp_path)
    assert apart.returncode == 0, apart.stderr
    assert "Epsilon" in (tmp_path / "x/report.docreader/result.md").read_text()


def test_read_prints_for_machines(tmp_path: Path) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf(3))
    as_json = run("read", "a.pdf", "--json", "--pages", "2-3", folder=tmp_path)
    assert [page["number"] for page in json.loads(as_json.stdout)["pages"]] == [2, 3]
    as_markdown = run("read", "a.pdf", "--markdown", folder=tmp_path)
    assert "Page 3 of" in as_markdown.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf"]


def test_a_document_that_fails_is_exit_code_1_and_the_others_are_read(tmp_path: Path) -> None:
    documents.write(tmp_path, "bad.pdf", documents.encrypted_pdf())
    documents.write(tmp_path, "good.pdf", documents.pdf())
    done = run("read", "bad.pdf", "good.pdf", folder=tmp_path)
    assert done.returncode == 1
    assert "encrypted_document" in done.stderr
    assert (tmp_path / "good.docreader/result.json").exists()


def test_usage_is_exit_code_2(tmp_path: Path) -> None:
    for arguments in (("read",), ("read", "none.pdf"), ("fly",), ("api",), ("worker",)):
        assert run(*arguments, folder=tmp_path).returncode == 2
    wrong = run("doctor", folder=tmp_path, engine="abacus")
    assert wrong.returncode == 2
    assert "DOCREADER_ENGINE" in wrong.stderr
    (tmp_path / "model").mkdir()
    both = run("train", "model", "--out", "new", "--start-from", "model", "--large", folder=tmp_path)
    assert both.returncode == 2
    assert "--large" in both.stderr


def test_submit_waits_and_jobs_lists(server: Server, tmp_path: Path) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf())
    submitted = run("submit", "a.pdf", "--wait", "--json", "--server", server.url, folder=tmp_path)
    job = json.loads(submitted.stdout)
    assert (submitted.returncode, job["status"]) == (0, "succeeded")
    assert job["id"] in run("jobs", "--server", server.url, folder=tmp_path).stdout
    assert "succeeded" in run("jobs", job["id"], "--server", server.url, folder=tmp_path).stdout
    listed = run("jobs", "--status", "succeeded", "--json", "--server", server.url, folder=tmp_path)
    assert job["id"] in [each["id"] for each in json.loads(listed.stdout)["jobs"]]
    others = run("jobs", "--status", "failed", "--json", "--server", server.url, folder=tmp_path)
    assert job["id"] not in [each["id"] for each in json.loads(others.stdout)["jobs"]]
    assert run("jobs", "--status", "lost", "--server", server.url, folder=tmp_path).returncode == 2
    missing = run("jobs", "0" * 20, "--server", server.url, folder=tmp_path)
    assert missing.returncode == 1
    assert "job_not_found" in missing.stderr


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    done = run("jobs", "--server", f"http://127.0.0.1:{free_port()}", folder=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_try_reads_over_http_and_stops(tmp_path: Path) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf(mark="Epsilon"))
    done = run("try", "a.pdf", "--port", str(free_port()), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Page 1 of Epsilon" in done.stdout
    assert "data/jobs/" in done.stdout


def test_doctor_says_what_is_wrong(tmp_path: Path) -> None:
    well = run("doctor", folder=tmp_path)
    assert (well.returncode, well.stdout.count("ok ")) == (0, 3), well.stdout
    away = run("doctor", folder=tmp_path, broker_url=f"amqp://127.0.0.1:{free_port()}")
    assert away.returncode == 1
    assert "not ok  broker (DOCREADER_BROKER_URL)" in away.stdout
    assert "Traceback" not in away.stderr


def test_models_are_listed_and_shown(tmp_path: Path) -> None:
    listed = json.loads(run("models", "list", "--json", folder=tmp_path).stdout)
    name = listed[0]["name"]
    assert json.loads(run("models", "show", name, folder=tmp_path).stdout)["labels"]
    assert run("models", "show", "none-such", folder=tmp_path).returncode == 2


def test_every_command_has_help(tmp_path: Path) -> None:
    assert all(command in run("--help", folder=tmp_path).stdout for command in COMMANDS)
    for command in COMMANDS:
        assert "Usage:" in run(command, "--help", folder=tmp_path).stdout
