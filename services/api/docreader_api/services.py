"""What the routes work with, put together once at start."""

from dataclasses import dataclass, field

import anyio
from starlette.requests import Request

from docreader.broker import Broker, Publisher
from docreader.job import DEFAULT_TENANT
from docreader.jobs import Jobs
from docreader.models import Models
from docreader.settings import Settings
from docreader.store import Store
from docreader_api.queue import QueuePositions
from docreader_api.watch import Watches


@dataclass
class Services:
    """The parts of one API process."""

    settings: Settings
    store: Store
    broker: Broker
    publisher: Publisher
    jobs: Jobs = field(init=False)
    models: Models = field(init=False)
    watches: Watches = field(init=False)
    queue: QueuePositions = field(init=False)
    uploads: anyio.CapacityLimiter = field(init=False)

    def __post_init__(self) -> None:
        self.jobs = Jobs(self.store)
        self.models = Models(self.store, self.settings.model)
        self.watches = Watches(self.jobs)
        self.queue = QueuePositions(self.jobs)
        self.uploads = anyio.CapacityLimiter(self.settings.max_uploads)


def services(request: Request) -> Services:
    """The parts behind a request."""
    found: Services = request.app.state.services
    return found


def tenant(request: Request) -> str:
    """Whose jobs a request may see."""
    return DEFAULT_TENANT
