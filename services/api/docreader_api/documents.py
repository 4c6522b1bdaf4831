"""Routes that bring a document: for a job, or for what is read of it."""

from collections.abc import Awaitable

import anyio
import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader.access import Scope
from docreader.errors import Problem, ReadingFailed, StoreUnavailable
from docreader.job import Job, JobView, view
from docreader.journal import Ending
from docreader.options import Options
from docreader.result import Result
from docreader.run_state import RunState, Status
from docreader_api.accept import preferred
from docreader_api.answers import answer, object_bytes
from docreader_api.asked import JobRequest
from docreader_api.jobs import view_of
from docreader_api.operation import Parameter, operation
from docreader_api.parts import MARKDOWN, result_of
from docreader_api.problems import problem_response
from docreader_api.query import WAIT, wait_of
from docreader_api.services import Services, services_of
from docreader_api.submit import submit

ACCEPTED = RunState(run=1, accepted=True)
"""Where a new job stands when it was accepted, whether the store answers again or not."""
IDEMPOTENCY = Parameter("Idempotency-Key", "Equal requests with the same key make one job.", where="header")
DOCUMENT = {
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "required": ["file"],
            "properties": {
                "file": {"type": "string", "format": "binary"},
                "title": {"type": "string"},
                "label": {"type": "array", "items": {"type": "string"}},
                "webhook": {"type": "string", "description": "an address, or the JSON object of a request"},
                "options": {
                    "type": "string",
                    "contentMediaType": "application/json",
                    "contentSchema": {"type": "object"},
                    "description": "options as a JSON object",
                },
                **msgspec.json.schema(Options)["$defs"]["Options"]["properties"],
            },
            "additionalProperties": False,
        }
    },
    "application/json": JobRequest,
}


@operation(
    "Submit a document",
    "jobs",
    {202: JobView, 200: JobView},
    scope=Scope.SUBMIT,
    parameters=(WAIT, IDEMPOTENCY),
    body=DOCUMENT,
)
async def create_job(request: Request) -> Response:
    """202 and the job; with ``wait``, 200 and the ended job if it ends in time."""
    services = services_of(request)
    wait = wait_of(request, services.settings.wait_seconds)
    job, new = await submit(services, request)
    return await _answered(job, new, _job(services, job, new, wait))


async def _job(services: Services, job: Job, new: bool, wait: float) -> Response:
    if wait:
        state = await services.watches.wait_until_ended(job.id, wait)
    elif new:
        state = ACCEPTED
    else:
        state = await anyio.to_thread.run_sync(services.jobs.state, job.id)
    headers = _headers(job, new=new)
    status = 200 if wait and state.status.ended else 202
    return answer(await view_of(services, job, state), status, headers)


@operation(
    "Read a document and answer what was read",
    "jobs",
    {200: (Result, MARKDOWN), 202: JobView},
    scope=Scope.SUBMIT,
    parameters=(WAIT, IDEMPOTENCY),
    body=DOCUMENT,
)
async def read(request: Request) -> Response:
    """The result itself, as JSON or Markdown; 202 and the job where it takes longer than ``wait``."""
    kind = preferred(request, "application/json", MARKDOWN)
    services = services_of(request)
    wait = wait_of(request, services.settings.wait_seconds, default=services.settings.wait_seconds)
    job, new = await submit(services, request)
    return await _answered(job, new, _what_was_read(request, job, new, wait, as_markdown=kind == MARKDOWN))


async def _what_was_read(
    request: Request, job: Job, new: bool, wait: float, *, as_markdown: bool
) -> Response:
    services = services_of(request)
    state = await services.watches.wait_until_ended(job.id, wait)
    job_view = await view_of(services, job, state)
    headers = _headers(job, new=new)
    if not state.status.ended:
        return answer(job_view, 202, headers)
    if state.status not in (Status.SUCCEEDED, Status.PARTIAL):
        problem = job_view.error or Problem(code="cancelled", message=f"job {job.id} was cancelled")
        return problem_response(ReadingFailed(problem, job_id=job.id))
    # Never a redirect: the answer is the result itself, and a POST that is redirected is sent once more.
    found = await result_of(request, job, state, as_markdown=as_markdown, answered=object_bytes)
    found.headers.update(headers)
    return found


async def _answered(job: Job, new: bool, answering: Awaitable[Response]) -> Response:
    """The answer that is to come, or that a job was accepted: the store may go away once it was."""
    try:
        return await answering
    except StoreUnavailable:
        if not new:
            raise
        return answer(view(job, job.source, ACCEPTED, Ending(), None), 202, _headers(job, new=True))


def _headers(job: Job, *, new: bool) -> dict[str, str]:
    place = {"Location": f"/v1/jobs/{job.id}"}
    return place if new else place | {"Idempotent-Replayed": "true"}


ROUTES = [
    Route("/v1/jobs", create_job, methods=["POST"]),
    Route("/v1/read", read, methods=["POST"]),
]
