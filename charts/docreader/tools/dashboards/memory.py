"""Parents and children of workers, and the limit of their containers."""

from panels import HERE, RATE, WORKER, Dashboard, Panel, Query, by, container_memory, kernel_kills

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
        container_memory("worker", WORKER),
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
        kernel_kills(WORKER),
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
