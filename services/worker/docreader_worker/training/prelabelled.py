"""What was read, as a dataset to be corrected: pictures of pages, and their regions as COCO boxes."""

import io
import json
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from docreader.coco import ANNOTATIONS
from docreader.result import LABELS, Page


def write_prelabelled(pages: Iterable[tuple[str, Page, bytes]], out: Path) -> int:
    """Write ``(document, page, picture)`` into the folder ``out``; answers how many pages there were.

    Pictures are called ``images/<document>-<page>.png``: tools keep that name where they drop other facts,
    and pages of one document are learned from or judged on together by it.
    """
    (out / "images").mkdir(parents=True, exist_ok=True)
    images: list[dict[str, object]] = []
    annotations: list[dict[str, object]] = []
    for document, page, data in pages:
        name = f"images/{document}-{page.number:05d}.png"
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            picture.convert("RGB").save(out / name)
        images.append({"id": len(images) + 1, "file_name": name, "width": width, "height": height})
        across, down = width / page.width, height / page.height
        for region in page.regions:
            x0, x1 = (min(max(side * across, 0.0), width) for side in region.box[::2])
            y0, y1 = (min(max(side * down, 0.0), height) for side in region.box[1::2])
            if region.label in LABELS and x1 > x0 and y1 > y0:
                annotations.append(
                    {
                        "id": len(annotations) + 1,
                        "image_id": len(images),
                        "category_id": LABELS.index(region.label) + 1,
                        "bbox": [round(side, 2) for side in (x0, y0, x1 - x0, y1 - y0)],
                        "area": round((x1 - x0) * (y1 - y0), 2),
                        "segmentation": [],
                        "iscrowd": 0,
                    }
                )
    # All labels, also those that were not found: they may be missing from the pages.
    categories = [{"id": index + 1, "name": label, "supercategory": ""} for index, label in enumerate(LABELS)]
    facts = {"info": {"description": "read by docreader, to be corrected"}, "licenses": []}
    coco = {**facts, "images": images, "annotations": annotations, "categories": categories}
    (out / ANNOTATIONS).write_text(json.dumps(coco))
    return len(images)
