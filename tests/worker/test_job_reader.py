"""A job is read whole, whatever happens to the workers that read it."""

import os
from pathlib import Path

import msgspec
import pymupdf
import pytest

from docreader import keys
from docreader.errors import StoreUnavailable
from docreader.jobs import Jobs
from docreader.journal import OPENING, Journal, Plan
from docreader.result import Font, ModelUsed, Page, Region
from docreader.run_state import Status
from docreader_worker.assembly import WINDOW
from docreader_worker.model_folder import builtin_models
from tests import documents
from tests.worker.reading import Desk


def test_a_short_document_is_read_at_once(desk: Desk) -> None:
    job = desk.submit(documents.pdf(3))
    desk.reader().read_document(job.id, 1)
    assert desk.published == []
    assert desk.jobs.state(job.id).status is Status.SUCCEEDED


def test_a_long_document_is_cut_into_batches_of_which_a_share_is_queued(desk: Desk) -> None:
    job = desk.submit(documents.pdf(18))
    reader = desk.reader()
    reader.read_document(job.id, 1)
    assert desk.published == [0, 1]
    assert desk.work(reader, job).status is Status.SUCCEEDED
    assert [page.number for page in desk.result(job).pages] == list(range(1, 19))


def test_messages_delivered_twice_and_out_of_order_read_every_page_once(desk: Desk) -> None:
    job = desk.submit(documents.pdf(18))
    reader = desk.reader()
    reader.read_document(job.id, 1)
    reader.read_document(job.id, 1)
    desk.published = [*desk.published, 4, 3, 3]
    assert desk.work(reader, job).status is Status.SUCCEEDED
    assert [page.number for page in desk.result(job).pages] == list(range(1, 19))
    state = desk.jobs.state(job.id)
    assert sum(state.attempts.values()) == 1 + 5


def test_another_worker_goes_on_where_one_was_killed(desk: Desk) -> None:
    job = desk.submit(documents.pdf(4))
    first = desk.reader()
    journal = Journal(desk.jobs.store, job.id, 1)
    model, _ = next(builtin_models())
    used = ModelUsed(name=model.name, version=model.version, engine="onnx")
    journal.plan(Plan(pages=[1, 2, 3, 4], batch_pages=4, model=used, stride=1))
    journal.start(1)
    for page in (1, 2):
        first.read_document(desk.submit(documents.pdf(1)).id, 1)
        desk.jobs.store.put(keys.page(job.id, 1, page), b'{"number":%d,"width":1.0,"height":1.0}' % page)
        journal.page_done(page)
    desk.reader().read_document(job.id, 1)
    state = desk.jobs.state(job.id)
    assert state.status is Status.SUCCEEDED
    assert (state.attempts[1], state.attempts[3]) == (1, 1)


def test_headings_have_the_level_that_the_whole_document_gives_them(desk: Desk) -> None:
    count = WINDOW + 6
    job = desk.submit(documents.pdf(count))
    journal = Journal(desk.jobs.store, job.id, 1)
    model, _ = next(builtin_models())
    used = ModelUsed(name=model.name, version=model.version, engine="onnx")
    journal.plan(Plan(pages=list(range(1, count + 1)), batch_pages=count, model=used, stride=1))
    for number in range(1, count):
        size = 24.0 if number == 1 else 14.0 if number < WINDOW else 12.0
        heading = Region(
            id=f"{number}-1",
            label="section-header",
            score=1,
            box=(0, 0, 9, 9),
            order=1,
            text=f"Heading {number}",
            font=Font(size=size),
        )
        page = Page(number=number, width=612, height=792, regions=[heading])
        desk.jobs.store.put(keys.page(job.id, 1, number), msgspec.json.encode(page))
        journal.page_done(number)
    desk.reader().read_document(job.id, 1)
    levels = {
        region.text: region.level
        for page in desk.result(job).pages
        for region in page.regions
        if region.level
    }
    assert [levels[f"Heading {number}"] for number in (1, 2, WINDOW)] == [2, 3, 4]
    assert levels[f"Page {count} of"] == 3
    written = desk.jobs.store.get(keys.markdown(job.id, 1)).decode()
    assert f"\n### Heading {WINDOW - 1}\n" in written
    assert f"\n#### Heading {WINDOW}\n" in written


