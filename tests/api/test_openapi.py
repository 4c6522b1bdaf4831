"""The OpenAPI document is true: what it allows is answered as it says, and what it forbids is refused."""

import subprocess
import sys
from pathlib import Path

from tests import documents
from tests.server import running_server

CONFIGURATION = """
[generation]
max-examples = 10
deterministic = true
database = "none"

[phases.stateful]
enabled = false

# Whether a file is a document, and a name that of something, no schema can tell.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "415", "422", "429", "503"]

# To a schema 388.0 is an integer; to the JSON reader it is not.
[[operations]]
include-name = "POST /v1/trainings"
checks.positive_data_acceptance.enabled = false

# What GET asks for is there, so that its answers are looked at too.
[[operations]]
include-method = "GET"
parameters = {{ "path.job_id" = "{job}", "path.name" = "{model}", "path.page" = 1, "path.region" = 1 }}
"""
"""Nothing is random: what fails once fails again."""


def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    with running_server(tmp_path, wait_seconds="0.05", ocr="none") as server, server.client() as client:
        job = client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf(1))}).json()["id"]
        while client.get(f"/v1/jobs/{job}", params={"wait": 1}).json()["status"] != "succeeded":
            pass
        model = client.get("/v1/models").json()["models"][0]["name"]
        configuration = tmp_path / "schemathesis.toml"
        configuration.write_text(CONFIGURATION.format(job=job, model=model))
        program = Path(sys.executable).parent / "schemathesis"
        done = subprocess.run(
            [program, "--config-file", configuration, "run", f"{server.url}/openapi.json", "--no-color"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=110,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
