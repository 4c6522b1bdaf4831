"""Parents and children of workers, and the limit of their containers."""

from panels import HERE, RATE, WORKER, Dashboard, Panel, Query, by

DASHBOARD = Dashboard(
    "memory",
    "docreader / Memory",
    (
        Panel(
            "Reading children",
            "Resident memory of each worker's child: rendering, the model, recognition of text.",
            (Query(f'docreader_memory_bytes{{{WORKER}, process="child"}}', "{{pod}}"),),
            unit="bytes",
        ),
        Panel(
            "Parents",
            "Resident memory of each worker's parent; it should stay flat.",
            (Query(f'docreader_memory_bytes{{{WORKER}, process="parent"}}', "{{pod}}"),),
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
                    f'max(max_over_time(docreader_memory_bytes{{{WORKER}, process="child"}}[1h]))',
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
