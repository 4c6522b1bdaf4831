"""Routes of what was read: result, Markdown, source, pages, previews and crops."""

from collections.abc import Awaitable, Callable
from pathlib import PurePath

import anyio
import msgspec
from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader import keys
from docreader.access import Scope
from docreader.errors import InvalidOption, Problem, ReadingFailed
from docreader.job import Job
from docreader.jobs import NotReadYet
from docreader.journal import Journal
from docreader.markdown import to_markdown
from docreader.media import SUPPORTED
from docreader.result import Page, Result
from docreader.run_state import RunState
from docreader.store import ObjectMissing
from docreader_api.accept import preferred
from docreader_api.answers import object_answer
from docreader_api.operation import Parameter, operation
from docreader_api.services import job_of, services_of

MARKDOWN = "text/markdown"
PICTURES = {"full": keys.preview, "small": keys.thumbnail}
UNKNOWN = "application/octet-stream"


async def find_readable(request: Request) -> tuple[Job, RunState]:
    """The job and its newest run that has a result: a retry does not hide what the run before it read."""
    job = await job_of(request)
    return job, await anyio.to_thread.run_sync(services_of(request).jobs.readable, job.id)


async def _find_planned(request: Request) -> tuple[Job, RunState]:
    """The job and its newest run that has pages: a retry has those of the run before once it is planned."""
    job = await job_of(request)
    return job, await anyio.to_thread.run_sync(services_of(request).jobs.planned, job.id)


async def result_of(
    request: Request,
    job: Job,
    state: RunState,
    *,
    as_markdown: bool,
    answered: Callable[..., Awaitable[Response]] = object_answer,
) -> Response:
    """The result of a run, as JSON or as Markdown, ``answered`` as one of `docreader_api.answers` does."""
    stem = PurePath(job.source.name).stem
    return await answered(
        request,
        keys.markdown(job.id, state.run) if as_markdown else keys.result(job.id, state.run),
        f"{MARKDOWN}; charset=utf-8" if as_markdown else "application/json",
        f"{stem}.{'md' if as_markdown else 'json'}",
        missing=f"job {job.id} is {state.status}: there is no result",
        run=state.run,
    )


@operation("What was read, as JSON", "results", {200: Result}, scope=Scope.READ)
async def get_result(request: Request) -> Response:
    """The whole result."""
    job, state = await find_readable(request)
    return await result_of(request, job, state, as_markdown=False)


@operation("What was read, as Markdown", "results", {200: "text/markdown"}, scope=Scope.READ)
async def get_markdown(request: Request) -> Response:
    """The whole text in reading order."""
    job, state = await find_readable(request)
    return await result_of(request, job, state, as_markdown=True)


@operation("The document as it was received", "results", {200: (*SUPPORTED, UNKNOWN)}, scope=Scope.READ)
async def get_source(request: Request) -> Response:
    """The bytes of the document."""
    job = await job_of(request)
    source = await anyio.to_thread.run_sync(services_of(request).jobs.source, job)
    media_type = source.media_type or UNKNOWN
    missing = "the document was not fetched yet"
    return await object_answer(request, keys.source(job.id), media_type, source.name, missing=missing)


@operation("One page", "results", {200: (Page, MARKDOWN)}, scope=Scope.READ)
async def get_page(request: Request) -> Response:
    """A page as soon as it was read; with ``Accept: text/markdown`` as Markdown."""
    services = services_of(request)
    job, state = await _find_planned(request)
    page = request.path_params["page"]
    if page in state.failed and page not in state.done:
        problem: Problem = await anyio.to_thread.run_sync(
            Journal(services.store, job.id, state.run).page_problem, page
        )
        raise ReadingFailed(problem, job_id=job.id)
    missing = f"page {page} of job {job.id} was not read"
    key = keys.page(job.id, state.run, page)
    if preferred(request, "application/json", MARKDOWN) == MARKDOWN:
        return await _page_markdown(request, key, missing)
    return await object_answer(
        request, key, "application/json", f"page-{page}.json", missing=missing, run=state.run
    )


async def _page_markdown(request: Request, key: str, missing: str) -> Response:
    try:
        data = await anyio.to_thread.run_sync(services_of(request).store.get, key)
    except ObjectMissing:
        raise NotReadYet(missing) from None
    text = to_markdown([msgspec.json.decode(data, type=Page)])
    return Response(text, media_type="text/markdown; charset=utf-8")


@operation(
    "A picture of a page",
    "results",
    {200: "image/webp"},
    scope=Scope.READ,
    parameters=(
        Parameter(
            "size",
            "`full` (the default), or `small` for lists of pages: 160 pixels wide at most.",
            {"type": "string", "enum": list(PICTURES)},
        ),
    ),
)
async def get_preview(request: Request) -> Response:
    """The preview of a page, in WebP."""
    size = request.query_params.get("size", "full")
    if size not in PICTURES:
        raise InvalidOption(f"query parameter `size`: one of {', '.join(PICTURES)}", option="size")
    job, state = await _find_planned(request)
    page = request.path_params["page"]
    missing = f"page {page} of job {job.id} has no preview"
    key = PICTURES[size](job.id, state.run, page)
    return await object_answer(
        request, key, "image/webp", f"page-{page}.webp", missing=missing, run=state.run
    )


@operation("A region cut out of its page", "results", {200: "image/png"}, scope=Scope.READ)
async def get_crop(request: Request) -> Response:
    """The crop of a region, in PNG."""
    job, state = await _find_planned(request)
    page, region = request.path_params["page"], request.path_params["region"]
    missing = f"region {page}-{region} of job {job.id} has no crop"
    key = keys.crop(job.id, state.run, page, region)
    return await object_answer(
        request, key, "image/png", f"{page}-{region}.png", missing=missing, run=state.run
    )


class _NumberConvertor(IntegerConvertor):
    """Numbers as pages and regions have them; longer ones are no route of ours."""

    regex = "[0-9]{1,7}"


register_url_convertor("number", _NumberConvertor())

ROUTES = [
    Route("/v1/jobs/{job_id}/result", get_result),
    Route("/v1/jobs/{job_id}/result.md", get_markdown),
    Route("/v1/jobs/{job_id}/source", get_source),
    Route("/v1/jobs/{job_id}/pages/{page:number}", get_page),
    Route("/v1/jobs/{job_id}/pages/{page:number}/preview", get_preview),
    Route("/v1/jobs/{job_id}/pages/{page:number}/regions/{region:number}/crop", get_crop),
]
