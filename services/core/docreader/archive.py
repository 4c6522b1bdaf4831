"""Zip archives from strangers, looked through where they lie in the store: nothing is unpacked here."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from docreader.coco import InvalidDataset, refuse
from docreader.store import Store

PIECE = 4 * 1024 * 1024
"""Most that one read gives. The directory of an archive is read at once: a larger one counts as cut short."""
ENTRIES = 50_000
ENTRY_BYTES = 64 * 1024 * 1024
JSON_BYTES = 16 * 1024 * 1024
RATIO = 200
"""How often larger than its packed form an entry may be."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class StoredFile(io.RawIOBase):
    """An object of the store as a file that can be read at any place, piece by piece."""

    def __init__(self, store: Store, key: str, size: int) -> None:
        super().__init__()
        self._store, self._key, self._size, self._at = store, key, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if self._at < 0:
            raise OSError("a place before the beginning")
        return self._at

    def tell(self) -> int:
        return self._at

    def read(self, size: int | None = -1, /) -> bytes:
        """At most ``size`` bytes from here, and never more than a piece."""
        left = max(0, self._size - self._at)
        wanted = min(left, PIECE) if size is None or size < 0 else min(size, left, PIECE)
        data = self._store.get_range(self._key, self._at, wanted) if wanted else b""
        self._at += len(data)
        return data


def open_archive(file: BinaryIO | StoredFile) -> zipfile.ZipFile:
    """An archive whose directory was checked. Raises `InvalidDataset`, which names the entry."""
    try:
        archive = zipfile.ZipFile(cast(BinaryIO, file))  # all it asks for is read, seek and tell
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InvalidDataset(f"this is not a zip archive: {error}") from None
    entries = archive.infolist()
    if len(entries) > ENTRIES:
        raise InvalidDataset(f"the archive has {len(entries)} entries; at most {ENTRIES} are taken")
    refuse(f"{entry.filename[:100]!r}: {problem}" for entry in entries for problem in _problems(entry))
    counts = Counter(archive.namelist())
    refuse(f"{name[:100]!r}: is there twice" for name, count in counts.items() if count > 1)
    return archive


def file_names(archive: zipfile.ZipFile) -> list[str]:
    """The names of its files; macOS's own are left out."""
    return [
        entry.filename
        for entry in archive.infolist()
        if not entry.is_dir() and not entry.filename.startswith("__MACOSX/")
    ]


def read_json(archive: zipfile.ZipFile, name: str) -> bytes:
    """A JSON file of the archive whole. Raises `InvalidDataset`."""
    if archive.getinfo(name).file_size > JSON_BYTES:
        raise InvalidDataset(f"{name}: more than {JSON_BYTES} bytes: cut the dataset into smaller ones")
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise InvalidDataset(f"{name}: damaged in the archive: {error}") from None


def _problems(entry: zipfile.ZipInfo) -> Iterator[str]:
    name = entry.orig_filename
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or ":" in name:
        yield "leads out of the archive's folder"
    if entry.flag_bits & 0x1:
        yield "is encrypted"
    if entry.compress_type not in _METHODS:
        yield "is packed in another way than stored or deflated"
    if entry.file_size > ENTRY_BYTES:
        yield f"has more than {ENTRY_BYTES} bytes"
    if entry.file_size > RATIO * max(entry.compress_size, 1):
        yield f"grows to more than {RATIO} times its size when it is unpacked"
