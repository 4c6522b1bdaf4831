"""Routes of jobs: submit, read, list, wait, cancel, retry, delete."""

from contextlib import suppress
from functools import partial
from pathlib import PurePath

import anyio
import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader import keys
from docreader.access import Scope
from docreader.errors import DocreaderError, Internal, InvalidOption, Problem
from docreader.job import Job, JobList, JobView
from docreader.jobs import JobMissing
from docreader.journal import RunState, Status
from docreader.options import Options
from docreader.result import Result
from docreader.store import ObjectMissing
from docreader_api.accept import preferred
from docreader_api.answers import answer, cursor, number, object_answer, whole_number
from docreader_api.operation import Parameter, operation
from docreader_api.problems import problem_response
from docreader_api.services import Services, caller, job_of, services, tenant
from docreader_api.submit import JobRequest, publish, submit
from docreader_api.undo import undone_on_failure
from docreader_api.webhooks import notify

MARKDOWN = "text/markdown"
PAGE_SIZE = 50
LARGEST_PAGE = 200
SCANNED_AT_MOST = 500
"""Jobs looked at for one page of a filtered list; past that the list goes on with its cursor."""

WAIT = Parameter("wait", "Seconds to wait.", {"type": "number", "minimum": 0})
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


class ReadingFailed(DocreaderError):
    """The document could not be read: the code is that of the job's error."""

    def __init__(self, problem: Problem, job_id: str) -> None:
        super().__init__(problem.message, **problem.details, job_id=job_id)
        self.code = problem.code
        self.retryable = problem.retryable
        self.http_status = 500 if problem.code == Internal.code else 422


async def _view(parts: Services, job: Job, state: RunState) -> JobView:
    def look() -> JobView:
        position = None
        if state.status is Status.QUEUED:
            position = parts.queue.before(job.tenant, job.id)
        return parts.jobs.view(job, state, position)

    return await anyio.to_thread.run_sync(look)


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
    parts = services(request)
    wait = number(request, "wait", 0, most=parts.settings.wait_seconds)
    job, new = await submit(parts, request)
    if wait:
        state = await parts.watches.wait_until_ended(job.id, wait)
    elif new:
        state = RunState(run=1, accepted=True)  # what is true now, whether the store answers again or not
    else:
        state = await anyio.to_thread.run_sync(parts.jobs.state, job.id)
    headers = {"Location": f"/v1/jobs/{job.id}"}
    if not new:
        headers["Idempotent-Replayed"] = "true"
    status = 200 if wait and state.status.ended else 202
    return answer(await _view(parts, job, state), status, headers)


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
    parts = services(request)
    wait = number(request, "wait", parts.settings.wait_seconds, most=parts.settings.wait_seconds)
    job, _ = await submit(parts, request)
    state = await parts.watches.wait_until_ended(job.id, wait)
    view = await _view(parts, job, state)
    headers = {"Location": f"/v1/jobs/{job.id}"}
    if not state.status.ended:
        return answer(view, 202, headers)
    if state.status not in (Status.SUCCEEDED, Status.PARTIAL):
        problem = view.error or Problem(code="cancelled", message=f"job {job.id} was cancelled")
        return problem_response(ReadingFailed(problem, job.id))
    found = await result_of(request, job, state, as_markdown=kind == MARKDOWN)
    found.headers.update(headers)
    return found


def stem(job: Job) -> str:
    """What files made of a document are named after."""
    return PurePath(job.source.name).stem


async def result_of(request: Request, job: Job, state: RunState, *, as_markdown: bool) -> Response:
    """The result of a run, as JSON or as Markdown."""
    return await object_answer(
        request,
        keys.markdown(job.id, state.run) if as_markdown else keys.result(job.id, state.run),
        "text/markdown; charset=utf-8" if as_markdown else "application/json",
        f"{stem(job)}.{'md' if as_markdown else 'json'}",
        missing=f"job {job.id} is {state.status}: there is no result",
        run=state.run,
    )


