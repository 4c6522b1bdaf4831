"""What was read of a document, as the files of one folder: result.json, result.md, pages and crops.

In the store, results call a crop by its route below its job (``pages/2/regions/5/crop``); in a folder it is a
file (``crops/00002-0005.png``).
"""

import re
from collections.abc import Iterable, Iterator

from docreader import keys
from docreader.store import Store

_CROP = rb"pages/(\d{1,7})/regions/(\d{1,7})/crop"
_NAMED = {
    ".json": re.compile(rb'(?<="crop":")' + _CROP + rb'(?=")'),
    ".md": re.compile(rb"(?<=\()" + _CROP + rb"(?=\))"),
}
"""How files of a kind name a crop."""
_LONGEST = 64
"""Bytes that such a name has at most, with what stands around it."""
THUMBNAIL = ".small.webp"
"""Previews for lists of pages."""


def files_of(store: Store, job_id: str, run: int) -> Iterator[tuple[str, int, Iterator[bytes]]]:
    """The name, the size in bytes and the content of each file of a run.

    Raises `ObjectMissing` where one goes meanwhile: all are listed before the first is read.
    """
    prefix = keys.run_prefix(job_id, run)
    for entry in list(store.list(prefix)):
        name = entry.key.removeprefix(prefix)
        if name.endswith(THUMBNAIL):
            continue
        size = entry.size
        if name.endswith(
            tuple(_NAMED)
        ):  # it is told before the content, and crops are called otherwise there
            size = sum(map(len, with_crop_files(name, _content(store, entry.key))))
        yield name, size, with_crop_files(name, _content(store, entry.key))


def with_crop_files(name: str, content: Iterable[bytes]) -> Iterator[bytes]:
    """The ``content`` of the file ``name``, with crops called as files where it is JSON or Markdown."""
    named = next((pattern for ending, pattern in _NAMED.items() if name.endswith(ending)), None)
    if named is None:
        yield from content
        return
    rest = b""
    for piece in content:
        rest = named.sub(_file, rest + piece)
        yield rest[:-_LONGEST]
        rest = rest[-_LONGEST:]
    yield rest


def _file(found: re.Match[bytes]) -> bytes:
    return f"crops/{int(found[1]):05d}-{int(found[2]):04d}.png".encode()


def _content(store: Store, key: str) -> Iterator[bytes]:
    """The bytes of an object, asked for when they are wanted."""
    yield from store.stream(key)[1]
