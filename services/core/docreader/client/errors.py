"""What a client raises: the API's problems, a server that does not answer, a document that was not read."""

from typing import Any

import httpx
import msgspec

from docreader.errors import DocreaderError, Problem, ProblemDetails, ReadingFailed
from docreader.job import JobView

RETRY_AFTER = "Retry-After"


class ApiError(DocreaderError):
    """The API refused; ``code`` is the problem's, the message says what to do.

    ``retry_after`` is how many seconds the server wants to be left alone, where it says so.
    """

    def __init__(self, problem: ProblemDetails, retry_after: float | None = None) -> None:
        super().__init__(problem.detail, **problem.details)
        self.http_status = problem.status
        self.code = problem.code
        self.retryable = problem.retryable
        self.retry_after = retry_after


class ServerUnreachable(DocreaderError):
    """No docreader answers at that address: check it, and whether the server runs."""

    code = "server_unreachable"
    retryable = True


class JobNotRead(ReadingFailed):
    """A job ended without a result; ``job`` is the job."""

    def __init__(self, job: JobView) -> None:
        super().__init__(job.error or Problem(code=job.status.value, message=f"job {job.id} is {job.status}"))
        self.job = job


def error_of(response: httpx.Response) -> ApiError:
    """What a response that is no success means; a proxy's page is an error without a code."""
    seconds = response.headers.get(RETRY_AFTER, "")
    return ApiError(_details_of(response), float(seconds) if seconds.isdecimal() else None)


def _details_of(response: httpx.Response) -> ProblemDetails:
    """The problem that is answered; what others than docreader leave out of theirs is filled in."""
    status = response.status_code
    unknown = ProblemDetails(
        type="about:blank",
        title=response.reason_phrase,
        status=status,
        detail=f"the server answered {status}",
        code="unknown",
        retryable=False,
        details={},
    )
    try:
        found = msgspec.json.decode(response.content, type=dict[str, Any])
        return msgspec.convert(msgspec.to_builtins(unknown) | found | {"status": status}, ProblemDetails)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return unknown


def unreachable(error: httpx.TransportError, url: httpx.URL) -> ServerUnreachable:
    """What it means that nothing was answered."""
    return ServerUnreachable(f"docreader does not answer at {url} ({type(error).__name__})")
