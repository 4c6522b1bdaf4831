"""Keys, scopes and the access file: what is taken, what is refused, and by which words."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docreader import metrics
from docreader.access import (
    Access,
    AccessError,
    Caller,
    Callers,
    Limits,
    Scope,
    ScopeMissing,
    Unauthorized,
    new_key,
)
from docreader.access_file import AccessFile, OpenAccess, connect_access, read_access, write_access
from docreader.settings import Settings, SettingsError

HASH = "0" * 64


def entry(**fields: str) -> str:
    """A key's JSON with ``fields`` over good ones."""
    given = {"id": '"a"', "hash": f'"{HASH}"', "tenant": '"acme"', "scopes": '["read"]', **fields}
    return "{" + ", ".join(f'"{name}": {value}' for name, value in given.items()) + "}"


def file_of(*keys: str) -> bytes:
    return f'{{"keys": [{", ".join(keys)}]}}'.encode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "truncated"),
        (b'{"key": []}', "unknown field `key`"),
        (file_of(entry(secret='"s"')), "unknown field `secret`"),
        (file_of(entry(scopes='["write"]')), "Invalid enum value 'write'"),
        (file_of(entry(scopes="[]")), "scopes"),
        (file_of(entry(hash='"plain"')), "hash"),
        (file_of(entry(tenant='"a/b"')), "tenant"),
        (file_of(entry(expires_at='"2027-01-01T00:00:00"')), "expires_at"),
        (file_of(entry(), entry()), "the id 'a' is there twice"),
        (b'{"tenants": {"acme": {"pages_per_hour": 1}}}', "unknown field `pages_per_hour`"),
        (b'{"tenants": {"acme": {"open_jobs": 0}}}', "open_jobs"),
        (b'{"tenants": {"a b": {}}}', "tenants"),
    ],
)
def test_a_bad_file_is_refused_with_the_name_of_what_is_wrong(data: bytes, says: str) -> None:
    with pytest.raises(AccessError, match=says) as refused:
        Access.decode(data)
    assert "\n" not in str(refused.value)


def test_a_key_is_known_by_its_secret_and_only_its_hash_is_kept() -> None:
    key, kept = new_key("acme", [Scope.READ, Scope.READ])
    prefix, key_id, secret = key.split("_", 2)
    assert (prefix, key_id, kept.scopes) == ("dr", kept.id, [Scope.READ])
    assert kept.hash == hashlib.sha256(secret.encode()).hexdigest()
    access = Access(keys=[kept], tenants={"acme": Limits(open_jobs=3)})
    assert secret.encode() not in access.encode()
    assert Access.decode(access.encode()) == access
    caller = Callers(access).identify(key)
    assert (caller.tenant, set(caller.scopes), caller.limits.open_jobs) == ("acme", {Scope.READ}, 3)


@pytest.mark.parametrize(
    "spoil",
    [
        "",
        "dr",
        "dr_",
        "dr__",
        "Basic",
        "dr_{id}",
        "dr_{id}_",
        "dr_{id}_x",
        "xx_{id}_{secret}",
        "{key}x",
        "ä_{id}_ö",
    ],
)
def test_what_is_not_the_key_is_refused_with_the_same_words(spoil: str) -> None:
    key, kept = new_key("acme", [Scope.READ])
    _, key_id, secret = key.split("_", 2)
    with pytest.raises(Unauthorized, match="unknown, revoked or expired"):
        Callers(Access(keys=[kept])).identify(spoil.format(id=key_id, secret=secret, key=key))


def test_a_key_ends_when_its_time_is_over() -> None:
    now = datetime.now(UTC)
    late, kept_late = new_key("acme", [Scope.READ], now - timedelta(seconds=1))
    good, kept_good = new_key("acme", [Scope.READ], now + timedelta(days=1))
    callers = Callers(Access(keys=[kept_late, kept_good]))
    assert callers.identify(good).tenant == "acme"
    with pytest.raises(Unauthorized):
        callers.identify(late)


