"""Routes of jobs: list, wait, cancel, retry, delete."""

from contextlib import suppress
from functools import partial

import anyio
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader.access import Scope
from docreader.errors import InvalidOption
from docreader.job import Job, JobList, JobView
from docreader.jobs import JobMissing
from docreader.run_state import RunState, Status
from docreader.store import ObjectMissing
from docreader.store.base import unless_damaged
from docreader_api.answers import answer
from docreader_api.operation import Parameter, operation
from docreader_api.query import CURSOR, LIMIT, WAIT, cursor_of, limit_of, wait_of
from docreader_api.services import Services, caller_of, job_of, services_of, tenant_of
from docreader_api.submit import publish
from docreader_api.undo import undone_on_failure
from docreader_api.webhooks import notify

SCANNED_AT_MOST = 500
"""Jobs looked at for one page of a filtered list; past that the list goes on with its cursor."""


async def view_of(services: Services, job: Job, state: RunState) -> JobView:
    """A job as clients see it, with its place in the queue."""

    def look() -> JobView:
        position = None
        if state.status is Status.QUEUED:
            position = services.queue.before(job.tenant, job.id)
        return services.jobs.view(job, state, position)

    return await anyio.to_thread.run_sync(look)


@operation(
    "List jobs, newest first",
    "jobs",
    {200: JobList},
    scope=Scope.READ,
    parameters=(
        Parameter("status", "Only jobs of this status.", {"type": "string", "enum": [*Status]}),
        Parameter("label", "Only jobs with this label."),
        Parameter("limit", "Jobs a page.", LIMIT),
        CURSOR,
    ),
)
async def list_jobs(request: Request) -> Response:
    """A page of jobs."""
    services, owner = services_of(request), tenant_of(request)
    query, limit, after = request.query_params, limit_of(request), cursor_of(request)
    status = query.get("status")
    if status is not None and status not in [*Status]:
        raise InvalidOption(f"query parameter `status`: one of {', '.join(Status)}", option="status")
    wanted = None if status is None else Status(status)
    look = partial(_list_page, services, owner, wanted, query.get("label"), limit, after)
    return answer(await anyio.to_thread.run_sync(look))


def _list_page(
    services: Services, owner: str, status: Status | None, label: str | None, limit: int, after: str
) -> JobList:
    found: list[JobView] = []
    last = ""
    for scanned, (place, job) in enumerate(services.jobs.newest(owner, after, status)):
        if len(found) == limit or scanned == SCANNED_AT_MOST:
            return JobList(jobs=found, next_cursor=last)
        last = place
        if label is not None and label not in job.labels:
            continue
        with suppress(JobMissing, ObjectMissing), unless_damaged():  # deleted since it was listed
            state = services.jobs.state(job.id, brief=True)
            if status is None or state.status == status:
                found.append(services.jobs.view(job, state))
    return JobList(jobs=found, next_cursor=None)


@operation("A job", "jobs", {200: JobView}, parameters=(WAIT,), scope=Scope.READ)
async def get_job(request: Request) -> Response:
    """The job; with ``wait``, as soon as it changes."""
    services = services_of(request)
    wait = wait_of(request, services.settings.wait_seconds)
    job = await job_of(request)
    if wait:
        state = await services.watches.wait_for_change(job.id, wait)
    else:
        state = await anyio.to_thread.run_sync(partial(services.jobs.state, job.id, brief=True))
    return answer(await view_of(services, job, state))


@operation("Stop a job", "jobs", {200: JobView}, scope=Scope.SUBMIT)
async def cancel_job(request: Request) -> Response:
    """Pages that were read stay; a job that has ended stays as it is."""
    services = services_of(request)
    job = await job_of(request)
    state = await anyio.to_thread.run_sync(services.jobs.cancel, job)
    await notify(services, job, state.run)
    return answer(await view_of(services, job, state))


@operation("Read again what failed", "jobs", {202: JobView}, scope=Scope.SUBMIT)
async def retry_job(request: Request) -> Response:
    """A new run of the pages that were not read."""
    services = services_of(request)
    job = await job_of(request)
    state = await anyio.to_thread.run_sync(services.jobs.retry, job)
    async with undone_on_failure(partial(services.jobs.withdraw, job, state.run)):
        await anyio.to_thread.run_sync(services.allowance.check, job.tenant, caller_of(request).limits)
        await publish(services, job.id, state.run)
    return answer(await view_of(services, job, state), 202, {"Location": f"/v1/jobs/{job.id}"})


@operation("Remove a job and every object of it", "jobs", {204: None}, scope=Scope.SUBMIT)
async def delete_job(request: Request) -> Response:
    """Nothing of the job is left."""
    jobs = services_of(request).jobs
    await anyio.to_thread.run_sync(jobs.discard, request.path_params["job_id"], tenant_of(request))
    return Response(status_code=204)


ROUTES = [
    Route("/v1/jobs", list_jobs, methods=["GET"]),
    Route("/v1/jobs/{job_id}", get_job, methods=["GET"]),
    Route("/v1/jobs/{job_id}", delete_job, methods=["DELETE"]),
    Route("/v1/jobs/{job_id}/cancel", cancel_job, methods=["POST"]),
    Route("/v1/jobs/{job_id}/retry", retry_job, methods=["POST"]),
]
