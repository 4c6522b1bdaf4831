"""``docreader doctor``: whether the store, the broker and the models are as they should be."""

import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec

import click

from docreader import broker, store
from docreader.broker import Queue
from docreader.environment import load_settings
from docreader.errors import DocreaderError
from docreader.models import Models
from docreader.settings import Settings
from docreader_cli.failures import reason


@click.command("doctor")
def doctor_command() -> None:
    """Check the store by writing, the broker by asking, and each built-in model by its SHA-256.

    The model that is used where a job names none must be there, too.
    """
    settings = load_settings()
    failed = False
    for name, check in _checks(settings):
        try:
            said = check()
        except DocreaderError as error:
            failed = True
            click.echo(f"not ok  {name}: {reason(error)}")
        else:
            click.echo(f"ok      {name}: {said}")
    sys.exit(1 if failed else 0)


def _checks(settings: Settings) -> Iterator[tuple[str, Callable[[], str]]]:
    def check_store() -> str:
        store.connect(settings).check()
        return f"{settings.store_url.split('?')[0]} can be written"

    def check_broker() -> str:
        connected = broker.connect(settings.broker_url)
        try:
            connected.ping()
            waiting = {queue.value: connected.depth(queue) for queue in (Queue.DOCUMENTS, Queue.PAGES)}
        finally:
            connected.close()
        return ", ".join(f"{count} messages wait in {queue}" for queue, count in waiting.items())

    def check_models() -> str:
        if find_spec("docreader_worker") is None:
            return "none here: they ship with workers"
        from docreader_worker.model_folder import builtin_models, check_builtin  # noqa: PLC0415

        built_in = ", ".join(check_builtin())
        models = Models(store.connect(settings), settings.model)
        default = models.default()
        if not any(model.is_called(default) for model, _ in builtin_models()):
            models.find(default)
        return f"{built_in}; {default} is used where a job names none"

    yield "store (DOCREADER_STORE_URL)", check_store
    yield "broker (DOCREADER_BROKER_URL)", check_broker
    yield "models", check_models
