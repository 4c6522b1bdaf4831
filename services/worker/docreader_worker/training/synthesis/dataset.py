"""Datasets in COCO's format made of generated documents: pictures of pages with labelled boxes."""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pymupdf
from PIL import Image

from docreader.coco import ANNOTATIONS
from docreader.result import Box
from docreader_worker.training.coco import write_coco
from docreader_worker.training.synthesis.degradation import degrade
from docreader_worker.training.synthesis.document import GeneratedDocument, LayoutEngine, LayoutFailed
from docreader_worker.training.synthesis.snapping import read_ink, snap

_LONG_SIDE = 800


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a dataset is: documents tried of all, and pages written in this run."""

    document: int
    documents: int
    pages: int


def synthesize(
    out: Path,
    documents: int,
    seed: int,
    engines: Sequence[LayoutEngine],
    *,
    long_side: int = _LONG_SIDE,
    degraded: float = 0.25,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Path:
    """Draw ``documents`` documents by ``engines`` in turn into ``out``; answers its ``annotations.json``.

    ``out`` gets ``images/`` (PNG, ``long_side`` pixels, a share ``degraded`` of them as if scanned), ``pdf/``
    and ``documents/`` (one JSON file each). What is there already is kept, so that a run that was stopped, or
    one with a larger number, goes on where the last one ended. On one machine the same arguments give the
    same dataset. Image records carry ``engine``, ``family``, ``document`` and the page of the PDF that they
    show (``pdf``, ``page``); documents that do not compile are left out.
    """
    for folder in ("images", "pdf", "documents"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    pages = 0
    for index in range(documents):
        record = out / "documents" / f"{index:06d}.json"
        if not record.exists():
            engine = engines[index % len(engines)]
            written = _draw_document(out, engine, seed * 1_000_000 + index, index, long_side, degraded)
            pages += len(written)
            whole = record.with_suffix(".new")
            whole.write_text(json.dumps(written))
            whole.rename(record)
        progress(Progress(index + 1, documents, pages))
    return write_annotations(out)


def write_annotations(out: Path) -> Path:
    """Gather ``out/documents`` into ``out/annotations.json``, in COCO's format."""
    records = sorted((out / "documents").glob("*.json"))
    pages = (page for record in records for page in json.loads(record.read_text()))
    return write_coco(
        out / ANNOTATIONS, ((page, page.pop("boxes")) for page in pages), "written by docreader"
    )


def _draw_document(
    out: Path, engine: LayoutEngine, seed: int, index: int, long_side: int, degraded: float
) -> list[dict[str, Any]]:
    try:
        document = engine.generate(seed, out / "pdf")
    except LayoutFailed:
        return []
    draw = random.Random(seed)  # noqa: S311 - variety, not secrecy
    written = []
    with pymupdf.open(document.pdf) as pdf:
        for page in pdf:
            scale = long_side / max(page.rect.width, page.rect.height)
            boxes = _snapped(document, page, scale)
            if not boxes:
                continue
            pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
            picture = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
            places = [box for _, box in boxes]
            worn = draw.random() < degraded
            if worn:
                picture, places = degrade(draw, picture, places)
            name = f"{index:06d}-{page.number + 1:03d}.png"
            picture.save(out / "images" / name, compress_level=1)
            written.append(
                {
                    "file_name": f"images/{name}",
                    "width": picture.width,
                    "height": picture.height,
                    "engine": document.engine,
                    "family": document.family,
                    "document": f"{document.engine}-{document.seed}",
                    "pdf": f"pdf/{document.pdf.name}",
                    "page": page.number + 1,
                    "degraded": worn,
                    "boxes": [
                        (label, [round(edge, 2) for edge in place])
                        for (label, _), place in zip(boxes, places, strict=True)
                    ],
                }
            )
    return written


def _snapped(document: GeneratedDocument, page: pymupdf.Page, scale: float) -> list[tuple[str, Box]]:
    ink = read_ink(page)
    snapped = (snap(box, ink) for box in document.boxes if box.page == page.number + 1)
    return [
        (box.label, (box.box[0] * scale, box.box[1] * scale, box.box[2] * scale, box.box[3] * scale))
        for box in snapped
        if box is not None
    ]
