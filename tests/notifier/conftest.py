"""What the notifier's tests share: jobs in a folder, a receiver, and a notifier whose broker is a list."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from docreader import keys
from docreader.job import DEFAULT_TENANT, Job, Webhook
from docreader.jobs import Jobs
from docreader.journal import Ending, Journal
from docreader.result import Source
from docreader.run_state import Status
from docreader.settings import Settings
from docreader.store.file import FileStore
from docreader.webhooks import Webhooks
from docreader_notifier.notifier import Notifier
from tests.receiver import SECRETS, Receiver, receiving

SETTINGS = Settings(
    webhook_secret=" ".join(SECRETS), webhook_allow_private=True, webhook_retries="0,0", webhook_concurrency=4
)


@dataclass
class Desk:
    """Jobs whose ends are to be told, and what the notifier published with its delays."""

    jobs: Jobs
    published: list[tuple[str, int, float]] = field(default_factory=list)

    @property
    def webhooks(self) -> Webhooks:
        return Webhooks(self.jobs.store)

    def notifier(self, **changes: Any) -> Notifier:
        """A notifier, with settings of its own."""
        settings = msgspec.structs.replace(SETTINGS, **changes)
        return Notifier(self.jobs, settings, lambda *message: self.published.append(message))

    def save(self, url: str, *, ended: bool = True, tenant: str = DEFAULT_TENANT) -> str:
        """A job whose first run is to be told; its id."""
        job = Job(
            id=keys.new_id(),
            tenant=tenant,
            source=Source(name="a.pdf", sha256="0"),
            webhook=Webhook(url),
            created_at=datetime.now(UTC),
        )
        self.jobs.reserve(job.tenant, job.id)
        self.jobs.save(job)
        self.webhooks.owe(job, 1)
        if ended:
            Journal(self.jobs.store, job.id, 1).finish(Status.SUCCEEDED, 3, 0, Ending())
        return job.id

    def outcomes(self, job_id: str) -> list[tuple[str, int | str | None]]:
        """The log of a job: outcomes with the status or the error of each."""
        return [(each.outcome.value, each.status or each.error) for each in self.webhooks.attempts(job_id)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Jobs(FileStore(tmp_path / "store")))


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found
