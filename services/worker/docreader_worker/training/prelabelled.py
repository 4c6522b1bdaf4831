"""What was read, as a dataset to be corrected: pictures of pages, and their regions as COCO boxes."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image

from docreader.coco import ANNOTATIONS
from docreader.result import LABELS, Page
from docreader_worker.training import coco


def write_prelabelled(pages: Iterable[tuple[str, Page, bytes]], out: Path) -> int:
    """Write ``(document, page, picture)`` into the folder ``out``; answers how many pages there were.

    Pictures are called ``images/<document>-<page>.png``: tools keep that name where they drop other facts,
    and pages of one document are learned from or judged on together by it.
    """
    (out / "images").mkdir(parents=True, exist_ok=True)
    saved = [*_saved(pages, out)]
    coco.write_coco(out / ANNOTATIONS, saved, "read by docreader, to be corrected")
    return len(saved)


def _saved(pages: Iterable[tuple[str, Page, bytes]], out: Path) -> Iterator[coco.Page]:
    for document, page, data in pages:
        name = f"images/{document}-{page.number:05d}.png"
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            picture.convert("RGB").save(out / name)
        across, down = width / page.width, height / page.height
        boxes = []
        for region in page.regions:
            x0, x1 = (min(max(side * across, 0.0), width) for side in region.box[::2])
            y0, y1 = (min(max(side * down, 0.0), height) for side in region.box[1::2])
            if region.label in LABELS and x1 > x0 and y1 > y0:
                boxes.append((region.label, (x0, y0, x1, y1)))
        yield {"file_name": name, "width": width, "height": height}, boxes
