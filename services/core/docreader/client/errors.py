"""What a client raises: the API's problems, a server that does not answer, a document that was not read."""

from typing import Any

import httpx
import msgspec
from msgspec import Struct, field

from docreader.errors import DocreaderError
from docreader.job import JobView

RETRY_AFTER = "Retry-After"


class ApiError(DocreaderError):
    """The API refused; ``code`` is the problem's, the message says what to do.

    ``retry_after`` is how many seconds the server wants to be left alone, where it says so.
    """

    def __init__(self, status: int, problem: "_ProblemDetails", retry_after: float | None = None) -> None:
        super().__init__(problem.detail or f"the server answered {status}", **problem.details)
        self.http_status = status
        self.code = problem.code
        self.retryable = problem.retryable
        self.retry_after = retry_after


class ServerUnreachable(DocreaderError):
    """No docreader answers at that address: check it, and whether the server runs."""

    code = "server_unreachable"
    retryable = True


class JobNotRead(DocreaderError):
    """A job ended without a result; ``job`` is the job, the code and the message those of its error."""

    def __init__(self, job: JobView) -> None:
        super().__init__(job.error.message if job.error else f"job {job.id} is {job.status}")
        self.job = job
        self.code = job.error.code if job.error else job.status.value
        self.retryable = job.error.retryable if job.error else False


class _ProblemDetails(Struct, frozen=True, kw_only=True):
    """Of a problem (RFC 9457) what a client acts on."""

    code: str = "unknown"
    detail: str = ""
    retryable: bool = False
    details: dict[str, Any] = field(default_factory=dict)


def error_of(response: httpx.Response) -> ApiError:
    """What a response that is no success means; a proxy's page is an error without a code."""
    try:
        problem = msgspec.json.decode(response.content, type=_ProblemDetails)
    except msgspec.DecodeError:
        problem = _ProblemDetails()
    seconds = response.headers.get(RETRY_AFTER, "")
    return ApiError(response.status_code, problem, float(seconds) if seconds.isdecimal() else None)


def unreachable(error: httpx.TransportError, url: httpx.URL) -> ServerUnreachable:
    """What it means that nothing was answered."""
    return ServerUnreachable(f"docreader does not answer at {url} ({type(error).__name__})")
