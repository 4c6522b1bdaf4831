"""A request that brings a document: saved first, published second."""

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import anyio
import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request

from docreader import keys, messages
from docreader.access import Caller
from docreader.errors import DocreaderError, InvalidOption, SourceForbidden, StoreUnavailable
from docreader.job import Job, Origin, S3Origin, UploadOrigin, UrlOrigin, Webhook, expiry
from docreader.jobs import SETTLE_SECONDS, JobMissing
from docreader.logs import of_run
from docreader.options import Options, parse_options
from docreader.result import Source
from docreader.store import ObjectMissing
from docreader.store.base import delete_prefix
from docreader_api.body import read_json
from docreader_api.intake import take_in
from docreader_api.multipart import BadRequest, Part, content, read_parts, text
from docreader_api.services import Services
from docreader_api.services import caller as caller_of
from docreader_api.undo import undone_on_failure
from docreader_api.upload import check_length
from docreader_api.webhooks import check_webhook, parse_webhook

log = logging.getLogger(__name__)

MAX_LABELS = 16
MAX_TITLE = 500
MAX_KEY_BYTES = 1024
"""S3's own limit."""
ACCEPTED_SECONDS = 10.0
"""How long a request waits for an equal one that came first to be accepted."""


class JobRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A job asked for in JSON."""

    source: Origin
    title: str | None = None
    options: dict[str, Any] = msgspec.field(default_factory=dict)
    labels: list[str] = msgspec.field(default_factory=list)
    webhook: Webhook | None = None


class IdempotencyKeyReused(DocreaderError):
    """The Idempotency-Key was used for another request: choose a new key for a new request."""

    code = "idempotency_key_reused"
    http_status = 422


class RequestUnderWay(DocreaderError):
    """Another request with the same Idempotency-Key has not ended: try again after it."""

    code = "request_under_way"
    http_status = 409
    retryable = True


@dataclass
class _Asked:
    """What a request asks for, gathered part by part."""

    source: Source | None = None
    origin: Origin = field(default_factory=UploadOrigin)
    title: str | None = None
    options: dict[str, Any] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    webhook: Webhook | None = None


async def submit(services: Services, request: Request) -> tuple[Job, bool]:
    """Accept the document a request brings; returns the job, and whether it is new.

    Raises:
        DocreaderError: the input is bad, or the store or the broker is away; then nothing of it is kept.

    """
    key = request.headers.get("idempotency-key")
    idempotency = keys.digest(key) if key else None
    job_id = keys.new_job_id()
    caller = caller_of(request)
    tenant = caller.tenant
    await anyio.to_thread.run_sync(services.jobs.reserve, tenant, job_id)
    job: Job | None = None
    async with undone_on_failure(lambda: _undo(services, tenant, job_id, job)):
        await anyio.to_thread.run_sync(services.allowance.check, tenant, caller.limits)
        asked = await _read_request(services, request, caller, keys.source(job_id))
        created_at = datetime.now(UTC)
        job = Job(
            id=job_id,
            tenant=tenant,
            title=asked.title,
            source=asked.source or Source(name=_name_of(asked.origin)),
            origin=asked.origin,
            options=parse_options(asked.options),
            labels=asked.labels,
            webhook=check_webhook(asked.webhook, services.settings),
            idempotency=idempotency,
            created_at=created_at,
            expires_at=expiry(created_at, caller.limits.keep_days, services.settings.keep_days),
        )
        if idempotency is not None:
            first = await _holder(services, tenant, idempotency, job_id)
            if first != job_id:
                known = await _accepted(services, first, tenant)
                await anyio.to_thread.run_sync(_undo, services, tenant, job_id, job)
                return _same(known, job), False
        await anyio.to_thread.run_sync(services.jobs.save, job)
        await publish(services, job_id, run=1)
    await anyio.to_thread.run_sync(_note_published, services, job)
    return job, True


def _note_published(services: Services, job: Job) -> None:
    """What is noted of a job that goes on whatever comes now: a store that is away loses only a count."""
    try:
        services.jobs.confirm(job)
        if job.origin == UploadOrigin():  # others are counted as they are sent ahead or fetched
            services.usage.charge(job.tenant, "bytes", job.source.bytes or 0, keys.source(job.id))
    except StoreUnavailable as error:
        log.warning("not counted: %s", error.message, extra=of_run(job, 1))


async def publish(services: Services, job_id: str, run: int) -> None:
    """Queue a run of a saved job. Raises `BrokerUnavailable`."""
    await services.publisher.published(messages.read_document(job_id, run))


async def _holder(services: Services, tenant: str, idempotency: str, job_id: str) -> str:
    """The job that has an idempotency key, which may be another than ``job_id``."""
    if await anyio.to_thread.run_sync(services.jobs.claim, tenant, idempotency, job_id):
        return job_id
    await anyio.sleep(SETTLE_SECONDS)  # in the event loop: threads are for those that save
    return await anyio.to_thread.run_sync(services.jobs.holder, tenant, idempotency)


async def _accepted(services: Services, job_id: str, tenant: str) -> Job:
    """The job that has an idempotency key: the request that brings it may still be under way, and fail."""
    deadline = anyio.current_time() + ACCEPTED_SECONDS
    while True:
        with suppress(JobMissing):
            job = await anyio.to_thread.run_sync(services.jobs.load, job_id, tenant)
            if await anyio.to_thread.run_sync(services.jobs.is_confirmed, job):
                return job
        if anyio.current_time() > deadline:
            raise RequestUnderWay(
                "a request with this Idempotency-Key is still under way; try again when it has ended"
            )
        await anyio.sleep(0.1)


def _same(known: Job, job: Job) -> Job:
    facts = [
        (each.source.sha256, each.origin, each.options, each.title, each.labels, each.webhook)
        for each in (known, job)
    ]
    if facts[0] != facts[1]:
        raise IdempotencyKeyReused("this Idempotency-Key was used for a different request; choose a new one")
    return known


def _undo(services: Services, tenant: str, job_id: str, job: Job | None) -> None:
    """Remove what this request wrote: all of it is under its own id."""
    delete_prefix(services.store, keys.job_prefix(job_id))
    written = [keys.open_run(tenant, job_id, 1)]
    if job is not None:
        written.append(keys.index(tenant, job_id, job.created_at))
    if job is not None and job.expires_at is not None:
        written.append(keys.expiry(job_id, job.expires_at))
    if job is not None and job.idempotency is not None:
        written.append(keys.claim(tenant, job.idempotency, job_id))
    services.store.delete(written)


def _name_of(origin: Origin) -> str:
    address = origin.url.split("?")[0] if isinstance(origin, UrlOrigin) else getattr(origin, "key", "")
    return clean_name(address.rstrip("/").rsplit("/", 1)[-1]) or "document"


def clean_name(name: str) -> str:
    """A file name without folders and control characters, of at most 200 characters."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in base if character.isprintable())[:200]


