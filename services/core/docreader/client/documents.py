"""Documents as programs have them: a path, bytes, an open file, or the address of one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from docreader.job import UrlOrigin

Document = str | os.PathLike[str] | bytes | BinaryIO
"""``str`` is a path, or an address if it begins with ``http://`` or ``https://``."""


class Attachment(NamedTuple):
    """A document that goes along with a request; a file can be read from its start again."""

    name: str
    content: bytes | BinaryIO


@contextmanager
def opened(document: Document, name: str | None) -> Iterator[Attachment | UrlOrigin]:
    """A document ready to be sent under ``name``, by default its own. Raises `OSError`."""
    if isinstance(document, str) and document.startswith(("http://", "https://")):
        yield UrlOrigin(document)
    else:
        with attached(document, name) as attachment:
            yield attachment


@contextmanager
def attached(document: Document, name: str | None = None) -> Iterator[Attachment]:
    """The same of what is here: not of an address."""
    if isinstance(document, bytes):
        yield Attachment(name or "document", document)
    elif isinstance(document, str | os.PathLike):
        path = Path(document)
        with path.open("rb") as file:
            yield Attachment(name or path.name, file)
    else:
        own = Path(str(getattr(document, "name", "document"))).name
        yield Attachment(name or own, document if document.seekable() else document.read())
