"""The layout engine that draws with Typst."""

from pathlib import Path
from random import Random

import pymupdf
import typst

from docreader_worker.training.synthesis.corpus import Corpus
from docreader_worker.training.synthesis.document import GeneratedDocument
from docreader_worker.training.synthesis.marks import check_apart, read_marks
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.typst.compiler import compile_source
from docreader_worker.training.synthesis.typst.families import FAMILIES
from docreader_worker.training.synthesis.typst.prelude import PRELUDE
from docreader_worker.training.synthesis.wording import Wording


class TypstEngine:
    """Draws each document twice: as it is, and with every element in the colour of its mark.

    Colours do not move anything in Typst, so the boxes read from the second copy hold for the first.
    """

    name = "typst"

    def __init__(self, corpus: Corpus, pictures: PictureSource) -> None:
        self._corpus = corpus
        self._pictures = pictures
        self._fonts = typst.Fonts()

    def generate(self, seed: int, folder: Path) -> GeneratedDocument:
        """Draw the document of ``seed`` as ``<seed>.pdf`` in ``folder``.

        Raises:
            LayoutFailed: Typst refused the source, or something did not fit its page.
        """
        draw = Random(seed)  # noqa: S311 - variety, not secrecy
        family = draw.choices(FAMILIES, [family.share for family in FAMILIES])[0]
        draft = family.draw(Wording(seed, self._corpus, family.languages), self._pictures)
        source = f"{PRELUDE}\n{draft.preamble()}\n{draft.source()}"
        copy = compile_source(source, self._fonts, marked=True)
        with pymupdf.open(stream=copy, filetype="pdf") as marked:
            boxes = read_marks(marked, draft.labels)
        check_apart(boxes)
        pdf = folder / f"{seed}.pdf"
        pdf.write_bytes(compile_source(source, self._fonts, marked=False))
        return GeneratedDocument(pdf, self.name, f"typst-{family.name}", seed, boxes)
