"""A client of docreader's HTTP API."""

import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx
import msgspec

from docreader.errors import DocreaderError
from docreader.job import JobList, JobView
from docreader.models import ModelList
from docreader.result import Result

T = TypeVar("T")

LONG_POLL_SECONDS = 30.0


class ApiError(DocreaderError):
    """The API refused; ``code`` is the problem's, the message says what to do."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.http_status = status
        self.code = code


class ServerUnreachable(DocreaderError):
    """No docreader answers at that address: check it, and whether the server runs."""

    code = "server_unreachable"
    retryable = True


class Client:
    """Calls one docreader. A context manager; keeps its connections until it is closed."""

    def __init__(self, url: str, *, timeout: float = 60.0) -> None:
        self._http = httpx.Client(base_url=url, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def submit(self, path: Path, options: dict[str, Any] | None = None, title: str | None = None) -> JobView:
        """Post a document; it is read while you do something else."""
        fields = {"options": msgspec.json.encode(options or {}).decode()}
        if title is not None:
            fields["title"] = title
        with path.open("rb") as file:
            return self._call("POST", "/v1/jobs", JobView, data=fields, files={"file": (path.name, file)})

    def job(self, job_id: str, wait: float = 0.0) -> JobView:
        """A job; with ``wait``, as soon as it changes, or after that many seconds."""
        return self._call("GET", f"/v1/jobs/{job_id}", JobView, params={"wait": wait} if wait else None)

    def follow(self, job_id: str) -> Iterator[JobView]:
        """A job at each change until it has ended; the last one is the ended job."""
        job = self.job(job_id)
        yield job
        while not job.status.ended:
            job = self.job(job_id, wait=LONG_POLL_SECONDS)
            yield job

    def wait(self, job_id: str, timeout: float) -> JobView:
        """The job when it has ended. Raises `TimeoutError`."""
        deadline = time.monotonic() + timeout
        for job in self.follow(job_id):
            if job.status.ended:
                return job
            if time.monotonic() > deadline:
                break
        raise TimeoutError(f"job {job_id} has not ended within {timeout:g} seconds")

    def jobs(self, **query: str | int) -> JobList:
        """A page of jobs, newest first: ``status``, ``label``, ``limit``, ``cursor``."""
        return self._call("GET", "/v1/jobs", JobList, params=query)

    def result(self, job_id: str) -> Result:
        """What was read."""
        return self._call("GET", f"/v1/jobs/{job_id}/result", Result)

    def markdown(self, job_id: str) -> str:
        """What was read, as Markdown."""
        return self._send("GET", f"/v1/jobs/{job_id}/result.md").text

    def get(self, path: str) -> bytes:
        """Any other part of a job, such as a preview or a crop, by its path."""
        return self._send("GET", path).content

    def cancel(self, job_id: str) -> JobView:
        """Stop a job."""
        return self._call("POST", f"/v1/jobs/{job_id}/cancel", JobView)

    def retry(self, job_id: str) -> JobView:
        """Read again what failed."""
        return self._call("POST", f"/v1/jobs/{job_id}/retry", JobView)

    def delete(self, job_id: str) -> None:
        """Remove a job and every object of it."""
        self._send("DELETE", f"/v1/jobs/{job_id}")

    def models(self) -> ModelList:
        """The models there are."""
        return self._call("GET", "/v1/models", ModelList)

    def _call(self, method: str, path: str, kind: type[T], **request: Any) -> T:
        return msgspec.json.decode(self._send(method, path, **request).content, type=kind)

    def _send(self, method: str, path: str, **request: Any) -> httpx.Response:
        try:
            response = self._http.request(method, path, follow_redirects=True, **request)
        except httpx.TransportError as error:
            raise ServerUnreachable(
                f"docreader does not answer at {self._http.base_url} ({type(error).__name__})"
            ) from None
        if response.is_error:
            raise _error(response)
        return response


def _error(response: httpx.Response) -> ApiError:
    try:
        problem = msgspec.json.decode(response.content, type=dict[str, Any])
    except msgspec.DecodeError:
        problem = {}
    detail = str(problem.get("detail", f"the server answered {response.status_code}"))
    return ApiError(response.status_code, str(problem.get("code", "unknown")), detail)
