"""A document open in the child: its pages' sizes, pictures and content, whether PDF or image."""

from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docreader.errors import PageTooLarge
from docreader.media import PDF
from docreader.result import Box
from docreader_worker.content import PageContent
from docreader_worker.protocol import Limits

Image = NDArray[np.uint8]
"""RGB, height x width x 3."""

POINTS_PER_INCH = 72.0


class Document(Protocol):
    """Pages are numbered from 1; sizes and boxes are in points as displayed."""

    @property
    def page_count(self) -> int:
        """How many pages there are, at least 1."""
        ...

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page. Raises `PageTooLarge`."""
        ...

    def render(self, number: int, scale: float, clip: Box | None = None) -> Image:
        """A picture of a page or of a part of it, at ``scale`` pixels a point."""
        ...

    def content(self, number: int) -> PageContent:
        """Words, rulings, shapes and images of a page."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


def open_document(path: Path, media_type: str, limits: Limits) -> Document:
    """Open a file as what its content says it is.

    Raises:
        EncryptedDocument, BrokenDocument, EmptyDocument, UnsupportedMediaType: by their names.

    """
    # Each kind brings a library of its own; a child that reads only PDF never loads the other.
    if media_type == PDF:
        from docreader_worker.pdf.document import PdfDocument  # noqa: PLC0415

        return PdfDocument.open(path, limits)
    from docreader_worker.image import ImageDocument  # noqa: PLC0415

    return ImageDocument.open(path, limits)


def check_size(number: int, width: float, height: float, limits: Limits) -> None:
    """Refuse a page whose longer side is past the limit, before a pixel of it is made."""
    inches = max(width, height) / POINTS_PER_INCH
    if not inches <= limits.max_page_inches:
        raise PageTooLarge(
            f"page {number} measures {inches:.0f} inches; at most {limits.max_page_inches:.0f} are read: "
            "scale the page, or raise DOCREADER_MAX_PAGE_INCHES",
            page=number,
            inches=round(inches, 1),
        )
