"""Datasets in over HTTP: kept as they are, and refused with the file and the field that are wrong."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from docreader.result import LABELS
from tests import labelled
from tests.server import Server

Coco = dict[str, Any]


def send(client: httpx.Client, data: bytes, name: str = "drawn") -> httpx.Response:
    return client.post("/v1/datasets", files={"file": ("pages.zip", data)}, data={"name": name})


def packed(change: Callable[[Coco], None], pages: int = 3) -> bytes:
    """A dataset whose annotations were changed."""
    annotations, pictures = labelled.coco(pages)
    change(annotations)
    return labelled.archive({"annotations.json": json.dumps(annotations).encode(), **pictures})


def test_a_dataset_is_kept_and_told_of(server: Server) -> None:
    data = labelled.dataset(6)
    with server.client() as client:
        answer = send(client, data)
        dataset = answer.json()
        assert answer.status_code == 201, dataset
        assert answer.headers["location"] == f"/v1/datasets/{dataset['id']}"
        assert (dataset["pages"], dataset["boxes"]) == (6, {"section-header": 6, "text": 6})
        assert dataset["bytes"] == len(data)
        assert send(client, data).json() == dataset  # the same bytes are the same version
        later = send(client, labelled.dataset(7)).json()
        assert later["name"] == dataset["name"]
        assert later["id"] != dataset["id"]
        assert client.get("/v1/datasets/drawn").json() == later
        assert client.get(f"/v1/datasets/{dataset['id']}").json() == dataset
        assert [each["id"] for each in client.get("/v1/datasets").json()["datasets"]][:2] == [
            later["id"],
            dataset["id"],
        ]
        for each in (later, dataset):
            assert client.delete(f"/v1/datasets/{each['id']}").status_code == 204
        gone = client.get(f"/v1/datasets/{dataset['id']}")
        assert (gone.status_code, gone.json()["code"]) == (404, "dataset_not_found")


def test_what_an_annotation_tool_exports_is_taken(server: Server) -> None:
    """CVAT numbers the labels anew, puts pictures into a folder of their own, and names them without it."""
    annotations, pictures = labelled.coco(3, folder="")
    order = {index + 1: len(LABELS) - index for index in range(len(LABELS))}
    annotations["categories"] = [
        {"id": order[each["id"]], "name": each["name"], "supercategory": ""}
        for each in reversed(annotations["categories"])
    ]
    for each in annotations["annotations"]:
        each |= {
            "category_id": order[each["category_id"]],
            "segmentation": [],
            "attributes": {"occluded": False},
        }
    files = {f"images/default/{name}": data for name, data in pictures.items()}
    exported = labelled.archive(
        {"annotations/instances_default.json": json.dumps(annotations).encode(), **files}
    )
    with server.client() as client:
        answer = send(client, exported, "corrected")
        assert answer.status_code == 201, answer.text
        assert answer.json()["boxes"] == {"section-header": 3, "text": 3}


def _spoil(path: list[Any], value: object) -> Callable[[Coco], None]:
    def change(annotations: Coco) -> None:
        place: Any = annotations
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_spoil(["images", 1, "width"], "wide"), "annotations.json: images[1].width: "),
        (_spoil(["images", 1, "file_name"], "images/none.png"), "annotations.json: images[1].file_name: "),
        (_spoil(["images", 1, "file_name"], "notes.txt"), "annotations.json: images[1].file_name: "),
        (_spoil(["images", 1, "id"], 1), "annotations.json: images[0].id: 1 is there twice"),
        (_spoil(["annotations", 2, "bbox"], [0, 0, 999, 5]), "annotations.json: annotations[2].bbox: "),
        (_spoil(["annotations", 2, "bbox"], [0, 0, 5]), "annotations.json: annotations[2].bbox: "),
        (_spoil(["annotations", 2, "image_id"], 77), "annotations.json: annotations[2].image_id: "),
        (_spoil(["annotations", 2, "category_id"], 77), "annotations.json: annotations[2].category_id: "),
        (_spoil(["categories", 0, "name"], "headline"), "annotations.json: categories[0].name: 'headline'"),
        (_spoil(["annotations"], []), "annotations.json: annotations: there are no boxes"),
        (_spoil(["images"], []), "annotations.json: images: there are no pages"),
    ],
)
def test_what_is_wrong_is_named(server: Server, change: Callable[[Coco], None], said: str) -> None:
    with server.client() as client:
        answer = send(client, packed(change))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_dataset")
    assert said in answer.json()["detail"]


def _zip(*entries: tuple[zipfile.ZipInfo | str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "not a zip archive"),
        (labelled.dataset(2)[:-30], "not a zip archive"),
        (_zip(("readme.txt", b"nothing")), "annotations.json is missing"),
        (_zip(("a.json", b"{}"), ("b.json", b"{}")), "several JSON files"),
        (_zip(("annotations.json", b"[1")), "annotations.json: "),
        (_zip(("annotations.json", b"{}")), "annotations.json: Object missing required field `images`"),
        (_zip(("../annotations.json", b"{}")), "'../annotations.json': leads out of the archive's folder"),
        (_zip(("/etc/annotations.json", b"{}")), "'/etc/annotations.json': leads out"),
        (_zip(("annotations.json", b" " * 10_000_000)), "'annotations.json': grows to more than"),
        (_zip(("annotations.json", b"{}"), method=zipfile.ZIP_BZIP2), "'annotations.json': is packed"),
    ],
)
def test_an_archive_that_is_none_or_means_harm_is_refused(server: Server, data: bytes, said: str) -> None:
    with server.client() as client:
        before = client.get("/v1/datasets").json()
        answer = send(client, data)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_dataset"), answer.text
        assert said in answer.json()["detail"]
        assert client.get("/v1/datasets").json() == before


def test_a_form_that_is_not_one_is_refused(server: Server) -> None:
    data = labelled.dataset(2)
    with server.client() as client:
        assert send(client, data, "Not A Name").status_code == 422
        assert client.post("/v1/datasets", files={"file": ("a.zip", data)}).status_code == 400
        assert client.post("/v1/datasets", content=data).status_code == 415
        text = client.post("/v1/datasets", files={"name": (None, "drawn"), "file": (None, "a.zip")})
        assert (text.status_code, "with the @" in text.json()["detail"]) == (400, True)
        assert client.get("/v1/datasets/..%2F..").status_code == 404
