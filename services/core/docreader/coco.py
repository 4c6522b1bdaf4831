"""COCO: labelled pages as annotation tools exchange them, and what makes them good to learn from.

Only names and numbers are looked at here, never a picture.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePosixPath

import msgspec
from msgspec import Struct

from docreader.errors import DocreaderError
from docreader.result import LABELS

ANNOTATIONS = "annotations.json"
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
MOST_PROBLEMS = 10
"""Problems told at once."""
OUTSIDE = 2.0
"""Pixels that a box may reach past its picture: tools round."""


class InvalidDataset(DocreaderError):
    """The dataset cannot be learned from; the message names the file, the field and what is wrong."""

    code = "invalid_dataset"
    http_status = 422


class Image(Struct, frozen=True):
    """A page's picture, in pixels. Pages of one ``document`` are learned from or judged on together."""

    id: int
    file_name: str
    width: int
    height: int
    document: str | None = None


class Annotation(Struct, frozen=True):
    """A box: left, top, width and height in pixels."""

    image_id: int
    category_id: int
    bbox: tuple[float, float, float, float]


class Category(Struct, frozen=True):
    """A label by the number that this file gives it."""

    id: int
    name: str


class Coco(Struct, frozen=True):
    """What is used of a COCO file."""

    images: list[Image]
    annotations: list[Annotation]
    categories: list[Category]

    def boxes(self) -> dict[str, int]:
        """How many boxes each label has."""
        names = {category.id: category.name for category in self.categories}
        return dict(sorted(Counter(names[each.category_id] for each in self.annotations).items()))


def parse(data: bytes, file: str) -> Coco:
    """Decode the COCO file that is called ``file`` and check it. Raises `InvalidDataset`."""
    try:
        coco = msgspec.json.decode(data, type=Coco)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason, _, path = str(error).partition(" - at `$")
        field = path.strip("`.")
        raise InvalidDataset(f"{file}: {field}: {reason}" if field else f"{file}: {reason}") from None
    refuse(f"{file}: {problem}" for problem in _problems(coco))
    return coco


def refuse(problems: Iterable[str]) -> None:
    """Raise `InvalidDataset` with the first of ``problems``, if there are any."""
    found = list(islice(problems, MOST_PROBLEMS))
    if found:
        raise InvalidDataset("; ".join(found), problems=found)


def find_annotations(names: Iterable[str]) -> str:
    """The COCO file among ``names``: ``annotations.json``, or the only JSON file. Raises `InvalidDataset`."""
    found = [name for name in names if name.endswith(".json")]
    if ANNOTATIONS in found:
        return ANNOTATIONS
    if not found:
        raise InvalidDataset(f"{ANNOTATIONS} is missing: the boxes of the pages, in COCO's format")
    if len(found) > 1:
        shown = ", ".join(sorted(found)[:3])
        raise InvalidDataset(f"there are several JSON files ({shown}): name the one with boxes {ANNOTATIONS}")
    return found[0]


def find_pictures(coco: Coco, file: str, names: Iterable[str]) -> dict[int, str]:
    """The names of the pictures, by the ids of their images. Raises `InvalidDataset`.

    ``file_name`` is a path below any of the folders: tools write ``00001.png`` and put the picture into
    ``images/`` or ``images/default/``.
    """
    by_last: dict[str, list[str]] = {}
    for name in names:
        by_last.setdefault(name.rsplit("/", 1)[-1], []).append(name)
    found: dict[int, str] = {}

    def missing() -> Iterator[str]:
        for at, image in enumerate(coco.images):
            wanted = image.file_name.replace("\\", "/").removeprefix("./")
            same = by_last.get(wanted.rsplit("/", 1)[-1], [])
            fits = [name for name in same if f"/{name}".endswith(f"/{wanted}")]
            fits = [name for name in fits if name == wanted] or fits
            if len(fits) == 1:
                found[image.id] = fits[0]
            else:
                what = "is in more than one folder" if fits else "is missing"
                yield f"{file}: images[{at}].file_name: the picture {image.file_name[:100]!r} {what}"

    refuse(missing())
    return found


def _problems(coco: Coco) -> Iterator[str]:
    yield from _image_problems(coco.images)
    names = Counter(category.id for category in coco.categories)
    for at, category in enumerate(coco.categories):
        if category.name not in LABELS:
            yield f"categories[{at}].name: {category.name[:100]!r} is none of {', '.join(LABELS)}"
        if names[category.id] > 1:
            yield f"categories[{at}].id: {category.id} is there twice"
    if not coco.annotations:
        yield "annotations: there are no boxes"
    sizes = {image.id: (image.width, image.height) for image in coco.images}
    for at, annotation in enumerate(coco.annotations):
        if annotation.image_id not in sizes:
            yield f"annotations[{at}].image_id: there is no image {annotation.image_id}"
        elif annotation.category_id not in names:
            yield f"annotations[{at}].category_id: there is no category {annotation.category_id}"
        elif not _fits(annotation.bbox, *sizes[annotation.image_id]):
            yield (
                f"annotations[{at}].bbox: {list(annotation.bbox)} is not [left, top, width, height] within "
                f"{sizes[annotation.image_id][0]} x {sizes[annotation.image_id][1]} pixels"
            )


def _image_problems(images: list[Image]) -> Iterator[str]:
    if not images:
        yield "images: there are no pages"
    counts = Counter(image.id for image in images)
    for at, image in enumerate(images):
        if counts[image.id] > 1:
            yield f"images[{at}].id: {image.id} is there twice"
        if min(image.width, image.height) < 1:
            yield f"images[{at}]: width and height are pixels, at least 1"
        if PurePosixPath(image.file_name).suffix.lower() not in PICTURES:
            yield f"images[{at}].file_name: {image.file_name[:100]!r} is none of {', '.join(PICTURES)}"


def _fits(box: tuple[float, float, float, float], width: int, height: int) -> bool:
    left, top, wide, high = box
    return (
        all(map(math.isfinite, box))
        and wide > 0
        and high > 0
        and min(left, top) >= -OUTSIDE
        and left + wide <= width + OUTSIDE
        and top + high <= height + OUTSIDE
    )
