"""A training's journal: events that are names of objects, as a job's are. Its status is a function of them.

Iterations are numbers of seven digits; figures are in ten-thousandths.

========================================  ==============================================================
``alive``                                 a trainer is at it; written again every half minute
``cancelled``                             a client asked to stop
``finished.<outcome>``                    it has ended; the body is the model, or the error
``judged.<iteration>.<mAP>``              how well the model reads the held-out pages by now
``learned.<iteration>``                   there is nothing more to learn: what is left is the export
``queued.<iteration>``                    a message asks for the slice from here on; the first accepts it
``reached.<iteration>``                   all that is needed to go on from here is stored
``released.<iteration>.<attempt>``        a stopping trainer handed back what it had started
``requeued.<time>``                       the sweep published the training anew
``started.<iteration>.<attempt>``         a trainer began a slice here
``step.<iteration>.<loss>``               the mean loss since the step before
========================================  ==============================================================
"""

import secrets
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from msgspec import Struct

from docreader import keys
from docreader.errors import Problem
from docreader.run_state import Status
from docreader.store import Store
from docreader.store.base import get_json, put_json

_PARTS = 10_000
"""Figures in names are whole numbers of this part of one."""


class TrainingEnding(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The model that a training made, as ``name@version``, or why it made none."""

    model: str | None = None
    error: Problem | None = None


@dataclass(slots=True)
class TrainingState:
    """What the events of a training say."""

    accepted: bool = False
    cancelled: bool = False
    outcome: Status | None = None
    reached: int = 0
    learned: bool = False
    queued: set[int] = field(default_factory=set)
    attempts: Counter[int] = field(default_factory=Counter)
    losses: dict[int, tuple[datetime, float]] = field(default_factory=dict)
    figures: dict[int, tuple[datetime, float]] = field(default_factory=dict)
    started_at: datetime | None = None
    finished_at: datetime | None = None
    last_event_at: datetime | None = None

    @property
    def status(self) -> Status:
        """``finished`` wins over ``cancelled``, ``cancelled`` over the rest."""
        if self.outcome is not None:
            return self.outcome
        if self.cancelled:
            return Status.CANCELLED
        return Status.RUNNING if self.started_at else Status.QUEUED

    @property
    def iteration(self) -> int:
        """How far it is: iterations since the last checkpoint count too."""
        return max(self.reached, *self.losses, 0)

    def apply(self, name: str, at: datetime) -> None:
        """Take in one event; the order does not matter, and one event twice is one event."""
        kind, *facts = name.split(".")
        self.last_event_at = max(at, self.last_event_at or at)
        match kind, facts:
            case "cancelled", []:
                self.cancelled = True
                self.finished_at = self.finished_at or at
            case "finished", [outcome] if outcome in [*Status]:
                self._finish(Status(outcome), at)
            case "judged", [iteration, figure]:
                _newest(self.figures, int(iteration), at, int(figure))
            case "learned", [_]:
                self.learned = True
            case "queued", [iteration]:
                self.accepted = True
                self.queued.add(int(iteration))
            case "reached", [iteration]:
                self.reached = max(self.reached, int(iteration))
            case "released", [iteration, _]:
                self.attempts[int(iteration)] -= 1
            case "started", [iteration, _]:
                self.attempts[int(iteration)] += 1
                self.started_at = min(at, self.started_at or at)
            case "step", [iteration, loss]:
                _newest(self.losses, int(iteration), at, int(loss))

    def _finish(self, outcome: Status, at: datetime) -> None:
        # Two trainers at the same slice may differ in how it ended: a model that was made stands.
        if self.outcome is not Status.SUCCEEDED:
            self.outcome, self.finished_at = outcome, at


def _newest(points: dict[int, tuple[datetime, float]], iteration: int, at: datetime, parts: int) -> None:
    # What was learned after the last checkpoint is learned again when a trainer dies: the later word stands.
    point = (at, parts / _PARTS)
    points[iteration] = max(point, points.get(iteration, point))


class TrainingJournal:
    """The events of one training."""

    def __init__(self, store: Store, training_id: str) -> None:
        self._store = store
        self._prefix = keys.training_journal(training_id)

    def state(self) -> TrainingState:
        """Read the events with one listing."""
        state = TrainingState()
        for entry in self._store.list(self._prefix):
            state.apply(entry.key.removeprefix(self._prefix), entry.modified)
        return state

    def cancel(self) -> None:
        """Ask the training to stop."""
        self._note("cancelled")

    def is_cancelled(self) -> bool:
        """Whether a client asked the training to stop."""
        return self._store.exists(f"{self._prefix}cancelled")

    def live(self) -> None:
        """A trainer is at it."""
        self._note("alive")

    def queue(self, iteration: int) -> None:
        """A message asks for the slice from ``iteration`` on."""
        self._note(f"queued.{iteration:07d}")

    def requeue(self) -> None:
        """Note that the sweep published the training anew."""
        self._note(f"requeued.{datetime.now(UTC):%Y%m%dT%H%M%S}")

    def start(self, iteration: int) -> str:
        """Note an attempt at the slice from ``iteration`` on; returns the attempt's name."""
        attempt = secrets.token_hex(4)
        self._note(f"started.{iteration:07d}.{attempt}")
        return attempt

    def release(self, iteration: int, attempt: str) -> None:
        """Hand back an attempt that a stopping trainer did not finish: it does not count."""
        self._note(f"released.{iteration:07d}.{attempt}")

    def step(self, iteration: int, loss: float) -> None:
        """The mean loss since the step before."""
        self._note(f"step.{iteration:07d}.{_in_parts(loss)}")

    def judge(self, iteration: int, figure: float) -> None:
        """The mAP on the held-out pages."""
        self._note(f"judged.{iteration:07d}.{_in_parts(figure)}")

    def reach(self, iteration: int) -> None:
        """All that is needed to go on from ``iteration`` is stored."""
        self._note(f"reached.{iteration:07d}")

    def learn(self, iteration: int) -> None:
        """Nothing more is to be learned; the training stopped at ``iteration``."""
        self._note(f"learned.{iteration:07d}")

    def finish(self, outcome: Status, ending: TrainingEnding) -> None:
        """End the training."""
        put_json(self._store, f"{self._prefix}finished.{outcome}", ending)

    def read_ending(self, outcome: Status) -> TrainingEnding:
        """What the body of a ``finished`` event adds to its name."""
        return get_json(self._store, f"{self._prefix}finished.{outcome}", TrainingEnding)

    def _note(self, event: str) -> None:
        self._store.put(self._prefix + event, b"")


def _in_parts(figure: float) -> str:
    return f"{round(max(0.0, min(figure, 9_999.0)) * _PARTS):08d}"
