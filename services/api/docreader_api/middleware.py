"""Request metrics and traces, by route template and never by address."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from docreader import metrics, tracing
from docreader_api.routing import template_of


class RequestMetrics:
    """Times each request until its last byte, under the template of its route."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and time it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = 500

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, note_status)
        finally:
            seconds = time.perf_counter() - begun
            metrics.HTTP_REQUEST_SECONDS.labels(template_of(scope), scope["method"], str(status)).observe(
                seconds
            )


class RequestTraces:
    """Makes each request to the API a span, in the trace of its client if it has one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and trace it; not what is asked again and again, such as probes."""
        if scope["type"] != "http" or not scope["path"].startswith("/v1/"):
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        facts = {"http.request.method": scope["method"], "http.route": template_of(scope)}
        with tracing.span(" ".join(facts.values()), "server", headers, **facts) as note:

            async def note_status(message: Message) -> None:
                if message["type"] == "http.response.start":
                    note("http.response.status_code", message["status"])
                await send(message)

            await self.app(scope, receive, note_status)
