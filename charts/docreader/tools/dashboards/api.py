"""Requests, and what the store takes."""

from panels import HERE, RATE, Dashboard, Panel, Query, by, quantiles

DASHBOARD = Dashboard(
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
    ),
)
