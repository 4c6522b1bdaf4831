"""What the site has that no file of this folder has: pages made from the code, and links that leave it."""

import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from docreader_api import app, openapi, reference
from docreader_cli.main import cli

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
STATIC = ROOT / "services/api/docreader_api/static"
CHART = ROOT / "charts/docreader"
PAGES = {CHART / "README.md": DOCS / "reference/chart.md", CHART / "runbooks": DOCS / "reference/alerts.md"}
"""What of the repository is a page of the site, though not a file of this folder."""
REPOSITORY = "https://github.com/docreader/docreader/blob/main/"
LINK = re.compile(r"(?<=\]\()(?!https?:|#)([^)#]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made."""
    made: dict[str, str | bytes] = {
        "reference/command-line.md": command_line(),
        "reference/http.md": http(),
        "reference/chart.md": _led((CHART / "README.md").read_text(), CHART, DOCS / "reference"),
        "reference/alerts.md": alerts(),
        "images/logo.svg": (STATIC / "favicon.svg").read_bytes(),
        "images/favicon.svg": (STATIC / "favicon.svg").read_bytes(),
    }
    for path, content in made.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead links to files of the repository that are no pages to the repository."""
    source = page.file.abs_src_path
    return markdown if source is None else _led(markdown, Path(source).parent, Path(source).parent)


def _led(markdown: str, folder: Path, home: Path) -> str:
    """Markdown of a file in ``folder`` with its links as they are from ``home``."""

    def lead(found: re.Match[str]) -> str:
        target = Path(os.path.normpath(folder / found[1]))
        target = PAGES.get(target, target)
        if target.is_relative_to(DOCS):
            return os.path.relpath(target, home)
        return REPOSITORY + target.relative_to(ROOT).as_posix()

    return LINK.sub(lead, markdown)


def command_line() -> str:
    """Every command with its options."""
    return "# Command line\n\n" + "\n".join(_commands(cli, ["docreader"]))


def _commands(command: click.Command, names: list[str]) -> Iterator[str]:
    context = click.Context(command, info_name=names[-1])
    if len(names) > 1:
        yield f"{'#' * min(len(names), 4)} {' '.join(names)}\n"
    usage = " ".join([*names, *command.collect_usage_pieces(context)])
    yield f"```sh\n{usage}\n```\n"
    yield from map(_paragraph, inspect.cleandoc(command.help or "").split("\n\n"))
    options = (each for each in command.params if isinstance(each, click.Option))
    records = [record for each in options if (record := each.get_help_record(context))]
    if records:
        yield "| option | what it does |\n|---|---|"
        yield from (f"| `{_cell(name)}` | {_cell(text)} |" for name, text in records)
        yield ""
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from _commands(found, [*names, name])


def _paragraph(text: str) -> str:
    # click's mark of a paragraph whose lines stay as they are
    return f"```sh\n{text[2:]}\n```\n" if text.startswith("\b\n") else f"{text}\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;") if "`" not in text else text.replace("|", "\\|")


def http() -> str:
    """Every call and every shape, as a server has them at ``/docs``."""
    document: dict[str, Any] = openapi.build(app.ROUTES, "", keyed=False)
    return (
        "# HTTP reference\n\nEvery call and every shape. A server has the same at `/docs`, and for machines "
        "at `/openapi.json`; [HTTP by example](../how-to/http.md) is the place to begin.\n\n"
        f'<div class="reference-page" markdown="0">{reference.contents(document)}</div>\n'
    )


def alerts() -> str:
    """The runbooks of the chart's alerts, one after the other."""
    texts = (path.read_text() for path in sorted((CHART / "runbooks").glob("*.md")))
    joined = "\n".join(re.sub("^#", "##", text, flags=re.MULTILINE) for text in texts)
    among = re.sub(r"\]\((Docreader\w+)\.md\)", lambda found: f"](#{found[1].lower()})", joined)
    return f"# Alerts\n\nWhat each alert of the chart means, and what to do.\n\n{among}"
