"""What the routes work with, put together once at start."""

from functools import partial

import anyio
from starlette.requests import Request

from docreader.access import Caller
from docreader.access_file import AccessFile, OpenAccess
from docreader.broker import Broker, Publisher
from docreader.claims import Claims
from docreader.datasets import Datasets
from docreader.job import Job
from docreader.jobs import Jobs
from docreader.models import Models
from docreader.settings import Settings
from docreader.store import Store
from docreader.trainings import Trainings
from docreader.usage import Allowance, Usage
from docreader_api.queue import QueuePositions
from docreader_api.status_board import StatusBoard
from docreader_api.watch import Watches


class Services:
    """The parts of one API process."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        broker: Broker,
        publisher: Publisher,
        access: AccessFile | OpenAccess,
    ) -> None:
        self.settings = settings
        self.store = store
        self.broker = broker
        self.publisher = publisher
        self.access = access
        self.jobs = Jobs(store)
        self.claims = Claims(store)
        self.models = Models(store, settings.model)
        self.datasets = Datasets(store)
        self.trainings = Trainings(store)
        self.watches = Watches(self.jobs.state)
        self.training_watches = Watches(self.trainings.state)
        self.queue = QueuePositions(self.jobs)
        self.board = StatusBoard(settings, self.jobs, publisher)
        self.usage = Usage(store)
        self.allowance = Allowance(store, self.usage)
        self.uploads = anyio.CapacityLimiter(settings.max_uploads)
        self.checks = anyio.CapacityLimiter(1)


def services_of(request: Request) -> Services:
    """The parts behind a request."""
    services: Services = request.app.state.services
    return services


def caller_of(request: Request) -> Caller:
    """Who makes a request."""
    caller: Caller = request.state.caller
    return caller


def tenant_of(request: Request) -> str:
    """Whose jobs a request may see."""
    return caller_of(request).tenant


async def job_of(request: Request) -> Job:
    """The job that a request names. Raises `JobMissing`, also where it is another tenant's."""
    load = partial(services_of(request).jobs.load, request.path_params["job_id"], tenant_of(request))
    return await anyio.to_thread.run_sync(load)
