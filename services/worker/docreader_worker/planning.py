"""How a run is planned: which pages it reads, in which batches, and what it has from the runs before it."""

from collections import defaultdict
from concurrent.futures import Executor

from docreader import keys, metrics, tracing
from docreader.errors import PageCrashed, TooManyPages
from docreader.job import Job
from docreader.journal import OPENING, Journal, Plan
from docreader.options import select_pages
from docreader.run_state import RunState
from docreader_worker.attempts import attempt
from docreader_worker.workplace import Workplace


class Planner:
    """Plans runs in one worker thread; the threads of ``executor`` copy what runs before have read."""

    def __init__(self, workplace: Workplace, executor: Executor) -> None:
        self._place = workplace
        self._jobs = workplace.jobs
        self._settings = workplace.settings
        self._executor = executor

    def plan(self, job: Job, state: RunState) -> Plan:
        """Plan a run that has no plan, and note it in the journal.

        Raises:
            DocumentError: the document cannot be read, or its model is gone.
            ObjectMissing: the document is gone.

        """
        journal = Journal(self._jobs.store, job.id, state.run)
        if state.attempts[OPENING] >= self._settings.batch_attempts:
            raise PageCrashed(
                f"opening the document brought its worker down {state.attempts[OPENING]} times: print it "
                "to a new PDF and submit that, or see DOCREADER_BATCH_ATTEMPTS"
            )
        with attempt(journal, OPENING):
            plan = self._carry_over(job, state) or self._first_plan(job)
        journal.plan(plan)
        return plan

    def _carry_over(self, job: Job, state: RunState) -> Plan | None:
        """The plan of the newest run before that has one, with the pages that it read."""
        for run in range(state.run - 1, 0, -1):
            journal = Journal(self._jobs.store, job.id, run)
            before = journal.state()
            if before.plan_event is not None:
                self._copy_pages(job, before, state)
                return journal.read_plan(before.plan_event)
        return None

    def _copy_pages(self, job: Job, before: RunState, state: RunState) -> None:
        store = self._jobs.store
        journal = Journal(store, job.id, state.run)
        old, new = keys.run_prefix(job.id, before.run), keys.run_prefix(job.id, state.run)
        parts: dict[int | None, list[str]] = defaultdict(list)
        for entry in store.list(old):
            parts[keys.page_of(entry.key)].append(entry.key.removeprefix(old))

        def copy(page: int) -> None:
            for part in parts[page]:
                store.copy(old + part, new + part)
            journal.page_done(page)

        for _ in self._executor.map(copy, sorted(before.done - state.done)):
            pass  # an error of a copy is raised here

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
