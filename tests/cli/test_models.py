"""Models are imported into the store, checked, and chosen per job."""

import json
import shutil
from pathlib import Path

from docreader_worker.model_folder import builtin_models
from tests import documents
from tests.cli.test_commands import run
from tests.server import running_server


def test_an_imported_model_reads_the_jobs_that_name_it(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(next(folder for _, folder in builtin_models()), folder)
    card = json.loads((folder / "model.json").read_text())
    (folder / "model.json").write_text(json.dumps(card | {"name": "mine", "version": "2"}))
    with running_server(tmp_path) as server, server.client() as client:
        imported = run("models", "import", folder, folder=tmp_path, **server.settings)
        assert imported.returncode == 0, imported.stderr
        listed = [each["name"] for each in client.get("/v1/models").json()["models"]]
        assert listed == [*(model.name for model, _ in builtin_models()), "mine"]
        files = {"file": ("a.pdf", documents.pdf())}
        for reference in ("mine", "mine@2"):
            job = client.post("/v1/jobs", params={"wait": 60}, files=files, data={"model": reference}).json()
            assert job["status"] == "succeeded", job
            result = client.get(f"/v1/jobs/{job['id']}/result").json()
            assert result["model"] == {"name": "mine", "version": "2", "engine": "onnx"}


def test_a_model_whose_weights_are_others_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(next(folder for _, folder in builtin_models()), folder)
    (folder / "model.onnx").write_bytes(b"other")
    refused = run("models", "import", folder, folder=tmp_path)
    assert refused.returncode == 1
    assert "model.onnx" in refused.stderr
