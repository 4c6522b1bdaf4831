"""How a worker reads a job: have it planned, read its batches, and have the result assembled.

Every method may be called again at any time, by any worker: what the journal says is done is not done
twice, and what it does not say is.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from docreader import keys, tracing
from docreader.errors import DocumentError, Internal, PageCrashed
from docreader.job import Job
from docreader.jobs import JobMissing, Jobs
from docreader.journal import Journal, Plan
from docreader.logs import of_run
from docreader.run_state import RunState, Status, read_state
from docreader.store import ObjectMissing
from docreader.store.base import ObjectUnreadable, delete_prefix
from docreader.usage import Usage
from docreader_worker.assembly import assemble, finish
from docreader_worker.attempts import HandedBack, attempt
from docreader_worker.page_store import PageStore
from docreader_worker.planning import Planner
from docreader_worker.protocol import PageRead
from docreader_worker.workplace import Workplace

STORE_THREADS = 8
WANTED_CHECK_SECONDS = 2.0
READING_ENDS = (DocumentError, ObjectMissing, ObjectUnreadable)
"""What ends the reading of a document or a batch: the next try would meet it again."""

log = logging.getLogger(__name__)


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
        self._settings = workplace.settings
        self._publish = publish
        self._notify = notify
        self._stopping = stopping
        self._executor = ThreadPoolExecutor(STORE_THREADS, thread_name_prefix="store")
        self._planner = Planner(workplace, self._executor)
        self._pages = PageStore(workplace.jobs, workplace.settings.engine, self._executor)

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
            try:
                plan = self._planner.plan(job, state)
            except READING_ENDS as error:
                self._fail(job, run, _as_document_error(error))
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
        # A message may come for a run that was taken back, because nobody knew that it had been published.
        return (job, state) if state.accepted and not state.status.ended else None

    def _read_batch(self, job: Job, run: int, plan: Plan, index: int) -> None:
        journal = Journal(self._jobs.store, job.id, run)
        state = journal.state()
        pending = state.unread(plan.batch(index))
        while pending and state.attempts[pending[0]] >= self._settings.batch_attempts:
            page = pending.pop(0)
            error = PageCrashed(
                f"page {page} brought its worker down {state.attempts[page]} times: print the document to a "
                "new PDF and submit that, or see DOCREADER_BATCH_ATTEMPTS"
            )
            self._pages.fail(job, journal, page, error)
        try:
            if pending:
                with attempt(journal, pending[0]):
                    self._read_pages(job, journal, plan, pending)
        except HandedBack:
            self._publish(job.id, run, index)
        except READING_ENDS as gone:  # the model or the document: for all pages
            for page in journal.state().unread(pending):
                self._pages.fail(job, journal, page, _as_document_error(gone))
            self._go_on(job, run, plan, index)
        else:
            self._go_on(job, run, plan, index)

    def _go_on(self, job: Job, run: int, plan: Plan, index: int) -> None:
        """After a batch: queue the next of its chain, and assemble if it was the last of all."""
        state = read_state(self._jobs.store, job.id, run)
        if not state.accepted:
            self._clear(job, run)
        elif not state.status.ended:
            following = plan.next_unread(index + plan.stride, state)
            if following is not None:
                self._publish(job.id, run, following)
            if not state.unread(plan.pages):
                with tracing.span("assemble"):
                    status = assemble(self._jobs, job, state, plan, self._executor)
                self._tell(job, run, status)
                log.info(status.value, extra={**of_run(job, run), "pages": len(plan.pages)})

    def _fail(self, job: Job, run: int, error: DocumentError) -> None:
        """End a run that came to no plan."""
        state = read_state(self._jobs.store, job.id, run)
        if not state.accepted:
            self._clear(job, run)
        elif not state.status.ended:
            status = finish(self._jobs, job, state, Status.FAILED, problem=error.problem())
            self._tell(job, run, status)
            log.info(status.value, extra={**of_run(job, run), "code": error.code})

    def _clear(self, job: Job, run: int) -> None:
        """Remove what was written since the job was deleted, or the run taken back."""
        if self._jobs.store.exists(keys.job(job.id)):
            self._jobs.withdraw(job, run)
        else:
            delete_prefix(self._jobs.store, keys.job_prefix(job.id))

    def _tell(self, job: Job, run: int, status: Status) -> None:
        """Have an end told; whoever cancelled has told so."""
        if job.webhook is not None and status is not Status.CANCELLED:
            self._notify(job.id, run)

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
                self._pages.fail(job, journal, page, read)
            else:
                self._pages.put(job, journal, read)
            if stopping and not last:
                raise HandedBack
            if time.monotonic() - looked > WANTED_CHECK_SECONDS:
                looked = time.monotonic()
                if not self._is_wanted(job, journal):
                    child.stop()
                    return

    def _is_wanted(self, job: Job, journal: Journal) -> bool:
        return self._jobs.store.exists(keys.job(job.id)) and not journal.is_cancelled()


def _as_document_error(error: DocumentError | ObjectMissing | ObjectUnreadable) -> DocumentError:
    if isinstance(error, DocumentError):
        return error
    gone = "the stored document or model is gone: submit the document again"
    fault = Internal(error.message if isinstance(error, ObjectUnreadable) else gone)
    fault.retryable = False
    return fault
