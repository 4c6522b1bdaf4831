"""What docreader asks of a store of objects: no compare-and-swap, only strongly consistent listings."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from docreader.errors import DocreaderError, StoreUnavailable

log = logging.getLogger(__name__)

T = TypeVar("T")


class ObjectMissing(DocreaderError):
    """There is no object of that key: it was never written, or it was deleted."""

    code = "not_found"
    http_status = 404


class StoreRefused(StoreUnavailable):
    """The store answers, and refuses: check its bucket, its credentials, and what they may do."""


class Readable(Protocol):
    """Anything with a file's ``read``: ``b""`` means the end; raising abandons what was written so far."""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes, less only at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed object."""

    key: str
    size: int
    modified: datetime


class Store(Protocol):
    """Objects by key. Every method blocks, and raises `StoreUnavailable` where the store does not answer, or
    `StoreRefused`.
    """

    def check(self) -> None:
        """Write, read and remove an object; make the bucket or folder if there is none."""
        ...

    def put(self, key: str, data: bytes, media_type: str = "application/octet-stream") -> None:
        """Write an object whole."""
        ...

    def put_stream(self, key: str, stream: Readable, media_type: str = "application/octet-stream") -> None:
        """Write an object of unknown length piece by piece; nothing is visible until all of it is there."""
        ...

    def get(self, key: str) -> bytes:
        """An object whole. Raises `ObjectMissing`."""
        ...

    def get_range(self, key: str, start: int, length: int) -> bytes:
        """``length`` bytes of an object from ``start`` on, less only at its end. Raises `ObjectMissing`."""
        ...

    def stream(self, key: str) -> tuple[int, Iterator[bytes]]:
        """The size of an object, and its pieces. Raises `ObjectMissing` at once."""
        ...

    def download(self, key: str, path: Path) -> None:
        """An object into a file. Raises `ObjectMissing`."""
        ...

    def exists(self, key: str) -> bool:
        """Whether there is an object of that key."""
        ...

    def list(self, prefix: str, start_after: str = "") -> Iterator[Entry]:
        """Objects whose key starts with ``prefix`` and sorts after ``start_after``, by key, lazily."""
        ...

    def copy(self, source: str, target: str) -> None:
        """Copy within the store. Raises `ObjectMissing`."""
        ...

    def delete(self, keys: Iterable[str]) -> None:
        """Remove objects; those that are not there are no error."""
        ...

    def sign(self, key: str, seconds: int, file_name: str, media_type: str) -> str | None:
        """An address that serves the object for that long, or None where the store has no addresses."""
        ...


class ObjectUnreadable(DocreaderError):
    """An object of the store is not what was written there: the message names it, and says what to do."""

    code = "internal"


def put_json(store: Store, key: str, value: object) -> None:
    """Write a value as JSON."""
    store.put(key, msgspec.json.encode(value), "application/json")


def get_json(store: Store, key: str, kind: type[T]) -> T:
    """Read a value of type ``kind``. Raises `ObjectMissing`, `ObjectUnreadable`."""
    try:
        return msgspec.json.decode(store.get(key), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ObjectUnreadable(
            f"the object {key} is damaged: restore it, or delete what it belongs to"
        ) from None


@contextmanager
def unless_damaged() -> Iterator[None]:
    """Leave out what cannot be read, with a word in the log: one damaged object must not stop all others."""
    try:
        yield
    except ObjectUnreadable as error:
        log.error("%s", error.message)  # noqa: TRY400


def delete_prefix(store: Store, prefix: str) -> None:
    """Remove every object under ``prefix``."""
    store.delete(entry.key for entry in store.list(prefix))
