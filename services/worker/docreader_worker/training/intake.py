"""Datasets of any tool and size, made ready: pictures checked, scaled and named, boxes along with them.

Pictures are learned from as a worker shows them to a model, and boxes are on them as displayed.
"""

import json
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile
from zipfile import Path as ZipPath

from PIL import Image

from docreader.archive import open_archive
from docreader.coco import ANNOTATIONS, Coco, InvalidDataset, find_annotations, find_pictures, parse, refuse
from docreader.coco import Image as Labelled
from docreader.datasets import read_archive
from docreader_worker.image import DAMAGED, upright

LONG_SIDE = 800
"""Pixels of the longer side of the pictures that models learn from."""
MAX_PIXELS = 80_000_000
FORMATS = ("PNG", "JPEG", "WEBP")
_PLAIN = ("RGB", "L", "P", "1")
"""Modes that are read as they are, without an alpha channel or more than eight bits."""
_PREFIX = re.compile(r"^([0-9a-f]{8}(__|-))+")
"""Label Studio puts such a number before the name of a picture, another one for each page."""
_PAGE_NUMBER = re.compile(r"-\d+$")
"""``report-00001`` and ``report-00002`` are pages of one document, where nothing else tells."""


def ready(dataset: Path, target: Path, long_side: int = LONG_SIDE) -> Path:
    """The COCO file of the folder ``dataset`` as models learn from it, in ``target`` unless it is so already.

    No picture is larger than ``long_side`` pixels there.

    Raises:
        InvalidDataset: the message names the file, the field and what is wrong.

    """
    coco, file, pictures = read_folder(dataset)
    found = {at: dataset / name for at, name in pictures.items()}
    beside = (dataset / file).parent
    if all(
        found[image.id] == beside / image.file_name and _is_ready(found[image.id], image, long_side)
        for image in coco.images
    ):
        return dataset / file
    return _write(coco, file, found, target, long_side)


def unpack(archive: Path, target: Path, *, go_on: bool = False) -> Path:
    """The same of a zip archive; with ``go_on``, what is in ``target`` of it already is left as it is.

    Raises:
        InvalidDataset: as `ready`.

    """
    with archive.open("rb") as opened, open_archive(opened) as found:
        coco, file, pictures = read_archive(found)
        packed = {at: ZipPath(found, name) for at, name in pictures.items()}
        return _write(coco, file, packed, target, LONG_SIDE, go_on=go_on)


def read_folder(folder: Path) -> tuple[Coco, str, dict[int, str]]:
    """The dataset in a folder: its boxes, the name of their file, and those of its pictures by image.

    Raises:
        InvalidDataset: as `ready`; the pictures themselves are not looked at.

    """
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    file = find_annotations(names)
    coco = parse((folder / file).read_bytes(), file)
    return coco, file, find_pictures(coco, file, names)


def check(dataset: Path) -> tuple[Coco, str]:
    """The boxes of a folder or a zip archive whose pictures are as they say, and the name of their file.

    Raises:
        InvalidDataset: the message names the file, the field and what is wrong.

    """
    if dataset.is_dir():
        coco, file, pictures = read_folder(dataset)
        _check_pictures(coco, file, {at: dataset / name for at, name in pictures.items()})
        return coco, file
    with dataset.open("rb") as opened, open_archive(opened) as found:
        coco, file, pictures = read_archive(found)
        _check_pictures(coco, file, {at: ZipPath(found, name) for at, name in pictures.items()})
    return coco, file


def _check_pictures(coco: Coco, file: str, pictures: dict[int, Path] | dict[int, ZipPath]) -> None:
    """Open every picture. Raises `InvalidDataset` for those that are none, or of another size than said."""

    def problems() -> Iterator[str]:
        for at, image in enumerate(coco.images):
            try:
                _read(pictures[image.id], image, f"{file}: images[{at}]")
            except InvalidDataset as error:
                yield error.message

    refuse(problems())


def _write(
    coco: Coco,
    file: str,
    pictures: dict[int, Path] | dict[int, ZipPath],
    target: Path,
    long_side: int,
    *,
    go_on: bool = False,
) -> Path:
    (target / "images").mkdir(parents=True, exist_ok=True)
    scales: dict[int, float] = {}
    images = []
    for at, image in enumerate(coco.images):
        scale = scales[image.id] = min(1.0, long_side / max(image.width, image.height))
        width, height = (max(1, round(side * scale)) for side in (image.width, image.height))
        name = f"images/{at:06d}.png"
        if not (go_on and (target / name).exists()):
            picture = _read(pictures[image.id], image, f"{file}: images[{at}]")
            part = target / f"{name}.part"
            picture.resize((width, height), Image.Resampling.LANCZOS).save(part, "PNG", compress_level=1)
            part.rename(target / name)
        document = image.document or _document_of(image.file_name)
        images.append(
            {"id": image.id, "file_name": name, "width": width, "height": height, "document": document}
        )
    annotations = [
        {
            "id": at + 1,
            "image_id": each.image_id,
            "category_id": each.category_id,
            "bbox": [side * scales[each.image_id] for side in each.bbox],
        }
        for at, each in enumerate(coco.annotations)
    ]
    categories = [{"id": each.id, "name": each.name} for each in coco.categories]
    whole = target / f"{ANNOTATIONS}.new"
    whole.write_text(json.dumps({"images": images, "annotations": annotations, "categories": categories}))
    return whole.rename(target / ANNOTATIONS)


def _document_of(file_name: str) -> str:
    return _PAGE_NUMBER.sub("", _PREFIX.sub("", Path(file_name).stem))


def _is_ready(path: Path, image: Labelled, long_side: int) -> bool:
    """Whether a picture can be learned from as it lies there, by its head. Raises `InvalidDataset`."""
    with _opened(path) as picture:
        return (
            picture.size == (image.width, image.height)
            and max(picture.size) <= long_side
            and picture.mode in _PLAIN
            and not {"exif", "transparency"} & picture.info.keys()
        )


def _read(path: Path | ZipPath, image: Labelled, where: str) -> Image.Image:
    """The picture of an image as displayed, in RGB. Raises `InvalidDataset`, also for another size."""
    with _opened(path) as opened:
        picture = upright(opened)
    if picture.size != (image.width, image.height):
        raise InvalidDataset(
            f"{where}: width and height are {image.width} x {image.height}, the picture is {picture.width} x "
            f"{picture.height} pixels"
        )
    return picture


@contextmanager
def _opened(path: Path | ZipPath) -> Iterator[Image.Image]:
    """A picture to be looked at: what its file is found to lack meanwhile is an `InvalidDataset`, too."""
    Image.MAX_IMAGE_PIXELS = None  # our own limit replaces Pillow's
    try:
        with path.open("rb") as file, Image.open(file, formats=FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise InvalidDataset(f"{path.name}: more than {MAX_PIXELS} pixels")
            yield picture
    except (*DAMAGED, BadZipFile, zlib.error, NotImplementedError) as error:
        raise InvalidDataset(
            f"{path.name}: not a picture that can be read, as PNG, JPEG or WebP: {error}"
        ) from None
