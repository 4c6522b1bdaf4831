"""Writes the chart's Grafana dashboards: ``python charts/docreader/tools/dashboards.py``.

With ``--check`` it only tells, by exit code 1, that a file in ``dashboards/`` is behind.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import msgspec

FOLDER = Path(__file__).parents[1] / "dashboards"
WIDTH = 24
HEIGHT = 8
SOURCE = {"type": "prometheus", "uid": "${datasource}"}
HERE = 'namespace=~"$namespace"'
RATE = "[$__rate_interval]"
WORK = 'queue=~"(documents|pages)\\\\.v[0-9]+"'
DELAYED = 'queue=~".*\\\\.DQ"'
DEAD = 'queue=~".*\\\\.XQ"'
WORKER = f'{HERE}, container="worker"'

Unit = Literal["short", "s", "bytes", "percentunit", "ops", "reqps"]


@dataclass(frozen=True)
class Query:
    """A PromQL expression and what its series are called."""

    expression: str
    legend: str


@dataclass(frozen=True)
class Panel:
    """A graph, or one number."""

    title: str
    about: str
    queries: tuple[Query, ...]
    unit: Unit = "short"
    kind: Literal["timeseries", "stat"] = "timeseries"
    stacked: bool = False
    columns: int = 12


@dataclass(frozen=True)
class Dashboard:
    """A page of panels, laid out from left to right."""

    name: str
    title: str
    panels: tuple[Panel, ...] = field(default_factory=tuple)


def by(label: str, expression: str) -> Query:
    """A sum of ``expression`` for each value of a label."""
    return Query(f"sum by ({label}) ({expression})", f"{{{{{label}}}}}")


def quantiles(metric: str, selector: str = HERE, label: str = "") -> tuple[Query, ...]:
    """The median and the 95th percentile of a histogram, for each value of a label."""
    labels = f"le, {label}" if label else "le"
    name = f" {{{{{label}}}}}" if label else ""
    inner = f"sum by ({labels}) (rate({metric}_bucket{{{selector}}}{RATE}))"
    return tuple(Query(f"histogram_quantile({q}, {inner})", f"p{q * 100:.0f}{name}") for q in (0.5, 0.95))


OVERVIEW = Dashboard(
    "overview",
    "docreader / Overview",
    (
        Panel(
            "Jobs in the last hour",
            "Jobs that ended, whatever their outcome.",
            (Query(f"sum(increase(docreader_jobs_total{{{HERE}}}[1h]))", "jobs"),),
            kind="stat",
            columns=6,
        ),
        Panel(
            "Pages in the last hour",
            "Pages read or failed.",
            (Query(f"sum(increase(docreader_pages_total{{{HERE}}}[1h]))", "pages"),),
            kind="stat",
            columns=6,
        ),
        Panel(
            "Pages that failed in the last hour",
            "Share of pages with an error of their own.",
            (
                Query(
                    f'sum(increase(docreader_pages_total{{{HERE}, outcome!="done"}}[1h]) or vector(0))'
                    f" / sum(increase(docreader_pages_total{{{HERE}}}[1h]))",
                    "failed",
                ),
            ),
            unit="percentunit",
            kind="stat",
            columns=6,
        ),
        Panel(
            "Workers",
            "Workers that report.",
            (Query(f'count(docreader_memory_bytes{{{HERE}, process="parent"}}) or vector(0)', "workers"),),
            kind="stat",
            columns=6,
        ),
        Panel(
            "Jobs by outcome",
            "Jobs that ended, each second.",
            (by("outcome", f"rate(docreader_jobs_total{{{HERE}}}{RATE})"),),
            unit="ops",
            stacked=True,
        ),
        Panel(
            "Pages by outcome",
            "Pages each second: `done`, or the code of their error.",
            (by("outcome", f"rate(docreader_pages_total{{{HERE}}}{RATE})"),),
            unit="ops",
            stacked=True,
        ),
        Panel(
            "From acceptance to end",
            "How long a job takes, its time in the queue included.",
            quantiles("docreader_job_seconds"),
            unit="s",
        ),
        Panel(
            "Time in stages",
            "Seconds of work in each stage, each second: where workers spend their time.",
            (by("stage", f"rate(docreader_stage_seconds_sum{{{HERE}}}{RATE})"),),
            unit="s",
            stacked=True,
        ),
        Panel(
            "Stages of a page",
            "Mean seconds of each stage.",
            (
                Query(
                    f"sum by (stage) (rate(docreader_stage_seconds_sum{{{HERE}}}{RATE}))"
                    f" / sum by (stage) (rate(docreader_stage_seconds_count{{{HERE}}}{RATE}))",
                    "{{stage}}",
                ),
            ),
            unit="s",
        ),
        Panel(
            "Models in use",
            "Workers that have used each model.",
            (
                Query(
                    f"count by (name, version, engine) (docreader_model_info{{{HERE}}})",
                    "{{name}}@{{version}} {{engine}}",
                ),
            ),
            stacked=True,
        ),
    ),
)

QUEUES = Dashboard(
    "queues",
    "docreader / Queues",
    (
        Panel(
            "Ready",
            "Messages that wait for a worker.",
            (by("queue", f"rabbitmq_detailed_queue_messages_ready{{{HERE}, {WORK}}}"),),
            stacked=True,
        ),
        Panel(
            "Unacknowledged",
            "Messages being worked on.",
            (by("queue", f"rabbitmq_detailed_queue_messages_unacked{{{HERE}, {WORK}}}"),),
            stacked=True,
        ),
        Panel(
            "Work and workers",
            "Messages ready and unacknowledged, on which KEDA scales, and workers that report.",
            (
                Query(
                    f"sum(rabbitmq_detailed_queue_messages_ready{{{HERE}, {WORK}}})"
                    f" + sum(rabbitmq_detailed_queue_messages_unacked{{{HERE}, {WORK}}})",
                    "messages",
                ),
                Query(f'count(docreader_memory_bytes{{{HERE}, process="parent"}}) or vector(0)', "workers"),
            ),
        ),
        Panel(
            "Consumers",
            "Workers attached to each queue.",
            (by("queue", f"rabbitmq_detailed_queue_consumers{{{HERE}, {WORK}}}"),),
        ),
        Panel(
            "Time in the queue",
            "From a message's publication to the start of its work.",
            quantiles("docreader_queue_wait_seconds", label="queue"),
            unit="s",
        ),
        Panel(
            "Redelivered",
            "Messages that came back from a worker that went away, each second.",
            (by("queue", f"rate(rabbitmq_detailed_queue_messages_redelivered_total{{{HERE}}}{RATE})"),),
            unit="ops",
        ),
        Panel(
            "Delayed",
            "Messages that wait to be tried again.",
            (by("queue", f"rabbitmq_detailed_queue_messages{{{HERE}, {DELAYED}}}"),),
        ),
        Panel(
            "Dead letters",
            "Messages given up. They stay for seven days.",
            (by("queue", f"rabbitmq_detailed_queue_messages{{{HERE}, {DEAD}}}"),),
        ),
    ),
)

MEMORY = Dashboard(
    "memory",
    "docreader / Memory",
    (
        Panel(
            "Reading children",
            "Resident memory of each worker's child: rendering, the model, recognition of text.",
            (Query(f'docreader_memory_bytes{{{HERE}, process="child"}}', "{{pod}}"),),
            unit="bytes",
        ),
        Panel(
            "Parents",
            "Resident memory of each worker's parent; it should stay flat.",
            (Query(f'docreader_memory_bytes{{{HERE}, process="parent"}}', "{{pod}}"),),
            unit="bytes",
        ),
        Panel(
            "Containers and their limit",
            "Working set of each worker, and the limit past which the kernel ends it.",
            (
                Query(f"max by (pod) (container_memory_working_set_bytes{{{WORKER}}})", "{{pod}}"),
                Query(f"max(container_spec_memory_limit_bytes{{{WORKER}}})", "limit"),
            ),
            unit="bytes",
        ),
        Panel(
            "Worst page",
            "Most memory a child had in the last hour.",
            (
                Query(
                    f'max(max_over_time(docreader_memory_bytes{{{HERE}, process="child"}}[1h]))',
                    "child",
                ),
            ),
            unit="bytes",
        ),
        Panel(
            "Children replaced",
            "By reason: recycled after its number of pages, crashed, past its time, past its memory.",
            (by("reason", f"increase(docreader_child_restarts_total{{{HERE}}}{RATE})"),),
            stacked=True,
        ),
        Panel(
            "Killed by the kernel",
            "Containers out of memory: the limit is too low for the parent's share. Should be none.",
            (Query(f"sum(increase(container_oom_events_total{{{WORKER}}}[1h]))", "kills in an hour"),),
        ),
        Panel(
            "API",
            "Working set of the API's containers.",
            (
                Query(
                    f'max by (pod) (container_memory_working_set_bytes{{{HERE}, container="api"}})', "{{pod}}"
                ),
            ),
            unit="bytes",
        ),
    ),
)

API = Dashboard(
    "api",
    "docreader / Store and API",
    (
        Panel(
            "Requests by route",
            "Requests each second.",
            (by("route", f"rate(docreader_http_request_seconds_count{{{HERE}}}{RATE})"),),
            unit="reqps",
            stacked=True,
        ),
        Panel(
            "Requests by status",
            "Answers each second.",
            (by("status", f"rate(docreader_http_request_seconds_count{{{HERE}}}{RATE})"),),
            unit="reqps",
            stacked=True,
        ),
        Panel(
            "Time to accept a document",
            "`POST /v1/jobs`, the upload included.",
            quantiles("docreader_http_request_seconds", f'{HERE}, route="/v1/jobs", method="POST"'),
            unit="s",
        ),
        Panel(
            "Time to answer",
            "95th percentile by route. Routes that wait for a job take as long as it does.",
            quantiles("docreader_http_request_seconds", label="route")[1:],
            unit="s",
        ),
        Panel(
            "Store: writing a page",
            "Time of the stage `store`.",
            quantiles("docreader_stage_seconds", f'{HERE}, stage="store"'),
            unit="s",
        ),
        Panel(
            "Store: fetching a document",
            "Time of the stage `download`.",
            quantiles("docreader_stage_seconds", f'{HERE}, stage="download"'),
            unit="s",
        ),
        Panel(
            "Lost jobs queued again",
            "Jobs that were saved and whose message was lost, found by the sweep.",
            (Query(f"sum(increase(docreader_swept_jobs_total{{{HERE}}}{RATE}))", "swept"),),
        ),
        Panel(
            "Webhooks by outcome",
            "Attempts to deliver, each second. After `failed` another follows, after `given_up` none.",
            (by("outcome", f"rate(docreader_webhooks_total{{{HERE}}}{RATE})"),),
            unit="ops",
            stacked=True,
        ),
    ),
)

DASHBOARDS = (OVERVIEW, QUEUES, MEMORY, API)


def grafana(dashboard: Dashboard) -> dict[str, Any]:
    """The dashboard as Grafana imports it."""
    return {
        "uid": f"docreader-{dashboard.name}",
        "title": dashboard.title,
        "tags": ["docreader"],
        "schemaVersion": 39,
        "editable": True,
        "refresh": "30s",
        "time": {"from": "now-3h", "to": "now"},
        "templating": {"list": [_datasource(), _namespace()]},
        "links": [{"type": "dashboards", "title": "docreader", "tags": ["docreader"], "asDropdown": True}],
        "panels": list(_panels(dashboard.panels)),
    }


def _panels(panels: tuple[Panel, ...]) -> Iterator[dict[str, Any]]:
    x, y = 0, 0
    for number, panel in enumerate(panels, start=1):
        height = HEIGHT if panel.kind == "timeseries" else HEIGHT // 2
        if x + panel.columns > WIDTH:
            x, y = 0, y + HEIGHT
        yield _panel(panel, number, {"x": x, "y": y, "w": panel.columns, "h": height})
        x += panel.columns


def _panel(panel: Panel, number: int, place: dict[str, int]) -> dict[str, Any]:
    custom = {"stacking": {"mode": "normal"}, "fillOpacity": 30} if panel.stacked else {"fillOpacity": 5}
    return {
        "id": number,
        "type": panel.kind,
        "title": panel.title,
        "description": panel.about,
        "datasource": SOURCE,
        "gridPos": place,
        "fieldConfig": {
            "defaults": {
                "unit": panel.unit,
                "min": 0,
                "custom": custom if panel.kind == "timeseries" else {},
            },
            "overrides": [],
        },
        "targets": [
            {"refId": chr(ord("A") + index), "expr": query.expression, "legendFormat": query.legend}
            for index, query in enumerate(panel.queries)
        ],
    }


def _datasource() -> dict[str, Any]:
    return {"name": "datasource", "label": "Prometheus", "type": "datasource", "query": "prometheus"}


def _namespace() -> dict[str, Any]:
    return {
        "name": "namespace",
        "type": "query",
        "datasource": SOURCE,
        "query": "label_values(docreader_http_request_seconds_count, namespace)",
        "refresh": 2,
        "includeAll": True,
        "multi": True,
        "current": {"text": "All", "value": "$__all"},
    }


def main() -> int:
    """Write the files, or check them."""
    behind = False
    for dashboard in DASHBOARDS:
        path = FOLDER / f"{dashboard.name}.json"
        text = msgspec.json.format(msgspec.json.encode(grafana(dashboard)), indent=2) + b"\n"
        if "--check" in sys.argv[1:]:
            behind |= not path.exists() or path.read_bytes() != text
        else:
            path.write_bytes(text)
    return int(behind)


if __name__ == "__main__":
    sys.exit(main())
