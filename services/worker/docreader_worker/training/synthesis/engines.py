"""All layout engines by name."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from docreader_worker.training.synthesis.corpus import load_corpus
from docreader_worker.training.synthesis.document import LayoutEngine
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.programs import check_programs


@contextmanager
def layout_engines(names: Sequence[str], cache: Path) -> Iterator[list[LayoutEngine]]:
    """The engines of ``names`` (``html``, ``reportlab``, ``latex``, ``typst``, ``libreoffice``), with texts
    and pictures kept in ``cache``. Raises `ModuleNotFoundError` where one's library is not installed, and
    `ProgramMissing` where its program is not.
    """
    check_programs(names)
    cache.mkdir(parents=True, exist_ok=True)
    corpus = load_corpus(cache / "corpus.json")
    pictures = PictureSource(cache / "pictures")
    # Each engine brings a library of its own, and only those that are asked for must be installed.
    with ExitStack() as stack:
        made: list[LayoutEngine] = []
        for name in names:
            if name == "html":
                from docreader_worker.training.synthesis.html.engine import HtmlEngine  # noqa: PLC0415

                made.append(stack.enter_context(HtmlEngine(corpus, pictures)))
            elif name == "reportlab":
                from docreader_worker.training.synthesis.paged.engine import ReportlabEngine  # noqa: PLC0415

                made.append(ReportlabEngine(corpus, pictures))
            elif name == "latex":
                from docreader_worker.training.synthesis.latex.engine import LatexEngine  # noqa: PLC0415

                made.append(LatexEngine(corpus, pictures))
            elif name == "libreoffice":
                from docreader_worker.training.synthesis.office.engine import (  # noqa: PLC0415
                    LibreOfficeEngine,
                )

                made.append(stack.enter_context(LibreOfficeEngine(corpus, pictures)))
            else:
                from docreader_worker.training.synthesis.typst.engine import TypstEngine  # noqa: PLC0415

                made.append(TypstEngine(corpus, pictures))
        yield made
