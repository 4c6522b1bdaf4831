"""A training: a model made to read the pages of a dataset better. What is asked, and what clients see."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct, field

from docreader.errors import Problem
from docreader.patterns import END, NAME
from docreader.run_state import Status
from docreader.training_journal import TrainingEnding, TrainingState

Point = tuple[int, float]
"""An iteration and a figure."""


class TrainingOptions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How it is trained; the defaults are for fine-tuning on some tens to thousands of pages."""

    iterations: Annotated[int, Meta(ge=1, le=200_000, description="Most batches that are learned from.")] = (
        600
    )
    batch: Annotated[int, Meta(ge=1, le=64, description="Pages in a batch.")] = 4
    rate: Annotated[float, Meta(gt=0, le=0.1, description="Highest learning rate.")] = 5e-4
    freeze: Annotated[
        bool, Meta(description="Leave the backbone as it is: right for few pages, and a third faster.")
    ] = True
    patience: Annotated[
        int,
        Meta(
            ge=1,
            le=1000,
            description="Looks at the held-out pages without a better figure after which it stops.",
        ),
    ] = 6
    seed: Annotated[int, Meta(ge=0, le=2**31, description="The same seed learns in the same order.")] = 1


class TrainingRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A training asked for: the dataset, the name of the model, and the model to start from."""

    dataset: Annotated[str, Meta(description="`name` or `name@version` of a dataset.", max_length=128)]
    name: Annotated[
        str,
        Meta(pattern=f"^{NAME}{END}", description="The model's name; it gets a new version."),
    ]
    base: Annotated[
        str | None,
        Meta(description="`name` or `name@version` of the model to start from; the default otherwise."),
    ] = None
    options: TrainingOptions = field(default_factory=TrainingOptions)


class Training(Struct, frozen=True, kw_only=True):
    """What was asked; written once, before anything is published."""

    id: str
    tenant: str
    dataset: str
    """``name@version``."""
    name: str
    version: str
    """The model's version, from when it was asked for: later is newer."""
    base: str
    options: TrainingOptions
    created_at: datetime

    @property
    def reference(self) -> str:
        """The model it makes, as ``name@version``."""
        return f"{self.name}@{self.version}"


class TrainingView(Struct, frozen=True, kw_only=True):
    """A training as clients see it."""

    id: str
    status: Status
    dataset: str
    name: str
    base: str
    options: TrainingOptions
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    iteration: int
    """Iterations done of ``options.iterations``, which are the most: it stops where nothing more is won."""
    losses: list[Point]
    """``[iteration, mean loss since the point before]``."""
    figures: list[Point]
    """``[iteration, mAP on the held-out pages]``."""
    model: str | None
    """``name@version`` of the model that was made."""
    error: Problem | None
    links: dict[str, str]


class TrainingList(Struct, frozen=True, kw_only=True):
    """Trainings, newest first; ``next_cursor`` is null at the end."""

    trainings: list[TrainingView]
    next_cursor: str | None


def view(training: Training, state: TrainingState, ending: TrainingEnding) -> TrainingView:
    """Put together what is known of a training."""
    base = f"/v1/trainings/{training.id}"
    return TrainingView(
        id=training.id,
        status=state.status,
        dataset=training.dataset,
        name=training.name,
        base=training.base,
        options=training.options,
        created_at=training.created_at,
        started_at=state.started_at,
        finished_at=state.finished_at if state.status.ended else None,
        iteration=state.iteration,
        losses=_curve(state.losses),
        figures=_curve(state.figures),
        model=ending.model,
        error=ending.error,
        links={"self": base, "events": f"{base}/events"},
    )


def _curve(points: dict[int, tuple[datetime, float]]) -> list[Point]:
    return [(iteration, figure) for iteration, (_, figure) in sorted(points.items())]
