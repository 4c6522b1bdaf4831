"""Objects in S3: AWS, MinIO, Ceph, R2 and others, through the ``minio`` package."""

import io
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, quote, urlsplit

import urllib3
from minio import Minio
from minio.commonconfig import CopySource
from minio.credentials.providers import (
    ChainedProvider,
    EnvAWSProvider,
    IamAwsProvider,
    Provider,
    StaticProvider,
)
from minio.deleteobjects import DeleteObject
from minio.error import MinioException, S3Error

from docreader.errors import StoreUnavailable
from docreader.settings import Settings, SettingsError
from docreader.store.base import Entry, ObjectMissing, Readable, StoreRefused

PIECE = 256 * 1024
PART = 5 * 1024 * 1024
"""The smallest part S3 takes; one part at a time is in memory, and 10,000 of them make 50 GB."""
QUICK = urllib3.Timeout(connect=3, read=10)
PATIENT = urllib3.Timeout(connect=10, read=30)
"""For what takes the store longer the more there is of it: large objects, copies, removals. The first number
bounds the sending of a body as well, the second each wait for something of the answer."""
_MISSING = frozenset({"NoSuchKey", "NoSuchObject", "NotFound"})
_REFUSALS = frozenset({301, 400, 403, 404})
"""Statuses that the same request gets again. Of others, such as 429 and 503, the next try may know better."""


class S3Store:
    """One bucket, below one prefix."""

    def __init__(self, client: Minio, patient: Minio, bucket: str, prefix: str = "") -> None:
        self._client = client
        self._patient = patient
        self._bucket = bucket
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""

    @classmethod
    def from_settings(cls, settings: Settings) -> "S3Store":
        """``s3://bucket/prefix?endpoint=https://host:port``; without an endpoint, AWS."""
        url = urlsplit(settings.store_url)
        query = parse_qs(url.query)
        unknown = sorted(query.keys() - {"endpoint"})
        if not url.hostname or unknown:
            raise SettingsError(
                "DOCREADER_STORE_URL: write s3://bucket/prefix?endpoint=https://host"
                + (f", without {unknown[0]!r}" if unknown else "")
            )
        endpoint = query.get("endpoint", ["https://s3.amazonaws.com"])[0]
        client, patient = (connect_client(settings, endpoint, patience) for patience in (QUICK, PATIENT))
        return cls(client, patient, url.netloc, url.path)

    def other_bucket(self, bucket: str) -> "S3Store":
        """Another bucket of the same server, with the same credentials."""
        return S3Store(self._client, self._patient, bucket)

    def check(self) -> None:
        with _translated(self._bucket):
            if not self._client.bucket_exists(self._bucket):
                self._client.make_bucket(self._bucket)
        key = f"check/{secrets.token_hex(8)}"
        self.put(key, b"check")
        self.get(key)
        self.delete([key])

    def put(self, key: str, data: bytes, media_type: str = "application/octet-stream") -> None:
        client = self._patient if len(data) > PIECE else self._client
        with _translated(key):
            client.put_object(
                self._bucket, self._prefix + key, io.BytesIO(data), len(data), content_type=media_type
            )

    def put_stream(self, key: str, stream: Readable, media_type: str = "application/octet-stream") -> None:
        with _translated(key):
            self._patient.put_object(
                self._bucket,
                self._prefix + key,
                cast(io.BufferedReader, stream),  # all it asks for is read()
                length=-1,
                part_size=PART,
                num_parallel_uploads=1,
                content_type=media_type,
            )

    def get(self, key: str) -> bytes:
        return b"".join(self.stream(key)[1])

    def get_range(self, key: str, start: int, length: int) -> bytes:
        with _translated(key):
            response = self._client.get_object(self._bucket, self._prefix + key, offset=start, length=length)
        return b"".join(_pieces(response, key))

    def stream(self, key: str) -> tuple[int, Iterator[bytes]]:
        with _translated(key):
            response = self._client.get_object(self._bucket, self._prefix + key)
        return int(response.headers["Content-Length"]), _pieces(response, key)

    def download(self, key: str, path: Path) -> None:
        _, pieces = self.stream(key)
        with path.open("wb") as file:
            file.writelines(pieces)

    def exists(self, key: str) -> bool:
        try:
            with _translated(key):
                self._client.stat_object(self._bucket, self._prefix + key)
        except ObjectMissing:
            return False
        return True

    def list(self, prefix: str, start_after: str = "") -> Iterator[Entry]:
        with _translated(prefix):
            for item in self._client.list_objects(
                self._bucket,
                prefix=self._prefix + prefix,
                start_after=self._prefix + start_after if start_after else None,
                recursive=True,
            ):
                name = item.object_name or ""
                if name.endswith("/"):
                    continue  # no object of ours: a folder that somebody made in a console
                yield Entry(
                    name.removeprefix(self._prefix), item.size or 0, item.last_modified or datetime.now(UTC)
                )

    def copy(self, source: str, target: str) -> None:
        with _translated(source):
            self._patient.copy_object(
                self._bucket, self._prefix + target, CopySource(self._bucket, self._prefix + source)
            )

    def delete(self, keys: Iterable[str]) -> None:
        with _translated(self._bucket):
            objects = [DeleteObject(self._prefix + key) for key in keys]
            for error in self._patient.remove_objects(self._bucket, objects):
                raise StoreUnavailable(f"the store did not delete an object: {error.code}")

    def sign(self, key: str, seconds: int, file_name: str, media_type: str) -> str | None:
        with _translated(key):
            return self._client.presigned_get_object(
                self._bucket,
                self._prefix + key,
                expires=timedelta(seconds=seconds),
                response_headers={
                    "response-content-type": media_type,
                    "response-content-disposition": f"inline; filename*=UTF-8''{quote(file_name)}",
                },
            )


def connect_client(settings: Settings, endpoint: str, patience: urllib3.Timeout) -> Minio:
    """A client with bounded patience: a store that is away is told apart from a slow one in seconds."""
    url = urlsplit(endpoint)
    if url.scheme not in ("http", "https") or not url.netloc or url.path.strip("/"):
        raise SettingsError("DOCREADER_STORE_URL: endpoint is http(s)://host or http(s)://host:port")
    provider: Provider = ChainedProvider([EnvAWSProvider(), IamAwsProvider()])
    if settings.store_access_key and settings.store_secret_key:
        provider = StaticProvider(settings.store_access_key, settings.store_secret_key)
    return Minio(
        url.netloc,
        secure=url.scheme == "https",
        region=settings.store_region,
        credentials=provider,
        http_client=urllib3.PoolManager(
            maxsize=16,
            timeout=patience,
            # Once more where nothing came: a connection may have been closed while it lay idle.
            retries=urllib3.Retry(total=2, read=1, backoff_factor=0.2, status_forcelist=[500, 502, 503, 504]),
        ),
    )


def _pieces(response: urllib3.BaseHTTPResponse, key: str) -> Iterator[bytes]:
    try:
        with _translated(key):
            yield from response.stream(PIECE)
    finally:
        response.close()
        response.release_conn()


@contextmanager
def _translated(key: str) -> Iterator[None]:
    try:
        yield
    except S3Error as error:
        if error.code in _MISSING:
            raise ObjectMissing(f"there is no object {key}") from None
        kind = StoreRefused if error.response.status in _REFUSALS else StoreUnavailable
        raise kind(f"the store refuses: {error.code}") from error
    except ValueError as error:  # what the client does not even send
        raise StoreRefused(f"the store takes no such name: {key!r}") from error
    except (MinioException, urllib3.exceptions.HTTPError) as error:
        raise StoreUnavailable("the store does not answer") from error
