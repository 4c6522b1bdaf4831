"""Datasets of any tool and size, made ready: pictures checked, scaled and named, boxes along with them."""

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile
from zipfile import Path as ZipPath

from PIL import Image, UnidentifiedImageError

from docreader.archive import open_archive
from docreader.coco import ANNOTATIONS, Coco, InvalidDataset, find_annotations, find_pictures, parse, refuse
from docreader.datasets import read_archive

LONG_SIDE = 800
"""Pixels of the longer side of the pictures that models learn from."""
MAX_PIXELS = 80_000_000
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
    small = all(max(image.width, image.height) <= long_side for image in coco.images)
    beside = (dataset / file).parent
    if small and all(dataset / pictures[image.id] == beside / image.file_name for image in coco.images):
        return dataset / file
    return _write(coco, file, {at: dataset / name for at, name in pictures.items()}, target, long_side)


def unpack(archive: Path, target: Path) -> Path:
    """The same of a zip archive. Raises `InvalidDataset`."""
    with archive.open("rb") as opened, open_archive(opened) as found:
        coco, file, pictures = read_archive(found)
        packed = {at: ZipPath(found, name) for at, name in pictures.items()}
        return _write(coco, file, packed, target, LONG_SIDE)


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
                with _opened(pictures[image.id]) as picture:
                    _check_size(picture, image.width, image.height, f"{file}: images[{at}]")
            except InvalidDataset as error:
                yield error.message

    refuse(problems())


def _write(
    coco: Coco, file: str, pictures: dict[int, Path] | dict[int, ZipPath], target: Path, long_side: int
) -> Path:
    (target / "images").mkdir(parents=True, exist_ok=True)
    scales: dict[int, float] = {}
    images = []
    for at, image in enumerate(coco.images):
        with _opened(pictures[image.id]) as picture:
            _check_size(picture, image.width, image.height, f"{file}: images[{at}]")
            scale = min(1.0, long_side / max(picture.size))
            width, height = (max(1, round(side * scale)) for side in picture.size)
            name = f"images/{at:06d}.png"
            small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
            small.save(target / name, compress_level=1)
        scales[image.id] = scale
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


def _opened(path: Path | ZipPath) -> Image.Image:
    try:
        with path.open("rb") as file:
            picture = Image.open(file)
            if picture.width * picture.height > MAX_PIXELS:
                raise InvalidDataset(f"{path.name}: more than {MAX_PIXELS} pixels")
            picture.load()
    except (UnidentifiedImageError, BadZipFile, zlib.error, OSError, ValueError, EOFError) as error:
        raise InvalidDataset(f"{path.name}: not a picture that can be read: {error}") from None
    return picture


def _check_size(picture: Image.Image, width: int, height: int, where: str) -> None:
    if picture.size != (width, height):
        raise InvalidDataset(
            f"{where}: width and height are {width} x {height}, the picture is {picture.width} x "
            f"{picture.height} pixels"
        )
