"""The page generator: what its documents promise to those who train on them."""

import json
import random
import resource
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pymupdf
import pytest
from PIL import Image

from docreader.result import LABELS
from docreader_worker.training.synthesis.dataset import synthesize, write_annotations
from docreader_worker.training.synthesis.degradation import degrade
from docreader_worker.training.synthesis.document import GeneratedDocument, LabelledBox, LayoutFailed
from docreader_worker.training.synthesis.snapping import InkOfPage, read_ink, snap

if TYPE_CHECKING:
    from docreader_worker.training.synthesis.html.engine import HtmlEngine


class TypewriterEngine:
    """A title over a paragraph, drawn by PyMuPDF; seeds divisible by seven do not compile."""

    name = "typewriter"

    def generate(self, seed: int, folder: Path) -> GeneratedDocument:
        if seed % 7 == 0:
            raise LayoutFailed("unlucky")
        pdf = folder / f"typewriter-{seed}.pdf"
        with pymupdf.open() as document:
            page = document.new_page()
            page.insert_text((72, 90), f"Title {seed}", fontsize=24)
            page.insert_textbox((72, 120, 500, 300), "Some words. " * 40, fontsize=11)
            page.draw_rect((100, 400, 300, 500), fill=(0.2, 0.4, 0.6))
            document.save(pdf, no_new_id=True)
        boxes = [
            LabelledBox(1, "title", (60, 65, 400, 100)),
            LabelledBox(1, "text", (72, 120, 500, 300)),
            LabelledBox(1, "picture", (80, 380, 320, 520)),
            LabelledBox(1, "footnote", (72, 700, 500, 720)),
        ]
        return GeneratedDocument(pdf, self.name, f"family-{seed % 3}", seed, boxes)


def test_boxes_are_snapped_to_what_they_label(tmp_path: Path) -> None:
    document = TypewriterEngine().generate(1, tmp_path)
    with pymupdf.open(document.pdf) as pdf:
        ink = read_ink(pdf[0])
    title, text, picture, blank = (snap(box, ink) for box in document.boxes)
    assert blank is None
    assert title is not None
    assert text is not None
    assert picture is not None
    assert title.box[0] == pytest.approx(72, abs=2)
    assert title.box[2] < 200
    assert 18 < title.box[3] - title.box[1] < 32
    assert text.box[3] < 300
    assert picture.box == pytest.approx((100, 400, 300, 500), abs=1.5)


def test_the_same_seed_gives_the_same_dataset(tmp_path: Path) -> None:
    first = synthesize(tmp_path / "a", 4, 3, [TypewriterEngine()], degraded=0.5)
    second = synthesize(tmp_path / "b", 4, 3, [TypewriterEngine()], degraded=0.5)
    assert first.read_text() == second.read_text()
    pictures = sorted((tmp_path / "a" / "images").iterdir())
    assert pictures
    for picture in pictures:
        assert picture.read_bytes() == (tmp_path / "b" / "images" / picture.name).read_bytes()


def test_a_stopped_dataset_goes_on_where_it_ended(tmp_path: Path) -> None:
    synthesize(tmp_path / "a", 2, 3, [TypewriterEngine()])
    before = (tmp_path / "a" / "documents" / "000000.json").stat().st_mtime_ns
    resumed = synthesize(tmp_path / "a", 4, 3, [TypewriterEngine()])
    whole = synthesize(tmp_path / "b", 4, 3, [TypewriterEngine()])
    assert resumed.read_text() == whole.read_text()
    assert (tmp_path / "a" / "documents" / "000000.json").stat().st_mtime_ns == before


class CrowdedEngine(TypewriterEngine):
    """One whose documents have more said of them than they have bytes."""

    def generate(self, seed: int, folder: Path) -> GeneratedDocument:
        document = super().generate(seed, folder)
        return replace(document, boxes=document.boxes * 1000)


def test_a_record_that_was_cut_off_is_written_anew(tmp_path: Path) -> None:
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (80_000, most))
    try:
        with pytest.raises(OSError, match="File too large"):
            synthesize(tmp_path / "a", 1, 3, [CrowdedEngine()])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))
    assert list((tmp_path / "a" / "images").iterdir())
    resumed = synthesize(tmp_path / "a", 1, 3, [CrowdedEngine()])
    assert resumed.read_text() == synthesize(tmp_path / "b", 1, 3, [CrowdedEngine()]).read_text()


