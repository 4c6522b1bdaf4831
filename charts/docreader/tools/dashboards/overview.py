"""What comes in, what comes out, and where the time goes."""

from panels import HERE, RATE, WORKER, Dashboard, Panel, Query, by, quantiles, reporting

DASHBOARD = Dashboard(
    "overview",
    "docreader / Overview",
    (
        Panel(
            "Jobs in the last hour",
            "Jobs that ended, whatever their outcome.",
            (Query(f"sum(increase(docreader_jobs_total{{{HERE}}}[1h]))", "jobs"),),
            kind="stat",
        ),
        Panel(
            "Pages in the last hour",
            "Pages read or failed.",
            (Query(f"sum(increase(docreader_pages_total{{{HERE}}}[1h]))", "pages"),),
            kind="stat",
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
        ),
        Panel(
            "Workers",
            "Workers that report.",
            (reporting(WORKER, "workers"),),
            kind="stat",
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
