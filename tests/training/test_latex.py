"""The LaTeX engine: documents in real classes whose boxes hold exactly what their labels say."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pymupdf
import pytest

from docreader.result import LABELS
from docreader_worker.training.synthesis.corpus import Corpus, Texts
from docreader_worker.training.synthesis.document import LabelledBox, LayoutFailed
from docreader_worker.training.synthesis.latex.compiler import typeset
from docreader_worker.training.synthesis.latex.marking import mark_document
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.latex.prelude import HOOKS, STACK
from docreader_worker.training.synthesis.marks import read_marks
from tests.training.drawn import count_strays, first_documents

if TYPE_CHECKING:
    from docreader_worker.training.synthesis.latex.engine import LatexEngine

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="LaTeX is not installed")

_ARTICLE = r"""
\title{\elementof{title}{On layouts}}\author{\elementof{text}{A. Writer}}\date{}\maketitle
\section{First things}
\para{Some words.\footnote{A note.} More words that fill the line and some of the next one, to break.}
\begin{itemize}\listitem one\markoff\listitem two\markoff\end{itemize}
\paragraph{Run in}\para{with its paragraph.}
{\leavevmode\element{text}Then}\markon{formula}\begin{equation}\frac{a}{b} = \sum_i x_i\end{equation}
\par\markoff
\begin{table}[b]\centering{\element{table}\begin{tabular}{|l|l|}\hline a & b\\\hline\end{tabular}}
\caption{Two}\end{table}
"""


def _draw(body: str, folder: Path, declaration: str = r"\documentclass{article}") -> list[LabelledBox]:
    source = rf"{STACK}{declaration}\usepackage[T1]{{fontenc}}\usepackage{{xcolor,etoolbox,amsmath}}{HOOKS}"
    pdf = typeset(f"{source}\\begin{{document}}{body}\\end{{document}}", folder, 1)
    with pymupdf.open(pdf) as document:
        labels = mark_document(document)
        return read_marks(document, labels)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> LatexEngine:
    pytest.importorskip("faker", reason="Faker is not installed")
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    from docreader_worker.training.synthesis.latex.engine import LatexEngine
    from docreader_worker.training.synthesis.pictures import PictureSource

    sentence = r"The quick brown fox \jumps over 100% of the_lazy {dogs} & costs $5 ~ #1 at ^ ﬁne “shops”. "
    texts = Texts(
        paragraphs=[sentence * count for count in range(2, 9)],
        headings=["Getting started", "1.2 What is new", "Results & discussion"],
        items=["Open the box", "[1] Read the manual", "Do not panic"],
        code=["def main():\n    return 0", "int main(void) {\n  return 0;\n}"],
    )
    corpus: Corpus = {"en": texts}
    return LatexEngine(corpus, PictureSource(tmp_path_factory.mktemp("pictures"), count=3))


def test_every_element_has_its_box(tmp_path: Path) -> None:
    boxes = _draw(_ARTICLE, tmp_path)
    assert Counter(box.label for box in boxes) == {
        "title": 1, "section-header": 1, "text": 4, "footnote": 1, "list-item": 2, "formula": 1, "table": 1,
        "caption": 1, "page-footer": 1,
    }  # fmt: skip
    places = {box.label: box.box for box in boxes}
    assert places["title"][3] < places["section-header"][1] < places["formula"][1] < places["table"][1]
    assert places["table"][3] <= places["caption"][1] < places["page-footer"][1]
    assert places["formula"][3] < places["footnote"][1] < places["page-footer"][1]


def test_a_heading_that_runs_in_is_part_of_its_paragraph(tmp_path: Path) -> None:
    (box,) = (box for box in _draw(r"\paragraph{Run in}\para{text}\thispagestyle{empty}", tmp_path))
    assert box.label == "text"
    assert box.box[2] - box.box[0] > 50


def test_the_number_and_the_name_of_a_chapter_are_two_headings(tmp_path: Path) -> None:
    boxes = _draw(r"\chapter{Preface}\thispagestyle{empty}", tmp_path, r"\documentclass{report}")
    assert [box.label for box in boxes] == ["section-header", "section-header"]
    assert boxes[0].box[3] < boxes[1].box[1]


def test_footnotes_stay_whole_at_the_end_of_a_page(tmp_path: Path) -> None:
    words = "Words." + r"\footnote{" + "A note of some length. " * 12 + "}"
    boxes = _draw(r"\para{" + words * 90 + "}", tmp_path)
    assert Counter(box.label for box in boxes)["footnote"] == 90


def test_a_caption_in_rules_is_a_caption_with_any_package(tmp_path: Path) -> None:
    body = r"\thispagestyle{empty}\begin{algorithm}\caption{Steps}\end{algorithm}"
    declaration = r"\documentclass{article}\usepackage{algorithm}"
    for package in ("", r"\usepackage[font=small]{caption}"):
        (box,) = _draw(body, tmp_path, declaration + package)
        assert box.label == "caption"


def test_a_caption_with_its_label_apart_is_one_caption(tmp_path: Path) -> None:
    body = r"\thispagestyle{empty}\begin{figure}\caption{" + "Words to fill lines. " * 12 + r"}\end{figure}"
    for declaration in (
        r"\documentclass{scrartcl}",
        r"\documentclass{article}\usepackage[labelsep=newline]{caption}",
    ):
        (box,) = _draw(body, tmp_path, declaration)
        assert box.label == "caption"


def test_what_stands_in_a_margin_is_apart_from_the_text(tmp_path: Path) -> None:
    stamp = r"\put(20,-400){\rotatebox{90}{\elementof{page-header}{arXiv:2203.00274v2}}}"
    body = rf"\thispagestyle{{empty}}\AddToHookNext{{shipout/background}}{{{stamp}}}\para{{Some words.}}"
    boxes = _draw(body, tmp_path, r"\documentclass{article}\usepackage{graphicx}")
    margin, text = sorted(boxes, key=lambda box: box.box[0])
    assert (margin.label, text.label) == ("page-header", "text")
    assert margin.box[2] < text.box[0]
    assert margin.box[3] - margin.box[1] > 50


def test_a_paragraph_over_two_columns_has_a_box_in_each(tmp_path: Path) -> None:
    body = r"\thispagestyle{empty}\vspace*{0.8\textheight}\para{" + "many words and " * 120 + "}"
    boxes = _draw(body, tmp_path, r"\documentclass[twocolumn]{article}")
    assert [box.label for box in boxes] == ["text", "text"]
    assert boxes[0].box[2] < boxes[1].box[0]
    assert boxes[0].box[1] > boxes[1].box[1]


def test_the_same_seed_draws_the_same_document(engine: LatexEngine, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first = first_documents(engine, 1, tmp_path)[0]
    again = engine.generate(first.seed, tmp_path / "again")
    assert first.boxes == again.boxes
    assert first.pdf.read_bytes() == again.pdf.read_bytes()


def test_words_lie_in_labelled_boxes(engine: LatexEngine, tmp_path: Path) -> None:
    documents = first_documents(engine, 4, tmp_path)
    assert {box.label for document in documents for box in document.boxes} <= set(LABELS)
    words, strays = count_strays(documents)
    assert words > 2000
    assert strays < 0.005 * words


def test_source_that_latex_refuses_is_a_failed_layout(tmp_path: Path) -> None:
    with pytest.raises(LayoutFailed, match="Undefined control sequence"):
        typeset(r"\documentclass{article}\begin{document}\nothing\end{document}", tmp_path, 1)


def test_text_is_written_so_that_latex_shows_it(tmp_path: Path) -> None:
    text = r"100% of {a_b} & c\d #1 ~ ^ $5 <é ß> “x”"
    source = rf"\documentclass{{article}}\usepackage[T1]{{fontenc}}\begin{{document}}{escape(text)}"
    source += r"\end{document}"
    with pymupdf.open(typeset(source, tmp_path, 1)) as document:
        shown = document[0].get_text().splitlines()[0]
    assert shown.strip() == text
