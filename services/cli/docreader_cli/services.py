"""The processes: everything in one, the API, a worker, a notifier, a trainer."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from socket import socket

import click

from docreader.environment import load_settings
from docreader.settings import Settings
from docreader_cli.libraries import libraries

HOST = click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; empty for all."
)
PORT = click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on."
)


def _settings_of_many() -> Settings:
    """The settings of a process that is one of several."""
    settings = load_settings()
    if settings.broker_url.startswith("memory:"):
        raise click.UsageError(
            "DOCREADER_BROKER_URL=memory:// is for one process: use `docreader serve`, or name a RabbitMQ"
        )
    return settings


@contextmanager
def listening(host: str, port: int) -> Iterator[list[socket]]:
    """The sockets of a server; an address that cannot be had is a usage error."""
    from docreader_api.listening import bound  # noqa: PLC0415

    try:
        sockets = bound(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise click.UsageError(f"port {port} is in use: see --port") from None
        raise click.UsageError(f"cannot listen on {host}, port {port}: {error.strerror}") from None
    try:
        yield sockets
    finally:
        for each in sockets:
            each.close()


@click.command("serve")
@HOST
@PORT
def serve_command(host: str, port: int) -> None:
    """API, worker and page in one process; documents and results in DOCREADER_STORE_URL."""
    with libraries("api,worker"):
        from docreader_standalone.main import serve  # noqa: PLC0415

    settings = load_settings()
    with listening(host, port) as sockets:
        name = "localhost" if host == "127.0.0.1" else f"[{host}]" if ":" in host else host
        told = f"docreader is at http://{name}:{sockets[0].getsockname()[1]}"
        serve(settings, host, sockets, lambda: click.echo(told, err=True))


@click.command("api")
@HOST
@PORT
def api_command(host: str, port: int) -> None:
    """The HTTP API alone; workers are other processes, over DOCREADER_BROKER_URL."""
    with libraries("api"):
        from docreader_api.main import serve  # noqa: PLC0415

    settings = _settings_of_many()
    with listening(host, port) as sockets:
        serve(settings, host, sockets)


@click.command("worker")
def worker_command() -> None:
    """A worker: takes jobs from DOCREADER_BROKER_URL until SIGTERM, then finishes its page."""
    with libraries("worker"):
        from docreader_worker.main import work  # noqa: PLC0415

    settings = _settings_of_many()
    sys.exit(work(settings))


@click.command("notifier")
def notifier_command() -> None:
    """Delivers webhooks: takes them from DOCREADER_BROKER_URL until SIGTERM."""
    from docreader_notifier.main import notify  # noqa: PLC0415

    settings = _settings_of_many()
    if not settings.webhook_secrets:
        raise click.UsageError("DOCREADER_WEBHOOK_SECRET: name what signs webhooks, `whsec_...`")
    sys.exit(notify(settings))


@click.command("trainer")
def trainer_command() -> None:
    """Trains models: takes trainings from DOCREADER_BROKER_URL until SIGTERM, then stores how far it is."""
    with libraries("worker,detectron2,train"):
        from docreader_worker.trainer.main import train  # noqa: PLC0415

    settings = _settings_of_many()
    sys.exit(train(settings))
