"""Models are imported into the store, checked, and chosen per job."""

import json
import shutil
from pathlib import Path

from docreader_worker.model_folder import builtin_models
from tests import documents
from tests.cli.command import run
from tests.server import running_server


def model_called(tmp_path: Path, name: str, version: str) -> Path:
    """A folder with a model of that name: a built-in one under another."""
    folder = tmp_path / "model"
    shutil.copytree(next(folder for _, folder in builtin_models()), folder, dirs_exist_ok=True)
    described(folder, name=name, version=version)
    return folder


def described(folder: Path, **facts: str) -> None:
    """Change what the model.json in ``folder`` says."""
    card = json.loads((folder / "model.json").read_text())
    (folder / "model.json").write_text(json.dumps(card | facts))


def test_an_imported_model_reads_the_jobs_that_name_it(tmp_path: Path) -> None:
    folder = model_called(tmp_path, "mine", "2")
    with running_server(tmp_path) as server, server.client() as client:
        imported = run("models", "import", folder, folder=tmp_path, **server.settings)
        assert imported.returncode == 0, imported.stderr
        assert "PUT /v1/models/mine/default with a key of scope admin" in imported.stdout
        listed = [each["name"] for each in client.get("/v1/models").json()["models"]]
        assert listed == [*(model.name for model, _ in builtin_models()), "mine"]
        files = {"file": ("a.pdf", documents.pdf())}
        for reference in ("mine", "mine@2"):
            job = client.post("/v1/jobs", params={"wait": 60}, files=files, data={"model": reference}).json()
            assert job["status"] == "succeeded", job
            result = client.get(f"/v1/jobs/{job['id']}/result").json()
            assert result["model"] == {"name": "mine", "version": "2", "engine": "onnx"}


def test_a_model_whose_weights_are_others_is_refused(tmp_path: Path) -> None:
    folder = model_called(tmp_path, "mine", "1")
    (folder / "model.onnx").write_bytes(b"other")
    refused = run("models", "import", folder, folder=tmp_path)
    assert refused.returncode == 1
    assert "model.onnx" in refused.stderr
    assert "invalid_option" in refused.stderr


def test_a_version_that_is_there_is_never_another_model(tmp_path: Path) -> None:
    folder = model_called(tmp_path, "mine", "1")
    for _ in range(2):
        assert run("models", "import", folder, folder=tmp_path).returncode == 0
    described(folder, description="another")
    refused = run("models", "import", folder, folder=tmp_path)
    assert refused.returncode == 1
    assert "mine@1 is there already: give it another version" in refused.stderr
    shown = json.loads(run("models", "show", "mine", folder=tmp_path).stdout)
    assert shown["description"] != "another"


def test_a_built_in_model_is_not_replaced(tmp_path: Path) -> None:
    model = next(model for model, _ in builtin_models())
    refused = run("models", "import", model_called(tmp_path, model.name, model.version), folder=tmp_path)
    assert refused.returncode == 1
    assert f"{model.reference} is built in" in refused.stderr


def test_read_uses_an_imported_model_and_says_where_models_are(tmp_path: Path) -> None:
    documents.write(tmp_path, "a.pdf", documents.pdf(mark="Delta"))
    missing = run("read", "a.pdf", "--model", "mine", folder=tmp_path)
    assert missing.returncode == 2
    assert "there is no model 'mine': `docreader models list`" in missing.stderr
    assert run("models", "import", model_called(tmp_path, "mine", "1"), folder=tmp_path).returncode == 0
    read = run("read", "a.pdf", "--model", "mine", "--json", folder=tmp_path)
    assert read.returncode == 0, read.stderr
    assert json.loads(read.stdout)["model"]["name"] == "mine"
    assert run("read", "a.pdf", "--json", folder=tmp_path, model="mine@1").returncode == 0


def test_names_of_models_are_never_cut(tmp_path: Path) -> None:
    name = "a-layout-of-the-forms-of-the-department-of-transport-and-works"
    assert run("models", "import", model_called(tmp_path, name, "1"), folder=tmp_path).returncode == 0
    listed = run("models", "list", folder=tmp_path).stdout.splitlines()
    assert [line.split()[0] for line in listed] == [
        "model",
        *(model.name for model, _ in builtin_models()),
        name,
    ]


def test_doctor_looks_for_the_default_model(tmp_path: Path) -> None:
    for reference in ("a b", "none-such"):
        wrong = run("doctor", folder=tmp_path, model=reference)
        assert wrong.returncode == 1
        assert "not ok  models" in wrong.stdout
        assert reference in wrong.stdout


def test_what_is_no_model_cannot_be_judged_or_imported(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for arguments in (("evaluate", "empty", "empty"), ("models", "import", "empty")):
        refused = run(*arguments, folder=tmp_path)
        assert refused.returncode == 2
        assert "empty/model.json" in refused.stderr
    (model_called(tmp_path, "mine", "1") / "model.onnx").unlink()
    refused = run("evaluate", "model", "empty", folder=tmp_path)
    assert refused.returncode == 2
    assert "model/model.onnx is missing" in refused.stderr
