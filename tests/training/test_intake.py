"""Datasets as tools write them become pages to learn from."""

import json
from pathlib import Path

from PIL import Image

from docreader.result import LABELS
from docreader_worker.training.intake import ready, unpack
from docreader_worker.training.pages import read_pages
from tests import labelled


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
