"""Settings: what each is for, and which values it takes. `docreader.environment` reads them."""

from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

from msgspec import Meta, Struct

from docreader.options import OcrLanguages
from docreader.patterns import END

MIB = 1024 * 1024
_WHSEC = "whsec_([A-Za-z0-9+/]{4}){8,}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
"""A secret of the Standard Webhooks specification: base64 of 24 bytes or more."""

UNIT_LIMIT = 15 * 60.0
"""Longest a message may be worked on, in seconds. RabbitMQ takes a message back after 30 minutes (its
``consumer_timeout``) and gives it to another worker while the first still works on it. So work is cut into
messages of seconds to a few minutes, each bounded by the supervisor of the child process that does it; a
worker that is past this limit nonetheless is beyond help and ends."""

WEEK = 7 * 24 * 3600
Count = Annotated[int, Meta(ge=1)]
Seconds = Annotated[float, Meta(gt=0, le=WEEK)]
"""At most a week: sockets, locks and dates each have a longest time that they take."""
Inches = Annotated[float, Meta(gt=0)]


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
    broker_management_url: Annotated[
        str,
        Meta(
            pattern=r"^(https?://.+)?$",
            description="RabbitMQ's management API, `http://user:password@host:15672/vhost`: with it "
            "`/v1/status` tells what workers have in hand.",
        ),
    ] = ""
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
    ocr_languages: Annotated[
        OcrLanguages,
        Meta(
            description="What Tesseract reads where a job does not say, such as `eng+deu`; it must be "
            "installed, and each language takes its time."
        ),
    ] = "eng"
    threads: Annotated[
        int,
        Meta(ge=0, description="Threads of inference; 0 takes the whole cores of the cgroup's CPU limit."),
    ] = 0
    max_document_bytes: Annotated[Count, Meta(description="Largest document accepted, in bytes.")] = 512 * MIB
    max_uploads: Annotated[
        Count, Meta(description="Uploads streamed at a time by one API process; each holds up to 16 MiB.")
    ] = 8
    upload_pause: Annotated[Seconds, Meta(description="Seconds the body of a request may pause.")] = 30.0
    min_upload_rate: Annotated[
        Count,
        Meta(
            description="Bytes a second that the body of a request must come with on average, its first "
            "`DOCREADER_UPLOAD_PAUSE` seconds aside."
        ),
    ] = 16 * 1024
    max_pages: Annotated[Count, Meta(description="Most pages read of one document.")] = 5000
    max_page_inches: Annotated[Inches, Meta(description="Longest side of a page, in inches.")] = 120.0
    max_image_pixels: Annotated[
        Count, Meta(description="Most pixels of an image document's page, checked before decoding.")
    ] = 120_000_000
    queues: Annotated[
        str,
        Meta(
            pattern=r"^\s*(documents|pages)\s*(,\s*(documents|pages)\s*)?" + END,
            description="What a worker takes: `documents` (opens each, reads short ones), `pages` (batches "
            "of long ones), or both.",
        ),
    ] = "documents,pages"
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
    max_dataset_bytes: Annotated[Count, Meta(description="Largest dataset accepted, in bytes.")] = 2048 * MIB
    training_slice_seconds: Annotated[
        float,
        Meta(gt=0, le=480, description="Seconds a trainer trains until it stores what it has learned."),
    ] = 300.0
    training_memory_bytes: Annotated[
        Count, Meta(description="Resident bytes past which a training is stopped and fails.")
    ] = 4096 * MIB
    training_attempts: Annotated[
        Count, Meta(description="How often a slice may kill its trainer before the training fails.")
    ] = 3
    source_timeout: Annotated[Seconds, Meta(description="Seconds a URL source may take in all.")] = 60.0
    source_allow_private: Annotated[
        bool, Meta(description="Allow URL sources on private, loopback and link-local addresses.")
    ] = False
    source_buckets: Annotated[
        str, Meta(description="Buckets that `s3` sources may name, separated by commas; none by default.")
    ] = ""
    webhook_secret: Annotated[
        str,
        Meta(
            pattern=rf"^({_WHSEC}( {_WHSEC})*)?$",
            description="Signs webhooks: `whsec_` and base64 of 24 random bytes or more. Of several, "
            "separated by spaces, each signs. Without it jobs with a webhook are refused.",
        ),
    ] = ""
    webhook_timeout: Annotated[
        Seconds, Meta(description="Seconds one attempt to deliver a webhook may take in all.")
    ] = 15.0
    webhook_retries: Annotated[
        str,
        Meta(
            pattern=r"^[0-9]+(\.[0-9]+)?(,[0-9]+(\.[0-9]+)?)*$",
            description="Seconds from each failed attempt to the next, give or take a fifth; after the last "
            "the webhook is given up.",
        ),
    ] = "5,30,120,600,1800,3600,7200,14400,28800,28800"
    webhook_concurrency: Annotated[
        Count,
        Meta(
            description="Webhooks one notifier delivers at a time: to one host a quarter of them at most, of "
            "one tenant half.",
        ),
    ] = 8
    webhook_allow_private: Annotated[
        bool, Meta(description="Allow webhooks on private, loopback and link-local addresses.")
    ] = False
    sweep_seconds: Annotated[
        float,
        Meta(
            ge=0,
            le=WEEK,
            description="Seconds between sweeps for jobs that were saved and lost; 0 never sweeps.",
        ),
    ] = 30.0
    stall_seconds: Annotated[
        Seconds,
        Meta(description="Seconds without a sign of life, queues empty, after which a job is queued again."),
    ] = 180.0
    cluster_selector: Annotated[
        str | None,
        Meta(
            description="Labels of the workers on Kubernetes, such as "
            "`app.kubernetes.io/instance=docreader`: "
            "with them `/v1/status` tells of replicas and memory. It needs a ServiceAccount token."
        ),
    ] = None
    wait_seconds: Annotated[Seconds, Meta(description="Longest `wait` a client may ask for.")] = 120.0
    access_file: Annotated[
        str | None,
        Meta(
            description="File with the API keys and the limits of tenants; `docreader keys new` writes one."
        ),
    ] = None
    open_access: Annotated[
        bool, Meta(description="Serve without keys to whoever can reach a host that is not loopback.")
    ] = False
    keep_days: Annotated[
        int,
        Meta(
            ge=0,
            description="Days a job is kept where its tenant has no days of its own; 0 keeps it for ever.",
        ),
    ] = 0
    heartbeat_file: Annotated[
        str | None,
        Meta(
            description="File a worker, a trainer or a notifier touches while it is alive, for the liveness "
            "probe."
        ),
    ] = None
    shutdown_seconds: Annotated[
        Seconds, Meta(description="Seconds a stopping worker may take to finish the page it reads.")
    ] = 90.0
    metrics_port: Annotated[
        int,
        Meta(
            ge=0,
            le=65535,
            description="Port where a worker, a trainer or a notifier serves `/metrics`; 0 serves none.",
        ),
    ] = 0
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="Least severe level logged.")
    ] = "info"

    @property
    def unit_seconds(self) -> float:
        """The longest that a message may take: its document is fetched and opened, and a batch of it read."""
        return self.source_timeout + self.page_timeout * (1 + self.batch_pages)

    @property
    def taken_queues(self) -> frozenset[str]:
        """What a worker takes."""
        return frozenset(name.strip() for name in self.queues.split(","))

    @property
    def allowed_buckets(self) -> frozenset[str]:
        """The buckets that `s3` sources may name."""
        return frozenset(name.strip() for name in self.source_buckets.split(",") if name.strip())

    @property
    def webhook_secrets(self) -> tuple[str, ...]:
        """What signs webhooks; empty where they are off."""
        return tuple(self.webhook_secret.split())

    @property
    def webhook_delays(self) -> tuple[float, ...]:
        """Seconds from each failed attempt to the next."""
        return tuple(float(each) for each in self.webhook_retries.split(","))

    @property
    def secrets(self) -> frozenset[str]:
        """Values that must never reach a log: passwords of addresses as they are written and as they are."""
        urls = (self.broker_url, self.broker_management_url)
        passwords = [urlsplit(url).password or "" for url in urls]
        values = (self.store_secret_key, *passwords, *map(unquote, passwords), *self.webhook_secrets)
        return frozenset(value for value in values if value)
