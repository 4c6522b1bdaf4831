"""Pages as a worker sees them, and what the networks of the second stage learn from."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docreader.result import Box
from docreader.settings import Settings
from docreader_worker.content import Detection, PageContent
from docreader_worker.engines import Engine, detections
from docreader_worker.pdf.document import PdfDocument
from docreader_worker.protocol import Limits
from docreader_worker.reading.geometry import Floats
from docreader_worker.training.pages import evenly

_SIZES = (1.0, 1.1)
"""Sizes at which a page is looked at, of that which its model is given: in each other boxes are in doubt."""


@dataclass(frozen=True, slots=True)
class ExamplePage:
    """Page ``number`` (from 1) of a generated document: its content, detections and true boxes in points."""

    number: int
    family: str
    content: PageContent
    detections: list[Detection]
    truth: list[tuple[str, Box]]


@dataclass(frozen=True)
class Examples:
    """Features ``[N, columns]``, what is right ``[N]`` (-1: not known), and where they are from.

    ``pages`` ``[N]`` are numbers, ``families`` ``[N]`` those of the documents.
    """

    matrix: NDArray[np.float32]
    labels: NDArray[np.int64]
    pages: NDArray[np.int64]
    families: NDArray[np.str_]

    def by_page(self) -> list[NDArray[np.intp]]:
        """The places of each page's examples."""
        order = np.argsort(self.pages, kind="stable")
        return np.split(order, np.flatnonzero(np.diff(self.pages[order])) + 1)


def examples_of(pages: Sequence[tuple[Floats, list[int], str]]) -> Examples:
    """Features, labels and family of each page put together."""
    sizes = [len(labels) for _, labels, _ in pages]
    return Examples(
        np.concatenate([matrix for matrix, _, _ in pages]).astype(np.float32),
        np.array([label for _, labels, _ in pages for label in labels], np.int64),
        np.repeat(np.arange(len(pages)), sizes),
        np.repeat([family for _, _, family in pages], sizes),
    )


def together(parts: Sequence[Examples]) -> Examples:
    """All examples of ``parts``."""
    firsts = np.cumsum([0, *(part.pages.max() + 1 for part in parts[:-1])])
    return Examples(
        np.concatenate([part.matrix for part in parts]),
        np.concatenate([part.labels for part in parts]),
        np.concatenate([part.pages + first for part, first in zip(parts, firsts, strict=True)]),
        np.concatenate([part.families for part in parts]),
    )


def read_example_pages(dataset: Path, engine: Engine, documents: int) -> list[ExamplePage]:
    """The pages of at most so many ``documents`` of a dataset, evenly drawn from all, each at two sizes.

    Pages that were made to look scanned have no words to go by, and are left out.
    """
    records = sorted(dataset.glob("documents/*.json"))
    return [page for record in evenly(records, documents) for page in _pages(record, engine)]


def _pages(record: Path, engine: Engine) -> Iterator[ExamplePage]:
    pages = [page for page in json.loads(record.read_text()) if not page["degraded"]]
    if not pages:
        return
    document = PdfDocument.open(record.parents[1] / pages[0]["pdf"], Limits.of(Settings()))
    with closing(document):
        for page in pages:
            number, content = page["page"], document.content(page["page"])
            for size in _SIZES:
                scale = size * engine.model.long_side / max(document.size(number))
                found = detections(engine.detect(document.render(number, scale)), engine.model, scale)
                yield ExamplePage(number, page["family"], content, found, _in_points(page, content))


def _in_points(page: dict[str, Any], content: PageContent) -> list[tuple[str, Box]]:
    """The page's true boxes, from pixels of its picture to points."""
    scale = content.width / page["width"]
    return [
        (label, (x0 * scale, y0 * scale, x1 * scale, y1 * scale)) for label, (x0, y0, x1, y1) in page["boxes"]
    ]
