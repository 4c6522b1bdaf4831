"""Keys from the command line: made, listed, taken back and used."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docreader.access import Access, Callers, Scope, Unauthorized, new_key
from docreader.access_file import read_access
from tests import documents
from tests.access import grant
from tests.cli.command import run
from tests.server import running_server
from tests.waiting import free_port


def test_a_key_is_shown_once_and_its_entry_is_in_the_file(tmp_path: Path) -> None:
    made = run(
        "keys",
        "new",
        "--tenant",
        "acme",
        "--scope",
        "read",
        "--scope",
        "submit",
        "--expires-in",
        "90d",
        "--note",
        "import",
        "--file",
        "access.json",
        folder=tmp_path,
    )
    assert made.returncode == 0, made.stderr
    key = made.stdout.strip()
    access = read_access(tmp_path / "access.json")
    caller = Callers(access).identify(key)
    assert (caller.tenant, set(caller.scopes)) == ("acme", {Scope.READ, Scope.SUBMIT})
    (entry,) = access.keys
    assert entry.expires_at is not None
    assert timedelta(days=89) < entry.expires_at - datetime.now(UTC) <= timedelta(days=90)
    assert key not in made.stderr + (tmp_path / "access.json").read_text()


def test_keys_are_listed_and_revoked(tmp_path: Path) -> None:
    file = tmp_path / "access.json"
    key, other = grant(file, "acme", Scope.READ), grant(file, "other", Scope.ADMIN)
    key_id = key.split("_")[1]
    shown = run("keys", "list", folder=tmp_path, access_file=str(file))
    assert key_id in shown.stdout
    assert "for ever" in shown.stdout
    assert run("keys", "revoke", key_id, folder=tmp_path, access_file=str(file)).returncode == 0
    left = json.loads(run("keys", "list", "--json", "--file", file, folder=tmp_path).stdout)
    assert [each["tenant"] for each in left] == ["other"]
    callers = Callers(read_access(file))
    assert callers.identify(other).tenant == "other"
    with pytest.raises(Unauthorized):
        callers.identify(key)


def test_without_a_file_the_entry_is_printed_for_one(tmp_path: Path) -> None:
    made = json.loads(
        run("keys", "new", "--tenant", "acme", "--scope", "read", "--json", folder=tmp_path).stdout
    )
    access = Access.decode(json.dumps({"keys": [made["entry"]]}).encode())
    assert Callers(access).identify(made["key"]).tenant == "acme"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["new", "--tenant", "Acme", "--scope", "read"], "'Acme' is not lower-case letters"),
        (["new", "--tenant", "acme", "--scope", "write"], "'write' is not one of"),
        (["new", "--tenant", "acme", "--scope", "read", "--expires-in", "soon"], "12h or 90d"),
        (
            ["new", "--tenant", "acme", "--scope", "read", "--file", "bad.json"],
            "bad.json: Object contains unknown field",
        ),
        (["list"], "Missing option '--file' (env var: 'DOCREADER_ACCESS_FILE')"),
        (["list", "--file", "none.json"], "'none.json' does not exist"),
        (["list", "--file", "n" * 300], "does not exist"),
        (["revoke", "nobody", "--file", "bad.json"], "bad.json: Object contains unknown field"),
        (["revoke", "nobody", "--file", "good.json"], "there is no key 'nobody'"),
    ],
)
def test_usage_is_explained(tmp_path: Path, arguments: list[str], says: str) -> None:
    (tmp_path / "bad.json").write_text('{"keyz": []}')
    (tmp_path / "good.json").write_text("{}")
    done = run("keys", *arguments, folder=tmp_path)
    assert done.returncode == 2
    assert says in " ".join(done.stderr.split())
    assert (tmp_path / "bad.json").read_text() == '{"keyz": []}'


@pytest.mark.parametrize("command", ["new", "revoke"])
def test_a_file_that_cannot_be_written_is_told_and_stays_as_it_was(tmp_path: Path, command: str) -> None:
    file = tmp_path / ("a" * 250)  # the file that is written beside it would have too long a name
    file.write_bytes(Access(keys=[new_key("acme", [Scope.READ])[1]]).encode())
    before = file.read_bytes()
    given = {
        "new": ["--tenant", "acme", "--scope", "read"],
        "revoke": [read_access(file).keys[0].id],
    }
    done = run("keys", command, *given[command], "--file", file, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"docreader: {file}: File name too long\n"
    assert file.read_bytes() == before


def test_submitting_takes_the_key_from_the_environment(tmp_path: Path) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf())
    key = grant(tmp_path / "access.json", "acme", Scope.READ, Scope.SUBMIT)
    with running_server(tmp_path, access_file=str(tmp_path / "access.json")) as server:
        refused = run("submit", "a.pdf", "--server", server.url, folder=tmp_path)
        assert refused.returncode == 1
        assert "docreader sends the key in DOCREADER_API_KEY" in refused.stderr
        sent = run("submit", "a.pdf", "--wait", "--server", server.url, folder=tmp_path, api_key=key)
        assert sent.returncode == 0, sent.stderr
        listed = run("jobs", "--json", "--server", server.url, "--api-key", key, folder=tmp_path)
        assert [job["status"] for job in json.loads(listed.stdout)["jobs"]] == ["succeeded"]


@pytest.mark.parametrize("command", [["serve"], ["api"]])
def test_a_server_for_others_does_not_start_without_keys(tmp_path: Path, command: list[str]) -> None:
    broker = {"broker_url": "amqp://nobody@127.0.0.1:1/"} if command == ["api"] else {}
    refused = run(*command, "--host", "0.0.0.0", "--port", str(free_port()), folder=tmp_path, **broker)  # noqa: S104
    assert refused.returncode == 2
    assert "DOCREADER_ACCESS_FILE" in refused.stderr
    assert "DOCREADER_OPEN_ACCESS=true" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_bad_access_file_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "access.json").write_text('{"keys": [{"id": "a", "scope": "read"}]}')
    port = str(free_port())
    refused = run("serve", "--port", port, folder=tmp_path, access_file="access.json")
    assert refused.returncode == 2
    assert "DOCREADER_ACCESS_FILE=access.json: Object contains unknown field `scope`" in refused.stderr
