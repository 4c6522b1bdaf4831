"""What a request for a job asks for: a form with the document in it, or JSON that says where that is."""

from dataclasses import dataclass, field
from typing import Any

import anyio
import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request

from docreader import keys
from docreader.access import Caller
from docreader.errors import InvalidOption, SourceForbidden
from docreader.job import Origin, S3Origin, UploadOrigin, UrlOrigin, Webhook
from docreader.options import Options
from docreader.result import Source
from docreader.store import ObjectMissing
from docreader.store.base import get_json
from docreader_api.body import read_json
from docreader_api.intake import check_announced, take_in
from docreader_api.multipart import BadRequest, read_parts
from docreader_api.services import Services
from docreader_api.webhooks import parse_webhook

MAX_LABELS = 16
MAX_TITLE = 500
MAX_KEY_BYTES = 1024
"""S3's own limit."""


class JobRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A job asked for in JSON."""

    source: Origin
    title: str | None = None
    options: dict[str, Any] = msgspec.field(default_factory=dict)
    labels: list[str] = msgspec.field(default_factory=list)
    webhook: Webhook | None = None


@dataclass
class Asked:
    """What a request asks for, gathered part by part."""

    source: Source | None = None
    origin: Origin = field(default_factory=UploadOrigin)
    title: str | None = None
    options: dict[str, Any] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    webhook: Webhook | None = None


async def read_request(services: Services, request: Request, caller: Caller, target: str) -> Asked:
    """What a request asks for; a document that it brings is at ``target`` then. Raises `DocreaderError`."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "multipart/form-data":
        length = request.headers.get("content-length")
        await check_announced(services, caller, length, services.settings.max_document_bytes)
        return await _read_form(services, request, caller, target)
    if kind == "application/json":
        return await _read_json(services, request, caller.tenant, target)
    raise HTTPException(415, "send multipart/form-data with a `file`, or application/json with a `source`")


async def _read_form(services: Services, request: Request, caller: Caller, target: str) -> Asked:
    asked = Asked()
    async for part in read_parts(request):
        if part.name == "file":
            given = part.name_of_file("paper.pdf")
            if asked.source is not None:
                raise BadRequest("one request brings one `file`; send one request for each document")
            name = clean_name(given) or "document"
            asked.source = await take_in(services, caller, target, part.content(), name)
        else:
            _take_field(asked, part.name, await part.text())
    if asked.source is None:
        raise BadRequest("the form has no `file`: curl -F file=@paper.pdf")
    return asked


def _take_field(asked: Asked, name: str, value: str) -> None:
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


async def _read_json(services: Services, request: Request, tenant: str, target: str) -> Asked:
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
        case S3Origin() if not services.settings.store_url.startswith("s3://"):
            raise SourceForbidden("`s3` sources need an s3:// DOCREADER_STORE_URL")
        case UploadOrigin(id=upload_id):
            source = await anyio.to_thread.run_sync(_take_upload, services, tenant, upload_id or "", target)
    title = None if asked.title is None else _title(asked.title)
    return Asked(source, asked.source, title, asked.options, _labels(asked.labels), asked.webhook)


def _take_upload(services: Services, tenant: str, upload_id: str, target: str) -> Source:
    if not keys.is_id(upload_id):
        raise InvalidOption("source.id: the id that POST /v1/uploads answered", option="source.id")
    try:
        source = get_json(services.store, keys.upload_facts(tenant, upload_id), Source)
        services.store.copy(keys.upload(tenant, upload_id), target)
    except ObjectMissing:
        raise InvalidOption(
            f"source.id: there is no upload {upload_id}; it is sent with POST /v1/uploads", option="source.id"
        ) from None
    return source


def name_of(origin: Origin) -> str:
    """The file name of a document that is fetched."""
    address = origin.url.split("?")[0] if isinstance(origin, UrlOrigin) else getattr(origin, "key", "")
    return clean_name(address.rstrip("/").rsplit("/", 1)[-1]) or "document"


def clean_name(name: str) -> str:
    """A file name without folders and control characters, of at most 200 characters."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in base if character.isprintable())[:200]
