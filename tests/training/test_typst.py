"""The Typst engine: documents whose boxes hold exactly what their labels say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pymupdf
import pytest

from docreader.result import LABELS
from docreader_worker.training.synthesis.corpus import Corpus, Texts
from docreader_worker.training.synthesis.document import GeneratedDocument, LabelledBox, LayoutFailed
from docreader_worker.training.synthesis.marks import check_apart, mark_colour, read_marks
from docreader_worker.training.synthesis.typst.prelude import FOOTNOTES, PRELUDE
from tests.training.drawn import first_documents

if TYPE_CHECKING:
    import typst

    from docreader_worker.training.synthesis.typst.engine import TypstEngine

pytest.importorskip("typst", reason="Typst is not installed")

_PAGE = (
    '#set page(width: 400pt, height: 300pt, margin: 40pt)\n#set text(font: "Libertinus Serif", size: 10pt)\n'
)


@pytest.fixture(scope="module")
def fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> TypstEngine:
    pytest.importorskip("faker", reason="Faker is not installed")
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    from docreader_worker.training.synthesis.pictures import PictureSource
    from docreader_worker.training.synthesis.typst.engine import TypstEngine

    sentence = "The quick brown fox jumps over the lazy dog, and *then* #1 costs $5 @home. "
    texts = Texts(
        paragraphs=[sentence * count for count in range(2, 9)],
        headings=["Getting started", "1.2 What is new", "Results & discussion"],
        items=["Open the box", "Read the [manual] first", "Do not panic"],
        code=["def main():\n    return 0", "int main(void) {\n  return 0;\n}"],
    )
    corpus: Corpus = {"en": texts, "de": texts}
    return TypstEngine(corpus, PictureSource(tmp_path_factory.mktemp("pictures"), count=3))


def _boxes(source: str, labels: dict[int, str], fonts: typst.Fonts) -> list[LabelledBox]:
    from docreader_worker.training.synthesis.typst.compiler import compile_source

    copy = compile_source(PRELUDE + _PAGE + source, fonts, marked=True)
    with pymupdf.open(stream=copy, filetype="pdf") as document:
        return read_marks(document, labels)


def _stray_words(document: GeneratedDocument) -> list[str]:
    """The words whose middle lies in no box of their page."""
    with pymupdf.open(document.pdf) as pdf:
        return [
            word[4]
            for page in pdf
            for word in page.get_text("words")
            if not any(
                box.page == page.number + 1
                and box.box[0] - 1 <= (word[0] + word[2]) / 2 <= box.box[2] + 1
                and box.box[1] - 1 <= (word[1] + word[3]) / 2 <= box.box[3] + 1
                for box in document.boxes
            )
        ]


def test_the_same_seed_draws_the_same_document(engine: TypstEngine, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first = engine.generate(5, tmp_path)
    again = engine.generate(5, tmp_path / "again")
    assert first.boxes == again.boxes
    assert first.pdf.read_bytes() == again.pdf.read_bytes()


def test_every_word_of_every_family_has_a_label(engine: TypstEngine, tmp_path: Path) -> None:
    families = set()
    for seed in range(18):
        try:
            document = engine.generate(seed, tmp_path)
        except LayoutFailed:
            continue
        families.add(document.family)
        assert {box.label for box in document.boxes} <= set(LABELS)
        assert _stray_words(document) == []
    assert len(families) >= 10


def test_what_is_drawn_is_not_in_the_colours_of_the_marks(engine: TypstEngine, tmp_path: Path) -> None:
    document = engine.generate(5, tmp_path)
    marks = {mark_colour(number) for number in range(1, 400)}
    with pymupdf.open(document.pdf) as pdf:
        drawn = {
            (span["color"] >> 16, span["color"] >> 8 & 255, span["color"] & 255)
            for page in pdf
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", [])
            for span in line["spans"]
        }
    assert drawn.isdisjoint(marks)


def test_a_paragraph_over_two_columns_has_a_box_in_each(fonts: typst.Fonts) -> None:
    boxes = _boxes("#set page(columns: 2)\n#e(7)[#lorem(170)]", {7: "text"}, fonts)
    assert [box.label for box in boxes] == ["text", "text"]
    left, right = boxes
    assert left.box[2] < 200 < right.box[0]
    assert left.box[1] == pytest.approx(40, abs=4)
    assert right.box[3] < left.box[3]


def test_a_hanging_number_belongs_to_its_item(fonts: typst.Fonts) -> None:
    (box,) = _boxes("#item(3, [1.], 0em, 3em, 0.6em)[#lorem(60)]", {3: "list-item"}, fonts)
    assert box.box[0] == pytest.approx(40, abs=2)
    assert box.box[2] > 350


def test_a_formula_reaches_to_its_number(fonts: typst.Fonts) -> None:
    source = '#set math.equation(numbering: "(1)")\n#e(1)[$ sum_(i=1)^n x_i / 2 $]'
    (box,) = _boxes(source, {1: "formula"}, fonts)
    assert box.box[2] == pytest.approx(360, abs=2)
    assert box.box[3] - box.box[1] > 20


def test_footnotes_are_apart_from_the_text_that_calls_them(fonts: typst.Fonts) -> None:
    source = "#e(1)[A text#footnote[The first.] with#footnote[The second.] notes.]"
    boxes = _boxes(source, {1: "text", FOOTNOTES + 1: "footnote", FOOTNOTES + 2: "footnote"}, fonts)
    assert sorted(box.label for box in boxes) == ["footnote", "footnote", "text"]
    text, first, second = boxes
    assert text.box[3] < 60
    assert 200 < first.box[1] < second.box[1]


def test_far_ends_of_a_page_head_are_two_boxes(fonts: typst.Fonts) -> None:
    boxes = _boxes(
        "#set page(header: e(1)[Title #h(1fr) 12])\n#e(2)[Text]", {1: "page-header", 2: "text"}, fonts
    )
    assert [box.label for box in boxes] == ["page-header", "page-header", "text"]


def test_source_that_typst_refuses_is_a_failed_layout(fonts: typst.Fonts) -> None:
    from docreader_worker.training.synthesis.typst.compiler import compile_source

    with pytest.raises(LayoutFailed, match="unknown variable"):
        compile_source("#nothing-of-this-name", fonts, marked=False)


def test_of_a_refused_document_nothing_is_left(tmp_path: Path) -> None:
    pytest.importorskip("faker", reason="Faker is not installed")
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    from docreader_worker.training.synthesis.pictures import PictureSource
    from docreader_worker.training.synthesis.typst.engine import TypstEngine

    unbroken = Texts(["W" * 1500] * 9, ["H" * 300] * 9, ["I" * 500] * 9, ["x = 1"] * 9)  # reaches off a page
    engine = TypstEngine({"en": unbroken}, PictureSource(tmp_path / "pictures", count=3))
    folder = tmp_path / "pdf"
    folder.mkdir()
    drawn = first_documents(engine, 8, folder)
    assert {document.pdf for document in drawn} == set(folder.iterdir())
    assert max(document.seed for document in drawn) >= len(drawn)


def test_elements_on_top_of_each_other_fail() -> None:
    text, other = LabelledBox(1, "text", (0, 0, 100, 50)), LabelledBox(1, "table", (0, 20, 100, 60))
    check_apart([text, LabelledBox(2, "table", other.box)])
    with pytest.raises(LayoutFailed, match="text and table overlap"):
        check_apart([text, other])
