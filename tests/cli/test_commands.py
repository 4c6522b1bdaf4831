"""The command line: what it prints and how it exits."""

import json
import os
import re
import socket
from pathlib import Path

import pytest

from docreader_cli.main import COMMANDS
from tests import documents
from tests.cli.command import run
from tests.server import Server
from tests.waiting import free_port


def test_read_writes_everything_beside_the_file(tmp_path: Path) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf(2, mark="Delta"))
    done = run("read", "a.pdf", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Page 1 of Delta" in done.stdout
    assert "a.pdf: succeeded, 2 of 2 pages" in done.stderr
    out = tmp_path / "a.docreader"
    assert json.loads((out / "result.json").read_text())["pages"][1]["number"] == 2
    assert "Page 2 of Delta" in (out / "result.md").read_text()
    assert sorted(file.name for file in (out / "pages").glob("*.webp")) == ["00001.webp", "00002.webp"]
    assert list((out / "crops").glob("00001-*.png"))
    for file in ("result.json", "pages/00001.json", "pages/00002.json"):
        crops = re.findall('"crop":"(.*?)"', (out / file).read_text())
        assert crops
        assert all((out / crop).exists() for crop in crops)


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


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("a.pdf", "--out", "notes.txt/deep"), "notes.txt/deep/a.docreader"),
        (("a.pdf", "b.pdf"), "b.docreader"),
        (("a.pdf", "--out", "x" * 300), "a.docreader"),
    ],
    ids=["below a file", "a file in its place", "too long a name"],
)
def test_a_folder_that_cannot_be_is_named_before_anything_is_read(
    tmp_path: Path, arguments: tuple[str, ...], named: str
) -> None:
    for name in ("a.pdf", "b.pdf"):
        documents.write(tmp_path, name, documents.pdf())
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "b.docreader").write_text("mine")
    before = sorted(tmp_path.iterdir())
    done = run("read", *arguments, folder=tmp_path)
    assert done.returncode == 2
    assert f"{named} cannot be written to: " in done.stderr
    assert "succeeded" not in done.stderr
    assert sorted(tmp_path.iterdir()) == before


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
    documents.write(tmp_path, "a.pdf", documents.pdf())
    for arguments in (
        ("read",),
        ("read", "none.pdf"),
        ("read", "a.pdf", "--json", "--markdown"),
        ("read", "a.pdf", "--pages", "x"),
        ("read", "a.pdf", "--model", "a b"),
        ("submit", "a.pdf", "--pages", "5-2"),
        ("submit", "a.pdf", "--server", "ftp://localhost"),
        ("submit", "a.pdf", "--server", "http://localhost:99999"),
        ("jobs", "--server", "http://"),
        ("try", "a.pdf", "--port", "70000"),
        ("fly",),
        ("api",),
        ("worker",),
    ):
        assert run(*arguments, folder=tmp_path).returncode == 2, arguments
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
    listed = run("jobs", "--server", server.url, folder=tmp_path).stdout.splitlines()
    assert listed[0].endswith("created (UTC)")
    assert any(line.startswith(job["id"]) for line in listed)
    assert "succeeded" in run("jobs", job["id"], "--server", server.url, folder=tmp_path).stdout
    read = run("jobs", "--status", "succeeded", "--json", "--server", server.url, folder=tmp_path)
    assert job["id"] in [each["id"] for each in json.loads(read.stdout)["jobs"]]
    others = run("jobs", "--status", "failed", "--json", "--server", server.url, folder=tmp_path)
    assert job["id"] not in [each["id"] for each in json.loads(others.stdout)["jobs"]]
    assert run("jobs", "--status", "lost", "--server", server.url, folder=tmp_path).returncode == 2
    missing = run("jobs", "0" * 20, "--server", server.url, folder=tmp_path)
    assert missing.returncode == 1
    assert "job_not_found" in missing.stderr


def test_what_a_server_read_comes_into_a_folder_as_read_would_write_it(
    server: Server, tmp_path: Path
) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf(2, mark="Delta"))
    at = ("--server", server.url)
    assert run("read", "a.pdf", "--out", "here", folder=tmp_path).returncode == 0
    sent = run("submit", "a.pdf", "--out", "there", "--json", *at, folder=tmp_path)
    assert (sent.returncode, f"results: there{os.sep}a.docreader" in sent.stderr) == (0, True), sent.stderr
    job = json.loads(sent.stdout)
    assert run("jobs", job["id"], "--out", "again", *at, folder=tmp_path).returncode == 0
    here, *there = (tmp_path / name / "a.docreader" for name in ("here", "there", "again"))
    names = {path.relative_to(here) for path in here.rglob("*") if ".small." not in path.name}
    for folder in there:
        assert {path.relative_to(folder) for path in folder.rglob("*")} == names
        assert (folder / "result.md").read_text() == (here / "result.md").read_text()
        crops = re.findall('"crop":"(.*?)"', (folder / "result.json").read_text())
        assert crops
        assert all((folder / crop).exists() for crop in crops)


