"""``docreader submit`` and ``docreader jobs``: a server's jobs."""

import sys
from pathlib import Path

import click
import msgspec

from docreader.client import Client, PageEvent, ServerUnreachable
from docreader.errors import DocreaderError
from docreader.job import JobView
from docreader.run_state import Status
from docreader_cli.failures import reason, tell
from docreader_cli.options import API_KEY, JSON, MODEL, PAGES, SERVER
from docreader_cli.show import Progress, pages_read, print_failed_pages, print_table


@click.command("submit")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--wait", is_flag=True, help="Wait until each is read.")
@MODEL
@PAGES
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
    """Send FILES to a server. Exit code 1 if one was refused or, with --wait, not read whole."""
    options = {name: value for name, value in (("model", model), ("pages", pages)) if value is not None}
    ended_well = True
    with Client(server, api_key=api_key) as client:
        accepted = []
        for at, file in enumerate(files):
            try:
                job = client.submit(file, **options)
            except DocreaderError as error:
                ended_well = False
                tell(file, error)
                if isinstance(error, ServerUnreachable):  # the others would wait as long for the same
                    for left in files[at + 1 :]:
                        click.echo(f"{left}: not sent", err=True)
                    break
                continue
            accepted.append((file, job))
            if wait:
                click.echo(f"{file}: job {job.id}", err=True)
            else:
                _print_job(job, as_json=as_json)
        for file, job in accepted if wait else ():
            try:
                ended_well &= _wait(client, file, job, as_json=as_json)
            except DocreaderError as error:
                ended_well = False
                tell(file, error)
    sys.exit(0 if ended_well else 1)


def _wait(client: Client, file: Path, job: JobView, *, as_json: bool) -> bool:
    """Show how a job goes on until it has ended; answers whether all of it was read."""
    with Progress(file.name) as progress:
        for event in client.stream(job.id):
            if not isinstance(event, PageEvent):
                job = event.job
                progress.show(job)
    _print_job(job, as_json=as_json)
    _print_failures(client, job)
    return job.status is Status.SUCCEEDED


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
            job = client.job(job_id)
            _print_job(job, as_json=as_json)
            _print_failures(client, job)
            return
        found = client.job_page(status=Status(status) if status else None, limit=limit)
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    print_table(
        ("id", "status", "pages", "document", "created (UTC)"),
        [
            (
                job.id,
                job.status.value,
                f"{job.pages.done}/{job.pages.total or '?'}",
                job.source.name,
                f"{job.created_at:%Y-%m-%d %H:%M:%S}",
            )
            for job in found.jobs
        ],
    )


def _print_job(job: JobView, *, as_json: bool) -> None:
    if as_json:
        click.echo(msgspec.json.encode(job))
        return
    click.echo(f"{job.id}  {job.status}  {pages_read(job.pages)}  {job.source.name}")


def _print_failures(client: Client, job: JobView) -> None:
    """Why a job, or which pages of it, could not be read."""
    if job.error is not None:
        click.echo(f"  {reason(job.error)}", err=True)
    if job.status is Status.PARTIAL:
        print_failed_pages(client.result(job.id))
