"""What people see: progress bars on a terminal, plain lines in a pipe, tables of what was read."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from docreader.job import JobView, PageCount
from docreader.result import Region, Result
from docreader.run_state import Status
from docreader_cli.failures import reason

SHOWN_REGIONS = 40
SHOWN_TEXT = 60


class Progress:
    """The progress of one job, on standard error."""

    def __init__(self, name: str) -> None:
        self._console = Console(stderr=True)
        self._name = name
        self._last = ""
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            self._bar = Bar(*columns, console=self._console)
            self._task = self._bar.add_task(self._name, total=None)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, job: JobView) -> None:
        """Show where the job stands."""
        pages = job.pages
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, total=pages.total, completed=pages.done + pages.failed)
            return
        line = f"{self._name}: {job.status}"
        if pages.total is not None:
            line += f", {pages_read(pages)}"
        if line != self._last and (job.status is not Status.RUNNING or pages.total is not None):
            self._last = line
            sys.stderr.write(f"{line}\n")


def counted(count: int, noun: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def pages_read(pages: PageCount) -> str:
    """How many of the pages were read, and how many could not be."""
    failed = f", {pages.failed} failed" if pages.failed else ""
    return f"{pages.done} of {pages.total or '?'} pages{failed}"


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None) -> None:
    """A table that cuts nothing off: in a pipe, plain lines whose columns are two blanks apart at least."""
    console = Console()
    if console.is_terminal:
        table = Table(title=title)
        for heading in headings:
            table.add_column(heading, overflow="fold")
        for row in rows:
            table.add_row(*map(escape, row))
        console.print(table)
        return
    if title is not None:
        click.echo(title)
    lines = [tuple(headings), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def print_result(name: str, result: Result) -> None:
    """A table of the regions found, in reading order."""
    rows = [(page.number, region) for page in result.pages for region in page.regions]
    print_table(
        ("page", "label", "score", "box (points)", "text"),
        [_shown(number, region) for number, region in rows[:SHOWN_REGIONS]],
        title=f"{name}: {counted(len(result.pages), 'page')}, "
        f"model {result.model.name}@{result.model.version}",
    )
    if len(rows) > SHOWN_REGIONS:
        click.echo(f"... and {len(rows) - SHOWN_REGIONS} regions more")
    labels = Counter(region.label for _, region in rows)
    click.echo(", ".join(f"{count} {label}" for label, count in labels.most_common()))


def print_failed_pages(result: Result) -> None:
    """The pages that were not read, and why."""
    for failed in result.failed_pages:
        click.echo(f"page {failed.number} failed: {reason(failed.error)}", err=True)


def _shown(number: int, region: Region) -> tuple[str, ...]:
    text = " ".join(region.text.split())
    if region.table is not None:
        text = f"[{region.table.rows} x {region.table.columns}] {text}"
    box = " ".join(f"{side:.0f}" for side in region.box)
    shown = text if len(text) <= SHOWN_TEXT else text[: SHOWN_TEXT - 1] + "…"
    return str(number), region.label, f"{region.score:.2f}", box, shown
