"""What the sweeps are tested in."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from docreader import keys
from docreader.cleanup import Cleanup
from docreader.job import Job
from docreader.jobs import Jobs
from docreader.reminders import Reminders
from docreader.result import Source
from docreader.store.file import FileStore
from docreader.sweep import Sweep
from docreader.webhooks import Webhooks

STALLED = timedelta(minutes=3)


class Place:
    """Jobs in a folder, a broker that is a list, and a clock that can be set back for files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jobs = Jobs(FileStore(folder))
        self.published: list[tuple[str, int]] = []
        self.reminded: list[tuple[str, int]] = []
        self.waiting = 0
        self.undelivered = 0
        self.sweep = Sweep(
            jobs=self.jobs,
            publish=lambda job_id, run: self.published.append((job_id, run)),
            backlog=lambda: self.waiting,
            stalled_after=STALLED,
            reminders=Reminders(
                Webhooks(self.jobs.store), lambda job_id, run: self.reminded.append((job_id, run))
            ),
            undelivered=lambda: self.undelivered,
        )
        self.cleanup = Cleanup(self.jobs, settled_after=STALLED)

    def objects_of(self, job: Job) -> list[str]:
        """Every object that names a job."""
        return [entry.key for entry in self.jobs.store.list("") if job.id in entry.key]

    def save(self, **fields: Any) -> Job:
        """An accepted job."""
        now = datetime.now(UTC)
        job = Job(id=keys.new_job_id(), source=Source(name="a", sha256="0"), created_at=now, **fields)
        self.jobs.reserve(job.tenant, job.id)
        self.jobs.save(job)
        return job

    def age(self, **by: float) -> None:
        """Let everything that is stored be that much older."""
        moment = (datetime.now(UTC) - timedelta(**by)).timestamp()
        for path in self.folder.rglob("*"):
            os.utime(path, (moment, moment))
