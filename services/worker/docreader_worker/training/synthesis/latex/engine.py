"""The layout engine that draws with LaTeX."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pymupdf

from docreader_worker.training.synthesis.corpus import Corpus
from docreader_worker.training.synthesis.document import GeneratedDocument
from docreader_worker.training.synthesis.latex.compiler import typeset
from docreader_worker.training.synthesis.latex.families import FAMILIES
from docreader_worker.training.synthesis.latex.marking import mark_document
from docreader_worker.training.synthesis.marks import check_apart, read_marks
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_LANGUAGES = ("en", "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "ca", "id")


class LatexEngine:
    """Draws documents in the real classes of journals, societies and publishers."""

    name = "latex"

    def __init__(self, corpus: Corpus, pictures: PictureSource) -> None:
        self._corpus = corpus
        self._pictures = pictures

    def generate(self, seed: int, folder: Path) -> GeneratedDocument:
        """Draw the document of ``seed`` as ``<seed>.pdf`` in ``folder``.

        Raises:
            LayoutFailed: LaTeX stopped at an error, or something did not fit its page.
        """
        draw = Random(seed)  # noqa: S311 - variety, not secrecy
        family = draw.choices(FAMILIES, [family.share for family in FAMILIES])[0]
        source, passes = family.draw(Wording(seed, self._corpus, _LANGUAGES), self._pictures)
        with TemporaryDirectory(prefix="docreader-latex-") as work:
            printed = typeset(source, Path(work), passes).read_bytes()
        with pymupdf.open(stream=printed, filetype="pdf") as marked:
            labels = mark_document(marked)
            boxes = read_marks(marked, labels)
        check_apart(boxes)
        pdf = folder / f"{seed}.pdf"
        pdf.write_bytes(printed)
        return GeneratedDocument(pdf, self.name, f"latex-{family.name}", seed, boxes)
