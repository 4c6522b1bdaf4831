"""What the sweeps are tested in, and what other tests of jobs and trainings begin with."""

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
from docreader.training import Training, TrainingOptions
from docreader.trainings import Trainings
from docreader.trainings_sweep import TrainingsSweep
from docreader.webhooks import Webhooks

STALLED = timedelta(minutes=3)


def save(jobs: Jobs, **fields: Any) -> Job:
    """An accepted job."""
    given = {"source": Source(name="a", sha256="0"), "created_at": datetime.now(UTC), **fields}
    job = Job(id=keys.new_id(), **given)
    jobs.reserve(job.tenant, job.id)
    jobs.save(job)
    return job


def new_training(tenant: str = "default", name: str = "mine") -> Training:
    """A training that was asked for, and is not accepted yet."""
    return Training(
        id=keys.new_id(),
        tenant=tenant,
        dataset="pages@1",
        name=name,
        version="1",
        base="docreader-layout@1",
        options=TrainingOptions(),
        created_at=datetime.now(UTC),
    )


class Fails(Exception):
    """The process dies here."""


class Dying(FileStore):
    """Ends the process at the write whose number is given, which is not done."""

    def __init__(self, root: Path, last: int) -> None:
        super().__init__(root)
        self._left = last

    def put(self, key: str, data: bytes, media_type: str = "application/octet-stream") -> None:
        if self._left == 0:
            raise Fails
        self._left -= 1
        super().put(key, data, media_type)


def age(folder: Path, **by: float) -> None:
    """Let everything that is stored in a folder be that much older."""
    moment = (datetime.now(UTC) - timedelta(**by)).timestamp()
    for path in folder.rglob("*"):
        os.utime(path, (moment, moment))


class Place:
    """Jobs and trainings in a folder, brokers that are lists, and a clock that can be set back for files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jobs = Jobs(FileStore(folder))
        self.trainings = Trainings(self.jobs.store)
        self.published: list[tuple[str, int]] = []
        self.slices: list[tuple[str, int]] = []
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
        self.trainings_sweep = TrainingsSweep(
            trainings=self.trainings,
            publish=lambda training_id, iteration: self.slices.append((training_id, iteration)),
            backlog=lambda: self.waiting,
            stalled_after=STALLED,
        )
        self.cleanup = Cleanup(self.jobs, settled_after=STALLED)

    def objects_of(self, item_id: str) -> list[str]:
        """Every object that names a job or a training."""
        return [entry.key for entry in self.jobs.store.list("") if item_id in entry.key]

    def save(self, **fields: Any) -> Job:
        """An accepted job."""
        return save(self.jobs, **fields)

    def age(self, **by: float) -> None:
        """Let everything that is stored be that much older."""
        age(self.folder, **by)
