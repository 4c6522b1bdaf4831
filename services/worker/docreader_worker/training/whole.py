"""How well pages are read as a whole: words, fonts and rulings together with the detector, as workers do."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from docreader.media import HEAD_BYTES, PDF, sniff
from docreader.result import LABELS, Page
from docreader.settings import Settings
from docreader_worker.content import PageContent
from docreader_worker.engines.base import Boxes
from docreader_worker.page_reader import PageReader
from docreader_worker.protocol import Limits, ReadPage
from docreader_worker.reading.geometry import as_boxes, centres_inside
from docreader_worker.training.evaluate import true_boxes
from docreader_worker.training.pages import LabelledPage


@dataclass(frozen=True, slots=True)
class WholeReading:
    """What was found on pages, in pixels of their pictures, and how many ``words`` of them have the right
    label: those of PDF pages, which say where their words stand, that lie in a true box."""

    founds: list[Boxes]
    right_words: int
    words: int


def read_whole(pages: Sequence[LabelledPage], model: Path, settings: Settings) -> WholeReading:
    """Read ``pages`` with the model of a folder.

    A page is read from its PDF where its record names one and its picture shows it as it is there; else from
    the picture, with OCR.
    """
    reader = PageReader()
    founds, right, words = [], 0, 0
    for page in pages:
        request = _request(page, model, settings)
        read = reader.read(request).page
        found = _found(read, page.record["width"] / read.width)
        founds.append(found)
        if request.media_type == PDF:
            told, wanted = _labels_of_words(reader.content(request), page, found)
            right += int(((told == wanted) & (wanted >= 0)).sum())
            words += int((wanted >= 0).sum())
    return WholeReading(founds, right, words)


def _request(page: LabelledPage, model: Path, settings: Settings) -> ReadPage:
    pdf = page.picture.parents[1] / page.record.get("pdf", "none")
    drawn = pdf.is_file() and not page.record.get("degraded")
    return ReadPage(
        path=str(pdf if drawn else page.picture),
        media_type=PDF if drawn else sniff(page.picture.read_bytes()[:HEAD_BYTES]),
        limits=Limits.of(settings),
        number=page.record["page"] if drawn else 1,
        model_folder=str(model),
        engine=settings.engine,
        ocr="auto",
        ocr_engine=settings.ocr,
        ocr_languages=settings.ocr_languages,
        threads=1,
        crops="none",
        previews=False,
    )


def _found(page: Page, scale: float) -> Boxes:
    """The regions with one of ``LABELS``; a region that is there counts in full, whatever its score."""
    regions = [region for region in page.regions if region.label in LABELS]
    boxes = as_boxes([region.box for region in regions]) * scale
    labels = np.array([LABELS.index(region.label) for region in regions], np.int64)
    return Boxes(boxes=boxes.astype(np.float32), labels=labels, scores=np.ones(len(regions), np.float32))


def _labels_of_words(
    content: PageContent, page: LabelledPage, found: Boxes
) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """The labels, as found and as they are, of the smallest boxes that hold each word; -1 for none."""
    words = as_boxes([word.box for word in content.words]) * (page.record["width"] / content.width)
    answers = []
    for boxes in (found, true_boxes(page)):
        labels = np.full(len(words), -1, np.int64)
        sizes = (boxes.boxes[:, 2:] - boxes.boxes[:, :2]).prod(axis=1)
        for index in np.argsort(-sizes, kind="stable"):
            x0, y0, x1, y1 = (float(edge) for edge in boxes.boxes[index])
            labels[centres_inside(words, (x0, y0, x1, y1))] = boxes.labels[index]
        answers.append(labels)
    return answers[0], answers[1]
