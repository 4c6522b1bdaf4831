"""Every metric docreader reports, declared once. Labels are outcomes and route templates, never ids."""

import socket

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

REGISTRY = CollectorRegistry()

_STAGE_BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)
_JOB_BUCKETS = (0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600)
_TRAINING_BUCKETS = (60, 300, 900, 1800, 3600, 7200, 14400, 28800, 57600, 86400, 172800)

JOBS = Counter("docreader_jobs_total", "Jobs that ended, by outcome.", ["outcome"], registry=REGISTRY)
PAGES = Counter(
    "docreader_pages_total", "Pages by outcome and engine.", ["outcome", "engine"], registry=REGISTRY
)
STAGE_SECONDS = Histogram(
    "docreader_stage_seconds",
    "Time in each stage: download, open, render, detect, text, ocr, encode, store.",
    ["stage"],
    buckets=_STAGE_BUCKETS,
    registry=REGISTRY,
)
JOB_SECONDS = Histogram(
    "docreader_job_seconds",
    "From the acceptance of a job, or of its retry, to its end.",
    buckets=_JOB_BUCKETS,
    registry=REGISTRY,
)
QUEUE_WAIT_SECONDS = Histogram(
    "docreader_queue_wait_seconds",
    "From a message's publication to the start of its work.",
    ["queue"],
    buckets=_JOB_BUCKETS,
    registry=REGISTRY,
)
MEMORY_BYTES = Gauge(
    "docreader_memory_bytes", "Resident memory of the parent and the child.", ["process"], registry=REGISTRY
)
CHILD_RESTARTS = Counter(
    "docreader_child_restarts_total",
    "Reading children replaced: recycled, crashed, timeout, memory.",
    ["reason"],
    registry=REGISTRY,
)
HTTP_REQUEST_SECONDS = Histogram(
    "docreader_http_request_seconds",
    "Time to answer a request.",
    ["route", "method", "status"],
    buckets=_STAGE_BUCKETS,
    registry=REGISTRY,
)
MODEL_INFO = Gauge(
    "docreader_model_info",
    "The model loaded by this worker.",
    ["name", "version", "engine"],
    registry=REGISTRY,
)
SWEPT_JOBS = Counter(
    "docreader_swept_jobs_total", "Lost jobs that the sweep queued again.", registry=REGISTRY
)
WEBHOOKS = Counter(
    "docreader_webhooks_total", "Webhook deliveries by outcome.", ["outcome"], registry=REGISTRY
)
WEBHOOK_SECONDS = Histogram(
    "docreader_webhook_seconds",
    "Time until a receiver answered, or was given up on.",
    buckets=_STAGE_BUCKETS,
    registry=REGISTRY,
)
ACCESS_FILE_BAD = Gauge(
    "docreader_access_file_bad",
    "1 while the access file is bad and the keys of before stay in force.",
    registry=REGISTRY,
)
LIMITED = Counter(
    "docreader_limited_requests_total",
    "Requests refused past a tenant's limit.",
    ["limit"],
    registry=REGISTRY,
)
EXPIRED_JOBS = Counter(
    "docreader_expired_jobs_total", "Jobs deleted at the end of their time.", registry=REGISTRY
)
TRAININGS = Counter(
    "docreader_trainings_total", "Trainings that ended, by outcome.", ["outcome"], registry=REGISTRY
)
TRAINING_SECONDS = Histogram(
    "docreader_training_seconds",
    "From a training's acceptance to its end.",
    buckets=_TRAINING_BUCKETS,
    registry=REGISTRY,
)
TRAINING_SLICES = Counter(
    "docreader_training_slices_total",
    "Slices of trainings: done, or the code of their error.",
    ["outcome"],
    registry=REGISTRY,
)
TRAINING_PROGRESS = Gauge(
    "docreader_training_progress",
    "Share of the iterations that the training at hand has done.",
    registry=REGISTRY,
)


def serve(port: int) -> None:
    """Serve ``/metrics`` on every address there is, of IPv4 and of IPv6."""
    everywhere = "::" if socket.has_dualstack_ipv6() else "0.0.0.0"  # noqa: S104
    start_http_server(port, addr=everywhere, registry=REGISTRY)