def test_a_table_over_two_pages_is_one_in_markdown(desk: Desk) -> None:
    document = pymupdf.open()
    for number in (1, 2):
        page = document.new_page(width=612, height=792)
        lines = [
            ("Part", "Sheets"),
            *((f"Pier {number}.{row}", str(10 * number + row)) for row in range(1, 25)),
        ]
        for row, cells in enumerate(lines):
            for column, text in enumerate(cells):
                left, top = 72 + 230 * column, 72 + 26 * row
                page.draw_rect((left, top, left + 230, top + 26), width=0.7)
                page.insert_text((left + 6, top + 17), text, fontsize=10)
    job = desk.submit(document.tobytes())
    desk.reader().read_document(job.id, 1)
    first, second = desk.result(job).pages
    assert [region.continues for region in first.regions if region.table] == [None]
    assert [region.continues for region in second.regions if region.table] == [first.regions[0].id]
    written = desk.jobs.store.get(keys.markdown(job.id, 1)).decode()
    assert written.count("| Part | Sheets |") == 1
    assert "| Pier 1.24 | 34 |\n| Pier 2.1 | 21 |" in written


def test_a_page_that_killed_its_worker_thrice_fails_alone(desk: Desk) -> None:
    job = desk.submit(documents.pdf(4))
    journal = desk.poison(job, page=1)
    desk.reader().read_document(job.id, 1)
    state = desk.jobs.state(job.id)
    assert (state.status, state.failed, state.pages_done) == (Status.PARTIAL, {1}, 3)
    assert journal.page_problem(1).code == "page_crashed"


def test_a_fault_of_ours_costs_its_page_alone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = tmp_path / "tesseract"
    failing.write_text("#!/bin/sh\nexit 1\n")
    failing.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    document = pymupdf.open("pdf", documents.pdf(2))
    scan = document.new_page()
    scan.insert_image(scan.rect, stream=documents.image("PNG"))
    job = desk.submit(document.tobytes())
    desk.reader(ocr="tesseract").read_document(job.id, 1)
    state = desk.jobs.state(job.id)
    assert (state.status, state.done, state.failed) == (Status.PARTIAL, {1, 2}, {3})
    problem = Journal(desk.jobs.store, job.id, 1).page_problem(3)
    assert (problem.code, problem.retryable) == ("internal", True)


def test_a_fault_in_the_worker_itself_does_not_come_again_for_ever(desk: Desk) -> None:
    job = desk.submit(documents.pdf(4))
    stored = keys.page(job.id, 1, 2)

    def fail(key: str) -> None:
        if key == stored:
            raise TypeError("a fault of ours")

    desk.before("put", fail)
    for _ in range(1 + 3):  # the first counts against the page that its batch began with
        with pytest.raises(TypeError):
            desk.reader().read_document(job.id, 1)
    desk.reader().read_document(job.id, 1)
    state = desk.jobs.state(job.id)
    assert (state.status, state.done, state.failed) == (Status.PARTIAL, {1, 3, 4}, {2})


def test_a_document_that_kills_whoever_opens_it_fails(desk: Desk) -> None:
    job = desk.submit(documents.pdf())
    desk.poison(job, page=OPENING)
    desk.reader().read_document(job.id, 1)
    assert desk.error(job) == "page_crashed"


def test_a_job_whose_document_is_gone_fails(desk: Desk) -> None:
    job = desk.submit(documents.pdf())
    desk.jobs.store.delete([keys.source(job.id)])
    desk.reader().read_document(job.id, 1)
    assert desk.error(job) == "internal"
    ended = desk.jobs.view(job, desk.jobs.state(job.id)).error
    assert ended is not None
    assert not ended.retryable
    assert list(desk.jobs.store.list(keys.OPEN_PREFIX)) == []


def test_a_stopping_worker_hands_back_what_it_has_not_read(desk: Desk) -> None:
    job = desk.submit(documents.pdf(4))
    desk.stopping = True
    reader = desk.reader()
    reader.read_document(job.id, 1)
    state = desk.jobs.state(job.id)
    assert (state.status, state.done, state.attempts[1]) == (Status.RUNNING, {1}, 0)
    assert desk.published == [0]
    desk.stopping = False
    assert desk.work(reader, job).status is Status.SUCCEEDED


