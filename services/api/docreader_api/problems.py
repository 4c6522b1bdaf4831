"""Errors as problem details (RFC 9457), with the stable code of each; no trace reaches a client."""

import logging
from http import HTTPStatus

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from docreader.access import Unauthorized
from docreader.errors import BrokerUnavailable, DocreaderError, Internal, StoreUnavailable
from docreader.usage import LimitExceeded
from docreader_api.pace import RequestTimeout

RETRY_AFTER_SECONDS = 5
CLIENT_GONE = 499
"""What metrics count such a request as; nginx's number, for HTTP has none."""

log = logging.getLogger(__name__)


def problem_response(error: DocreaderError, status: int | None = None) -> Response:
    """The response that tells a client of ``error``."""
    status = status or error.http_status
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": error.message,
        "code": error.code,
        "retryable": error.retryable,
        "details": error.details,
    }
    headers = _headers(error)
    return Response(msgspec.json.encode(body), status, headers=headers, media_type="application/problem+json")


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
    body: dict[str, object] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": error.detail,
        "code": status.name.lower(),
        "retryable": False,
        "details": {},
    }
    headers = dict(error.headers or {})
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = _allowed(request)
    return Response(
        msgspec.json.encode(body),
        status.value,
        headers=headers,
        media_type="application/problem+json",
    )


def _allowed(request: Request) -> str:
    """Every method of a path; the framework names those of the first route that has it."""
    found = {"GET", "HEAD"} if request.url.path.startswith("/static/") else set[str]()
    for route in request.app.routes:
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE:
            found |= route.methods or set()
    return ", ".join(sorted(found))


async def on_disconnect(request: Request, error: Exception) -> Response:
    """End a request whose sender went away before all of it was here: nobody reads the answer."""
    return Response(status_code=CLIENT_GONE)


async def on_fault(request: Request, error: Exception) -> Response:
    """Answer a fault of docreader itself; the log has its trace."""
    log.error("fault", exc_info=error)
    return problem_response(Internal("docreader failed to answer; its log says why"))
