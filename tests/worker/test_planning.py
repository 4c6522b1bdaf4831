"""A retry reads what the runs before have not read, and that alone."""

from threading import Barrier

from docreader import keys
from docreader.job import Job
from docreader.journal import OPENING, Journal
from docreader.run_state import Status
from tests import documents
from tests.worker.reading import Desk


def test_a_retry_keeps_what_was_read(desk: Desk) -> None:
    job = desk.submit(documents.pdf(2), crops="all", previews="true")
    reader = desk.reader()
    desk.poison(job, page=1)
    reader.read_document(job.id, 1)
    kept = desk.result(job).pages[0]
    desk.jobs.retry(job)
    reader.read_document(job.id, 2)
    state = desk.jobs.state(job.id)
    assert (state.run, state.status) == (2, Status.SUCCEEDED)
    assert desk.result(job, 2).pages[1] == kept
    assert _objects(desk, job, run=2, page=2) == _objects(desk, job, run=1, page=2)
    assert list(desk.jobs.store.list(keys.OPEN_PREFIX)) == []


def test_a_retry_keeps_what_was_read_before_one_that_came_to_no_plan(desk: Desk) -> None:
    job = desk.submit(documents.pdf(3))
    reader = desk.reader()
    desk.poison(job, page=1)
    reader.read_document(job.id, 1)
    kept = desk.result(job).pages
    desk.jobs.retry(job)
    desk.jobs.cancel(job)
    desk.jobs.retry(job)
    reader.read_document(job.id, 3)
    state = desk.jobs.state(job.id)
    assert (state.run, state.status) == (3, Status.SUCCEEDED)
    assert state.attempts.keys() == {OPENING, 1}
    assert desk.result(job, 3).pages[1:] == kept
    charged = [
        entry.key.rsplit("/", 1)[-1].split(".")[:2] for entry in desk.jobs.store.list(keys.USAGE_PREFIX)
    ]
    assert sorted(charged) == [["pages", "1"], ["pages", "3"]]


def test_a_retry_copies_pages_several_at_a_time_and_none_twice(desk: Desk) -> None:
    job = desk.submit(documents.pdf(4))
    reader = desk.reader()
    desk.poison(job, page=1)
    reader.read_document(job.id, 1)
    desk.jobs.retry(job)
    # A worker dies when it has copied page 2.
    desk.jobs.store.copy(keys.page(job.id, 1, 2), keys.page(job.id, 2, 2))
    Journal(desk.jobs.store, job.id, 2).page_done(2)
    copied: list[int | None] = []
    together = Barrier(2, timeout=30)

    def look(key: str) -> None:
        copied.append(keys.page_of(key))
        together.wait()

    desk.before("copy", look)
    reader.read_document(job.id, 2)
    assert sorted(filter(None, copied)) == [3, 4]


def _objects(desk: Desk, job: Job, run: int, page: int) -> dict[str, int]:
    """The names of a page's objects, and their sizes."""
    prefix = keys.run_prefix(job.id, run)
    found = desk.jobs.store.list(prefix)
    return {each.key.removeprefix(prefix): each.size for each in found if keys.page_of(each.key) == page}
