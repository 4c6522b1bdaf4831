"""``docreader dataset``: what was read, out for correction, and checked when it comes back."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from docreader.client import ApiError, Client
from docreader.job import JobView
from docreader.journal import Status
from docreader.result import Page
from docreader_cli.jobs import API_KEY, SERVER
from docreader_cli.training import training_libraries


@click.group("dataset")
def dataset_command() -> None:
    """Pages with boxes, in COCO's format: to correct what was read, and to train on."""


@dataset_command.command("from-jobs")
@click.argument("jobs", nargs=-1, metavar="[JOB]...")
@click.option("--label", help="All jobs with this label, too.")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder of the dataset."
)
@SERVER
@API_KEY
def from_jobs_command(
    jobs: tuple[str, ...], label: str | None, out: Path, server: str, api_key: str | None
) -> None:
    """Write the pages of each JOB with the regions found on them, for tools such as CVAT and Label Studio.

    Jobs that were not read are left out. Correct the boxes there, and train on what you export.
    """
    if not jobs and label is None:
        raise click.UsageError("name jobs, or a --label that they have")
    with Client(server, api_key=api_key) as client, training_libraries():
        from docreader_worker.training.prelabelled import write_prelabelled  # noqa: PLC0415

        labelled = client.jobs(label=label) if label is not None else ()
        chosen = {job.id: job for job in chain(map(client.job, jobs), labelled)}
        readable = [job for job in chosen.values() if job.status in (Status.SUCCEEDED, Status.PARTIAL)]
        pages = write_prelabelled(chain.from_iterable(_pages(client, job) for job in readable), out)
    click.echo(
        f"{pages} pages of {len(readable)} documents are in {out}: "
        "docs/how-to/correcting.md goes on from here"
    )


def _pages(client: Client, job: JobView) -> Iterator[tuple[str, Page, bytes]]:
    for page in client.result(job.id).pages:
        try:
            yield job.id, page, client.preview(job.id, page.number)
        except ApiError as error:
            click.echo(f"page {page.number} of {job.id} is left out: {error.message}", err=True)


@dataset_command.command("check")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def check_command(folder: Path) -> None:
    """Say what is in the dataset in FOLDER, or what is wrong with it: exit code 1."""
    with training_libraries():
        from docreader_worker.training.intake import check_pictures, read_folder  # noqa: PLC0415

        coco, file, pictures = read_folder(folder)
        check_pictures(coco, file, {image: folder / name for image, name in pictures.items()})
    table = Table("label", "boxes", title=f"{len(coco.images)} pages in {folder / file}")
    for label, count in coco.boxes().items():
        table.add_row(label, str(count))
    Console().print(table)
