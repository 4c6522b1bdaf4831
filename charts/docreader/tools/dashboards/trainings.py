"""Trainings, and the trainers that are at them."""

from panels import (
    HERE,
    TRAINER,
    TRAININGS,
    Dashboard,
    Panel,
    Query,
    by,
    container_memory,
    kernel_kills,
    reporting,
)

DASHBOARD = Dashboard(
    "trainings",
    "docreader / Trainings",
    (
        Panel(
            "Trainings in the last day",
            "Trainings that ended, whatever their outcome.",
            (Query(f"sum(increase(docreader_trainings_total{{{HERE}}}[1d]))", "trainings"),),
            kind="stat",
        ),
        Panel(
            "Waiting",
            "Trainings whose next slice waits for a trainer.",
            (Query(f"sum(rabbitmq_detailed_queue_messages_ready{{{TRAININGS}}})", "waiting"),),
            kind="stat",
        ),
        Panel(
            "Being trained",
            "Trainings that a trainer is at.",
            (Query(f"sum(rabbitmq_detailed_queue_messages_unacked{{{TRAININGS}}})", "trained"),),
            kind="stat",
        ),
        Panel(
            "Trainers",
            "Trainers that report.",
            (reporting(TRAINER, "trainers"),),
            kind="stat",
        ),
        Panel(
            "Progress",
            "Share of the iterations that the training at hand has done.",
            (Query(f"docreader_training_progress{{{TRAINER}}}", "{{pod}}"),),
            unit="percentunit",
        ),
        Panel(
            "Trainings by outcome",
            "Trainings that ended in the hour before.",
            (by("outcome", f"increase(docreader_trainings_total{{{HERE}}}[1h])"),),
            stacked=True,
        ),
        Panel(
            "Slices by outcome",
            "Slices that ended in the hour before: `done`, or the code of their error.",
            (by("outcome", f"increase(docreader_training_slices_total{{{HERE}}}[1h])"),),
            stacked=True,
        ),
        Panel(
            "From request to model",
            "How long a training takes to its end, its time in the queue included; over the day before.",
            (
                Query(
                    "histogram_quantile(0.5, sum by (le) "
                    f"(increase(docreader_training_seconds_bucket{{{HERE}}}[1d])))",
                    "p50",
                ),
            ),
            unit="s",
        ),
        Panel(
            "Children that learn",
            "Resident memory of each trainer's child; none between slices.",
            (Query(f'docreader_memory_bytes{{{TRAINER}, process="child"}}', "{{pod}}"),),
            unit="bytes",
        ),
        container_memory("trainer", TRAINER),
        kernel_kills(TRAINER),
    ),
)