def test_the_day_of_drawing_changes_no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("faker")
    from faker.providers import date_time

    from docreader_worker.training.synthesis.corpus import Texts
    from docreader_worker.training.synthesis.wording import Wording

    def dates() -> list[str]:
        said = [Wording(seed, {"en": Texts()}, ["en"]) for seed in range(20)]
        return [text for wording in said for text in (wording.date(), wording.facts.year())]

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Later":
            return cls(2050, 1, 1, tzinfo=tz)

    today = dates()
    monkeypatch.setattr(date_time, "datetime", Later)
    assert dates() == today


def test_documents_that_do_not_compile_are_left_out(tmp_path: Path) -> None:
    data = json.loads(synthesize(tmp_path, 8, 0, [TypewriterEngine()]).read_text())
    assert {image["document"] for image in data["images"]} == {
        f"typewriter-{seed}" for seed in (1, 2, 3, 4, 5, 6)
    }


def test_annotations_are_coco_with_every_label_as_a_category(tmp_path: Path) -> None:
    path = synthesize(tmp_path, 2, 1, [TypewriterEngine()], long_side=640)
    data = json.loads(path.read_text())
    assert [category["name"] for category in data["categories"]] == list(LABELS)
    sizes = {image["id"]: (image["width"], image["height"]) for image in data["images"]}
    assert all(max(size) == 640 for size in sizes.values())
    for annotation in data["annotations"]:
        x, y, width, height = annotation["bbox"]
        assert x >= 0
        assert y >= 0
        assert x + width <= sizes[annotation["image_id"]][0]
        assert y + height <= sizes[annotation["image_id"]][1]
    assert write_annotations(tmp_path).read_text() == path.read_text()


def test_a_turned_page_keeps_its_boxes_on_their_ink() -> None:
    page = np.full((800, 600, 3), 255, np.uint8)
    page[300:304, 100:500] = 0  # so thin that a box left as it was would not hold the ends
    worn, (box,) = degrade(random.Random(44), Image.fromarray(page), [(100.0, 300.0, 500.0, 304.0)])
    dark = np.argwhere(np.asarray(worn.convert("L")) < 60)
    inside = (
        (dark[:, 1] >= box[0] - 2)
        & (dark[:, 1] <= box[2] + 2)
        & (dark[:, 0] >= box[1] - 2)
        & (dark[:, 0] <= box[3] + 2)
    )
    assert worn.size == (600, 800)
    assert inside.mean() > 0.95


def labelled_pages(document: GeneratedDocument) -> list[tuple[InkOfPage, list[LabelledBox]]]:
    """The words and ink of each page with its snapped boxes."""
    with pymupdf.open(document.pdf) as pdf:
        inks = [read_ink(page) for page in pdf]
    pages: list[tuple[InkOfPage, list[LabelledBox]]] = [(ink, []) for ink in inks]
    for box in document.boxes:
        ink, boxes = pages[box.page - 1]
        snapped = snap(box, ink)
        if snapped is not None:
            boxes.append(snapped)
    return pages


