"""Progress as server-sent events: ``page`` for each page with an outcome, ``progress``, and ``finished``."""

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader.access import Scope
from docreader.errors import InvalidOption
from docreader.job import Job
from docreader.jobs import JobMissing
from docreader.options import parse_spans
from docreader_api.operation import Parameter, operation
from docreader_api.services import Services, job_of, services
from docreader_api.stream import PING, PING_SECONDS, EventStream, event

_MOST_PAGES = 100_000


def spans(pages: Iterable[int]) -> str:
    """``{1, 2, 3, 7}`` -> ``"1-3,7"``."""
    runs: list[tuple[int, int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return ",".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)


def parse_event_id(text: str) -> tuple[int, set[int]]:
    """The run and the pages a client has seen. Any replica can resume: the id itself says where.

    Raises:
        InvalidOption: it is not an id that was sent.

    """
    run, _, pages = text.partition("/")
    if not re.fullmatch("[0-9]{1,7}", run):
        raise InvalidOption("Last-Event-ID is not one that was sent", option="Last-Event-ID")
    found = [(first, last or first) for first, last in parse_spans(pages, most=_MOST_PAGES)] if pages else []
    if sum(last - first + 1 for first, last in found) > _MOST_PAGES:
        raise InvalidOption("Last-Event-ID names more pages than a document has", option="Last-Event-ID")
    return int(run), {page for first, last in found for page in range(first, last + 1)}


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
    parts = services(request)
    job = await job_of(request)
    resumed = request.headers.get("last-event-id")
    run, seen = parse_event_id(resumed) if resumed else (0, set[int]())
    return EventStream(_events(parts, job, run, seen))


async def _events(parts: Services, job: Job, run: int, seen: set[int]) -> AsyncIterator[bytes]:
    with suppress(JobMissing):  # deleted while it was watched: nothing follows
        async for piece in _until_ended(parts, job, run, seen):
            yield piece


async def _until_ended(parts: Services, job: Job, run: int, seen: set[int]) -> AsyncIterator[bytes]:
    async with parts.watches.watch(job.id) as watched:
        state = watched.state
        while True:
            if state.run != run:
                run, seen = state.run, set()
            for page in sorted((state.done | state.failed) - seen):
                seen.add(page)
                outcome = "done" if page in state.done else "failed"
                yield event("page", {"number": page, "outcome": outcome}, f"{run}/{spans(seen)}")
            view = await watched.shared(state, partial(parts.jobs.view, job))
            ended = state.status.ended
            yield event("finished" if ended else "progress", view, f"{run}/{spans(seen)}")
            if ended:
                return
            shown = state
            while state is shown:
                state = await watched.next(shown, PING_SECONDS)
                if watched.released:
                    return
                if state is shown:
                    yield PING


ROUTES = [Route("/v1/jobs/{job_id}/events", get_events)]