def test_a_cancelled_job_is_not_read(desk: Desk) -> None:
    job = desk.submit(documents.pdf(3))
    desk.jobs.cancel(job)
    desk.reader().read_document(job.id, 1)
    assert desk.jobs.state(job.id).done == set()


def test_a_job_deleted_while_it_is_read_leaves_nothing(desk: Desk) -> None:
    job = desk.submit(documents.pdf(3))
    desk.before_put(keys.page(job.id, 1, 1), lambda jobs: jobs.delete(job))
    desk.reader().read_document(job.id, 1)
    assert list(desk.jobs.store.list(keys.job_prefix(job.id))) == []


def test_a_job_deleted_while_it_is_planned_leaves_nothing(desk: Desk) -> None:
    job = desk.submit(documents.pdf(3))
    desk.before_put(f"{keys.journal(job.id, 1)}started", lambda jobs: jobs.delete(job))
    desk.reader().read_document(job.id, 1)
    assert list(desk.jobs.store.list(keys.job_prefix(job.id))) == []


def test_a_job_cancelled_while_it_is_planned_stays_cancelled(desk: Desk) -> None:
    job = desk.submit(documents.truncated_pdf())
    desk.before_put(f"{keys.journal(job.id, 1)}started", lambda jobs: jobs.cancel(job))
    desk.reader().read_document(job.id, 1)
    assert desk.jobs.state(job.id).status is Status.CANCELLED


def test_a_job_cancelled_while_its_result_is_put_together_stays_cancelled(desk: Desk) -> None:
    job = desk.submit(documents.pdf(2))
    undisturbed = Jobs(desk.jobs.store)
    desk.before("put_stream", lambda _: undisturbed.cancel(job))
    desk.reader().read_document(job.id, 1)
    assert undisturbed.state(job.id).status is Status.CANCELLED


def test_a_retry_that_was_taken_back_costs_nothing_that_was_read(desk: Desk) -> None:
    job = desk.submit(documents.pdf(2))
    reader = desk.reader()
    desk.poison(job, page=1)
    reader.read_document(job.id, 1)
    kept = desk.result(job)
    desk.jobs.retry(job)
    desk.before_put(keys.page(job.id, 2, 1), lambda jobs: jobs.withdraw(job, 2))
    for _ in range(2):  # it is taken back while it is read; then its message comes again
        reader.read_document(job.id, 2)
        assert desk.jobs.state(job.id).run == 1
        assert desk.result(job) == kept


def test_a_store_that_was_away_mixes_up_no_documents_and_costs_no_attempt(desk: Desk) -> None:
    first, second = desk.submit(documents.pdf(3, mark="Secret")), desk.submit(documents.pdf(3, mark="Open"))
    reader = desk.reader()

    def away(_: Jobs) -> None:
        raise StoreUnavailable("away")

    desk.before_put(keys.page(first.id, 1, 1), away)
    with pytest.raises(StoreUnavailable):
        reader.read_document(first.id, 1)
    reader.read_document(second.id, 1)
    texts = str([page.regions for page in desk.result(second).pages])
    assert "Secret" not in texts
    assert [page.number for page in desk.result(second).pages] == [1, 2, 3]
    assert desk.jobs.state(first.id).attempts[1] == 0
    reader.read_document(first.id, 1)
    assert desk.jobs.state(first.id).status is Status.SUCCEEDED


def test_a_model_that_is_gone_fails_the_pages_that_wanted_it(desk: Desk) -> None:
    job = desk.submit(documents.pdf(2))
    journal = Journal(desk.jobs.store, job.id, 1)
    gone = ModelUsed(name="gone", version="1", engine="onnx")
    journal.plan(Plan(pages=[1, 2], batch_pages=2, model=gone, stride=1))
    desk.reader().read_document(job.id, 1)
    assert desk.jobs.state(job.id).status is Status.FAILED
    assert journal.page_problem(1).code == "model_not_found"


@pytest.mark.parametrize("pages", [1, 9])
def test_reading_twice_writes_the_same_bytes(desk: Desk, pages: int) -> None:
    data = documents.pdf(pages)
    results = []
    for _ in range(2):
        job = desk.submit(data)
        reader = desk.reader()
        reader.read_document(job.id, 1)
        desk.work(reader, job)
        results.append(desk.jobs.store.get(keys.result(job.id, 1)).replace(job.id.encode(), b""))
    assert results[0] == results[1]
