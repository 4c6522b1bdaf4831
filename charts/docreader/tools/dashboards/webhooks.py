"""What receivers are told, and how they answer."""

from panels import HERE, NOTIFIER, RATE, WEBHOOKS, Dashboard, Panel, Query, by, container_memory, quantiles

DASHBOARD = Dashboard(
    "webhooks",
    "docreader / Webhooks",
    (
        Panel(
            "Attempts by outcome",
            "Attempts to deliver, each second. After `failed` another follows, after `given_up` none.",
            (by("outcome", f"rate(docreader_webhooks_total{{{HERE}}}{RATE})"),),
            unit="ops",
            stacked=True,
        ),
        Panel(
            "Time to answer",
            "Until a receiver answered, or was given up on.",
            quantiles("docreader_webhook_seconds"),
            unit="s",
        ),
        Panel(
            "Waiting and under way",
            "Deliveries that are due and wait for a notifier, and those that one is at.",
            (
                Query(f"sum(rabbitmq_detailed_queue_messages_ready{{{WEBHOOKS}}})", "waiting"),
                Query(f"sum(rabbitmq_detailed_queue_messages_unacked{{{WEBHOOKS}}})", "under way"),
            ),
            stacked=True,
        ),
        Panel(
            "Consumers",
            "Notifiers attached to the queue.",
            (Query(f"sum(rabbitmq_detailed_queue_consumers{{{WEBHOOKS}}})", "notifiers"),),
        ),
        Panel(
            "Given up in the last day",
            "Webhooks that no receiver took: given up after the last attempt, or refused for their address.",
            (
                by(
                    "outcome",
                    f'increase(docreader_webhooks_total{{{HERE}, outcome=~"given_up|refused"}}[1d])',
                ),
            ),
        ),
        container_memory("notifier", NOTIFIER),
    ),
)
