"""What waits, what is being worked on, and what was given up."""

from panels import (
    DEAD,
    DELAYED,
    QUEUES,
    RATE,
    WORK,
    WORKER,
    Dashboard,
    Panel,
    Query,
    by,
    quantiles,
    reporting,
)

DASHBOARD = Dashboard(
    "queues",
    "docreader / Queues",
    (
        Panel(
            "Ready",
            "Messages that wait for a worker.",
            (by("queue", f"rabbitmq_detailed_queue_messages_ready{{{WORK}}}"),),
            stacked=True,
        ),
        Panel(
            "Unacknowledged",
            "Messages being worked on.",
            (by("queue", f"rabbitmq_detailed_queue_messages_unacked{{{WORK}}}"),),
            stacked=True,
        ),
        Panel(
            "Work and workers",
            "Messages ready and unacknowledged, on which KEDA scales, and workers that report.",
            (
                Query(
                    f"sum(rabbitmq_detailed_queue_messages_ready{{{WORK}}})"
                    f" + sum(rabbitmq_detailed_queue_messages_unacked{{{WORK}}})",
                    "messages",
                ),
                reporting(WORKER, "workers"),
            ),
        ),
        Panel(
            "Consumers",
            "Workers attached to each queue.",
            (by("queue", f"rabbitmq_detailed_queue_consumers{{{WORK}}}"),),
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
            (by("queue", f"rate(rabbitmq_detailed_queue_messages_redelivered_total{{{QUEUES}}}{RATE})"),),
            unit="ops",
        ),
        Panel(
            "Delayed",
            "Messages that wait to be tried again.",
            (by("queue", f"rabbitmq_detailed_queue_messages{{{DELAYED}}}"),),
        ),
        Panel(
            "Dead letters",
            "Messages given up. They stay for seven days.",
            (by("queue", f"rabbitmq_detailed_queue_messages{{{DEAD}}}"),),
        ),
    ),
)
