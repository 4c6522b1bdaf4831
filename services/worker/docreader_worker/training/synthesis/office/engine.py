"""The layout engine that draws with LibreOffice."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import TracebackType

import pymupdf

from docreader_worker.training.synthesis.corpus import Corpus
from docreader_worker.training.synthesis.document import GeneratedDocument
from docreader_worker.training.synthesis.marks import check_apart, read_marks
from docreader_worker.training.synthesis.office.draft import Draft
from docreader_worker.training.synthesis.office.families import FAMILIES
from docreader_worker.training.synthesis.office.office import Office
from docreader_worker.training.synthesis.office.sheet import write_document
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording


class LibreOfficeEngine:
    """Draws each document twice, as it is and with its elements marked; use as a context manager.

    Both copies differ only in colours, which move nothing: the boxes read from the second hold for the first.
    """

    name = "libreoffice"

    def __init__(self, corpus: Corpus, pictures: PictureSource) -> None:
        self._corpus, self._pictures = corpus, pictures
        self._office: Office | None = None

    def __enter__(self) -> "LibreOfficeEngine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._office is not None:
            self._office.close()
            self._office = None

    def generate(self, seed: int, folder: Path) -> GeneratedDocument:
        """Draw the document of ``seed`` as ``<seed>.pdf`` in ``folder``.

        Raises:
            LayoutFailed: LibreOffice did not print it, or something did not fit its page.
        """
        draw = Random(seed)  # noqa: S311 - variety, not secrecy
        family = draw.choices(FAMILIES, [family.share for family in FAMILIES])[0]
        draft = family.compose(Wording(seed, self._corpus), self._pictures)
        with TemporaryDirectory(prefix="docreader-office-") as work:
            plain, copy = print_copies(draft, self._running(), Path(work))
            with pymupdf.open(copy) as document:
                boxes = read_marks(document, draft.styles.labels)
            check_apart(boxes)
            pdf = folder / f"{seed}.pdf"
            _write_undated(plain, pdf)
        return GeneratedDocument(pdf, self.name, f"libreoffice-{family.name}", seed, boxes)

    def _running(self) -> Office:
        """The office; one that ended is replaced."""
        if self._office is not None and not self._office.running:
            self._office.close()
            self._office = None
        self._office = self._office or Office()
        return self._office


def print_copies(draft: Draft, office: Office, folder: Path) -> list[Path]:
    """``draft`` as two PDF files in ``folder``: plain, and with its elements marked."""
    sources = [folder / name for name in ("plain.fodt", "marked.fodt")]
    for source, marked in zip(sources, (False, True), strict=True):
        source.write_text(write_document(draft, marked=marked), "utf-8")
    return office.convert(sources, folder)


def _write_undated(source: Path, pdf: Path) -> None:
    """Copy ``source`` to ``pdf`` without its date and identifier, which differ each time."""
    with pymupdf.open(source) as document:
        document.set_metadata({})
        document.xref_set_key(-1, "ID", "null")
        document.save(pdf, garbage=1, no_new_id=True)
