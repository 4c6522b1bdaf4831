"""What was read goes out to be corrected, and comes back as a dataset."""

import json
import subprocess
from pathlib import Path
from secrets import token_hex

import pytest
from PIL import Image

from docreader_worker.model_folder import builtin_models
from docreader_worker.training.intake import LONG_SIDE, ready
from docreader_worker.training.pages import read_pages
from tests import documents, labelled
from tests.cli.command import run
from tests.server import Server


def test_what_was_read_is_a_dataset_for_tools(server: Server, tmp_path: Path) -> None:
    with server.client() as client:
        files = {"file": ("a.pdf", documents.pdf(2))}
        jobs = [
            client.post("/v1/jobs", params={"wait": 60}, files=files, data={"label": "wrong"}).json()["id"]
            for _ in range(2)
        ]
        regions = client.get(f"/v1/jobs/{jobs[0]}/pages/1").json()["regions"]
    written = run(
        "dataset", "from-jobs", jobs[0], "--label", "wrong", "--out", "out",
        "--server", server.url, folder=tmp_path,
    )  # fmt: skip
    assert written.returncode == 0, written.stderr
    assert "4 pages of 2 documents" in written.stdout
    coco = json.loads((tmp_path / "out/annotations.json").read_text())
    first = next(each for each in coco["images"] if each["file_name"] == f"images/{jobs[0]}-00001.png")
    with Image.open(tmp_path / "out" / first["file_name"]) as picture:
        assert picture.size == (first["width"], first["height"])
    names = {each["id"]: each["name"] for each in coco["categories"]}
    found = [each for each in coco["annotations"] if each["image_id"] == first["id"]]
    assert sorted(names[each["category_id"]] for each in found) == sorted(each["label"] for each in regions)

    checked = run("dataset", "check", "out", folder=tmp_path)
    assert (checked.returncode, "4 pages" in checked.stdout) == (0, True), checked.stderr
    pages = read_pages(ready(tmp_path / "out", tmp_path / "ready"))
    assert {max(page.record["width"], page.record["height"]) for page in pages} == {LONG_SIDE}
    assert {page.record["document"] for page in pages} == set(jobs)


def test_one_is_called_one(server: Server, tmp_path: Path) -> None:
    with server.client() as client:
        files = {"file": ("a.pdf", documents.pdf())}
        job = client.post("/v1/jobs", params={"wait": 60}, files=files).json()["id"]
    written = run("dataset", "from-jobs", job, "--out", "out", "--server", server.url, folder=tmp_path)
    assert written.stdout.startswith("out has 1 page of 1 document: ")


def test_check_says_what_is_wrong(tmp_path: Path) -> None:
    annotations, pictures = labelled.coco(2)
    for name, data in pictures.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    annotations["images"][1]["width"] += 10
    (tmp_path / "annotations.json").write_text(json.dumps(annotations))
    (tmp_path / "images/00001.png").write_bytes(b"no picture")
    checked = run("dataset", "check", ".", folder=tmp_path)
    assert checked.returncode == 1
    assert "00001.png: not a picture" in checked.stderr
    assert (
        "annotations.json: images[1]: width and height are 170 x 208, the picture is 160 x 208"
        in checked.stderr
    )
    assert "invalid_dataset" in checked.stderr


def test_corrections_are_not_overwritten(server: Server, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/annotations.json").write_text("corrected")
    refused = run(
        "dataset", "from-jobs", "--label", "any", "--out", "out", "--server", server.url, folder=tmp_path
    )
    assert refused.returncode == 2
    assert "out/annotations.json is there already" in refused.stderr
    assert (tmp_path / "out/annotations.json").read_text() == "corrected"


def test_a_label_that_no_job_has_makes_no_dataset(server: Server, tmp_path: Path) -> None:
    refused = run(
        "dataset", "from-jobs", "--label", "typo", "--out", "out", "--server", server.url, folder=tmp_path
    )
    assert refused.returncode == 1
    assert "no job has the label 'typo'" in refused.stderr
    assert not (tmp_path / "out").exists()


def test_check_takes_a_zip_as_it_is_sent(tmp_path: Path) -> None:
    annotations, pictures = labelled.coco(2)
    good = {"pages/annotations.json": json.dumps(annotations).encode(), **pictures}
    (tmp_path / "good.zip").write_bytes(labelled.archive(good))
    checked = run("dataset", "check", "good.zip", folder=tmp_path)
    assert (checked.returncode, "2 pages in good.zip" in checked.stdout) == (0, True), checked.stderr
    (tmp_path / "bad.zip").write_bytes(labelled.archive({**good, "../out.png": b"x"}))
    refused = run("dataset", "check", "bad.zip", folder=tmp_path)
    assert refused.returncode == 1
    assert "leads out of the archive" in refused.stderr
    (tmp_path / "no.zip").write_text("no archive")
    refused = run("dataset", "check", "no.zip", folder=tmp_path)
    assert refused.returncode == 1
    assert "not a zip archive" in refused.stderr


def test_the_documents_of_the_guide_may_have_any_name(server: Server, tmp_path: Path) -> None:
    guide = Path("docs/how-to/correcting.md").read_text()
    loop = next(line for line in guide.splitlines() if line.startswith("for file in"))
    label = token_hex(4)
    names = ["may, june; july.pdf", "plain.pdf", "two words.pdf"]
    for name in names:
        documents.write(tmp_path, name, documents.pdf())
    command = loop.replace("localhost:8000", server.url).replace("=invoices", f"={label}")
    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True, capture_output=True)
    with server.client() as client:
        jobs = client.get("/v1/jobs", params={"label": label}).json()["jobs"]
    assert sorted(job["source"]["name"] for job in jobs) == names


def test_a_model_is_judged_on_a_zip_as_on_its_folder(tmp_path: Path) -> None:
    annotations, pictures = labelled.coco(2)
    files = {"annotations.json": json.dumps(annotations).encode(), **pictures}
    (tmp_path / "pages.zip").write_bytes(labelled.archive(files))
    for name, data in files.items():
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_bytes(data)
    model = next(folder for _, folder in builtin_models())
    judged = [
        run("evaluate", model, dataset, "--json", folder=tmp_path) for dataset in ("pages", "pages.zip")
    ]
    assert [done.returncode for done in judged] == [0, 0], judged[1].stderr
    folder, archive = (json.loads(done.stdout)["figures"] for done in judged)
    assert folder == archive
    assert 0 <= folder["map"]["all"] <= 1


@pytest.mark.parametrize("content", [b"%PDF-1.7 \xda", b"[", b'{"images": []}'])
def test_a_file_that_is_no_dataset_is_refused_by_name(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "pages.json").write_bytes(content)
    _, model = next(builtin_models())
    done = run("evaluate", model, "pages.json", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("docreader: pages.json: ")
    assert done.stderr.strip().endswith("(invalid_dataset)")
