"""docreader in one process. What it accepted is finished after a kill: the files tell what was open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from socket import socket

import psutil
import uvicorn

from docreader import metrics
from docreader.broker import Worker
from docreader.logs import configure_logging
from docreader.settings import Settings
from docreader.tracing import configure_tracing
from docreader_api.app import create_app
from docreader_api.main import build, run, uvicorn_server
from docreader_api.sweeping import sweeps_of
from docreader_notifier import main as notifier
from docreader_worker.actors import declare_actors
from docreader_worker.main import QUEUES, reader_for
from docreader_worker.model_folder import announce_builtin
from docreader_worker.processes import resident
from docreader_worker.trainer import main as trainer


@contextmanager
def running(
    settings: Settings, host: str, announce: Callable[[], None] = lambda: None
) -> Iterator[uvicorn.Server]:
    """A server for ``host`` that is ready to run, and a worker, a trainer and a notifier that already do."""
    parts = build(settings, host)
    announce_builtin(parts.models)
    metrics.MEMORY_BYTES.labels("parent").set_function(partial(resident, psutil.Process()))
    close = declare_actors(parts.broker, lambda: reader_for(parts.store, parts.broker, settings))
    training = trainer.declare_trainer(parts.broker, parts.store, settings)
    workers = [Worker(parts.broker, list(QUEUES.values())), Worker(parts.broker, trainer.QUEUES)]
    if settings.webhook_secrets:
        notifier.declare_actor(parts.store, parts.broker, settings)
        workers.append(Worker(parts.broker, notifier.QUEUES, threads=settings.webhook_concurrency))
    for worker in workers:
        worker.start()
    try:
        if settings.broker_url.startswith("memory:"):
            sweeps_of(parts).recover()
        yield uvicorn_server(create_app(parts), announce)
    finally:
        for worker in workers:
            worker.stop(settings.shutdown_seconds)
        training.close()
        close()


def serve(settings: Settings, host: str, sockets: list[socket], announce: Callable[[], None]) -> None:
    """Serve on ``sockets``, bound to ``host``, until SIGTERM or SIGINT, then finish the page under way.

    ``announce`` is called when it listens.
    """
    configure_logging(settings.log_level, settings.secrets)
    configure_tracing("serve")
    with running(settings, host, announce) as server:
        run(server, sockets)
