"""The ASGI application: short, and handed its parts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from docreader import metrics, tracing
from docreader.access_file import SECONDS_BETWEEN_LOOKS, AccessFile
from docreader.errors import DocreaderError
from docreader.run_state import Status
from docreader_api import (
    archive,
    datasets,
    documents,
    events,
    health,
    jobs,
    models,
    openapi,
    parts,
    reference,
    session,
    status,
    trainings,
    uploads,
    webhooks,
)
from docreader_api.guard import Guard
from docreader_api.middleware import RequestMetrics, RequestTraces
from docreader_api.problems import on_disconnect, on_docreader_error, on_fault, on_http_error
from docreader_api.services import Services
from docreader_api.sweeping import sweep_for_ever

STATIC = Path(__file__).parent / "static"
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class FreshFiles(StaticFiles):
    """Files that a browser asks about each time: it must not run old modules beside new ones."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file, or 304 where the browser has it."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


async def get_page(request: Request) -> Response:
    """The web page."""
    return FileResponse(STATIC / "index.html", headers={"Content-Security-Policy": POLICY})


ROUTES: list[BaseRoute] = [
    *documents.ROUTES,
    *jobs.ROUTES,
    *parts.ROUTES,
    *archive.ROUTES,
    *events.ROUTES,
    *uploads.ROUTES,
    *models.ROUTES,
    *datasets.ROUTES,
    *trainings.ROUTES,
    *webhooks.ROUTES,
    *session.ROUTES,
    *status.ROUTES,
    *health.ROUTES,
    *openapi.ROUTES,
    *reference.ROUTES,
    Route("/", get_page),
    Mount("/static", FreshFiles(directory=STATIC)),
]


def create_app(services: Services) -> Starlette:
    """The API over the given store and broker."""
    for counter in (metrics.JOBS, metrics.TRAININGS):
        counter.labels(Status.CANCELLED.value)  # counted here; one that begins at 1 never increased to it
    app = Starlette(
        routes=ROUTES,
        middleware=[
            *([Middleware(RequestTraces)] if tracing.enabled() else []),
            Middleware(RequestMetrics),
            Middleware(Guard, doors=services.access),
        ],
        exception_handlers={
            DocreaderError: on_docreader_error,
            HTTPException: on_http_error,
            ClientDisconnect: on_disconnect,
            Exception: on_fault,
        },
        lifespan=_lifespan,
    )
    app.state.services = services
    app.state.openapi = openapi.build(ROUTES, version("docreader"), keyed=services.access.keyed)
    app.state.background = []
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    services: Services = app.state.services
    if services.settings.sweep_seconds:
        app.state.background.append(asyncio.create_task(sweep_for_ever(services), name="sweep"))
    if isinstance(services.access, AccessFile):
        app.state.background.append(asyncio.create_task(_reload_for_ever(services.access), name="access"))
    yield
    for task in app.state.background:
        task.cancel()
    services.publisher.close()


async def _reload_for_ever(file: AccessFile) -> None:
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        await anyio.to_thread.run_sync(file.refresh)
