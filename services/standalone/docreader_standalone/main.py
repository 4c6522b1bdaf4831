"""docreader in one process. What it accepted is finished after a kill: the files tell what was open."""

from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from docreader.broker import Worker
from docreader.logs import configure_logging
from docreader.settings import Settings
from docreader_api.app import create_app, sweep_of
from docreader_api.main import build, run, uvicorn_server
from docreader_worker.actors import declare_actors
from docreader_worker.main import QUEUES, reader_for
from docreader_worker.model_folder import announce_builtin


@contextmanager
def running(settings: Settings, host: str, port: int) -> Iterator[uvicorn.Server]:
    """A server that is ready to run, and a worker that already does."""
    parts = build(settings)
    announce_builtin(parts.models)
    close = declare_actors(parts.broker, lambda: reader_for(parts.store, parts.broker, settings))
    worker = Worker(parts.broker, QUEUES)
    worker.start()
    try:
        if settings.broker_url.startswith("memory:"):
            sweep_of(parts).recover()
        yield uvicorn_server(create_app(parts), host, port)
    finally:
        worker.stop(settings.shutdown_seconds)
        close()


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT, then finish the page that is being read."""
    configure_logging(settings.log_level, settings.stored_secrets)
    with running(settings, host, port) as server:
        run(server)
