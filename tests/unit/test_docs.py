"""The documentation names everything there is: settings, metrics, errors, routes, commands."""

import re
from pathlib import Path

import pytest
from prometheus_client.metrics import MetricWrapperBase

from docreader import access, coco, datasets, errors, jobs, metrics, trainings, usage, webhooks
from docreader.errors import DocreaderError
from docreader_api import guard
from docreader_cli.main import COMMANDS
from docreader_cli.settings import markdown_table

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def test_the_settings_are_those_of_the_code() -> None:
    text = (DOCS / "reference/settings.md").read_text()
    assert text.endswith(markdown_table()), "docreader settings --markdown writes the table"


@pytest.mark.parametrize(
    "code",
    sorted(
        {
            kind.code
            for module in (access, coco, datasets, errors, guard, jobs, trainings, usage, webhooks)
            for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, DocreaderError)
        }
    ),
)
def test_every_error_is_explained(code: str) -> None:
    assert f"`{code}`" in (DOCS / "reference/errors.md").read_text()


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


@pytest.mark.parametrize("document", ["README.md", "k8s/README.md", "charts/docreader/README.md"])
def test_links_from_outside_the_site_lead_somewhere(document: str) -> None:
    path = ROOT / document
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text()):
        assert (path.parent / target).exists(), target
