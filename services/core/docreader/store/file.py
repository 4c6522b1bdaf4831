"""Objects as files below one folder, for one machine. A file appears whole or not at all."""

import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from docreader.errors import StoreUnavailable
from docreader.store.base import Entry, ObjectMissing, Readable

PIECE = 256 * 1024
ABANDONED_SECONDS = 24 * 3600.0
_PENDING = ".pending"


class FileStore:
    """A folder; keys are relative paths in it."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    @classmethod
    def from_url(cls, url: str) -> "FileStore":
        """``file:///absolute/folder`` or ``file://relative/folder``."""
        return cls(Path(url.removeprefix("file://")))

    def check(self) -> None:
        with _translated("the store's folder"):
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            for left in (self._root / _PENDING).glob("*"):  # by a process that was killed
                if left.stat().st_mtime < time.time() - ABANDONED_SECONDS:
                    left.unlink(missing_ok=True)
        key = f"check/{secrets.token_hex(8)}"
        self.put(key, b"check")
        self.get(key)
        self.delete([key])

    def put(self, key: str, data: bytes, media_type: str = "application/octet-stream") -> None:
        with _translated(key), self._new_file(key) as file:
            file.write(data)

    def put_stream(self, key: str, stream: Readable, media_type: str = "application/octet-stream") -> None:
        with _translated(key), self._new_file(key) as file:
            while piece := stream.read(PIECE):
                file.write(piece)

    def get(self, key: str) -> bytes:
        with _translated(key):
            return self._path(key).read_bytes()

    def get_range(self, key: str, start: int, length: int) -> bytes:
        with _translated(key), self._path(key).open("rb") as file:
            file.seek(start)
            return file.read(length)

    def stream(self, key: str) -> tuple[int, Iterator[bytes]]:
        with _translated(key):
            file = self._path(key).open("rb")
            return os.fstat(file.fileno()).st_size, _pieces(file)

    def download(self, key: str, path: Path) -> None:
        with _translated(key):
            shutil.copyfile(self._path(key), path)

    def exists(self, key: str) -> bool:
        with _translated(key):
            return self._path(key).is_file()

    def list(self, prefix: str, start_after: str = "") -> Iterator[Entry]:
        folder = prefix.rpartition("/")[0]
        with _translated(prefix):
            for key, item in self._walk(self._root / folder, f"{folder}/" if folder else ""):
                if key.startswith(prefix) and key > start_after:
                    with suppress(FileNotFoundError):  # removed while we list
                        status = item.stat()
                        yield Entry(key, status.st_size, datetime.fromtimestamp(status.st_mtime, UTC))

    def copy(self, source: str, target: str) -> None:
        with _translated(source), self._path(source).open("rb") as file, self._new_file(target) as new:
            shutil.copyfileobj(file, new, PIECE)

    def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            path = self._path(key)
            with _translated(key):
                path.unlink(missing_ok=True)
            for folder in path.relative_to(self._root).parents:
                try:
                    (self._root / folder).rmdir()
                except OSError:
                    break  # not empty, or another has removed it

    def sign(self, key: str, seconds: int, file_name: str, media_type: str) -> str | None:
        return None

    def _path(self, key: str) -> Path:
        path = self._root / key
        if ".." in path.parts or key.startswith(("/", _PENDING)):
            raise ValueError(f"not a key: {key!r}")
        return path

    @contextmanager
    def _new_file(self, key: str) -> Iterator[BinaryIO]:
        pending = self._root / _PENDING / secrets.token_hex(8)
        pending.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with pending.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())  # or a power cut could leave the name without the content
            self._publish(pending, self._path(key))
        finally:
            pending.unlink(missing_ok=True)

    @staticmethod
    def _publish(pending: Path, path: Path) -> None:
        while True:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                pending.replace(path)
            except FileNotFoundError:
                if path.parent.exists():
                    raise
            else:
                break  # otherwise a delete pruned the empty folder in between: once more
        with suppress(OSError):  # a delete has pruned it since, or it is of a kind that cannot be synced
            _sync(path.parent)

    def _walk(self, folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
        try:
            with os.scandir(folder) as found:
                # S3 sorts whole keys: a folder counts with its slash.
                items = sorted((item.name + "/" if item.is_dir() else item.name, item) for item in found)
        except (FileNotFoundError, NotADirectoryError):
            return
        for name, item in items:
            if name.endswith("/"):
                if item.name != _PENDING:
                    yield from self._walk(folder / item.name, prefix + name)
            else:
                yield prefix + name, item


def _sync(folder: Path) -> None:
    """Have the names in a folder outlast a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


@contextmanager
def _translated(key: str) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, IsADirectoryError):
        raise ObjectMissing(f"there is no object {key}") from None
    except OSError as error:
        raise StoreUnavailable(f"the store cannot be used: {error.strerror}") from error
