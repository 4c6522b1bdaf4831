"""Equal requests with one Idempotency-Key make one job."""

from contextlib import suppress
from typing import Any

import anyio

from docreader.claims import SETTLE_SECONDS
from docreader.errors import DocreaderError
from docreader.job import Job
from docreader.jobs import JobMissing
from docreader_api.services import Services

ACCEPTED_SECONDS = 10.0
"""How long a request waits for an equal one that came first to be accepted."""


class IdempotencyKeyReused(DocreaderError):
    """The Idempotency-Key was used for another request: choose a new key for a new request."""

    code = "idempotency_key_reused"
    http_status = 422


class RequestUnderWay(DocreaderError):
    """Another request with the same Idempotency-Key has not ended: try again after it."""

    code = "request_under_way"
    http_status = 409
    retryable = True


async def accepted_before(services: Services, job: Job) -> Job | None:
    """The job that an equal request made; None where ``job`` is the first with its key, or has none.

    Raises:
        IdempotencyKeyReused: the request that made it was another one.
        RequestUnderWay: the request that makes it does not end.

    """
    if job.idempotency is None:
        return None
    holder = await _holder(services, job, job.idempotency)
    if holder == job.id:
        return None
    known = await _accepted(services, holder, job.tenant)
    if _facts(known) != _facts(job):
        raise IdempotencyKeyReused("this Idempotency-Key was used for a different request; choose a new one")
    return known


async def _holder(services: Services, job: Job, idempotency: str) -> str:
    """The id of the job that has an idempotency key, which may be another than ``job``."""
    if await anyio.to_thread.run_sync(services.claims.claim, job.tenant, idempotency, job.id):
        return job.id
    await anyio.sleep(SETTLE_SECONDS)  # in the event loop: threads are for those that save
    return await anyio.to_thread.run_sync(services.claims.holder, job.tenant, idempotency)


async def _accepted(services: Services, job_id: str, tenant: str) -> Job:
    """The job that has an idempotency key: the request that brings it may still be under way, and fail."""
    deadline = anyio.current_time() + ACCEPTED_SECONDS
    while True:
        with suppress(JobMissing):
            job = await anyio.to_thread.run_sync(services.jobs.load, job_id, tenant)
            if await anyio.to_thread.run_sync(services.claims.is_confirmed, job):
                return job
        if anyio.current_time() > deadline:
            raise RequestUnderWay(
                "a request with this Idempotency-Key is still under way; try again when it has ended"
            )
        await anyio.sleep(0.1)


def _facts(job: Job) -> tuple[Any, ...]:
    """What requests are equal in."""
    return job.source.sha256, job.origin, job.options, job.title, job.labels, job.webhook
