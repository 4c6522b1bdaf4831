"""The ASGI application: short, and handed its parts."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
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

from docreader import messages, tracing
from docreader.access_file import SECONDS_BETWEEN_LOOKS, AccessFile
from docreader.broker import Queue
from docreader.errors import DocreaderError
from docreader.reminders import Reminders
from docreader.sweep import Sweep
from docreader.trainings_sweep import TrainingsSweep
from docreader.webhooks import Webhooks
from docreader_api import (
    datasets,
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

STATIC = Path(__file__).parent / "static"
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'"
)

log = logging.getLogger(__name__)


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
    *jobs.ROUTES,
    *parts.ROUTES,
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


def create_app(parts_of_it: Services) -> Starlette:
    """The API over the given store and broker."""
    app = Starlette(
        routes=ROUTES,
        middleware=[
            *([Middleware(RequestTraces)] if tracing.enabled() else []),
            Middleware(RequestMetrics),
            Middleware(Guard, doors=parts_of_it.access),
        ],
        exception_handlers={
            DocreaderError: on_docreader_error,
            HTTPException: on_http_error,
            ClientDisconnect: on_disconnect,
            Exception: on_fault,
        },
        lifespan=_lifespan,
    )
    app.state.services = parts_of_it
    app.state.openapi = openapi.build(ROUTES, version("docreader"), keyed=parts_of_it.access.keyed)
    app.state.background = []
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    found: Services = app.state.services
    if found.settings.sweep_seconds:
        app.state.background.append(asyncio.create_task(_sweep_for_ever(found), name="sweep"))
    if isinstance(found.access, AccessFile):
        app.state.background.append(asyncio.create_task(_reload_for_ever(found.access), name="access"))
    yield
    for task in app.state.background:
        task.cancel()
    found.publisher.close()


async def _reload_for_ever(file: AccessFile) -> None:
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        await anyio.to_thread.run_sync(file.refresh)


def sweep_of(found: Services) -> Sweep:
    """The sweep over this process's store and broker."""

    def remind(job_id: str, run: int) -> None:
        found.publisher.publish(messages.deliver_webhook(job_id, run)).result()

    return Sweep(
        jobs=found.jobs,
        publish=lambda job_id, run: found.publisher.publish(messages.read_document(job_id, run)).result(),
        backlog=lambda: sum(
            found.publisher.depth(queue).result() for queue in (Queue.DOCUMENTS, Queue.PAGES)
        ),
        stalled_after=timedelta(seconds=found.settings.stall_seconds),
        reminders=Reminders(Webhooks(found.store), remind),
        undelivered=lambda: found.publisher.depth(Queue.WEBHOOKS).result(),
    )


def trainings_sweep_of(found: Services) -> TrainingsSweep:
    """The sweep of trainings over this process's store and broker."""
    return TrainingsSweep(
        trainings=found.trainings,
        publish=lambda training, at: found.publisher.publish(messages.train(training, at)).result(),
        backlog=lambda: found.publisher.depth(Queue.TRAININGS).result(),
        stalled_after=timedelta(seconds=found.settings.stall_seconds),
    )


async def _sweep_for_ever(found: Services) -> None:
    sweep, trainings_sweep = sweep_of(found), trainings_sweep_of(found)
    interval = found.settings.sweep_seconds
    while True:
        await asyncio.sleep(interval)
        try:
            await anyio.to_thread.run_sync(sweep.run, timedelta(seconds=interval))
            await anyio.to_thread.run_sync(trainings_sweep.run)
        except DocreaderError as error:  # the store or the broker is away: the next sweep looks again
            log.warning("the sweep did not end: %s", error.message, extra={"code": error.code})
