"""``docreader generate``: labelled pages, made."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from docreader_cli.libraries import libraries

if TYPE_CHECKING:
    from docreader_worker.training.synthesis.dataset import Progress as DatasetProgress

ENGINES = ("html", "reportlab", "latex", "typst", "libreoffice")


@click.command("generate")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--documents", default=1000, show_default=True, type=click.IntRange(1), help="How many.")
@click.option(
    "--seed", default=1, show_default=True, type=int, help="The same seed makes the same documents."
)
@click.option("--engine", "engines", multiple=True, type=click.Choice(ENGINES), help="Default: all of them.")
def generate_command(out: Path, documents: int, seed: int, engines: tuple[str, ...]) -> None:
    """Make labelled pages into OUT, as a COCO dataset. What is there already is kept.

    html needs Chromium, latex a TeX Live with the publishers' classes, libreoffice LibreOffice Writer; texts
    come from documentation that is installed.
    """
    with ExitStack() as stack:
        with libraries("worker,train"):
            from docreader_worker.training.synthesis.dataset import synthesize  # noqa: PLC0415
            from docreader_worker.training.synthesis.engines import layout_engines  # noqa: PLC0415
            from docreader_worker.training.synthesis.gallery import draw_gallery  # noqa: PLC0415

            cache = out.resolve() / "cache"  # pages name their pictures by address
            made = stack.enter_context(layout_engines(engines or ENGINES, cache))  # imports theirs
        with _bar(documents) as told:
            annotations = synthesize(out, documents, seed, made, progress=told)
    gallery = draw_gallery(annotations)
    click.echo(f"{gallery} shows some of its pages")
    click.echo(f"{annotations}: `docreader train {out} --out model` learns from it")


@contextmanager
def _bar(documents: int) -> Iterator[Callable[["DatasetProgress"], None]]:
    """A bar of the documents drawn, and the time left."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("documents", total=documents)
        yield lambda state: bar.update(task, completed=state.document)
