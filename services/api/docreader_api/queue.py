"""How many jobs are before one in the queue: asked by many, listed seldom."""

import time

from docreader.jobs import Jobs

FRESH_SECONDS = 2.0


class QueuePositions:
    """The order of a tenant's open jobs, listed again when it is not fresh."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._listed: dict[str, tuple[float, dict[str, int]]] = {}

    def before(self, tenant: str, job_id: str) -> int | None:
        """How many of a tenant's open jobs were reserved before this one; None while it is not listed."""
        at, places = self._listed.get(tenant, (0.0, {}))
        if job_id not in places or time.monotonic() - at > FRESH_SECONDS:
            places = {each: place for place, each in enumerate(self._jobs.open_jobs(tenant))}
            self._listed[tenant] = (time.monotonic(), places)
        return places.get(job_id)
