"""Labelled pages of COCO datasets, read for training and evaluation."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from PIL import Image

from docreader.result import LABELS, Box

HELD_OUT = 20
"""One document in so many is held out, by the order of their names; of few documents one in five is."""
FEW = 100

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page picture and its boxes (x0, y0, x1, y1 in pixels) with their indexes into ``LABELS``.

    ``record`` is the image's record in its COCO file.
    """

    picture: Path
    boxes: list[Box]
    labels: list[int]
    record: dict[str, Any]


Pixels = np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]
"""RGB, height x width x 3."""


def read_pages(annotations: Path) -> list[LabelledPage]:
    """Read a COCO file; pictures lie beside it. Raises ``ValueError`` for a category that is no label."""
    data = json.loads(annotations.read_text())
    names = {category["id"]: category["name"] for category in data["categories"]}
    unknown = sorted(set(names.values()) - set(LABELS))
    if unknown:
        raise ValueError(
            f"{annotations}: categories[].name: {', '.join(unknown)} not among {', '.join(LABELS)}"
        )
    boxes: dict[int, list[Box]] = {image["id"]: [] for image in data["images"]}
    labels: dict[int, list[int]] = {image["id"]: [] for image in data["images"]}
    for annotation in data["annotations"]:
        x, y, width, height = annotation["bbox"]
        boxes[annotation["image_id"]].append((x, y, x + width, y + height))
        labels[annotation["image_id"]].append(LABELS.index(names[annotation["category_id"]]))
    return [
        LabelledPage(annotations.parent / image["file_name"], boxes[image["id"]], labels[image["id"]], image)
        for image in data["images"]
    ]


def read_picture(page: LabelledPage) -> Pixels:
    """The page's pixels."""
    with Image.open(page.picture) as opened:
        return np.array(opened.convert("RGB"))


def split(pages: Sequence[LabelledPage]) -> tuple[list[LabelledPage], list[LabelledPage]]:
    """Pages to learn from and pages to judge on: of other documents, where there are several."""
    documents = sorted({_document(page) for page in pages})
    held_out = set(documents[:: 5 if len(documents) < FEW else HELD_OUT])
    learned = [page for page in pages if _document(page) not in held_out]
    judged = [page for page in pages if _document(page) in held_out]
    return learned or judged, judged


def evenly(items: Sequence[T], most: int) -> Sequence[T]:
    """At most so many of ``items``, as far apart as they can be."""
    return items if len(items) <= most else [items[index * len(items) // most] for index in range(most)]


def batches(
    pages: Sequence[LabelledPage], size: int, seed: int, start: int = 0
) -> Iterator[list[tuple[LabelledPage, Pixels]]]:
    """Endless batches of ``size`` pages of one orientation, from batch number ``start`` on, read ahead."""
    with ThreadPoolExecutor(1) as reader:
        orders = _orders(pages, size, seed, start)

        def load(order: list[int]) -> list[tuple[LabelledPage, Pixels]]:
            return [(pages[index], read_picture(pages[index])) for index in order]

        waiting = [reader.submit(load, next(orders)) for _ in range(2)]
        while True:
            waiting.append(reader.submit(load, next(orders)))
            yield waiting.pop(0).result()


def _document(page: LabelledPage) -> str:
    """What must not be split between training and judging; without a document, the page itself."""
    return str(page.record.get("document", page.record["file_name"]))


def _orders(pages: Sequence[LabelledPage], size: int, seed: int, start: int) -> Iterator[list[int]]:
    upright = np.array([page.record["height"] >= page.record["width"] for page in pages])
    epoch = number = 0
    while True:
        order = np.random.default_rng((seed, epoch)).permutation(len(pages))
        groups = [order[upright[order]], order[~upright[order]]]
        made = [group[place : place + size] for group in groups for place in range(0, len(group), size)]
        for index in np.random.default_rng((seed, epoch, 1)).permutation(len(made)):
            if number >= start:
                yield [int(page) for page in made[index]]
            number += 1
        epoch += 1
