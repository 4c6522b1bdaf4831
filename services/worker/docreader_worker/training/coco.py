"""COCO files as docreader writes them."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from docreader.result import LABELS, Box

Page = tuple[dict[str, Any], Sequence[tuple[str, Box]]]
"""What is said of a picture, and its boxes with their labels, in pixels."""


def write_coco(path: Path, pages: Iterable[Page], description: str) -> Path:
    """Write ``pages`` as the COCO file ``path``, which is there when it is whole; answers it.

    Boxes are told to 0.01 pixels. All ``LABELS`` are categories, also those that no box has: they may be
    missing from the pages.
    """
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    for page, boxes in pages:
        images.append({"id": len(images) + 1, **page})
        for label, (x0, y0, x1, y1) in boxes:
            annotations.append(
                {
                    "id": len(annotations) + 1,
                    "image_id": len(images),
                    "category_id": LABELS.index(label) + 1,
                    "bbox": [round(side, 2) for side in (x0, y0, x1 - x0, y1 - y0)],
                    "area": round((x1 - x0) * (y1 - y0), 2),
                    "segmentation": [],
                    "iscrowd": 0,
                }
            )
    categories = [{"id": index + 1, "name": label, "supercategory": ""} for index, label in enumerate(LABELS)]
    facts = {"info": {"description": description}, "licenses": []}
    coco = {**facts, "images": images, "annotations": annotations, "categories": categories}
    whole = path.with_name(f"{path.name}.new")
    whole.write_text(json.dumps(coco))
    return whole.rename(path)