@operation(
    "List jobs, newest first",
    "jobs",
    {200: JobList},
    scope=Scope.READ,
    parameters=(
        Parameter("status", "Only jobs of this status.", {"type": "string", "enum": [*Status]}),
        Parameter("label", "Only jobs with this label."),
        Parameter("limit", "Jobs a page.", {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE}),
        Parameter("cursor", "`next_cursor` of the page before."),
    ),
)
async def list_jobs(request: Request) -> Response:
    """A page of jobs."""
    parts = services(request)
    query = request.query_params
    limit = whole_number(request, "limit", PAGE_SIZE, most=LARGEST_PAGE)
    status = query.get("status")
    if status is not None and status not in [*Status]:
        raise InvalidOption(f"query parameter `status`: one of {', '.join(Status)}", option="status")
    wanted = None if status is None else Status(status)
    look = partial(_list_page, parts, tenant(request), wanted, query.get("label"), limit, cursor(request))
    return answer(await anyio.to_thread.run_sync(look))


def _list_page(
    parts: Services, owner: str, status: Status | None, label: str | None, limit: int, after: str
) -> JobList:
    found: list[JobView] = []
    last = ""
    for scanned, (place, job) in enumerate(parts.jobs.newest(owner, after, status)):
        if len(found) == limit or scanned == SCANNED_AT_MOST:
            return JobList(jobs=found, next_cursor=last)
        last = place
        if label is not None and label not in job.labels:
            continue
        with suppress(JobMissing, ObjectMissing):  # deleted since it was listed
            state = parts.jobs.state(job.id, brief=True)
            if status is None or state.status == status:
                found.append(parts.jobs.view(job, state))
    return JobList(jobs=found, next_cursor=None)


@operation("A job", "jobs", {200: JobView}, parameters=(WAIT,), scope=Scope.READ)
async def get_job(request: Request) -> Response:
    """The job; with ``wait``, as soon as it changes."""
    parts = services(request)
    wait = number(request, "wait", 0, most=parts.settings.wait_seconds)
    job = await job_of(request)
    if wait:
        state = await parts.watches.wait_for_change(job.id, wait)
    else:
        state = await anyio.to_thread.run_sync(partial(parts.jobs.state, job.id, brief=True))
    return answer(await _view(parts, job, state))


@operation("Stop a job", "jobs", {200: JobView}, scope=Scope.SUBMIT)
async def cancel_job(request: Request) -> Response:
    """Pages that were read stay; a job that has ended stays as it is."""
    parts = services(request)
    job = await job_of(request)
    state = await anyio.to_thread.run_sync(parts.jobs.cancel, job)
    await notify(parts, job, state.run)
    return answer(await _view(parts, job, state))


@operation("Read again what failed", "jobs", {202: JobView}, scope=Scope.SUBMIT)
async def retry_job(request: Request) -> Response:
    """A new run of the pages that were not read."""
    parts = services(request)
    job = await job_of(request)
    state = await anyio.to_thread.run_sync(parts.jobs.retry, job)
    async with undone_on_failure(partial(parts.jobs.withdraw, job, state.run)):
        await anyio.to_thread.run_sync(parts.allowance.check, job.tenant, caller(request).limits)
        await publish(parts, job.id, state.run)
    return answer(await _view(parts, job, state), 202, {"Location": f"/v1/jobs/{job.id}"})


@operation("Remove a job and every object of it", "jobs", {204: None}, scope=Scope.SUBMIT)
async def delete_job(request: Request) -> Response:
    """Nothing of the job is left."""
    job = await job_of(request)
    await anyio.to_thread.run_sync(services(request).jobs.delete, job)
    return Response(status_code=204)


ROUTES = [
    Route("/v1/jobs", create_job, methods=["POST"]),
    Route("/v1/jobs", list_jobs, methods=["GET"]),
    Route("/v1/read", read, methods=["POST"]),
    Route("/v1/jobs/{job_id}", get_job, methods=["GET"]),
    Route("/v1/jobs/{job_id}", delete_job, methods=["DELETE"]),
    Route("/v1/jobs/{job_id}/cancel", cancel_job, methods=["POST"]),
    Route("/v1/jobs/{job_id}/retry", retry_job, methods=["POST"]),
]
