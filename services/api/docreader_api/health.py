"""Probes and metrics."""

import asyncio

import anyio
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader import metrics
from docreader.errors import BrokerUnavailable, StoreUnavailable
from docreader_api.answers import answer
from docreader_api.services import services_of


async def healthz(request: Request) -> Response:
    """Whether this process works: its background tasks live. Not whether others do."""
    dead = [task.get_name() for task in request.app.state.background if task.done()]
    return answer({"status": "dead" if dead else "ok", "dead": dead}, 503 if dead else 200)


async def readyz(request: Request) -> Response:
    """Whether a document would be accepted now: the store and the broker answer."""
    services = services_of(request)
    errors: dict[str, str] = {}
    try:
        await anyio.to_thread.run_sync(services.store.exists, "check/ready")
    except StoreUnavailable as error:
        errors["store"] = error.message
    try:
        await asyncio.wrap_future(services.publisher.ping())
    except BrokerUnavailable as error:
        errors["broker"] = error.message
    return answer({"status": "away" if errors else "ok", "errors": errors}, 503 if errors else 200)


async def get_metrics(request: Request) -> Response:
    """Prometheus' text format."""
    return Response(generate_latest(metrics.REGISTRY), media_type=CONTENT_TYPE_LATEST)


ROUTES = [
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/metrics", get_metrics),
]
