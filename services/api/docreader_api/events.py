"""Progress as server-sent events: ``page`` for each page with an outcome, ``progress``, and ``finished``."""

from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader.access import Scope
from docreader.job import Job, JobView
from docreader.jobs import JobMissing
from docreader.run_state import RunState, Status
from docreader_api.jobs import view_of
from docreader_api.operation import Parameter, operation
from docreader_api.seen import Seen
from docreader_api.services import Services, job_of, services_of
from docreader_api.stream import PING, PING_SECONDS, EventStream, event
from docreader_api.watch import Watched


@operation(
    "Progress as server-sent events",
    "jobs",
    {200: "text/event-stream"},
    scope=Scope.READ,
    parameters=(
        Parameter(
            "Last-Event-ID",
            "The last event seen; the stream goes on after it.",
            {"type": "string", "pattern": "^([0-9]{1,7}(/[0-9,-]*)?)?$"},
            where="header",
        ),
    ),
)
async def get_events(request: Request) -> Response:
    """``page``, ``progress`` and ``finished`` events until the job has ended."""
    job = await job_of(request)
    resumed = request.headers.get("last-event-id")
    seen = Seen.parse(resumed) if resumed else Seen()
    return EventStream(_events(services_of(request), job, seen))


async def _events(services: Services, job: Job, seen: Seen) -> AsyncIterator[bytes]:
    with suppress(JobMissing):  # deleted while it was watched: nothing follows
        async for piece in _until_ended(services, job, seen):
            yield piece


async def _until_ended(services: Services, job: Job, seen: Seen) -> AsyncIterator[bytes]:
    async with services.watches.watch(job.id) as watched:
        async for state in watched.states(PING_SECONDS):
            if state is None:
                yield PING
                continue
            if state.run != seen.run:
                seen = Seen(state.run)
            for page in sorted(state.done | state.failed):
                if page not in seen:
                    seen.add(page, page)
                    outcome = "done" if page in state.done else "failed"
                    yield event("page", {"number": page, "outcome": outcome}, str(seen))
            view = await _view(services, job, watched, state)
            yield event("finished" if state.status.ended else "progress", view, str(seen))


async def _view(services: Services, job: Job, watched: Watched[RunState], state: RunState) -> JobView:
    """The job as `get_job` answers it. Its place in the queue changes while its state does not."""
    if state.status is Status.QUEUED:
        return await view_of(services, job, state)
    return await watched.shared(state, partial(services.jobs.view, job))


ROUTES = [Route("/v1/jobs/{job_id}/events", get_events)]
