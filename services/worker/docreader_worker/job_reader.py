"""How a worker reads a job: plan it, read its batches, and assemble the result.

Every method may be called again at any time, by any worker: what the journal says is done is not done
twice, and what it does not say is.
"""

import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import msgspec

from docreader import keys, metrics, tracing
from docreader.errors import DocumentError, Internal, PageCrashed, StoreUnavailable, TooManyPages
from docreader.job import Job
from docreader.jobs import JobMissing, Jobs
from docreader.journal import OPENING, Journal, Plan, RunState, Status, read_state
from docreader.options import select_pages
from docreader.store import ObjectMissing
from docreader.store.base import delete_prefix
from docreader.usage import Usage
from docreader_worker.assembly import assemble, finish
from docreader_worker.protocol import PageRead
from docreader_worker.workplace import Workplace, timed

STORE_THREADS = 8
WANTED_CHECK_SECONDS = 2.0

log = logging.getLogger(__name__)


class HandedBack(Exception):
    """The worker is stopping: the rest of the batch is for another one."""


class JobReader:
    """Reads jobs in one worker thread.

    ``publish(job_id, run, batch)`` queues a batch; ``notify(job_id, run)`` has the end of a run told to the
    job's webhook; ``stopping()`` tells that the worker is to stop.
    """

    def __init__(
        self,
        workplace: Workplace,
        publish: Callable[[str, int, int], None],
        notify: Callable[[str, int], None],
        stopping: Callable[[], bool],
    ) -> None:
        self._place = workplace
        self._jobs: Jobs = workplace.jobs
        self._usage = Usage(workplace.jobs.store)
        self.models = workplace.models
        self._settings = workplace.settings
        self._publish = publish
        self._notify = notify
        self._stopping = stopping
        self._executor = ThreadPoolExecutor(STORE_THREADS, thread_name_prefix="store")

    def close(self) -> None:
        """End the threads that write to the store, and the child."""
        self._executor.shutdown()
        self._place.close()

    def read_document(self, job_id: str, run: int) -> None:
        """Plan a run and read it, or go on with it: at once if it is one batch, else batch by batch."""
        found = self._open_run(job_id, run)
        if found is None:
            return
        job, state = found
        if state.plan_event is None:
            plan = self._plan(job, state)
            if plan is None:
                return
            state = read_state(self._jobs.store, job_id, run)
            unread = len(state.unread(plan.pages))
            self._usage.charge(job.tenant, "pages", unread, keys.run_prefix(job_id, run))
        else:
            plan = Journal(self._jobs.store, job_id, run).read_plan(state.plan_event)
        heads = [plan.next_unread(index, state) for index in range(min(plan.stride, plan.batches))]
        pending = [index for index in heads if index is not None]
        if plan.batches > 1 and pending:
            for index in pending:
                self._publish(job_id, run, index)
        else:
            self._read_batch(job, run, plan, 0)

    def read_pages(self, job_id: str, run: int, batch: int) -> None:
        """Read one batch of a planned run, and queue the one that follows it."""
        found = self._open_run(job_id, run)
        if found is None or found[1].plan_event is None:
            return
        plan = Journal(self._jobs.store, job_id, run).read_plan(found[1].plan_event)
        self._read_batch(found[0], run, plan, batch)

    def _open_run(self, job_id: str, run: int) -> tuple[Job, RunState] | None:
        """The job and its run, if there is anything left to do."""
        try:
            job = self._jobs.load(job_id)
        except JobMissing:
            log.info("the job was deleted", extra={"job_id": job_id, "run": run})
            return None
        state = read_state(self._jobs.store, job_id, run)
        return None if state.status.ended else (job, state)

    def _plan(self, job: Job, state: RunState) -> Plan | None:
        """Fetch and open the document; None where that ended the run."""
        journal = Journal(self._jobs.store, job.id, state.run)
        try:
            if state.attempts[OPENING] >= self._settings.batch_attempts:
                raise PageCrashed(f"opening the document killed its worker {state.attempts[OPENING]} times")
            with _attempt(journal, OPENING):
                plan = self._carry_over(job, state) or self._first_plan(job)
        except DocumentError as error:
            started = read_state(self._jobs.store, job.id, state.run)
            finish(self._jobs, job, started, Status.FAILED, problem=error.problem())
            self._tell(job, state.run)
            log.info("failed", extra={"job_id": job.id, "run": state.run, "code": error.code})
            return None
        journal.plan(plan)
        return plan

    def _first_plan(self, job: Job) -> Plan:
        model = self._place.model_for(job)
        source = self._place.fetch(job)
        opened = self._place.child.open(self._place.open_request(source))
        metrics.STAGE_SECONDS.labels("open").observe(opened.seconds)
        tracing.stages({"open": opened.seconds})
        pages = select_pages(job.options.pages, opened.pages)
        if len(pages) > self._settings.max_pages:
            raise TooManyPages(
                f"{len(pages)} pages are asked for; at most {self._settings.max_pages} are read: ask for a "
                "range with the option `pages`, or raise DOCREADER_MAX_PAGES",
                document_pages=opened.pages,
                max_pages=self._settings.max_pages,
            )
        return Plan(
            pages=pages,
            batch_pages=self._settings.batch_pages,
            model=model,
            stride=self._settings.batches_in_flight,
        )

    def _carry_over(self, job: Job, state: RunState) -> Plan | None:
        """The plan of the run before, with the pages that it read; None where it came to no plan."""
        store = self._jobs.store
        before = read_state(store, job.id, state.run - 1) if state.run > 1 else None
        if before is None or before.plan_event is None:
            return None
        old, new = keys.run_prefix(job.id, state.run - 1), keys.run_prefix(job.id, state.run)
        journal = Journal(store, job.id, state.run)
        parts = [entry.key.removeprefix(old) for entry in store.list(old)]
        for page in sorted(before.done):
            for part in parts:
                if part.startswith((f"pages/{page:05d}.", f"crops/{page:05d}-")):
                    store.copy(old + part, new + part)
            journal.page_done(page)
        return Journal(store, job.id, state.run - 1).read_plan(before.plan_event)

    def _read_batch(self, job: Job, run: int, plan: Plan, index: int) -> None:
        journal = Journal(self._jobs.store, job.id, run)
        state = journal.state()
        pending = state.unread(plan.batch(index))
        while pending and state.attempts[pending[0]] >= self._settings.batch_attempts:
            self._fail_poison(journal, pending.pop(0), state)
        try:
            if pending:
                with _attempt(journal, pending[0]):
                    self._read_pages(job, journal, plan, pending)
        except HandedBack:
            self._publish(job.id, run, index)
        except (DocumentError, ObjectMissing) as error:  # the model or the document is gone: for all pages
            for page in journal.state().unread(pending):
                self._store_failure(job, journal, page, _as_document_error(error))
            self._go_on(job, run, plan, index)
        else:
            self._go_on(job, run, plan, index)

    def _go_on(self, job: Job, run: int, plan: Plan, index: int) -> None:
        """After a batch: queue the next of its chain, and assemble if it was the last of all."""
        state = read_state(self._jobs.store, job.id, run)
        if not state.accepted:  # deleted while it was read: remove what was written since
            delete_prefix(self._jobs.store, keys.job_prefix(job.id))
        elif not state.status.ended:
            following = plan.next_unread(index + plan.stride, state)
            if following is not None:
                self._publish(job.id, run, following)
            if not state.unread(plan.pages):
                with tracing.span("assemble"):
                    status = assemble(self._jobs, job, state, plan, self._executor)
                self._tell(job, run)
                log.info(status.value, extra={"job_id": job.id, "run": run, "pages": len(plan.pages)})

    def _tell(self, job: Job, run: int) -> None:
        if job.webhook is not None:
            self._notify(job.id, run)

    def _fail_poison(self, journal: Journal, page: int, state: RunState) -> None:
        error = PageCrashed(f"page {page} killed its worker {state.attempts[page]} times")
        journal.page_failed(page, error.problem())
        metrics.PAGES.labels(error.code, self._settings.engine).inc()

    def _read_pages(self, job: Job, journal: Journal, plan: Plan, pages: list[int]) -> None:
        """Read pages in order, the child at the next one while the last one is stored."""
        source = self._place.fetch(job)
        model = self._place.find_model(plan.model)
        child = self._place.child
        looked = time.monotonic()
        child.send(self._place.page_request(job, source, model, pages[0]))
        for position, page in enumerate(pages):
            read: PageRead | DocumentError
            try:
                read = child.receive_page()
            except DocumentError as error:
                read = error  # of this page alone
            else:
                tracing.stages(read.seconds, **{"docreader.page": page})
            last = position + 1 == len(pages)
            stopping = self._stopping()
            if not last and not stopping:
                child.send(self._place.page_request(job, source, model, pages[position + 1]))
            if isinstance(read, DocumentError):
                self._store_failure(job, journal, page, read)
            else:
                self._store_page(job, journal, read)
            if stopping and not last:
                raise HandedBack
            if time.monotonic() - looked > WANTED_CHECK_SECONDS:
                looked = time.monotonic()
                if not self._is_wanted(job, journal):
                    child.stop()
                    return

    def _is_wanted(self, job: Job, journal: Journal) -> bool:
        return self._jobs.store.exists(keys.job(job.id)) and not journal.is_cancelled()

    def _store_page(self, job: Job, journal: Journal, read: PageRead) -> None:
        """Store a page's objects, and note in the journal that they are all there."""
        store, number = self._jobs.store, read.page.number
        with timed("store"):
            writes = [
                self._executor.submit(
                    store.put, keys.crop(job.id, journal.run, number, crop.region), crop.png, "image/png"
                )
                for crop in read.crops
            ]
            pictures = {keys.preview: read.preview, keys.thumbnail: read.thumbnail}
            writes += [
                self._executor.submit(store.put, key(job.id, journal.run, number), picture, "image/webp")
                for key, picture in pictures.items()
                if picture is not None
            ]
            for write in writes:
                write.result()
            page = msgspec.json.encode(read.page)
            store.put(keys.page(job.id, journal.run, number), page, "application/json")
            journal.page_done(number)
        for stage, seconds in read.seconds.items():
            metrics.STAGE_SECONDS.labels(stage).observe(seconds)
        metrics.PAGES.labels("done", self._settings.engine).inc()

    def _store_failure(self, job: Job, journal: Journal, page: int, error: DocumentError) -> None:
        journal.page_failed(page, error.problem())
        metrics.PAGES.labels(error.code, self._settings.engine).inc()
        log.warning(
            "page failed", extra={"job_id": job.id, "run": journal.run, "page": page, "code": error.code}
        )


@contextmanager
def _attempt(journal: Journal, page: int) -> Iterator[None]:
    """An attempt that begins at ``page``. Only a worker that dies leaves it counted against the page."""
    attempt = journal.start(page)
    try:
        yield
    except Exception:
        with suppress(StoreUnavailable):
            journal.release(page, attempt)
        raise


def _as_document_error(error: DocumentError | ObjectMissing) -> DocumentError:
    if isinstance(error, DocumentError):
        return error
    return Internal("the stored document or model is gone: submit the document again")
