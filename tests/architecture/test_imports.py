"""Who may import whom, checked in the source and on running processes."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import psutil
import pytest

from tests import documents
from tests.server import Server

SERVICES = Path(__file__).parents[2] / "services"
PACKAGES = {
    "docreader": SERVICES / "core/docreader",
    "docreader_api": SERVICES / "api/docreader_api",
    "docreader_worker": SERVICES / "worker/docreader_worker",
    "docreader_notifier": SERVICES / "notifier/docreader_notifier",
    "docreader_standalone": SERVICES / "standalone/docreader_standalone",
    "docreader_cli": SERVICES / "cli/docreader_cli",
}
WEB = {"starlette", "uvicorn", "python_multipart"}
ML = {"torch", "torchvision", "detectron2", "onnxruntime", "numpy", "PIL", "cv2", "rapidocr"}
PDF = {"pymupdf", "fitz"}
FORBIDDEN = {
    "docreader": WEB | ML | PDF | set(PACKAGES) - {"docreader"},
    "docreader_api": ML | PDF | set(PACKAGES) - {"docreader", "docreader_api"},
    "docreader_worker": WEB | set(PACKAGES) - {"docreader", "docreader_worker"},
    "docreader_notifier": WEB | ML | PDF | set(PACKAGES) - {"docreader", "docreader_notifier"},
    "docreader_standalone": ML | PDF | {"docreader_cli"},
    "docreader_cli": ML | PDF,
}


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_import_only_what_they_may(package: str) -> None:
    trespasses = {
        str(path.relative_to(SERVICES)): sorted(imported(path) & FORBIDDEN[package])
        for path in PACKAGES[package].rglob("*.py")
    }
    assert {path: names for path, names in trespasses.items() if names} == {}


def test_every_library_that_is_imported_is_declared() -> None:
    project = tomllib.loads((SERVICES.parent / "pyproject.toml").read_text())["project"]
    declared = {
        re.split(r"[^\w.-]", each)[0]
        for each in sum(project["optional-dependencies"].values(), project["dependencies"])
    }
    modules = {
        name for folder in PACKAGES.values() for path in folder.rglob("*.py") for name in imported(path)
    }
    libraries = (
        modules - sys.stdlib_module_names - set(PACKAGES) - {"detectron2"}
    )  # that is no package of PyPI
    providers = packages_distributions()
    undeclared = {
        name
        for name in libraries
        if not declared & {each.lower().replace("_", "-") for each in providers.get(name, [name])}
    }
    assert undeclared == set()


def test_the_serving_process_loads_no_ml_and_no_pdf_library(server: Server) -> None:
    with server.client() as client:
        job = client.post("/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", documents.pdf())})
        assert job.json()["status"] == "succeeded"
    mapped = {Path(region.path).parts for region in psutil.Process(server.pid).memory_maps()}
    loaded = {part for parts in mapped for part in parts}
    assert loaded & {"msgspec"}, "the check sees which libraries are loaded"
    assert loaded & (ML | PDF) == set()
