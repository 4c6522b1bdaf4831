"""Traces (OpenTelemetry) across the queue, where ``OTEL_EXPORTER_OTLP_ENDPOINT`` says where to send them.

Where it does not, none of OpenTelemetry is loaded and every function here does nothing. What else there is to
set are OpenTelemetry's own variables. Spans carry ids and numbers, never what is in a document.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

from docreader.settings import SettingsError

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
CARRIED = ("traceparent", "tracestate")
"""What says to which trace something belongs (W3C Trace Context): headers, and options of a message."""
_NAME = "docreader"

Value = str | int | float
Note = Callable[[str, Value], object]
"""Adds an attribute to a span."""


def enabled() -> bool:
    """Whether spans are made in this process."""
    return bool(os.environ.get(ENDPOINT))


def configure_tracing(role: str) -> None:
    """Send the spans of this process, ``docreader-<role>`` unless ``OTEL_SERVICE_NAME`` names it.

    Raises:
        SettingsError: the libraries are not installed.

    """
    if not enabled():
        return
    try:
        from opentelemetry import trace  # noqa: PLC0415
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError:
        raise SettingsError(
            f"{ENDPOINT} is set: in docreader's checkout, .venv/bin/pip install --editable '.[tracing]'; "
            "or unset it"
        ) from None
    named = {} if os.environ.get("OTEL_SERVICE_NAME") else {"service.name": f"{_NAME}-{role}"}
    provider = TracerProvider(resource=Resource.create(named))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)


@contextmanager
def span(
    name: str,
    kind: Literal["internal", "server", "producer", "consumer"] = "internal",
    parent: Mapping[str, str] | None = None,
    **attributes: Value,
) -> Iterator[Note]:
    """A span for the length of the context, in the trace of ``parent`` or of the span around it."""
    if not enabled():
        yield _note_nothing
        return
    from opentelemetry import propagate, trace  # noqa: PLC0415

    with trace.get_tracer(_NAME).start_as_current_span(
        name,
        context=None if parent is None else propagate.extract(parent),
        kind=trace.SpanKind[kind.upper()],
        attributes=attributes,
        # A message may quote a document.
        record_exception=False,
        set_status_on_exception=False,
    ) as made:
        try:
            yield made.set_attribute
        except BaseException as error:
            made.set_status(trace.StatusCode.ERROR, type(error).__name__)
            raise


def stages(seconds: Mapping[str, float], **attributes: Value) -> None:
    """Spans of what another process did, one after the other, until now."""
    if not enabled():
        return
    from opentelemetry import trace  # noqa: PLC0415

    at = time.time_ns() - _nanoseconds(sum(seconds.values()))
    for stage, lasted in seconds.items():
        made = trace.get_tracer(_NAME).start_span(stage, start_time=at, attributes=attributes)
        at += _nanoseconds(lasted)
        made.end(end_time=at)


def carrier() -> dict[str, str]:
    """The present trace, for a message or a request to carry on."""
    if not enabled():
        return {}
    from opentelemetry import propagate  # noqa: PLC0415

    found: dict[str, str] = {}
    propagate.inject(found)
    return {name: found[name] for name in CARRIED if name in found}


def _nanoseconds(seconds: float) -> int:
    return round(seconds * 1e9)


def _note_nothing(_name: str, _value: Value) -> None:
    """There is no span."""
