"""Documents that a worker fetches: from web addresses, with each redirect checked anew, or from buckets."""

import hashlib
import time
from pathlib import Path

import httpx

from docreader import keys, outbound
from docreader.errors import DocumentTooLarge, SourceForbidden, SourceUnreachable
from docreader.job import Job, S3Origin, UrlOrigin
from docreader.media import HEAD_BYTES, sniff
from docreader.result import Source
from docreader.settings import Settings
from docreader.store import ObjectMissing, Store, StoreRefused
from docreader.store.s3 import S3Store

MOST_REDIRECTS = 5
HEADERS = {
    "Accept-Encoding": "identity",
    "Accept": "application/pdf,image/*;q=0.9,*/*;q=0.5",
    "User-Agent": "docreader",
}


def fetch_source(job: Job, path: Path, store: Store, settings: Settings) -> Source:
    """Bring the document of ``job`` to ``path`` and say what it is.

    Raises:
        SourceUnreachable, SourceForbidden, DocumentTooLarge, EmptyDocument, UnsupportedMediaType: by name.

    """
    match job.origin:
        case UrlOrigin(url=url):
            download(url, path, settings)
        case S3Origin(bucket=bucket, key=key):
            _copy_from_bucket(bucket, key, path, store, settings)
        case _:
            store.download(keys.source(job.id), path)
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Source(name=job.source.name, media_type=sniff(head), bytes=path.stat().st_size, sha256=digest)


def _copy_from_bucket(bucket: str, key: str, path: Path, store: Store, settings: Settings) -> None:
    if not isinstance(store, S3Store):
        raise SourceForbidden("`s3` sources need an s3:// DOCREADER_STORE_URL")
    if bucket not in settings.allowed_buckets:
        raise SourceForbidden(f"the bucket {bucket!r} is not among DOCREADER_SOURCE_BUCKETS", bucket=bucket)
    try:
        size, pieces = store.other_bucket(bucket).stream(key)
    except ObjectMissing:
        raise SourceUnreachable(f"there is no object {key!r} in the bucket {bucket!r}") from None
    except StoreRefused as error:
        raise SourceUnreachable(f"the object {key!r} of the bucket {bucket!r}: {error}") from None
    _check_bytes(size, settings.max_document_bytes)
    with path.open("wb") as file:
        file.writelines(pieces)


def download(url: str, path: Path, settings: Settings) -> None:
    """GET ``url`` into ``path``, following checked redirects within one deadline. Errors as above."""
    deadline = time.monotonic() + settings.source_timeout
    for _ in range(MOST_REDIRECTS + 1):
        try:
            location = _get(url, path, deadline, settings)
        except outbound.AddressForbidden as error:
            raise SourceForbidden(f"{error}: see DOCREADER_SOURCE_ALLOW_PRIVATE") from None
        except outbound.TookTooLong:
            seconds = settings.source_timeout
            raise SourceUnreachable(
                f"the source took longer than {seconds:g} seconds: see DOCREADER_SOURCE_TIMEOUT"
            ) from None
        except (outbound.Unanswered, httpx.InvalidURL) as error:
            raise SourceUnreachable(f"{error}: check the source's address and its server") from None
        if location is None:
            return
        url = location
    raise SourceUnreachable(f"the source redirects more than {MOST_REDIRECTS} times")


def _get(url: str, path: Path, deadline: float, settings: Settings) -> str | None:
    """One request; returns where it redirects to, or None when the body is in ``path``."""
    with outbound.send(
        "GET",
        url,
        HEADERS,
        seconds=deadline - time.monotonic(),
        allow_private=settings.source_allow_private,
    ) as response:
        if response.has_redirect_location:
            return str(httpx.URL(url).join(response.headers["Location"]))
        if response.status_code != 200:
            raise SourceUnreachable(
                f"the source answered {response.status_code}: check its address", status=response.status_code
            )
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise SourceUnreachable("the source sends its document compressed, though it was asked not to")
        size = 0
        with path.open("wb") as file:
            for chunk in response.iter_raw():
                size += len(chunk)
                _check_bytes(size, settings.max_document_bytes)
                file.write(chunk)
    return None


def _check_bytes(size: int, most: int) -> None:
    if size > most:
        raise DocumentTooLarge.past(most)
