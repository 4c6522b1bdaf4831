"""What the routes work with, put together once at start."""

from dataclasses import dataclass, field
from functools import partial

import anyio
from starlette.requests import Request

from docreader.access import Caller
from docreader.access_file import AccessFile, OpenAccess
from docreader.broker import Broker, Publisher
from docreader.datasets import Datasets
from docreader.job import Job
from docreader.jobs import Jobs
from docreader.journal import RunState
from docreader.models import Models
from docreader.settings import Settings
from docreader.store import Store
from docreader.training_journal import TrainingState
from docreader.trainings import Trainings
from docreader.usage import Allowance, Usage
from docreader_api.queue import QueuePositions
from docreader_api.status_board import StatusBoard
from docreader_api.watch import Watches


@dataclass
class Services:
    """The parts of one API process."""

    settings: Settings
    store: Store
    broker: Broker
    publisher: Publisher
    access: AccessFile | OpenAccess
    jobs: Jobs = field(init=False)
    models: Models = field(init=False)
    datasets: Datasets = field(init=False)
    trainings: Trainings = field(init=False)
    watches: Watches[RunState] = field(init=False)
    training_watches: Watches[TrainingState] = field(init=False)
    queue: QueuePositions = field(init=False)
    board: StatusBoard = field(init=False)
    usage: Usage = field(init=False)
    allowance: Allowance = field(init=False)
    uploads: anyio.CapacityLimiter = field(init=False)
    checks: anyio.CapacityLimiter = field(init=False)

    def __post_init__(self) -> None:
        self.jobs = Jobs(self.store)
        self.models = Models(self.store, self.settings.model)
        self.datasets = Datasets(self.store)
        self.trainings = Trainings(self.store)
        self.watches = Watches(self.jobs.state)
        self.training_watches = Watches(self.trainings.state)
        self.queue = QueuePositions(self.jobs)
        self.board = StatusBoard(self.settings, self.jobs, self.publisher)
        self.usage = Usage(self.store)
        self.allowance = Allowance(self.store, self.usage)
        self.uploads = anyio.CapacityLimiter(self.settings.max_uploads)
        self.checks = anyio.CapacityLimiter(1)


def services(request: Request) -> Services:
    """The parts behind a request."""
    found: Services = request.app.state.services
    return found


def caller(request: Request) -> Caller:
    """Who makes a request."""
    found: Caller = request.state.caller
    return found


def tenant(request: Request) -> str:
    """Whose jobs a request may see."""
    return caller(request).tenant


async def job_of(request: Request) -> Job:
    """The job that a request names. Raises `JobMissing`, also where it is another tenant's."""
    load = partial(services(request).jobs.load, request.path_params["job_id"], tenant(request))
    return await anyio.to_thread.run_sync(load)
