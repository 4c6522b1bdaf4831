"""A job: one reading of one document. What is stored when it is accepted, and what clients see of it."""

from datetime import datetime, timedelta
from typing import Annotated

from msgspec import Meta, Struct, field

from docreader.errors import Problem
from docreader.journal import Ending
from docreader.options import Options
from docreader.result import ModelUsed, Source
from docreader.run_state import RunState, Status

DEFAULT_TENANT = "default"
WebAddress = Annotated[
    str,
    Meta(
        pattern="^https?://", max_length=4096, description="An address that begins with http:// or https://."
    ),
]


class UploadOrigin(Struct, frozen=True, tag_field="kind", tag="upload"):
    """The document came with the request, or was uploaded before it under ``id``."""

    id: str | None = None


class UrlOrigin(Struct, frozen=True, tag_field="kind", tag="url"):
    """A worker fetches the document from a web address."""

    url: WebAddress


class S3Origin(Struct, frozen=True, tag_field="kind", tag="s3"):
    """A worker copies the document from a bucket that the settings allow."""

    bucket: Annotated[str, Meta(min_length=3, max_length=63)]
    key: Annotated[str, Meta(min_length=1, max_length=1024)]


Origin = UploadOrigin | UrlOrigin | S3Origin


class Webhook(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to tell that a run of the job has ended."""

    url: WebAddress


class Job(Struct, frozen=True, kw_only=True):
    """What was asked; written once, before anything is published."""

    id: str
    tenant: str = DEFAULT_TENANT
    title: str | None = None
    source: Source
    origin: Origin = field(default_factory=UploadOrigin)
    options: Options = field(default_factory=Options)
    labels: list[str] = field(default_factory=list)
    webhook: Webhook | None = None
    idempotency: str | None = None
    """The digest of the Idempotency-Key it came with."""
    created_at: datetime
    expires_at: datetime | None = None
    """When every object of it is removed; decided when it is accepted."""


class PageCount(Struct, frozen=True, kw_only=True):
    """Progress in pages; ``total`` is unknown until the document was opened."""

    total: int | None
    done: int
    failed: int


class JobView(Struct, frozen=True, kw_only=True):
    """A job as clients see it."""

    id: str
    status: Status
    title: str | None
    source: Source
    options: Options
    labels: list[str]
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    expires_at: datetime | None
    run: int
    pages: PageCount
    model: ModelUsed | None
    queue_position: int | None
    error: Problem | None
    links: dict[str, str]


class JobList(Struct, frozen=True, kw_only=True):
    """Jobs, newest first; ``next_cursor`` is null at the end."""

    jobs: list[JobView]
    next_cursor: str | None


def view(job: Job, source: Source, state: RunState, ending: Ending, queue_position: int | None) -> JobView:
    """Put together what is known of a job."""
    ended = state.status.ended
    return JobView(
        id=job.id,
        status=state.status,
        title=job.title,
        source=source,
        options=job.options,
        labels=job.labels,
        created_at=job.created_at,
        started_at=ending.started_at or state.started_at,
        finished_at=state.finished_at if ended else None,
        expires_at=job.expires_at,
        run=state.run,
        pages=PageCount(total=state.pages_total, done=state.pages_done, failed=state.pages_failed),
        model=ending.model,
        queue_position=queue_position if state.status is Status.QUEUED else None,
        error=ending.error,
        links=links(job, readable=state.status in (Status.SUCCEEDED, Status.PARTIAL)),
    )


def expiry(created_at: datetime, tenant_days: int | None, days: int) -> datetime | None:
    """When a job expires: its tenant's days come before those of the settings; 0 is never."""
    kept = days if tenant_days is None else tenant_days
    return created_at + timedelta(days=kept) if kept else None


def links(job: Job, *, readable: bool) -> dict[str, str]:
    """Where the parts of a job are found."""
    base = f"/v1/jobs/{job.id}"
    found = {"self": base, "events": f"{base}/events", "source": f"{base}/source"}
    if job.webhook is not None:
        found["webhooks"] = f"{base}/webhooks"
    if readable:
        found |= {
            "result": f"{base}/result",
            "markdown": f"{base}/result.md",
            "archive": f"{base}/result.zip",
        }
    return found
