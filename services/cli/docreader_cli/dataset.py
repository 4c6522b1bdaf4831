"""``docreader dataset``: what was read, out for correction, and checked when it comes back."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from zipfile import is_zipfile

import click

from docreader.client import ApiError, Client
from docreader.coco import ANNOTATIONS, parse
from docreader.job import JobView
from docreader.result import Page
from docreader.run_state import Status
from docreader_cli.libraries import libraries
from docreader_cli.options import API_KEY, DATASET, SERVER
from docreader_cli.show import counted, print_table


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
    if (out / ANNOTATIONS).exists():
        raise click.UsageError(
            f"{out / ANNOTATIONS} is there already, and may have been corrected: give another --out"
        )
    with libraries("worker"):
        from docreader_worker.training.prelabelled import write_prelabelled  # noqa: PLC0415

    with Client(server, api_key=api_key) as client:
        labelled = client.jobs(label=label) if label is not None else ()
        chosen = {job.id: job for job in chain(map(client.job, jobs), labelled)}
        if not chosen:
            raise click.ClickException(f"no job has the label {label!r}")
        readable = [job for job in chosen.values() if job.status in (Status.SUCCEEDED, Status.PARTIAL)]
        if not readable:
            raise click.ClickException(f"none of the {len(chosen)} jobs was read")
        pages = write_prelabelled(chain.from_iterable(_pages(client, job) for job in readable), out)
    click.echo(
        f"{out} has {counted(pages, 'page')} of {counted(len(readable), 'document')}: "
        "docs/how-to/correcting.md goes on from here"
    )


def _pages(client: Client, job: JobView) -> Iterator[tuple[str, Page, bytes]]:
    for page in client.result(job.id).pages:
        try:
            yield job.id, page, client.preview(job.id, page.number)
        except ApiError as error:
            click.echo(f"page {page.number} of {job.id} is left out: {error.message}", err=True)


@dataset_command.command("check")
@DATASET
def check_command(dataset: Path) -> None:
    """Say what is in DATASET, a folder or a zip archive, or what is wrong with it: exit code 1."""
    with libraries("worker"):
        from docreader_worker.training.intake import check  # noqa: PLC0415

    coco, file = check(dataset)
    rows = [(label, str(count)) for label, count in coco.boxes().items()]
    print_table(("label", "boxes"), rows, title=f"{counted(len(coco.images), 'page')} in {dataset / file}")


def annotations_of(dataset: Path, target: Path) -> Path:
    """The pages as models learn from them, in ``target`` where they must be unpacked or scaled first.

    Raises:
        InvalidDataset: the message names the file, the field and what is wrong.

    """
    from docreader_worker.training.intake import ready, unpack  # noqa: PLC0415

    if dataset.is_dir():
        return ready(dataset, target)
    if is_zipfile(dataset):
        return unpack(dataset, target)
    parse(dataset.read_bytes(), dataset.name)
    return dataset
