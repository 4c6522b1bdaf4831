"""The processes: everything in one, the API, a worker."""

import sys

import click

from docreader.settings import Settings, load_settings

HOST = click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
PORT = click.option("--port", default=8000, show_default=True, type=int, help="Port to listen on.")


def _settings_of_many() -> Settings:
    """The settings of a process that is one of several."""
    settings = load_settings()
    if settings.broker_url.startswith("memory:"):
        raise click.UsageError(
            "DOCREADER_BROKER_URL=memory:// is for one process: use `docreader serve`, or name a RabbitMQ"
        )
    return settings


@click.command("serve")
@HOST
@PORT
def serve_command(host: str, port: int) -> None:
    """API, worker and page in one process; documents and results in DOCREADER_STORE_URL."""
    from docreader_standalone.main import serve  # noqa: PLC0415

    click.echo(f"docreader is at http://{'localhost' if host == '127.0.0.1' else host}:{port}", err=True)
    serve(load_settings(), host, port)


@click.command("api")
@HOST
@PORT
def api_command(host: str, port: int) -> None:
    """The HTTP API alone; workers are other processes, over DOCREADER_BROKER_URL."""
    from docreader_api.main import serve  # noqa: PLC0415

    settings = _settings_of_many()
    serve(settings, host, port)


@click.command("worker")
def worker_command() -> None:
    """A worker: takes jobs from DOCREADER_BROKER_URL until SIGTERM, then finishes its page."""
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
    from docreader_worker.trainer.main import train  # noqa: PLC0415

    settings = _settings_of_many()
    sys.exit(train(settings))
