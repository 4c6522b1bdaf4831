"""A document is accepted: saved first, published second."""

import logging
from datetime import UTC, datetime

import anyio
from starlette.requests import Request

from docreader import keys, messages
from docreader.errors import StoreUnavailable
from docreader.job import Job, UploadOrigin, expiry
from docreader.logs import of_run
from docreader.options import parse_options
from docreader.result import Source
from docreader_api.asked import name_of, read_request
from docreader_api.idempotency import accepted_before
from docreader_api.services import Services, caller_of
from docreader_api.undo import undone_on_failure
from docreader_api.webhooks import check_webhook

log = logging.getLogger(__name__)


async def submit(services: Services, request: Request) -> tuple[Job, bool]:
    """Accept the document a request brings; returns the job, and whether it is new.

    Raises:
        DocreaderError: the input is bad, or the store or the broker is away; then nothing of it is kept.

    """
    key = request.headers.get("idempotency-key")
    job_id = keys.new_id()
    caller = caller_of(request)
    tenant = caller.tenant
    await anyio.to_thread.run_sync(services.jobs.reserve, tenant, job_id)
    job: Job | None = None
    async with undone_on_failure(lambda: services.jobs.abandon(tenant, job_id, job)):
        await anyio.to_thread.run_sync(services.allowance.check, tenant, caller.limits)
        asked = await read_request(services, request, caller, keys.source(job_id))
        created_at = datetime.now(UTC)
        job = Job(
            id=job_id,
            tenant=tenant,
            title=asked.title,
            source=asked.source or Source(name=name_of(asked.origin)),
            origin=asked.origin,
            options=parse_options(asked.options),
            labels=asked.labels,
            webhook=check_webhook(asked.webhook, services.settings),
            idempotency=keys.digest(key) if key else None,
            created_at=created_at,
            expires_at=expiry(created_at, caller.limits.keep_days, services.settings.keep_days),
        )
        known = await accepted_before(services, job)
        if known is not None:
            await anyio.to_thread.run_sync(services.jobs.abandon, tenant, job_id, job)
            return known, False
        await anyio.to_thread.run_sync(services.jobs.save, job)
        await publish(services, job_id, run=1)
    await anyio.to_thread.run_sync(_note_published, services, job)
    return job, True


def _note_published(services: Services, job: Job) -> None:
    """What is noted of a job that goes on whatever comes now: a store that is away loses only a count."""
    try:
        services.claims.confirm(job)
        if job.origin == UploadOrigin():  # others are counted as they are sent ahead or fetched
            services.usage.charge(job.tenant, "bytes", job.source.bytes or 0, keys.source(job.id))
    except StoreUnavailable as error:
        log.warning("not counted: %s", error.message, extra=of_run(job, 1))


async def publish(services: Services, job_id: str, run: int) -> None:
    """Queue a run of a saved job. Raises `BrokerUnavailable`."""
    await services.publisher.published(messages.read_document(job_id, run))