def test_a_job_is_read_again_and_deleted_by_its_id(server: Server, tmp_path: Path) -> None:
    documents.write(tmp_path, "half.pdf", documents.half_readable_pdf())
    at = ("--server", server.url)
    job = run("submit", "half.pdf", "--wait", *at, folder=tmp_path).stdout.split()[0]
    again = run("jobs", job, "--retry", "--json", *at, folder=tmp_path)
    assert json.loads(again.stdout)["run"] == 2
    assert run("jobs", job, "--cancel", *at, folder=tmp_path).returncode == 0
    deleted = run("jobs", job, "--delete", *at, folder=tmp_path)
    assert (deleted.returncode, deleted.stdout) == (0, f"{job} is deleted\n"), deleted.stderr
    assert "job_not_found" in run("jobs", job, *at, folder=tmp_path).stderr
    for options in (("--delete",), ("--out", "here"), (job, "--out", "here", "--retry")):
        assert run("jobs", *options, *at, folder=tmp_path).returncode == 2


def test_submit_goes_on_after_a_file_that_is_refused(server: Server, tmp_path: Path) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf())
    (tmp_path / "b.txt").write_text("no document")
    documents.write(tmp_path, "c.pdf", documents.pdf())
    at = ("--server", server.url.removeprefix("http://"))
    sent = run("submit", "a.pdf", "b.txt", "c.pdf", *at, folder=tmp_path)
    assert sent.returncode == 1
    assert [line.split()[-1] for line in sent.stdout.splitlines()] == ["a.pdf", "c.pdf"]
    assert "b.txt: this is neither a PDF nor" in sent.stderr
    waited = run("submit", "a.pdf", "b.txt", "c.pdf", "--wait", *at, folder=tmp_path)
    assert waited.returncode == 1
    assert [line.split()[1] for line in waited.stdout.splitlines()] == ["succeeded", "succeeded"]
    ids = [line.split()[0] for line in waited.stdout.splitlines()]
    assert f"a.pdf: job {ids[0]}\nb.txt: this is" in waited.stderr


def test_pages_that_failed_are_told_with_their_reasons(server: Server, tmp_path: Path) -> None:
    documents.write(tmp_path, "half.pdf", documents.half_readable_pdf())
    reason = "page 2 failed: page 2 measures 200 inches"
    read = run("read", "half.pdf", "--markdown", folder=tmp_path)
    assert (read.returncode, reason in read.stderr) == (1, True), read.stderr
    sent = run("submit", "half.pdf", "--wait", "--server", server.url, folder=tmp_path)
    assert (sent.returncode, reason in sent.stderr) == (1, True), sent.stderr
    assert "half.pdf: partial, 1 of 2 pages, 1 failed" in sent.stderr
    assert "partial  1 of 2 pages, 1 failed  half.pdf" in sent.stdout
    shown = run("jobs", sent.stdout.split()[0], "--server", server.url, folder=tmp_path)
    assert (shown.returncode, reason in shown.stderr) == (0, True), shown.stderr


@pytest.mark.parametrize("command", ["serve", "try"])
def test_a_port_in_use_is_named_before_anything_is_started(command: str, tmp_path: Path) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf())
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        file = ("a.pdf",) if command == "try" else ()
        done = run(command, *file, "--port", str(port), folder=tmp_path)
    assert done.returncode == 2
    assert f"port {port} is in use: see --port" in done.stderr
    assert "docreader is at" not in done.stderr
    assert not (tmp_path / "data").exists()


def test_serve_says_where_it_is_once_it_is_there(server: Server, tmp_path: Path) -> None:
    assert f"docreader is at http://localhost:{server.port}" in server.log
    refused = run("serve", "--host", "0.0.0.0", "--port", str(free_port()), folder=tmp_path)  # noqa: S104
    assert refused.returncode == 2
    assert "docreader is at" not in refused.stderr


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    done = run("jobs", "--server", nowhere, folder=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for name in ("a.pdf", "b.pdf"):
        documents.write(tmp_path, name, documents.pdf())
    sent = run("submit", "a.pdf", "b.pdf", "--server", nowhere, folder=tmp_path)
    assert sent.returncode == 1
    assert "a.pdf: docreader does not answer" in sent.stderr
    assert "b.pdf: not sent" in sent.stderr


def test_try_reads_over_http_and_stops(tmp_path: Path) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf(mark="Epsilon"))
    done = run("try", "a.pdf", "--port", "0", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert re.search(r"POST http://127\.0\.0\.1:[1-9][0-9]*/v1/jobs: job ", done.stderr)
    assert "Page 1 of Epsilon" in done.stdout
    assert "data/jobs/" in done.stdout
    (port,) = re.findall(r"POST http://127\.0\.0\.1:([0-9]+)/", done.stderr)
    assert f"docreader serve --port {port}` starts the same" in done.stdout
    assert f"its page at http://localhost:{port}\n" in done.stdout


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
    _, listed = run("--help", folder=tmp_path).stdout.split("Commands:\n")
    assert [line.split()[0] for line in listed.splitlines()] == list(COMMANDS)
    for command in COMMANDS:
        assert "Usage:" in run(command, "--help", folder=tmp_path).stdout
