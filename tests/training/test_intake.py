"""Datasets as tools write them become pages to learn from."""

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from docreader.coco import InvalidDataset
from docreader.environment import load_settings
from docreader.result import LABELS
from docreader_worker.document import POINTS_PER_INCH
from docreader_worker.image import USUAL_DPI, ImageDocument
from docreader_worker.protocol import Limits
from docreader_worker.training.intake import MAX_PIXELS, check, ready, unpack
from docreader_worker.training.pages import read_pages, read_picture
from tests import labelled

SIDEWAYS = Image.Exif()
SIDEWAYS[0x0112] = 6
PILLOWS_LIMIT = 89_478_485
"""Pixels past which Pillow warns, and past twice as many refuses, until it is told otherwise."""


def see_through() -> Image.Image:
    """A page without a ground, and a line on it."""
    picture = Image.new("RGBA", (200, 260), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (20, 20, 120, 40))
    return picture


def deep() -> Image.Image:
    """A page of sixteen bits."""
    return Image.fromarray(np.linspace(9_000, 60_000, 200 * 260).reshape(260, 200).astype(np.uint16))


def dataset(folder: Path, picture: bytes, width: int, height: int, name: str = "page.png") -> Path:
    """A dataset of one picture."""
    folder.mkdir()
    (folder / name).write_bytes(picture)
    coco = {
        "images": [{"id": 1, "file_name": name, "width": width, "height": height}],
        "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 1, 20, 20]}],
        "categories": [{"id": 1, "name": "text"}],
    }
    (folder / "annotations.json").write_text(json.dumps(coco))
    return folder


