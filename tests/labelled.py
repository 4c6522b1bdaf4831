"""Datasets for tests: drawn pages with boxes, as COCO in a zip."""

import io
import json
import zipfile
from typing import Any

import numpy as np
from PIL import Image

from docreader.result import LABELS

WIDTH, HEIGHT = 160, 208


def page(seed: int) -> tuple[bytes, list[tuple[str, list[int]]]]:
    """A picture with a black bar for a heading and a grey block for text, and their boxes."""
    numbers = np.random.default_rng(seed)
    # Paper has a grain: on a flat page neighbouring points score the same, and ties are broken by chance.
    pixels = numbers.integers(215, 256, (HEIGHT, WIDTH, 3)).astype(np.uint8)
    top = int(numbers.integers(8, 90))
    pixels[top : top + 10, 16:120] = 0
    pixels[top + 24 : top + 90, 16:144] -= 100
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue(), [("section-header", [16, top, 104, 10]), ("text", [16, top + 24, 128, 66])]


def coco(count: int, folder: str = "images/") -> tuple[dict[str, Any], dict[str, bytes]]:
    """A COCO file of ``count`` pages, and the pictures by their names in it."""
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    pictures: dict[str, bytes] = {}
    for number in range(1, count + 1):
        picture, boxes = page(number)
        name = f"{folder}{number:05d}.png"
        pictures[name] = picture
        images.append({"id": number, "file_name": name, "width": WIDTH, "height": HEIGHT})
        for label, box in boxes:
            annotations.append(
                {
                    "id": len(annotations) + 1,
                    "image_id": number,
                    "category_id": LABELS.index(label) + 1,
                    "bbox": box,
                    "area": box[2] * box[3],
                    "iscrowd": 0,
                }
            )
    categories = [{"id": index + 1, "name": label} for index, label in enumerate(LABELS)]
    return {"images": images, "annotations": annotations, "categories": categories}, pictures


def archive(files: dict[str, bytes]) -> bytes:
    """A zip of ``files``, the same bytes each time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name), data)
    return file.getvalue()


def dataset(count: int = 6) -> bytes:
    """A zip with ``annotations.json`` and its pictures."""
    annotations, pictures = coco(count)
    return archive({"annotations.json": json.dumps(annotations).encode(), **pictures})