async def _read_request(services: Services, request: Request, caller: Caller, target: str) -> _Asked:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "multipart/form-data":
        check_length(request.headers.get("content-length"), services.settings.max_document_bytes)
        return await _read_form(services, request, caller, target)
    if kind == "application/json":
        return await _read_json(services, request, caller.tenant, target)
    raise HTTPException(415, "send multipart/form-data with a `file`, or application/json with a `source`")


async def _read_form(services: Services, request: Request, caller: Caller, target: str) -> _Asked:
    asked = _Asked()
    events = read_parts(request)
    async for event in events:
        if not isinstance(event, Part):
            continue
        if event.name == "file" and event.file_name is not None:
            if asked.source is not None:
                raise BadRequest("one request brings one `file`; send one request for each document")
            name = clean_name(event.file_name) or "document"
            asked.source = await take_in(services, caller, target, content(events), name)
        else:
            _take_field(asked, event.name, await text(event.name, events))
    if asked.source is None:
        raise BadRequest("the form has no `file`: curl -F file=@paper.pdf")
    return asked


def _take_field(asked: _Asked, name: str, value: str) -> None:
    if name == "title":
        asked.title = _title(value)
    elif name == "label":
        asked.labels = _labels([*asked.labels, value])
    elif name == "webhook":
        asked.webhook = parse_webhook(value)
    elif name == "options":
        try:
            asked.options |= msgspec.json.decode(value.encode(), type=dict[str, Any])
        except (msgspec.ValidationError, msgspec.DecodeError, RecursionError):
            raise InvalidOption("options: not a JSON object", option="options") from None
    elif name in Options.__struct_fields__:
        asked.options[name] = value
    else:
        allowed = ", ".join(("file", "title", "label", "webhook", "options", *Options.__struct_fields__))
        raise InvalidOption(f"unknown field {name[:40]!r}; allowed are {allowed}", option=name[:40])


def _title(title: str) -> str:
    if len(title) > MAX_TITLE:
        raise InvalidOption(f"title: at most {MAX_TITLE} characters", option="title")
    return title


def _labels(labels: list[str]) -> list[str]:
    if len(labels) > MAX_LABELS or any(not 0 < len(label) <= 100 for label in labels):
        raise InvalidOption(f"labels: at most {MAX_LABELS}, each of 1 to 100 characters", option="labels")
    return labels


async def _read_json(services: Services, request: Request, tenant: str, target: str) -> _Asked:
    asked = await read_json(request, JobRequest, "a job request")
    source = None
    match asked.source:
        case S3Origin(bucket=bucket) if bucket not in services.settings.allowed_buckets:
            raise SourceForbidden(
                f"the bucket {bucket!r} is not among DOCREADER_SOURCE_BUCKETS", bucket=bucket
            )
        case S3Origin(key=key) if not key.strip() or len(key.encode()) > MAX_KEY_BYTES:
            raise InvalidOption(
                f"source.key: 1 to {MAX_KEY_BYTES} bytes in UTF-8, not all of them blanks",
                option="source.key",
            )
        case UploadOrigin(id=upload_id):
            source = await anyio.to_thread.run_sync(_take_upload, services, tenant, upload_id or "", target)
    title = None if asked.title is None else _title(asked.title)
    return _Asked(source, asked.source, title, asked.options, _labels(asked.labels), asked.webhook)


def _take_upload(services: Services, tenant: str, upload_id: str, target: str) -> Source:
    if not keys.is_job_id(upload_id):
        raise InvalidOption("source.id: the id that POST /v1/uploads answered", option="source.id")
    try:
        facts = services.store.get(keys.upload(tenant, upload_id) + "/source.json")
        services.store.copy(keys.upload(tenant, upload_id) + "/document", target)
    except ObjectMissing:
        raise InvalidOption(
            f"source.id: there is no upload {upload_id}; it is sent with POST /v1/uploads", option="source.id"
        ) from None
    return msgspec.json.decode(facts, type=Source)
