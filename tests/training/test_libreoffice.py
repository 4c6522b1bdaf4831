"""The LibreOffice engine: word processors' documents whose boxes hold exactly what their labels say."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pymupdf
import pytest

from docreader.result import LABELS, Box
from docreader_worker.training.synthesis.corpus import Corpus, Texts
from docreader_worker.training.synthesis.document import LayoutFailed
from docreader_worker.training.synthesis.marks import read_marks
from tests.training.drawn import count_strays, first_documents

if TYPE_CHECKING:
    from docreader_worker.training.synthesis.office.draft import Draft
    from docreader_worker.training.synthesis.office.engine import LibreOfficeEngine
    from docreader_worker.training.synthesis.office.office import Office

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

_SENTENCE = "The quick brown fox jumps over 100% of the <lazy> dogs & costs $5 at once. "


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    texts = Texts(
        paragraphs=[_SENTENCE * count for count in range(2, 9)],
        headings=["Getting started", "1.2 What is new", "Results & discussion"],
        items=["Open the box", "[1] Read the manual", "Do not panic"],
        code=["def main():\n    return 0", "int main(void) {\n  return 0;\n}"],
    )
    return {"en": texts}


@pytest.fixture(scope="module")
def engine(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibreOfficeEngine]:
    pytest.importorskip("faker", reason="Faker is not installed")
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    from docreader_worker.training.synthesis.office.engine import LibreOfficeEngine
    from docreader_worker.training.synthesis.pictures import PictureSource

    with LibreOfficeEngine(corpus, PictureSource(tmp_path_factory.mktemp("pictures"), count=3)) as made:
        yield made


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    from docreader_worker.training.synthesis.office.office import Office

    with Office() as opened:
        yield opened


@pytest.fixture
def draft(corpus: Corpus, tmp_path: Path) -> Draft:
    """An empty document with running heads on every page."""
    return _compose(corpus, tmp_path, seed=1)


def _compose(corpus: Corpus, folder: Path, seed: int, bare: float = 0.0) -> Draft:
    pytest.importorskip("faker", reason="Faker is not installed")
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    from docreader_worker.training.synthesis.office.families.family import Family
    from docreader_worker.training.synthesis.office.running import add_page
    from docreader_worker.training.synthesis.pictures import PictureSource
    from docreader_worker.training.synthesis.wording import Wording

    def begin(draft: Draft) -> None:
        head = draft.paragraph("Header", "A head", "page-header")
        foot = draft.paragraph("Footer", "Page 1 of 1", "page-footer")
        add_page(draft, "Plain", head, foot)
        draft.master = "Plain"

    family = Family("test", 1, begin, bare=bare)
    return family.compose(Wording(seed, corpus), PictureSource(folder / "pictures", count=1))


def test_every_element_has_its_box(draft: Draft, office: Office, tmp_path: Path) -> None:
    from docreader_worker.training.synthesis.office import blocks, lists
    from docreader_worker.training.synthesis.office.floats import caption, centred, fitted, formula
    from docreader_worker.training.synthesis.office.tables import table

    blocks.title(draft)
    blocks.heading(draft)
    draft.add(draft.paragraph("Body", f"Some words.{draft.footnote()} More words."))
    lists.bullets(draft, 2, style="Numbers")
    draft.add(centred(draft, fitted(draft, draft.pictures.logo(draft.random), 90, 60)))
    draft.add(caption(draft, 1), table(draft, (3, 3), (3, 3)))
    formula(draft)
    _, boxes = _print(draft, office, tmp_path)
    counts = Counter(label for label, _ in boxes)
    assert counts.pop("list-item") >= 2
    assert counts == {
        "page-header": 1, "title": 1, "section-header": 1, "text": 1, "footnote": 1, "picture": 1,
        "caption": 1, "table": 1, "formula": 1, "page-footer": 1,
    }  # fmt: skip
    places = dict(boxes)
    order = (
        "page-header", "title", "section-header", "list-item", "picture", "caption", "table", "formula",
        "footnote", "page-footer",
    )  # fmt: skip
    tops = [places[label][1] for label in order]
    assert tops == sorted(tops)


def test_an_item_of_several_paragraphs_is_one_element(draft: Draft, office: Office, tmp_path: Path) -> None:
    from docreader_worker.training.synthesis.office.lists import items_of
    from docreader_worker.training.synthesis.office.markup import tag

    items = items_of(draft, 2, 80, nested=0.0, continued=1.0)
    draft.add(tag("text:list", {"text:style-name": "Numbers"}, *items))
    (plain, _), boxes = _print(draft, office, tmp_path)
    places = [box for label, box in boxes if label == "list-item"]
    assert len(places) == 2
    with pymupdf.open(plain) as document:
        lines = [text for place in places for text in document[0].get_textbox(place).split("\n") if text]
    assert len(lines) >= 6


def test_an_address_is_one_element_whichever_way_its_lines_are_broken(
    draft: Draft, office: Office, tmp_path: Path
) -> None:
    from docreader_worker.training.synthesis.office.passages import address

    for _ in range(5):
        address(draft)
    _, boxes = _print(draft, office, tmp_path)
    assert sum(label == "text" for label, _ in boxes) == 5


def test_clauses_with_heads_or_letters_are_items(draft: Draft, office: Office, tmp_path: Path) -> None:
    from docreader_worker.training.synthesis.office.terms import lettered, terms

    for _ in range(3):
        terms(draft, 3)
        lettered(draft, 3)
    _, boxes = _print(draft, office, tmp_path)
    clauses = [label for label in draft.styles.labels.values() if label == "list-item"]
    assert len(clauses) >= 18
    assert sum(label == "list-item" for label, _ in boxes) >= len(clauses)


def test_a_bare_heading_is_told_by_its_place_alone(corpus: Corpus, office: Office, tmp_path: Path) -> None:
    from docreader_worker.training.synthesis.office.markup import escape

    drafts = (_compose(corpus, tmp_path, seed, bare=1.0) for seed in range(20))
    draft = next(each for each in drafts if each.look.bare)
    heading = draft.heading(3, "what to bring to an appointment")
    draft.add(heading, draft.paragraph("Body", escape(_SENTENCE)))
    (plain, _), boxes = _print(draft, office, tmp_path)
    with pymupdf.open(plain) as document:
        spans = [
            span
            for block in document[0].get_text("dict", clip=_whole(boxes, {"section-header", "text"}))[
                "blocks"
            ]
            for line in block["lines"]
            for span in line["spans"]
        ]
    assert len({(span["size"], span["font"], span["color"]) for span in spans}) == 1
    assert any(span["text"].startswith("What to Bring to") for span in spans)


def test_a_table_at_the_head_of_pages_is_one_element(draft: Draft, office: Office, tmp_path: Path) -> None:
    from docreader_worker.training.synthesis.office.plates import plate

    draft.add(draft.blank(2), plate(draft, "1"))
    _, boxes = _print(draft, office, tmp_path)
    assert sum(label == "page-header" for label, _ in boxes) == 1 + 1


def test_pieces_of_a_running_head_are_elements(draft: Draft, office: Office, tmp_path: Path) -> None:
    from docreader_worker.training.synthesis.office.draft import tab_stops
    from docreader_worker.training.synthesis.office.markup import TAB

    stops = tab_stops((draft.width / 2, "center"), (draft.width, "right"))
    pieces = TAB.join(("A report", "DRAFT", "Page 1 of 1"))
    draft.add(draft.paragraph("Header", pieces, "page-header", paragraph=stops))
    _, boxes = _print(draft, office, tmp_path)
    places = [box for label, box in boxes if label == "page-header"]
    assert len(places) == 1 + 3


@pytest.mark.parametrize(
    ("first", "fourth"),
    [("1.", "4."), ("(a)", "(d)"), ("(i)", "(iv)"), ("Part A –", "Part D –"), ("•", "•")],
)
def test_markers_count_from_the_first(first: str, fourth: str) -> None:
    from docreader_worker.training.synthesis.office.numbering import nth

    assert nth(first, 4) == fourth


def test_no_family_draws_two_titles(corpus: Corpus, tmp_path: Path) -> None:
    pytest.importorskip("faker", reason="Faker is not installed")
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    from docreader_worker.training.synthesis.office.families import FAMILIES
    from docreader_worker.training.synthesis.pictures import PictureSource
    from docreader_worker.training.synthesis.wording import Wording

    pictures = PictureSource(tmp_path / "pictures", count=1)
    for family in FAMILIES:
        labels = Counter(family.compose(Wording(1, corpus), pictures).styles.labels.values())
        assert labels["title"] <= 1, family.name
        assert set(labels) <= {*LABELS, "contents"}, family.name
        assert sum(labels.values()) > 5, family.name


def test_marks_move_nothing(draft: Draft, office: Office, tmp_path: Path) -> None:
    from docreader_worker.training.synthesis.office import blocks

    blocks.fill(draft, 12, {"text": 2, "bullets": 1, "table": 1, "formula": 1, "box": 1, "listing": 1})
    (plain, marked), _ = _print(draft, office, tmp_path)
    with pymupdf.open(plain) as one, pymupdf.open(marked) as other:
        for page, copy in zip(one, other, strict=True):
            words, marks = (each.get_text("words") for each in (page, copy))
            assert [word[4] for word in words] == [word[4] for word in marks]
            for word, mark in zip(words, marks, strict=True):
                assert word[:4] == pytest.approx(mark[:4], abs=1)


def test_a_file_that_is_no_document_is_a_failed_layout(office: Office, tmp_path: Path) -> None:
    with pytest.raises(LayoutFailed, match=r"no missing\.pdf"):
        office.convert([tmp_path / "missing.fodt"], tmp_path)
    assert office.running


def test_the_same_seed_draws_the_same_document(engine: LibreOfficeEngine, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first = first_documents(engine, 1, tmp_path)[0]
    again = engine.generate(first.seed, tmp_path / "again")
    assert first.boxes == again.boxes
    with pymupdf.open(first.pdf) as one, pymupdf.open(again.pdf) as other:
        for page, copy in zip(one, other, strict=True):
            assert page.get_pixmap().digest == copy.get_pixmap().digest


def test_words_lie_in_labelled_boxes(engine: LibreOfficeEngine, tmp_path: Path) -> None:
    documents = first_documents(engine, 4, tmp_path)
    assert {box.label for document in documents for box in document.boxes} <= set(LABELS)
    words, strays = count_strays(documents)
    assert words > 500
    assert strays < 0.01 * words


def _whole(boxes: list[tuple[str, Box]], labels: set[str]) -> Box:
    """The box around all those with one of ``labels``."""
    left, top, right, bottom = zip(*(box for label, box in boxes if label in labels), strict=True)
    return (min(left), min(top), max(right), max(bottom))


def _print(draft: Draft, office: Office, folder: Path) -> tuple[list[Path], list[tuple[str, Box]]]:
    """Both copies of ``draft`` as PDF, and the label and box of each element."""
    from docreader_worker.training.synthesis.office.engine import print_copies

    printed = print_copies(draft, office, folder)
    with pymupdf.open(printed[1]) as document:
        boxes = read_marks(document, draft.styles.labels)
    return printed, [(box.label, box.box) for box in boxes]
