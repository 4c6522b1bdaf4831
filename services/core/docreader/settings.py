"""Settings: ``DOCREADER_*`` variables, or the same names in a file, read once and then frozen."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta, Struct

PREFIX = "DOCREADER_"
FILE_VARIABLE = "DOCREADER_SETTINGS_FILE"
MIB = 1024 * 1024

Count = Annotated[int, Meta(ge=1)]
Seconds = Annotated[float, Meta(gt=0)]


class SettingsError(Exception):
    """A setting is unknown or has a value that is not allowed; the message names it."""


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every setting with its default. The variable is the field's name in capitals after ``DOCREADER_``."""

    broker_url: Annotated[
        str,
        Meta(
            pattern=r"^(amqps?://|memory://)",
            description="Where messages go: `amqp://user:password@host:5672/vhost`, or `memory://` "
            "for one process.",
        ),
    ] = "memory://"
    store_url: Annotated[
        str,
        Meta(
            pattern=r"^(s3://.+|file://.+)",
            description="Where documents and results live: `s3://bucket/prefix?endpoint=https://host` "
            "or `file:///folder` (`file://data` is relative).",
        ),
    ] = "file://data"
    store_access_key: Annotated[
        str | None, Meta(description="S3 access key; without it the AWS chain (environment, role) is used.")
    ] = None
    store_secret_key: Annotated[str | None, Meta(description="S3 secret key.")] = None
    store_region: Annotated[str | None, Meta(description="S3 region, where the server wants one.")] = None
    signed_url_seconds: Annotated[
        int,
        Meta(
            ge=0,
            description="How long a signed S3 address is good for; 0 streams every object through the API.",
        ),
    ] = 0
    model: Annotated[
        str, Meta(description="The model used where a job names none: `name` or `name@version`.")
    ] = "docreader-layout"
    engine: Annotated[
        Literal["onnx", "detectron2"], Meta(description="What runs the model: `onnx` or `detectron2`.")
    ] = "onnx"
    ocr: Annotated[
        Literal["auto", "tesseract", "rapidocr", "none"],
        Meta(
            description="What reads pages without usable text; `auto` takes Tesseract where it is installed."
        ),
    ] = "auto"
    threads: Annotated[
        int,
        Meta(ge=0, description="Threads of inference; 0 takes the whole cores of the cgroup's CPU limit."),
    ] = 0
    max_document_bytes: Annotated[Count, Meta(description="Largest document accepted, in bytes.")] = 512 * MIB
    max_uploads: Annotated[
        Count, Meta(description="Uploads streamed at a time by one API process; each holds up to 16 MiB.")
    ] = 8
    max_pages: Annotated[Count, Meta(description="Most pages read of one document.")] = 5000
    max_page_inches: Annotated[Seconds, Meta(description="Longest side of a page, in inches.")] = 120.0
    max_image_pixels: Annotated[
        Count, Meta(description="Most pixels of an image document's page, checked before decoding.")
    ] = 120_000_000
    page_timeout: Annotated[
        Seconds, Meta(description="Seconds one page may take; opening a file likewise.")
    ] = 60.0
    child_memory_bytes: Annotated[
        Count, Meta(description="Resident bytes past which the reading child is stopped and the page fails.")
    ] = 1024 * MIB
    child_pages: Annotated[Count, Meta(description="Pages after which the reading child is replaced.")] = 1000
    batch_pages: Annotated[
        Count, Meta(description="Pages in one message; a shorter document is one message.")
    ] = 8
    batches_in_flight: Annotated[
        Count, Meta(description="Batches of one document queued at a time: its share of the workers.")
    ] = 16
    batch_attempts: Annotated[
        Count, Meta(description="How often a page may kill its worker before it fails as `page_crashed`.")
    ] = 3
    source_timeout: Annotated[Seconds, Meta(description="Seconds a URL source may take in all.")] = 60.0
    source_allow_private: Annotated[
        bool, Meta(description="Allow URL sources on private, loopback and link-local addresses.")
    ] = False
    source_buckets: Annotated[
        str, Meta(description="Buckets that `s3` sources may name, separated by commas; none by default.")
    ] = ""
    sweep_seconds: Annotated[
        float,
        Meta(ge=0, description="Seconds between sweeps for jobs that were saved and lost; 0 never sweeps."),
    ] = 30.0
    stall_seconds: Annotated[
        Seconds,
        Meta(description="Seconds without a sign of life, queues empty, after which a job is queued again."),
    ] = 180.0
    wait_seconds: Annotated[Seconds, Meta(description="Longest `wait` a client may ask for.")] = 120.0
    heartbeat_file: Annotated[
        str | None, Meta(description="File a worker touches while it is alive, for the liveness probe.")
    ] = None
    shutdown_seconds: Annotated[
        Seconds, Meta(description="Seconds a stopping worker may take to finish the page it reads.")
    ] = 90.0
    metrics_port: Annotated[
        int, Meta(ge=0, le=65535, description="Port where a worker serves `/metrics`; 0 serves none.")
    ] = 0
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="Least severe level logged.")
    ] = "info"

    @property
    def allowed_buckets(self) -> frozenset[str]:
        """The buckets that `s3` sources may name."""
        return frozenset(name.strip() for name in self.source_buckets.split(",") if name.strip())

    @property
    def stored_secrets(self) -> tuple[str, ...]:
        """Values that must never reach a log."""
        return tuple(value for value in (self.store_secret_key, urlsplit(self.broker_url).password) if value)


