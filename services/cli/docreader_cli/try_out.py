"""``docreader try``: start everything in one process, read a document over HTTP, and stop."""

import shutil
import sys
import time
from pathlib import Path
from threading import Thread

import click

from docreader.client import Client, PageEvent
from docreader.environment import load_settings
from docreader.run_state import Status
from docreader_cli.failures import tell
from docreader_cli.libraries import libraries
from docreader_cli.options import API_KEY
from docreader_cli.services import PORT, listening
from docreader_cli.show import Progress, print_failed_pages, print_result

STARTUP_SECONDS = 60.0


@click.command("try")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@PORT
@API_KEY
def try_command(file: Path, port: int, api_key: str | None) -> None:
    """Read FILE through the HTTP API of a docreader that runs just for that."""
    with libraries("api,worker"):
        from docreader_standalone.main import running  # noqa: PLC0415

    settings = load_settings()
    with listening("127.0.0.1", port) as sockets, running(settings, "127.0.0.1") as server:
        thread = Thread(target=server.run, args=(sockets,), daemon=True)
        thread.start()
        deadline = time.monotonic() + STARTUP_SECONDS
        while not server.started:
            if not thread.is_alive() or time.monotonic() > deadline:
                raise click.ClickException("docreader does not start")
            thread.join(0.05)
        address, given = sockets[0].getsockname()
        try:
            status = _read(f"http://{address}:{given}", api_key, file, settings.store_url)
            click.echo(
                f"`{_program()} serve --port {given}` starts the same and stays up, "
                f"with its page at http://localhost:{given}"
            )
        finally:
            server.should_exit = True
            thread.join()
    sys.exit(0 if status is Status.SUCCEEDED else 1)


def _program() -> str:
    """What starts docreader: its path where it is not on PATH, as after ``make run``."""
    return "docreader" if shutil.which("docreader") else str(Path(sys.executable).with_name("docreader"))


def _read(url: str, api_key: str | None, file: Path, store_url: str) -> Status:
    with Client(url, api_key=api_key) as client:
        job = client.submit(file)
        click.echo(f"POST {url}/v1/jobs: job {job.id}", err=True)
        with Progress(file.name) as progress:
            for event in client.stream(job.id):
                if not isinstance(event, PageEvent):
                    job = event.job
                    progress.show(job)
        if job.error is not None:
            tell(file, job.error)
            return job.status
        result = client.result(job.id)
        print_result(file.name, result)
        print_failed_pages(result)
    folder = f"{store_url.removeprefix('file://')}/jobs/{job.id}/runs/{job.run:04d}"
    click.echo(f"{job.status}: result.json, result.md, pages/ and crops/ are in {folder}")
    return job.status
