"""Where a PDF page leads to addresses: its link annotations (ISO 32000-2, 12.5.6.5) with URI actions."""

from collections.abc import Iterator
from urllib.parse import quote

import pymupdf

from docreader_worker.content import Hotspot

_SCHEMES = ("http://", "https://", "mailto:")
"""What is safe to follow: no file of the reader's machine, no script."""

_LONGEST = 2048
"""Letters of an address, at most: browsers take no longer ones."""

_RESERVED = ":/?#[]@!$&'()*+,;=%~"
"""What stands for itself in an address (RFC 3986); all else is spelt with percent signs."""


def hotspots_of(page: pymupdf.Page) -> Iterator[Hotspot]:
    """The links of ``page`` that lead out of its document, boxes as displayed."""
    link = page.first_link
    while link is not None:
        url = quote(link.uri.strip(), safe=_RESERVED) if link.is_external else ""
        if url.casefold().startswith(_SCHEMES) and len(url) <= _LONGEST:
            yield Hotspot(tuple(link.rect), url)
        link = link.next
