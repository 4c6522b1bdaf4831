"""Blocks of generated pages with their true labels: what the classifier of the second stage learns from."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docreader.result import LABELS, Box
from docreader.settings import Settings
from docreader_worker.content import Detection, PageContent
from docreader_worker.engines import Engine, detections
from docreader_worker.pdf.document import PdfDocument
from docreader_worker.protocol import Limits
from docreader_worker.reading.blocks import Block
from docreader_worker.reading.features import FEATURES
from docreader_worker.reading.geometry import as_boxes, centres_inside, size_of
from docreader_worker.reading.parts import take_apart

_MOSTLY = 0.7
"""Share of a block's words that must lie in boxes of one label."""


@dataclass(frozen=True)
class LabelledBlocks:
    """Features ``[N, len(FEATURES)]`` of blocks, their labels ``[N]`` into ``LABELS``, and their families."""

    matrix: NDArray[np.float32]
    labels: NDArray[np.int64]
    families: NDArray[np.str_]


def read_blocks(dataset: Path, engine: Engine) -> LabelledBlocks:
    """The blocks of a generated dataset, each page read with the detections of ``engine`` and without any.

    Pages that were made to look scanned have no words to go by, and are left out.
    """
    rows: list[NDArray[np.float32]] = []
    labels: list[int] = []
    families: list[str] = []
    for record in sorted(dataset.glob("documents/*.json")):
        for page, content, found in _pages(record, engine):
            truth = _in_points(page, content)
            for detected in (found, []):
                parts = take_apart(content, detected)
                if not parts.blocks:
                    continue
                for block, row in zip(parts.blocks, parts.features(page["page"]), strict=True):
                    label = true_label(block, truth)
                    if label is not None:
                        rows.append(row.astype(np.float32))
                        labels.append(LABELS.index(label))
                        families.append(page["family"])
    return LabelledBlocks(
        np.array(rows, np.float32).reshape(-1, len(FEATURES)), np.array(labels, np.int64), np.array(families)
    )


def true_label(block: Block, truth: Sequence[tuple[str, Box]]) -> str | None:
    """The label of the boxes that hold most of the block's words, if any do.

    What stands in a table or picture that was not found is best called text: a label for its place on the
    page, such as a footer, would be worse.
    """
    words = as_boxes([word.box for line in block.lines for word in line.words])
    labels = np.full(len(words), "", dtype=object)
    for label, box in sorted(truth, key=lambda one: -size_of(one[1])):
        labels[centres_inside(words, box)] = label
    (label, count), *_ = Counter(labels.tolist()).most_common(1)
    if not label or count < _MOSTLY * len(words):
        return None
    return "text" if label in {"table", "picture"} else str(label)


def _pages(record: Path, engine: Engine) -> Iterator[tuple[dict[str, Any], PageContent, list[Detection]]]:
    pages = [page for page in json.loads(record.read_text()) if not page["degraded"]]
    if not pages:
        return
    document = PdfDocument.open(record.parents[1] / pages[0]["pdf"], Limits.of(Settings()))
    with closing(document):
        for page in pages:
            number = page["page"]
            scale = engine.model.long_side / max(document.size(number))
            found = engine.detect(document.render(number, scale))
            yield page, document.content(number), detections(found, engine.model, scale)


def _in_points(page: dict[str, Any], content: PageContent) -> list[tuple[str, Box]]:
    """The page's true boxes, from pixels of its picture to points."""
    scale = content.width / page["width"]
    return [
        (label, (x0 * scale, y0 * scale, x1 * scale, y1 * scale)) for label, (x0, y0, x1, y1) in page["boxes"]
    ]
