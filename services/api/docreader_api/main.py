"""The API process."""

import signal
from collections.abc import Callable
from socket import socket

import uvicorn
from starlette.applications import Starlette

from docreader import broker, store
from docreader.access_file import connect_access
from docreader.logs import configure_logging
from docreader.settings import Settings
from docreader.tracing import configure_tracing
from docreader_api.app import create_app
from docreader_api.services import Services

GRACE_SECONDS = 20


def build(settings: Settings, host: str) -> Services:
    """Connect the parts; dies before taking work where the store cannot be written, or all could reach it.

    Raises:
        SettingsError: there are no keys for a server on ``host``, or their file is bad.

    """
    access = connect_access(settings, host)
    objects = store.connect_checked(settings)
    messages = broker.connect(settings.broker_url)
    publisher = broker.Publisher(messages)
    publisher.start()
    return Services(settings, objects, messages, publisher, access)


def serve(settings: Settings, host: str, sockets: list[socket]) -> None:
    """Serve on ``sockets``, bound to ``host``, until SIGTERM or SIGINT; requests under way are answered."""
    configure_logging(settings.log_level, settings.secrets)
    configure_tracing("api")
    run(uvicorn_server(create_app(build(settings, host))), sockets)


def run(server: uvicorn.Server, sockets: list[socket]) -> None:
    """Run ``server`` on ``sockets`` until SIGTERM or SIGINT; the next one ends the process at once."""
    stopping = (signal.SIGTERM, signal.SIGINT)
    for number in stopping:
        # uvicorn raises the signal that it stopped for once more: there is work left to finish after it.
        signal.signal(number, lambda _number, _frame: None)
    server.run(sockets)
    for number in stopping:
        signal.signal(number, signal.SIG_DFL)


class _Server(uvicorn.Server):
    """Lets go of those who wait for a job before it waits for requests to end: another replica tells them."""

    def __init__(self, config: uvicorn.Config, services: Services, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._services = services
        self._announce = announce

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Begin to listen, and say so."""
        await super().startup(sockets)
        self._announce()

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Stop to listen, and end."""
        self._services.watches.release()
        self._services.training_watches.release()
        await super().shutdown(sockets)


def uvicorn_server(app: Starlette, announce: Callable[[], None] = lambda: None) -> uvicorn.Server:
    """A server for ``app`` that logs through ours. It says nothing of itself, but calls ``announce`` when it
    listens.
    """
    return _Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        ),
        app.state.services,
        announce,
    )
