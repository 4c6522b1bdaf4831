"""The API process."""

import signal

import uvicorn

from docreader import broker, store
from docreader.logs import configure_logging
from docreader.settings import Settings
from docreader_api.app import create_app
from docreader_api.services import Services

GRACE_SECONDS = 20


def build(settings: Settings) -> Services:
    """Connect the parts; dies before taking work where the store cannot be written."""
    objects = store.connect_checked(settings)
    messages = broker.connect(settings.broker_url)
    publisher = broker.Publisher(messages)
    publisher.start()
    return Services(settings, objects, messages, publisher)


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT; requests under way are answered first."""
    configure_logging(settings.log_level, settings.stored_secrets)
    run(uvicorn_server(create_app(build(settings)), host, port))


def run(server: uvicorn.Server) -> None:
    """Run ``server`` until SIGTERM or SIGINT; the next one ends the process at once."""
    stopping = (signal.SIGTERM, signal.SIGINT)
    for number in stopping:
        # uvicorn raises the signal that it stopped for once more: there is work left to finish after it.
        signal.signal(number, lambda _number, _frame: None)
    server.run()
    for number in stopping:
        signal.signal(number, signal.SIG_DFL)


def uvicorn_server(app: object, host: str, port: int) -> uvicorn.Server:
    """A server for ``app`` that logs through ours and says nothing of itself."""
    return uvicorn.Server(
        uvicorn.Config(
            app,  # type: ignore[arg-type]
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
    )
