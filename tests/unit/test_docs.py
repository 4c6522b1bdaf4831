"""The documentation names everything there is: settings, metrics, errors, routes, commands."""

import re
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from prometheus_client.metrics import MetricWrapperBase

import docreader
import docreader_api
import docreader_cli
import docreader_notifier
import docreader_standalone
import docreader_worker
from docreader import metrics
from docreader.errors import DocreaderError
from docreader_cli.main import COMMANDS
from docreader_cli.settings import markdown_table

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PACKAGES = (
    docreader,
    docreader_api,
    docreader_cli,
    docreader_notifier,
    docreader_standalone,
    docreader_worker,
)


def test_the_settings_are_those_of_the_code() -> None:
    text = (DOCS / "reference/settings.md").read_text()
    assert text.endswith(markdown_table()), "docreader settings --markdown writes the table"


def test_every_error_is_explained() -> None:
    for package in PACKAGES:
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            with suppress(ModuleNotFoundError):  # what trains a model needs PyTorch
                import_module(module.name)
    kinds = (kind for kind in kinds_of(DocreaderError) if not kind.__module__.startswith("tests."))
    codes = {kind.code for kind in kinds}
    assert {"broken_document", "cross_site", "program_missing", "request_timeout"} <= codes
    text = (DOCS / "reference/errors.md").read_text()
    assert [code for code in sorted(codes) if f"`{code}`" not in text] == []


def kinds_of(error: type[DocreaderError]) -> Iterator[type[DocreaderError]]:
    """An error and all that are of its kind."""
    yield error
    for kind in error.__subclasses__():
        yield from kinds_of(kind)


@pytest.mark.parametrize(
    "metric",
    [value for value in vars(metrics).values() if isinstance(value, MetricWrapperBase)],
    ids=lambda metric: metric._name,
)
def test_every_metric_is_listed_with_its_labels(metric: MetricWrapperBase) -> None:
    name = metric._name + ("_total" if metric._type == "counter" else "")
    labels = ",".join(metric._labelnames)
    shown = f"`{name}{{{labels}}}`" if labels else f"`{name}`"
    assert shown in (DOCS / "reference/operations.md").read_text()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_docs(command: str) -> None:
    texts = "".join(path.read_text() for path in [ROOT / "README.md", *DOCS.rglob("*.md")])
    assert f"docreader {command}" in texts


@pytest.mark.parametrize(
    "path",
    [
        ROOT / "README.md",
        ROOT / "k8s/README.md",
        ROOT / "charts/docreader/README.md",
        *sorted(DOCS.rglob("*.md")),
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_links_lead_somewhere_without_the_site(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text()):
        assert (path.parent / target).exists(), target