def variable(field: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + field.upper()


def load_settings(environ: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
    """Read the settings of ``environ`` over those of its settings file; ``overrides`` win.

    Raises:
        SettingsError: a variable is unknown or its value is not allowed.

    """
    environ = os.environ if environ is None else environ
    values = {**_file_values(environ.get(FILE_VARIABLE)), **environ}
    fields = {variable(name): name for name in Settings.__struct_fields__}
    known = {*fields, FILE_VARIABLE}
    unknown = sorted(name for name in values if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise SettingsError(f"unknown setting {unknown[0]}; allowed are {', '.join(sorted(fields))}")
    given = {field: values[name] for name, field in fields.items() if name in values}
    try:
        return msgspec.convert({**given, **overrides}, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(_explain(error, {**given, **overrides})) from None


def _file_values(path: str | None) -> dict[str, str]:
    if path is None:
        return {}
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SettingsError(f"{FILE_VARIABLE}={path} cannot be read: {error.strerror}") from None
    values: dict[str, str] = {}
    for line in lines:
        name, separator, value = line.partition("=")
        if line.strip() and not line.lstrip().startswith("#"):
            if not separator:
                raise SettingsError(f"{path}: a line is NAME=value, not {line!r}")
            values[name.strip()] = value.strip().strip("\"'")
    return values


def _explain(error: msgspec.ValidationError, given: Mapping[str, Any]) -> str:
    reason, _, path = str(error).partition(" - at `$.")
    field = path.rstrip("`")
    secret = "key" in field or "url" in field
    value = "" if secret or field not in given else f"={given[field]!r}"
    return f"{variable(field)}{value}: {reason}. Allowed: {allowed(field)}. {description(field)}"


def description(field: str) -> str:
    """What a setting is for, as its documentation says."""
    annotation = Settings.__annotations__.get(field)
    metas = [arg for arg in get_args(annotation) if isinstance(arg, Meta) and arg.description]
    return metas[-1].description or "" if metas else ""


def allowed(field: str) -> str:
    """The values a setting takes, in words: a type, or the choices of a literal."""
    kind = get_args(Settings.__annotations__[field])[0]
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) is Literal:
        return " | ".join(f"`{choice}`" for choice in get_args(kind))
    names = [getattr(arg, "__name__", str(arg)) for arg in get_args(kind) or (kind,)]
    return " or ".join(name for name in names if name != "NoneType")
