"""``docreader submit`` and ``docreader jobs``: a server's jobs."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from docreader.client import Client, PageEvent, ServerUnreachable
from docreader.errors import DocreaderError
from docreader.job import JobView
from docreader.run_state import Status
from docreader_cli.download import download
from docreader_cli.failures import reason, tell
from docreader_cli.folders import folders_of
from docreader_cli.options import API_KEY, JSON, MODEL, PAGES, SERVER
from docreader_cli.show import Progress, pages_read, print_failed_pages, print_table

_HAVE_RESULTS = (Status.SUCCEEDED, Status.PARTIAL)
ACTIONS = {"cancel": Client.cancel, "retry": Client.retry, "delete": Client.delete}
OUT = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to bring results into, as `docreader read` writes them.",
)


@click.command("submit")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--wait", is_flag=True, help="Wait until each is read; --out does, too.")
@OUT
@MODEL
@PAGES
@SERVER
@API_KEY
@JSON
def submit_command(
    files: tuple[Path, ...],
    wait: bool,
    out: Path | None,
    model: str | None,
    pages: str | None,
    server: str,
    api_key: str | None,
    as_json: bool,
) -> None:
    """Send FILES to a server. Exit code 1 if one was refused or, with --wait, not read whole."""
    options = {name: value for name, value in (("model", model), ("pages", pages)) if value is not None}
    folders = [None] * len(files) if out is None else list(folders_of(files, out))
    wait = wait or out is not None
    with Client(server, api_key=api_key) as client:
        accepted = _send(client, files, options, quiet=wait, as_json=as_json)
        ended_well = None not in accepted
        for file, folder, job in zip(files, folders, accepted, strict=True) if wait else ():
            if job is None:
                continue
            try:
                ended_well &= _wait(client, file, job, folder, as_json=as_json)
            except DocreaderError as error:
                ended_well = False
                tell(file, error)
    sys.exit(0 if ended_well else 1)


def _send(
    client: Client, files: Sequence[Path], options: dict[str, str], *, quiet: bool, as_json: bool
) -> list[JobView | None]:
    """The job of each file; None for those that were refused or not sent."""
    jobs: list[JobView | None] = [None] * len(files)
    for at, file in enumerate(files):
        try:
            job = jobs[at] = client.submit(file, **options)
        except DocreaderError as error:
            tell(file, error)
            if isinstance(error, ServerUnreachable):  # the others would wait as long for the same
                for left in files[at + 1 :]:
                    click.echo(f"{left}: not sent", err=True)
                break
            continue
        if quiet:
            click.echo(f"{file}: job {job.id}", err=True)
        else:
            _print_job(job, as_json=as_json)
    return jobs


def _wait(client: Client, file: Path, job: JobView, folder: Path | None, *, as_json: bool) -> bool:
    """Show how a job goes on until it has ended; answers whether all of it was read."""
    with Progress(file.name) as progress:
        for event in client.stream(job.id):
            if not isinstance(event, PageEvent):
                job = event.job
                progress.show(job)
    _print_job(job, as_json=as_json)
    _print_failures(client, job)
    if folder is not None and job.status in _HAVE_RESULTS:
        _bring(client, job, folder)
    return job.status is Status.SUCCEEDED


@click.command("jobs")
@click.argument("job_id", required=False)
@click.option(
    "--status", type=click.Choice([status.value for status in Status]), help="Only jobs of this status."
)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 200))
@OUT
@click.option("--cancel", "action", flag_value="cancel", help="Stop reading JOB_ID.")
@click.option("--retry", "action", flag_value="retry", help="Read what failed of JOB_ID again.")
@click.option("--delete", "action", flag_value="delete", help="Delete JOB_ID and all that was read of it.")
@SERVER
@API_KEY
@JSON
def jobs_command(
    job_id: str | None,
    status: str | None,
    limit: int,
    out: Path | None,
    action: str | None,
    server: str,
    api_key: str | None,
    as_json: bool,
) -> None:
    """A server's jobs, newest first, or the one with JOB_ID."""
    if job_id is None and (out is not None or action is not None):
        raise click.UsageError(f"--{action or 'out'} is for one job: give its JOB_ID")
    if out is not None and action is not None:
        raise click.UsageError(f"--out and --{action}: one of them at a time")
    with Client(server, api_key=api_key) as client:
        if job_id is not None:
            _one_job(client, job_id, action, out, as_json=as_json)
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


def _one_job(client: Client, job_id: str, action: str | None, out: Path | None, *, as_json: bool) -> None:
    """Do ``action`` and tell how the job stands then, unless it is gone."""
    job = client.job(job_id) if action is None else ACTIONS[action](client, job_id)
    if job is None:
        click.echo(f"{job_id} is deleted")
        return
    _print_job(job, as_json=as_json)
    _print_failures(client, job)
    if out is not None:
        [folder] = folders_of([Path(Path(job.source.name).name)], out)
        _bring(client, job, folder)


def _bring(client: Client, job: JobView, folder: Path) -> None:
    download(client, job, folder)
    click.echo(f"results: {folder}", err=True)


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
