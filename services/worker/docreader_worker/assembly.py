"""From pages to the result: whoever reads the last page assembles, and two who do write the same bytes.

Pages pass through in windows, so that a document of thousands needs no more memory than one of dozens; only
its headings, and what stands at the edges of its pages, are looked at together.
"""

import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from datetime import UTC, datetime
from itertools import islice
from typing import BinaryIO

import msgspec

from docreader import keys, metrics
from docreader.continued import with_continued
from docreader.errors import Problem
from docreader.headings import headings_of
from docreader.job import Job
from docreader.jobs import Jobs
from docreader.journal import Ending, Journal, Plan
from docreader.levels import levels_of, with_levels
from docreader.markdown import to_markdown
from docreader.result import FailedPage, ModelUsed, Page, Result
from docreader.run_state import RunState, Status
from docreader.running import Edge, edges_of, running_of, with_running

WINDOW = 64
"""Pages in memory at a time; in Markdown no sentence or table is joined across the border of two windows."""
_NO_PAGES = b'"pages":[]'


def assemble(jobs: Jobs, job: Job, state: RunState, plan: Plan, executor: Executor) -> Status:
    """Write result and Markdown of a run whose pages all have their outcome, and finish it."""
    journal = Journal(jobs.store, job.id, state.run)
    done = [page for page in plan.pages if page in state.done]
    failed = [
        FailedPage(number=page, error=journal.page_problem(page))
        for page in plan.pages
        if page not in state.done
    ]
    if not done:
        return finish(jobs, job, state, Status.FAILED, failed=len(failed), problem=failed[0].error)
    result = Result(
        job_id=job.id,
        run=state.run,
        source=jobs.source(job),
        model=plan.model,
        pages=[],
        failed_pages=failed,
    )
    with tempfile.TemporaryFile() as as_json, tempfile.TemporaryFile() as as_markdown:
        _write(_windows(jobs, job.id, state.run, done, executor), result, as_json, as_markdown)
        jobs.store.put_stream(keys.result(job.id, state.run), as_json, "application/json")
        jobs.store.put_stream(keys.markdown(job.id, state.run), as_markdown, "text/markdown")
    status = Status.PARTIAL if failed else Status.SUCCEEDED
    return finish(jobs, job, state, status, done=len(done), failed=len(failed), model=plan.model)


def finish(
    jobs: Jobs,
    job: Job,
    state: RunState,
    status: Status,
    *,
    done: int = 0,
    failed: int = 0,
    problem: Problem | None = None,
    model: ModelUsed | None = None,
) -> Status:
    """End a run and count it, unless it was cancelled while it was assembled: then that is how it ended."""
    if Journal(jobs.store, job.id, state.run).is_cancelled():
        return Status.CANCELLED
    ending = Ending(started_at=state.started_at, error=problem, model=model)
    accepted_at = _accepted_at(jobs, job, state.run)
    jobs.finish(job, state.run, status, done, failed, ending)
    metrics.JOBS.labels(status.value).inc()
    metrics.JOB_SECONDS.observe((datetime.now(UTC) - accepted_at).total_seconds())
    return status


def _accepted_at(jobs: Jobs, job: Job, run: int) -> datetime:
    """When a run that has not ended was accepted: a retry may come days after its job."""
    marker = jobs.store.list(keys.open_run(job.tenant, job.id, run)) if run > 1 else ()
    return next((entry.modified for entry in marker), job.created_at)


def _windows(
    jobs: Jobs, job_id: str, run: int, numbers: list[int], executor: Executor
) -> Iterator[list[bytes]]:
    """The stored JSON of pages, window by window."""
    left = iter(numbers)
    while window := list(islice(left, WINDOW)):
        yield list(executor.map(lambda number: jobs.store.get(keys.page(job_id, run, number)), window))


def _write(windows: Iterator[list[bytes]], result: Result, as_json: BinaryIO, as_markdown: BinaryIO) -> None:
    """Write ``result`` with the pages of ``windows`` to both files, and rewind them."""
    # In a JSON string the quotes would be escaped: these bytes are the empty list of pages and nothing else.
    head, tail = msgspec.json.encode(result).split(_NO_PAGES)
    as_json.write(head + _NO_PAGES[:-1])
    for number, pages in enumerate(_as_one(windows)):
        as_json.write((b"," if number else b"") + b",".join(map(msgspec.json.encode, pages)))
        text = to_markdown(pages)
        as_markdown.write((b"\n" if number and text else b"") + text.encode())
    as_json.write(b"]" + tail)
    for file in (as_json, as_markdown):
        file.seek(0)


def _as_one(windows: Iterator[list[bytes]]) -> Iterator[list[Page]]:
    """The pages of ``windows`` with what only the whole document tells: running heads, levels of headings,
    tables that go on.
    """
    edges: list[Edge] = []
    numbers: list[int] = []
    with tempfile.TemporaryFile() as lines:
        for window in windows:
            for page in _decoded(window):
                edges += edges_of(page)
                numbers.append(page.number)
            lines.writelines(page + b"\n" for page in window)
        running = running_of(edges, numbers)
        levels = levels_of(
            heading
            for pages in _again(lines)
            for page in pages
            for heading in headings_of(with_running(page, running))
        )
        whole = with_continued(
            with_levels(with_running(page, running), levels) for pages in _again(lines) for page in pages
        )
        while pages := list(islice(whole, WINDOW)):
            yield pages


def _again(lines: BinaryIO) -> Iterator[list[Page]]:
    """The pages of a file with one a line, window by window."""
    lines.seek(0)
    while window := list(islice(lines, WINDOW)):
        yield list(_decoded(window))


def _decoded(window: Iterable[bytes]) -> Iterator[Page]:
    return (msgspec.json.decode(page, type=Page) for page in window)
