"""Errors as problem details (RFC 9457), with the stable code of each; no trace reaches a client."""

import logging
from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader import metrics
from docreader.access import Unauthorized
from docreader.errors import (
    BrokerUnavailable,
    DocreaderError,
    Internal,
    Problem,
    ProblemDetails,
    StoreUnavailable,
)
from docreader.usage import LimitExceeded
from docreader_api.pace import RequestTimeout
from docreader_api.routing import routes_of

RETRY_AFTER_SECONDS = 5
TITLES = {422: "Unprocessable Content"}
"""Phrases of RFC 9110 that Python took over late: a title is the same whichever version answers."""
CLIENT_GONE = 499
"""What metrics count such a request as; nginx's number, for HTTP has none."""

log = logging.getLogger(__name__)


def problem_response(error: DocreaderError) -> Response:
    """The response that tells a client of ``error``."""
    if isinstance(error, LimitExceeded):
        metrics.LIMITED.labels(error.limit).inc()
    return _response(error.problem(), HTTPStatus(error.http_status), _headers(error))


def _response(problem: Problem, status: HTTPStatus, headers: Mapping[str, str]) -> Response:
    details = ProblemDetails(
        type="about:blank",
        title=TITLES.get(status.value, status.phrase),
        status=status.value,
        detail=problem.message,
        code=problem.code,
        retryable=problem.retryable,
        details=problem.details,
    )
    body = msgspec.json.encode(details)
    return Response(body, status.value, headers=headers, media_type="application/problem+json")


def _headers(error: DocreaderError) -> dict[str, str]:
    match error:
        case StoreUnavailable() | BrokerUnavailable():
            return {"Retry-After": str(RETRY_AFTER_SECONDS)}
        case LimitExceeded(retry_after=seconds):
            return {"Retry-After": str(seconds)}
        case RequestTimeout():
            return {"Connection": "close"}  # the rest of the body may still come
        case Unauthorized():
            return {"WWW-Authenticate": "Bearer"}
    return {}


async def on_docreader_error(request: Request, error: Exception) -> Response:
    """Answer an error that was raised on purpose."""
    if not isinstance(error, DocreaderError):
        raise TypeError("registered for DocreaderError only")
    if error.http_status >= 500:
        log.error("request failed", exc_info=error, extra={"code": error.code})
    return problem_response(error)


async def on_http_error(request: Request, error: Exception) -> Response:
    """Answer an error of the framework: no such route, wrong method."""
    if not isinstance(error, HTTPException):
        raise TypeError("registered for HTTPException only")
    status = HTTPStatus(error.status_code)
    headers = dict(error.headers or {})
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = _allowed(request)
    return _response(Problem(code=status.name.lower(), message=error.detail), status, headers)


def _allowed(request: Request) -> str:
    """Every method of a path; the framework names those of the first route that has it."""
    found = {"GET", "HEAD"} if request.url.path.startswith("/static/") else set[str]()
    for route in routes_of(request.scope):
        if isinstance(route, Route):
            found |= route.methods or set()
    return ", ".join(sorted(found))


async def on_disconnect(request: Request, error: Exception) -> Response:
    """End a request whose sender went away before all of it was here: nobody reads the answer."""
    return Response(status_code=CLIENT_GONE)


async def on_fault(request: Request, error: Exception) -> Response:
    """Answer a fault of docreader itself; the log has its trace."""
    log.error("fault", exc_info=error)
    return problem_response(Internal("docreader failed to answer; its log says why"))
