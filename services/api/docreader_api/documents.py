"""Routes that bring a document: for a job, or for what is read of it."""

import anyio
import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader.access import Scope
from docreader.errors import Problem, ReadingFailed
from docreader.job import JobView
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
from docreader_api.services import services_of
from docreader_api.submit import submit

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
    if wait:
        state = await services.watches.wait_until_ended(job.id, wait)
    elif new:
        state = RunState(run=1, accepted=True)  # what is true now, whether the store answers again or not
    else:
        state = await anyio.to_thread.run_sync(services.jobs.state, job.id)
    headers = {"Location": f"/v1/jobs/{job.id}"}
    if not new:
        headers["Idempotent-Replayed"] = "true"
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
    job, _ = await submit(services, request)
    state = await services.watches.wait_until_ended(job.id, wait)
    view = await view_of(services, job, state)
    headers = {"Location": f"/v1/jobs/{job.id}"}
    if not state.status.ended:
        return answer(view, 202, headers)
    if state.status not in (Status.SUCCEEDED, Status.PARTIAL):
        problem = view.error or Problem(code="cancelled", message=f"job {job.id} was cancelled")
        return problem_response(ReadingFailed(problem, job_id=job.id))
    # Never a redirect: the answer is the result itself, and a POST that is redirected is sent once more.
    found = await result_of(request, job, state, as_markdown=kind == MARKDOWN, answered=object_bytes)
    found.headers.update(headers)
    return found


ROUTES = [
    Route("/v1/jobs", create_job, methods=["POST"]),
    Route("/v1/read", read, methods=["POST"]),
]
