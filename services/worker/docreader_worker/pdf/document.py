"""A PDF open in MuPDF."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pymupdf

from docreader.errors import BrokenDocument, EmptyDocument, EncryptedDocument
from docreader.result import Box
from docreader_worker.content import PageContent
from docreader_worker.document import Image, check_size
from docreader_worker.pdf.content import extract_content
from docreader_worker.protocol import Limits

_DAMAGED = "the PDF is damaged or cut short: export or upload it again"


class PdfDocument:
    """Renders and extracts through PyMuPDF."""

    def __init__(self, document: pymupdf.Document, limits: Limits) -> None:
        self._document = document
        self._limits = limits
        self._page: tuple[int, pymupdf.Page] | None = None

    @classmethod
    def open(cls, path: Path, limits: Limits) -> "PdfDocument":
        """Open a file that claims to be a PDF."""
        # Complaints about broken files are answered as errors; on standard error they would be noise.
        pymupdf.TOOLS.mupdf_display_errors(False)
        pymupdf.TOOLS.mupdf_display_warnings(False)
        try:
            document = pymupdf.open(path, filetype="pdf")
            if document.needs_pass:
                raise EncryptedDocument("the PDF wants a password: remove the protection and submit it again")
            count = document.page_count
            empty = count == 0 and document.xref_get_key(document.pdf_catalog(), "Pages/Kids")[1] == "[]"
        except pymupdf.EmptyFileError:
            raise EmptyDocument("the document has no bytes") from None
        except (pymupdf.FileDataError, pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
            raise BrokenDocument(_DAMAGED) from None
        if empty:
            raise EmptyDocument("the PDF has no pages: check the export that made it")
        if count == 0:
            raise BrokenDocument(_DAMAGED)
        return cls(document, limits)

    @property
    def page_count(self) -> int:
        count: int = self._document.page_count
        return count

    def size(self, number: int) -> tuple[float, float]:
        rect = self._load(number).rect
        if not (rect.width > 0 and rect.height > 0):
            raise BrokenDocument(
                f"page {number} of the PDF has no size: export the document again", page=number
            )
        check_size(number, rect.width, rect.height, self._limits)
        return rect.width, rect.height

    def render(self, number: int, scale: float, clip: Box | None = None) -> Image:
        self.size(number)
        with _damaged(number):
            pixmap = self._load(number).get_pixmap(
                matrix=pymupdf.Matrix(scale, scale), clip=clip, alpha=False, colorspace=pymupdf.csRGB
            )
        picture = np.frombuffer(pixmap.samples_mv, dtype=np.uint8)
        return picture.reshape(pixmap.height, pixmap.width, 3).copy()

    def content(self, number: int) -> PageContent:
        with _damaged(number):
            return extract_content(self._load(number))

    def close(self) -> None:
        self._page = None
        self._document.close()

    def _load(self, number: int) -> pymupdf.Page:
        if self._page is None or self._page[0] != number:
            with _damaged(number):
                self._page = (number, self._document.load_page(number - 1))
        return self._page[1]


@contextmanager
def _damaged(number: int) -> Iterator[None]:
    try:
        yield
    except (pymupdf.FileDataError, pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError) as error:
        raise BrokenDocument(
            f"page {number} of the PDF is damaged: export the document again", page=number
        ) from error