def test_no_scope_brings_another() -> None:
    admin = Caller("acme", frozenset({Scope.ADMIN}), Limits())
    admin.require(Scope.ADMIN)
    for scope in set(Scope) - {Scope.ADMIN}:
        with pytest.raises(ScopeMissing, match=f"`{scope}`"):
            admin.require(scope)


def test_a_tenant_has_a_name_that_fits_into_keys_of_objects() -> None:
    with pytest.raises(AccessError, match=r"'\.\./acme' is not lower-case letters"):
        new_key("../acme", [Scope.READ])


def test_a_change_of_the_file_is_taken_over_and_a_bad_one_is_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "access.json"
    first, kept_first = new_key("acme", [Scope.READ])
    second, kept_second = new_key("acme", [Scope.READ])
    write_access(path, Access(keys=[kept_first]))
    doors = AccessFile(path)
    assert doors.identify(first).tenant == "acme"

    path.write_text('{"keys": [{"id": 7}]}')
    for _ in range(3):
        doors.refresh()
    assert doors.identify(first).tenant == "acme"
    assert metrics.REGISTRY.get_sample_value("docreader_access_file_bad") == 1
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    path.unlink()
    doors.refresh()
    assert doors.identify(first).tenant == "acme"

    write_access(path, Access(keys=[kept_second]))
    doors.refresh()
    assert metrics.REGISTRY.get_sample_value("docreader_access_file_bad") == 0
    assert doors.identify(second).tenant == "acme"
    with pytest.raises(Unauthorized):
        doors.identify(first)


def test_a_secret_s_volume_changes_by_its_symbolic_link(tmp_path: Path) -> None:
    key, kept = new_key("acme", [Scope.READ])
    for name, access in (("old", Access()), ("new", Access(keys=[kept]))):
        (tmp_path / name).mkdir()
        write_access(tmp_path / name / "access.json", access)
    (tmp_path / "..data").symlink_to("old")
    (tmp_path / "access.json").symlink_to("..data/access.json")
    doors = AccessFile(tmp_path / "access.json")
    with pytest.raises(Unauthorized):
        doors.identify(key)
    (tmp_path / "..next").symlink_to("new")
    (tmp_path / "..next").replace(tmp_path / "..data")
    doors.refresh()
    assert doors.identify(key).tenant == "acme"


def test_the_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "access.json"
    assert read_access(path) == Access()
    write_access(path, Access())
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["access.json"]


@pytest.mark.parametrize(("name", "says"), [("a" * 250, "File name too long"), ("file/a", "Not a directory")])
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(AccessError, match=says):
        write_access(tmp_path / name, Access())
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.9.1"])
def test_a_loopback_host_needs_no_keys(host: str) -> None:
    caller = connect_access(Settings(), host).identify(None)
    assert (caller.tenant, set(caller.scopes)) == ("default", set(Scope))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "docreader.example.com", ""])  # noqa: S104
def test_another_host_is_open_only_where_it_is_said(host: str) -> None:
    with pytest.raises(SettingsError, match=r"DOCREADER_ACCESS_FILE.*DOCREADER_OPEN_ACCESS=true"):
        connect_access(Settings(), host)
    said = connect_access(Settings(open_access=True), host)
    assert isinstance(said, OpenAccess)


def test_a_start_with_a_bad_file_or_a_contradiction_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "access.json"
    for content in (None, '{"keyz": []}'):
        if content is not None:
            path.write_text(content)
        with pytest.raises(SettingsError, match=f"DOCREADER_ACCESS_FILE={path}: .*(No such file|keyz)"):
            connect_access(Settings(access_file=str(path)), "127.0.0.1")
    both = Settings(access_file=str(path), open_access=True)
    with pytest.raises(SettingsError, match="exclude each other"):
        connect_access(both, "127.0.0.1")