def written(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as a file of that kind."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize("side", [800, 100], ids=["as it lies there", "scaled"])
@pytest.mark.parametrize(
    ("picture", "size", "name"),
    [
        (written(see_through(), "PNG"), (200, 260), "see-through.png"),
        (written(deep(), "PNG"), (200, 260), "deep.png"),
        (written(see_through().convert("L"), "JPEG", exif=SIDEWAYS), (260, 200), "sideways.jpg"),
        (written(see_through(), "WEBP", lossless=True), (200, 260), "see-through.webp"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pages_are_learned_from_as_a_worker_shows_them(
    picture: bytes, size: tuple[int, int], name: str, side: int, tmp_path: Path
) -> None:
    """On white, upright, in the range of their greys; boxes are on the page as displayed."""
    folder = dataset(tmp_path / "pages", picture, *size, name)
    check(folder)
    learned = read_picture(read_pages(ready(folder, tmp_path / "ready", side))[0])
    document = ImageDocument.open(folder / name, Limits.of(load_settings({})))
    shown = Image.fromarray(document.render(1, USUAL_DPI / POINTS_PER_INCH))
    scaled = shown.resize((learned.shape[1], learned.shape[0]), Image.Resampling.LANCZOS)
    assert max(learned.shape) == min(side, 260)
    assert np.array_equal(learned, np.asarray(scaled))


def test_pages_that_are_as_they_should_be_are_not_written_again(tmp_path: Path) -> None:
    picture = written(see_through().convert("RGB"), "PNG")
    folder = dataset(tmp_path / "pages", picture, 200, 260)
    assert ready(folder, tmp_path / "ready") == folder / "annotations.json"


def bomb() -> bytes:
    """Few bytes, and more pixels than Pillow decodes."""
    return written(Image.new("1", (20_000, 10_000)), "PNG")


def torn() -> bytes:
    """A PNG with a chunk whose checksum is wrong after its first pixels."""
    picture = Image.fromarray(np.random.default_rng(1).integers(0, 256, (260, 200, 3)).astype(np.uint8))
    data = bytearray(written(picture, "PNG"))
    data[data.index(b"IDAT", data.index(b"IDAT") + 4) + 1] = 0
    return bytes(data)


@pytest.mark.parametrize(
    ("picture", "size", "why"),
    [
        (bomb(), (20_000, 10_000), f"more than {MAX_PIXELS} pixels"),
        (torn(), (200, 260), "not a picture that can be read, as PNG, JPEG or WebP"),
        (written(see_through(), "TIFF"), (200, 260), "not a picture that can be read, as PNG, JPEG or WebP"),
    ],
    ids=["bomb", "torn", "tiff"],
)
def test_pictures_that_cannot_be_learned_from_are_named(
    picture: bytes, size: tuple[int, int], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", PILLOWS_LIMIT)
    folder = dataset(tmp_path / "pages", picture, *size)
    with pytest.raises(InvalidDataset, match=f"^page.png: {why}"):
        check(folder)
    with pytest.raises(InvalidDataset, match=f"^page.png: {why}"):
        ready(folder, tmp_path / "ready", 100)


def test_an_interrupted_unpacking_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(labelled.dataset(3))
    target = tmp_path / "ready"
    whole = unpack(tmp_path / "a.zip", target).read_text()
    first, second, third = sorted((target / "images").iterdir())
    unpacked = third.read_bytes()
    (target / "annotations.json").unlink()
    third.rename(f"{third}.part")  # it may have been half written
    first.write_bytes(second.read_bytes())
    assert unpack(tmp_path / "a.zip", target, go_on=True).read_text() == whole
    assert first.read_bytes() == second.read_bytes()  # what was there is not unpacked again
    assert third.read_bytes() == unpacked
    unpack(tmp_path / "a.zip", target)
    assert first.read_bytes() != second.read_bytes()


def test_a_dataset_is_scaled_to_the_side_asked_for_with_its_boxes(tmp_path: Path) -> None:
    annotations, pictures = labelled.coco(2)
    for name, data in pictures.items():
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_bytes(data)
    (tmp_path / "pages/annotations.json").write_text(json.dumps(annotations))
    whole = read_pages(ready(tmp_path / "pages", tmp_path / "whole"))
    halves = read_pages(ready(tmp_path / "pages", tmp_path / "halves", labelled.HEIGHT // 2))
    for page, half in zip(whole, halves, strict=True):
        with Image.open(half.picture) as picture:
            assert picture.size == (labelled.WIDTH // 2, labelled.HEIGHT // 2)
        assert [tuple(2 * edge for edge in box) for box in half.boxes] == page.boxes
        assert half.labels == page.labels


def test_what_label_studio_exports_keeps_pages_of_a_document_together(tmp_path: Path) -> None:
    """It counts from 0, writes boxes as floats, and puts a number of its own before each picture's name."""
    annotations, pictures = labelled.coco(2)
    renamed = {name: f"images/{at:08x}__report-{at + 1:05d}.png" for at, name in enumerate(pictures)}
    exported = {
        "images": [
            {**each, "id": each["id"] - 1, "file_name": renamed[each["file_name"]]}
            for each in annotations["images"]
        ],
        "categories": [{"id": each["id"] - 1, "name": each["name"]} for each in annotations["categories"]],
        "annotations": [
            {
                "id": each["id"] - 1,
                "image_id": each["image_id"] - 1,
                "category_id": each["category_id"] - 1,
                "segmentation": [],
                "bbox": [side + 0.0000001 for side in each["bbox"]],
                "ignore": 0,
                "iscrowd": 0,
                "area": float(each["area"]),
            }
            for each in annotations["annotations"]
        ],
        "info": {"year": 2026, "version": "1.0", "description": "", "contributor": "Label Studio", "url": ""},
    }
    files = {renamed[name]: data for name, data in pictures.items()}
    (tmp_path / "a.zip").write_bytes(
        labelled.archive({"images/": b"", "result.json": json.dumps(exported).encode(), **files})
    )
    pages = read_pages(unpack(tmp_path / "a.zip", tmp_path / "ready"))
    assert [page.record["document"] for page in pages] == ["report", "report"]
    assert [LABELS[label] for label in pages[0].labels] == ["section-header", "text"]
