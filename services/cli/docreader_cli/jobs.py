"""``docreader submit`` and ``docreader jobs``: a server's jobs."""

import sys
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from docreader.client import Client, PageEvent
from docreader.job import JobView
from docreader.journal import Status
from docreader_cli.show import Progress

SERVER = click.option(
    "--server",
    default="http://127.0.0.1:8000",
    show_default=True,
    envvar="DOCREADER_SERVER",
    help="Where docreader is.",
)
API_KEY = click.option(
    "--api-key",
    envvar="DOCREADER_API_KEY",
    help="Your API key; better in DOCREADER_API_KEY, where other users of this machine cannot see it.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")


@click.command("submit")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--wait", is_flag=True, help="Wait until each is read.")
@click.option("--model", help="`name` or `name@version`.")
@click.option("--pages", help="Pages to read, such as 1-5,9.")
@SERVER
@API_KEY
@JSON
def submit_command(
    files: tuple[Path, ...],
    wait: bool,
    model: str | None,
    pages: str | None,
    server: str,
    api_key: str | None,
    as_json: bool,
) -> None:
    """Send FILES to a server; with --wait, exit code 1 if one of them failed."""
    options = {name: value for name, value in (("model", model), ("pages", pages)) if value is not None}
    failed = False
    with Client(server, api_key=api_key) as client:
        submitted = [(file, client.submit(file, **options)) for file in files]
        for file, submitted_job in submitted:
            job = submitted_job
            if wait:
                with Progress(file.name) as progress:
                    for event in client.stream(job.id):
                        if not isinstance(event, PageEvent):
                            job = event.job
                            progress.show(job)
                failed |= job.status is not Status.SUCCEEDED
            _print_job(job, as_json=as_json)
    sys.exit(1 if failed else 0)


@click.command("jobs")
@click.argument("job_id", required=False)
@click.option(
    "--status", type=click.Choice([status.value for status in Status]), help="Only jobs of this status."
)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 200))
@SERVER
@API_KEY
@JSON
def jobs_command(
    job_id: str | None, status: str | None, limit: int, server: str, api_key: str | None, as_json: bool
) -> None:
    """A server's jobs, newest first, or the one with JOB_ID."""
    with Client(server, api_key=api_key) as client:
        if job_id is not None:
            _print_job(client.job(job_id), as_json=as_json)
            return
        found = client.job_page(status=Status(status) if status else None, limit=limit)
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    table = Table("id", "status", "pages", "document", "created")
    for job in found.jobs:
        pages = f"{job.pages.done}/{job.pages.total or '?'}"
        table.add_row(job.id, job.status.value, pages, job.source.name, f"{job.created_at:%Y-%m-%d %H:%M:%S}")
    Console().print(table)


def _print_job(job: JobView, *, as_json: bool) -> None:
    if as_json:
        click.echo(msgspec.json.encode(job))
        return
    click.echo(
        f"{job.id}  {job.status}  {job.pages.done} of {job.pages.total or '?'} pages  {job.source.name}"
    )
    if job.error is not None:
        click.echo(f"  {job.error.message} ({job.error.code})", err=True)