def holds(box: LabelledBox, x: float, y: float) -> bool:
    return box.box[0] <= x <= box.box[2] and box.box[1] <= y <= box.box[3]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator["HtmlEngine"]:
    """The engine of Chromium with a few English texts."""
    pytest.importorskip("faker")
    pytest.importorskip("matplotlib")
    from docreader_worker.training.synthesis.corpus import Texts
    from docreader_worker.training.synthesis.html.engine import HtmlEngine
    from docreader_worker.training.synthesis.pictures import PictureSource

    corpus = {
        "en": Texts(["Plain words in a row. " * 20] * 9, ["A heading"] * 9, ["An item"] * 9, ["x = 1"] * 9)
    }
    with HtmlEngine(corpus, PictureSource(tmp_path_factory.mktemp("pictures"), count=3)) as engine:
        yield engine


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
class TestHtml:
    """The families that Chromium draws."""

    def test_every_label_occurs_among_many_families(self, engine: "HtmlEngine", tmp_path: Path) -> None:
        from docreader_worker.training.synthesis.html.families import FAMILIES

        labels: set[str] = set()
        families = ("paper-two-columns", "textbook", "invoice", "slides", "datasheet")
        for seed, family in enumerate(families * 4):
            for _, boxes in labelled_pages(engine.draw(family, seed, tmp_path)):
                labels |= {box.label for box in boxes}
        assert len(FAMILIES) >= 25
        assert labels == set(LABELS)

    @pytest.mark.parametrize(
        ("family", "expected"),
        [
            ("tax-return", {"title", "section-header", "text", "table", "page-footer"}),
            ("claim-form", {"title", "section-header", "text", "list-item", "table", "page-footer"}),
            ("instructions", {"section-header", "text", "list-item", "page-footer"}),
            ("declarations", {"title", "section-header", "text", "table", "picture"}),
            ("board-minutes", {"title", "section-header", "text", "list-item"}),
            ("judgment", {"title", "section-header", "text"}),
            ("official-gazette", {"title", "section-header", "text", "page-header"}),
            ("cheat-sheet", {"section-header", "table"}),
            ("statistical-release", {"title", "section-header", "caption", "table", "footnote"}),
            ("annual-report-page", {"section-header", "text", "table", "page-footer"}),
            ("tariff", {"title", "section-header", "table", "footnote"}),
            ("quotation", {"title", "section-header", "text", "table"}),
            ("medical-article", {"title", "section-header", "text", "page-header", "page-footer"}),
            ("typed-report", {"section-header", "text"}),
            ("agreement", {"title", "text", "list-item"}),
            ("court-opinion", {"title", "section-header", "text", "footnote"}),
            ("company-filing", {"title", "section-header", "text", "table"}),
            ("parameter-manual", {"section-header", "text", "table"}),
            ("state-return", {"title", "section-header", "text", "table", "page-header", "page-footer"}),
            ("benefit-application", {"title", "section-header", "text", "list-item", "table", "page-footer"}),
            ("authority-request", {"title", "section-header", "text", "table", "page-footer"}),
            ("court-petition", {"title", "text", "list-item", "page-footer"}),
            ("questionnaire", {"title", "text", "list-item", "table", "page-footer"}),
            ("reply-card", {"title", "text"}),
            ("bill", {"title", "section-header", "text", "table", "page-footer"}),
            ("factsheet", {"title", "section-header", "text", "table", "footnote", "picture", "page-footer"}),
            ("application-note", {"section-header", "table", "caption", "page-header", "page-footer"}),
            ("charted-report", {"section-header", "text", "caption", "footnote", "picture"}),
            ("cards", {"title", "section-header", "text"}),
            ("card-slides", {"title", "section-header", "text"}),
            ("noted-tables", {"title", "text", "table", "caption", "footnote"}),
        ],
    )
    def test_every_word_of_official_pages_is_labelled(
        self, engine: "HtmlEngine", tmp_path: Path, family: str, expected: set[str]
    ) -> None:
        labels: set[str] = set()
        for seed in range(6):
            for ink, boxes in labelled_pages(engine.draw(family, seed, tmp_path)):
                labels |= {box.label for box in boxes}
                middles = [((word[0] + word[2]) / 2, (word[1] + word[3]) / 2) for word in ink.words]
                assert [place for place in middles if not any(holds(box, *place) for box in boxes)] == []
        assert labels >= expected


def test_reportlab_needs_nothing_but_its_libraries(tmp_path: Path) -> None:
    pytest.importorskip("faker")
    pytest.importorskip("matplotlib")
    pytest.importorskip("reportlab")
    from docreader_worker.training.synthesis.corpus import Texts
    from docreader_worker.training.synthesis.paged.engine import ReportlabEngine
    from docreader_worker.training.synthesis.pictures import PictureSource

    corpus = {"en": Texts(["Plain words in a row. " * 20] * 9, ["A heading"] * 9, ["An item"] * 9)}
    engine = ReportlabEngine(corpus, PictureSource(tmp_path / "pictures", count=2))
    labels = {box.label for seed in range(8) for box in engine.generate(seed, tmp_path).boxes}
    assert labels >= {"title", "section-header", "text", "list-item", "formula", "table", "picture"}
