"""Requests to addresses that strangers name, without becoming a door into the private network.

Server-side request forgery is kept out where a connection is made: the name is resolved here, what is not a
public address is refused, and the connection goes to exactly the address that was checked. A request has
one deadline for all of it, so that a server which sends a byte at a time holds nobody up.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import cache
from threading import Thread

import httpcore
import httpx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
"""What of IPv6 is given to the public network (RFC 4291, 2.4)."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_FAILURES = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)


class AddressForbidden(Exception):
    """The host is not on the public network, or the address is not one of the web."""


class Unanswered(Exception):
    """There was no answer: no such host, no connection, or one that broke off."""


class TookTooLong(Unanswered):
    """There was no answer in time."""


def host_of(url: str) -> str:
    """The host that an address names. Raises `AddressForbidden` where it is no address of the web."""
    try:
        parsed = httpx.URL(url)
        host = parsed.host  # decoded only here
    except (httpx.InvalidURL, UnicodeError):
        raise AddressForbidden("the address cannot be understood") from None
    if parsed.scheme not in ("http", "https") or not host:
        raise AddressForbidden("an address begins with http:// or https:// and names a host")
    return host


@contextmanager
def send(
    method: str,
    url: str,
    headers: dict[str, str],
    content: bytes = b"",
    *,
    seconds: float,
    allow_private: bool,
) -> Iterator[httpx.Response]:
    """One request that ends within ``seconds``, the reading of its body with ``iter_raw`` included; a
    redirect is an answer like any other.

    Raises:
        AddressForbidden, Unanswered, TookTooLong: also while the body is read.

    """
    host_of(url)
    target = httpx.URL(url)
    backend = _GuardedBackend(time.monotonic() + seconds, allow_private=allow_private)
    address = httpcore.URL(
        scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path
    )
    sent = [("Host", target.netloc.decode("ascii")), *headers.items()]
    try:
        with (
            httpcore.ConnectionPool(ssl_context=_ssl_context(), network_backend=backend) as pool,
            pool.stream(method, address, headers=sent, content=content or None) as answer,
        ):
            yield httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))
    except httpcore.TimeoutException:
        raise TookTooLong(f"no answer within {seconds:g} seconds") from None
    except _FAILURES as error:
        raise Unanswered(f"no answer ({type(error).__name__})") from None


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()


@cache
def _ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context()


class _GuardedBackend(httpcore.SyncBackend):
    """Connects to public addresses only, and until a deadline only."""

    def __init__(self, deadline: float, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = _resolve(host, port, _left(self._deadline))
        if not self._allow_private and not all(_is_public(each) for each in addresses):
            raise AddressForbidden(f"the host {host!r} is not on the public network")
        for address in addresses:
            left = _left(self._deadline)
            try:
                stream = super().connect_tcp(str(address), port, left, local_address, socket_options)
            except httpcore.ConnectError:
                continue
            return _TimedStream(stream, self._deadline)
        raise Unanswered(f"nothing listens at {host!r}")


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline, instead of each having a time of its own."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left


def _resolve(host: str, port: int, seconds: float) -> list[Address]:
    """The addresses of a host. The resolver cannot be interrupted: it has a thread that may be left."""
    found: Future[list[Address]] = Future()

    def look_up() -> None:
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.set_result([ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in entries])
        except (OSError, UnicodeError) as error:
            found.set_exception(error)

    Thread(target=look_up, name="resolver", daemon=True).start()
    try:
        return found.result(seconds)
    except TimeoutError:
        raise httpcore.ConnectTimeout from None
    except (OSError, UnicodeError):
        raise Unanswered(f"the host {host!r} has no address") from None


def _is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return _is_public(inner)
        if address in _NAT64:  # an IPv4 address in disguise
            return _is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in _GLOBAL_UNICAST:
            return False
    return address.is_global and not address.is_multicast
