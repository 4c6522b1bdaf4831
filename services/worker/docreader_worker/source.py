"""Documents that a worker fetches: from web addresses, without becoming a door into the private network.

Server-side request forgery is kept out by resolving a name ourselves, refusing what is not a public
address, and connecting to exactly the address that was checked - at each redirect anew.
"""

import hashlib
import ipaddress
import socket
import time
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from docreader import keys
from docreader.errors import DocumentTooLarge, SourceForbidden, SourceUnreachable
from docreader.job import Job, S3Origin, UrlOrigin
from docreader.media import HEAD_BYTES, sniff
from docreader.result import Source
from docreader.settings import Settings
from docreader.store import ObjectMissing, Store
from docreader.store.s3 import S3Store

MOST_REDIRECTS = 5
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
"""What of IPv6 is given to the public network (RFC 4291, 2.4)."""


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
    if bucket not in settings.allowed_buckets or not isinstance(store, S3Store):
        raise SourceForbidden(f"the bucket {bucket!r} is not among DOCREADER_SOURCE_BUCKETS", bucket=bucket)
    try:
        size, pieces = store.other_bucket(bucket).stream(key)
    except ObjectMissing:
        raise SourceUnreachable(f"there is no object {key!r} in the bucket {bucket!r}") from None
    _check_bytes(size, settings.max_document_bytes)
    with path.open("wb") as file:
        file.writelines(pieces)


def download(url: str, path: Path, settings: Settings) -> None:
    """GET ``url`` into ``path``, following checked redirects within one deadline. Errors as above."""
    deadline = time.monotonic() + settings.source_timeout
    with httpx.Client(follow_redirects=False, trust_env=False) as client:
        for _ in range(MOST_REDIRECTS + 1):
            try:
                location = _get(client, url, path, deadline, settings)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise SourceUnreachable(
                    f"the source did not answer ({type(error).__name__}): check its address and its server"
                ) from None
            if location is None:
                return
            url = urljoin(url, location)
    raise SourceUnreachable(f"the source redirects more than {MOST_REDIRECTS} times")


def _get(client: httpx.Client, url: str, path: Path, deadline: float, settings: Settings) -> str | None:
    """One request; returns where it redirects to, or None when the body is in ``path``."""
    target, host = _pinned(url, allow_private=settings.source_allow_private)
    request = client.build_request(
        "GET",
        target,
        headers={
            "Host": host,
            "Accept-Encoding": "identity",
            "Accept": "application/pdf,image/*;q=0.9,*/*;q=0.5",
            "User-Agent": "docreader",
        },
        timeout=max(0.1, min(10.0, deadline - time.monotonic())),
        extensions={"sni_hostname": urlsplit(url).hostname or ""},
    )
    response = client.send(request, stream=True)
    try:
        if response.has_redirect_location:
            return response.headers["Location"]
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
                if time.monotonic() > deadline:
                    raise SourceUnreachable(
                        f"the source took longer than {settings.source_timeout:g} seconds: see "
                        "DOCREADER_SOURCE_TIMEOUT"
                    )
                file.write(chunk)
    finally:
        response.close()
    return None


def _check_bytes(size: int, most: int) -> None:
    if size > most:
        raise DocumentTooLarge(
            f"the document has more than {most} bytes; split it, or raise DOCREADER_MAX_DOCUMENT_BYTES",
            max_bytes=most,
        )


def _pinned(url: str, *, allow_private: bool) -> tuple[str, str]:
    """``url`` with its host replaced by a checked address, and the Host header it would have had."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    except (KeyError, ValueError):
        raise SourceForbidden("a source is an http or https address") from None
    if not parts.hostname:
        raise SourceForbidden("the source's address names no host")
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceUnreachable(f"the source's host {parts.hostname!r} has no address") from None
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    if not allow_private and not all(_is_public(address) for address in addresses):
        raise SourceForbidden(
            f"the source's host {parts.hostname!r} is not on the public network; a private one is allowed "
            "by DOCREADER_SOURCE_ALLOW_PRIVATE"
        )
    first = addresses[0]
    literal = f"[{first}]" if first.version == 6 else str(first)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{literal}:{port}").geturl(), host


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return _is_public(inner)
        if address in ipaddress.ip_network("64:ff9b::/96"):  # NAT64: an IPv4 address in disguise
            return _is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in _GLOBAL_UNICAST:
            return False
    return address.is_global and not address.is_multicast
