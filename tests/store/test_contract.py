"""What every store promises, on files and on a real S3."""

import io
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import urllib3
from minio import Minio
from msgspec import structs

from docreader import store as stores
from docreader.errors import StoreUnavailable
from docreader.settings import Settings, SettingsError
from docreader.store import ObjectMissing, Store, StoreRefused
from docreader.store.base import delete_prefix
from docreader.store.s3 import QUICK, S3Store, connect_client
from tests.services import S3
from tests.waiting import free_port


@pytest.fixture(params=["file", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "file":
        settings = Settings(store_url=f"file://{tmp_path}/store")
    else:
        server: S3 = request.getfixturevalue("minio")
        settings = s3_settings(server)
    found = stores.connect(settings)
    found.check()
    yield found
    delete_prefix(found, "")


def s3_settings(server: S3) -> Settings:
    bucket, _, query = server.bucket().partition("?")
    return Settings(
        store_url=f"{bucket}/some/prefix?{query}",
        store_access_key=server.access_key,
        store_secret_key=server.secret_key,
    )


def test_what_is_put_is_got(store: Store) -> None:
    store.put("a/b", b"one")
    store.put("a/b", b"two")
    assert store.get("a/b") == b"two"
    assert store.exists("a/b")


def test_a_part_of_an_object_is_got(store: Store) -> None:
    store.put("a/b", b"0123456789")
    assert store.get_range("a/b", 3, 4) == b"3456"
    assert store.get_range("a/b", 8, 4) == b"89"
    with pytest.raises(ObjectMissing):
        store.get_range("a/none", 0, 4)


def test_what_is_not_there_is_missing(store: Store) -> None:
    for read in (store.get, store.stream):
        with pytest.raises(ObjectMissing):
            read("no/thing")
    with pytest.raises(ObjectMissing):
        store.copy("no/thing", "other")
    assert not store.exists("no/thing")
    store.delete(["no/thing"])


def test_listing_is_in_order_of_keys_and_goes_on_after_one(store: Store) -> None:
    for key in ("x/b.c", "x/b/1", "x/b-a", "x/a", "y/a", "x/c"):
        store.put(key, key.encode())
    listed = [entry.key for entry in store.list("x/")]
    assert listed == sorted(["x/b.c", "x/b/1", "x/b-a", "x/a", "x/c"])
    assert [entry.key for entry in store.list("x/", start_after="x/b.c")] == ["x/b/1", "x/c"]
    assert [entry.key for entry in store.list("x/b")] == ["x/b-a", "x/b.c", "x/b/1"]
    assert [entry.size for entry in store.list("x/a")] == [3]
    assert list(store.list("z/")) == []


def test_more_objects_than_one_listing_holds(store: Store) -> None:
    keys = [f"many/{number:05d}" for number in range(1100)]
    for key in keys:
        store.put(key, b"")
    assert [entry.key for entry in store.list("many/")] == keys
    delete_prefix(store, "many/")
    assert list(store.list("many/")) == []


def test_streams_of_unknown_length_arrive_whole(store: Store, tmp_path: Path) -> None:
    data = bytes(range(256)) * 50_000  # 12.8 MB: three parts
    store.put_stream("big", io.BytesIO(data))
    size, pieces = store.stream("big")
    assert size == len(data)
    assert b"".join(pieces) == data
    store.download("big", tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == data


class _Breaks(io.RawIOBase):
    """A sender that goes away after some megabytes."""

    def __init__(self) -> None:
        self.left = 30

    def read(self, size: int = -1, /) -> bytes:
        self.left -= 1
        if self.left == 0:
            raise ConnectionResetError("gone")
        return bytes(256 * 1024 if size < 0 else min(size, 256 * 1024))


def test_an_abandoned_stream_leaves_nothing(store: Store) -> None:
    with pytest.raises((ConnectionResetError, StoreUnavailable)):
        store.put_stream("broken", _Breaks())
    assert not store.exists("broken")


def test_copies_are_objects_of_their_own(store: Store) -> None:
    store.put("one", b"1")
    store.copy("one", "two")
    store.delete(["one"])
    assert store.get("two") == b"1"


def test_a_signed_address_serves_the_object_and_the_bare_one_does_not(minio: S3) -> None:
    found = stores.connect(s3_settings(minio))
    found.check()
    found.put("page.json", b"{}")
    address = found.sign("page.json", 60, "page.json", "application/json")
    assert address is not None
    answer = httpx.get(address)
    assert (answer.status_code, answer.content) == (200, b"{}")
    assert answer.headers["content-type"] == "application/json"
    assert httpx.get(address.partition("?")[0]).status_code == 403


def test_a_folder_that_a_console_made_is_no_object(minio: S3) -> None:
    settings = s3_settings(minio)
    found = stores.connect(settings)
    found.put("open/one", b"")
    for folder in ("", "open/", "open/two/"):
        client_of(settings).put_object(bucket_of(settings), f"some/prefix/{folder}", io.BytesIO(), 0)
    assert [entry.key for entry in found.list("")] == ["open/one"]
    assert [entry.key for entry in found.list("open/")] == ["open/one"]


@pytest.mark.parametrize(
    ("secret", "key"),
    [(None, "x/../y"), (None, "é" * 1000), ("another", "x")],
    ids=["no name", "long", "no right"],
)
def test_a_store_that_refuses_is_told_from_one_that_is_away(minio: S3, secret: str | None, key: str) -> None:
    settings = s3_settings(minio)
    with pytest.raises(StoreRefused):
        stores.connect(structs.replace(settings, store_secret_key=secret or minio.secret_key)).get(key)


def test_a_store_that_is_silent_is_asked_once_more() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings = Settings(store_access_key="key", store_secret_key="secret", store_region="here")
        endpoint = f"http://127.0.0.1:{server.getsockname()[1]}"
        client = connect_client(settings, endpoint, urllib3.Timeout(connect=60, read=0.2))
        with pytest.raises(StoreUnavailable):
            S3Store(client, client, "bucket").get("key")
        assert connections(server) == 2


def connections(server: socket.socket) -> int:
    """How many were made that the server has not taken."""
    server.setblocking(False)
    made = 0
    with suppress(BlockingIOError):
        while True:
            server.accept()[0].close()
            made += 1
    return made


def client_of(settings: Settings) -> Minio:
    endpoint = settings.store_url.partition("endpoint=")[2]
    return connect_client(settings, endpoint, QUICK)


def bucket_of(settings: Settings) -> str:
    return urlsplit(settings.store_url).netloc


def test_a_store_that_is_away_says_so() -> None:
    settings = Settings(
        store_url=f"s3://bucket?endpoint=http://127.0.0.1:{free_port()}",
        store_access_key="key",
        store_secret_key="secret",
    )
    with pytest.raises(StoreUnavailable):
        stores.connect(settings).check()


def test_a_folder_that_cannot_be_written_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreUnavailable):
        stores.connect(Settings(store_url=f"file://{tmp_path}/file/store")).check()


def test_a_bad_address_names_the_setting() -> None:
    with pytest.raises(SettingsError, match="DOCREADER_STORE_URL"):
        stores.connect(Settings(store_url="s3://bucket?endpoint=ftp://host"))


def test_what_the_disk_refuses_to_tell_is_no_missing_object(tmp_path: Path) -> None:
    found = stores.connect(Settings(store_url=f"file://{tmp_path}/store"))
    found.check()
    with pytest.raises(StoreUnavailable, match="too long"):
        found.exists("x" * 300)


def test_keys_cannot_leave_the_folder(tmp_path: Path) -> None:
    found = stores.connect(Settings(store_url=f"file://{tmp_path}/store"))
    for key in ("../out", "a/../../out", "/etc/passwd"):
        with pytest.raises(ValueError, match="not a key"):
            found.put(key, b"")
