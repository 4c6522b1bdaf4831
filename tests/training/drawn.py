"""What the tests of layout engines ask of drawn documents."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import pymupdf

from docreader.result import Box
from docreader_worker.training.synthesis.document import GeneratedDocument, LayoutFailed


class _Engine(Protocol):
    def generate(self, seed: int, folder: Path) -> GeneratedDocument: ...


def first_documents(engine: _Engine, count: int, folder: Path) -> list[GeneratedDocument]:
    """The first ``count`` documents that fit their pages."""
    drawn: list[GeneratedDocument] = []
    seed = 0
    while len(drawn) < count and seed < 3 * count + 3:
        with suppress(LayoutFailed):
            drawn.append(engine.generate(seed, folder))
        seed += 1
    return drawn


def count_strays(documents: Sequence[GeneratedDocument]) -> tuple[int, int]:
    """How many words there are, and how many of them lie in no labelled box."""
    words = strays = 0
    for document in documents:
        with pymupdf.open(document.pdf) as pdf:
            for page in pdf:
                boxes = [box.box for box in document.boxes if box.page == page.number + 1]
                middles = [((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1, *_ in page.get_text("words")]
                words += len(middles)
                strays += sum(not any(_holds(box, *middle) for box in boxes) for middle in middles)
    return words, strays


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1
