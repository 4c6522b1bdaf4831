"""A worker without a broker: what it would publish is a list."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, cast

import msgspec

from docreader import keys
from docreader.job import Job
from docreader.jobs import Jobs
from docreader.journal import Journal
from docreader.media import sniff
from docreader.models import Models
from docreader.options import parse_options
from docreader.result import Result, Source
from docreader.run_state import RunState, Status
from docreader.settings import Settings
from docreader.store import Store
from docreader_worker.job_reader import JobReader
from docreader_worker.model_folder import announce_builtin
from docreader_worker.workplace import Workplace

SETTINGS = Settings(page_timeout=60.0, batch_pages=4, batches_in_flight=2, ocr="none")


class _Watched:
    """A store whose calls of one method are told of before they are made."""

    def __init__(self, store: Store, method: str, look: Callable[[str], object]) -> None:
        self._store, self._method, self._look = store, method, look

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._store, name)
        if name != self._method:
            return found

        def call(key: str, *rest: Any) -> Any:
            self._look(key)
            return found(key, *rest)

        return call


@dataclass
class Desk:
    """Jobs, the batches that were published, and readers made on demand."""

    jobs: Jobs
    published: list[int] = field(default_factory=list)
    notified: list[tuple[str, int]] = field(default_factory=list)
    stopping: bool = False
    _readers: list[JobReader] = field(default_factory=list)

    def reader(self, **changes: Any) -> JobReader:
        """A new worker."""
        settings = msgspec.structs.replace(SETTINGS, **changes)
        reader = JobReader(
            Workplace(self.jobs, settings),
            publish=lambda _job, _run, batch: self.published.append(batch),
            notify=lambda job, run: self.notified.append((job, run)),
            stopping=lambda: self.stopping,
        )
        announce_builtin(Models(self.jobs.store, settings.model))
        self._readers.append(reader)
        return reader

    def submit(self, data: bytes, **options: str) -> Job:
        """Save a job, as the API does."""
        job_id = keys.new_id()
        self.jobs.store.put(keys.source(job_id), data)
        source = Source(
            name="a.pdf", media_type=sniff(data[:1024]), bytes=len(data), sha256=sha256(data).hexdigest()
        )
        given: dict[str, str] = {"crops": "none", "previews": "false", **options}
        job = Job(id=job_id, source=source, options=parse_options(given), created_at=datetime.now(UTC))
        self.jobs.reserve(job.tenant, job_id)
        self.jobs.save(job)
        return job

    def work(self, reader: JobReader, job: Job, run: int = 1) -> RunState:
        """Do what is published until nothing is."""
        while self.published:
            reader.read_pages(job.id, run, self.published.pop(0))
        return self.jobs.state(job.id)

    def poison(self, job: Job, page: int) -> Journal:
        """Have a page of the first run seem to have killed three workers."""
        journal = Journal(self.jobs.store, job.id, 1)
        for _ in range(3):
            journal.start(page)
        return journal

    def error(self, job: Job) -> str | None:
        """The code of the error that a job ended with."""
        state = self.jobs.state(job.id)
        assert state.status is Status.FAILED
        problem = self.jobs.view(job, state).error
        return problem.code if problem else None

    def before_put(self, beginning: str, happens: Callable[[Jobs], object]) -> None:
        """Have something happen right before the first write of a key that begins so."""
        undisturbed, due = Jobs(self.jobs.store), [happens]

        def look(key: str) -> None:
            if key.startswith(beginning) and due:
                due.pop()(undisturbed)

        self.before("put", look)

    def before(self, method: str, look: Callable[[str], object]) -> None:
        """Have ``look`` called with the key before each call of a method of the store."""
        self.jobs.store = cast(Store, _Watched(self.jobs.store, method, look))

    def result(self, job: Job, run: int = 1) -> Result:
        """What was read."""
        return msgspec.json.decode(self.jobs.store.get(keys.result(job.id, run)), type=Result)

    def close(self) -> None:
        """End all workers."""
        for reader in self._readers:
            reader.close()
