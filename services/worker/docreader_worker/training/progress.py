"""How a training goes: its loss, the time that is left, and how well its weights read held-out pages."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from detectron2.engine import hooks
from torch import nn

from docreader_worker.training.best import Best


@dataclass(frozen=True, slots=True)
class TrainingProgress:
    """Where a training stands: iterations done of all, mean loss since the last report, seconds left.

    The first comes with the validation alone, before anything was learned.
    """

    iteration: int
    total: int
    loss: float
    seconds_left: float
    validation: dict[str, float] = field(default_factory=dict)


class Report(hooks.HookBase):  # type: ignore[misc]
    """Tells how training goes, and validates the averaged weights."""

    def __init__(
        self,
        every: int,
        validate_every: int,
        progress: Callable[[TrainingProgress], None],
        validate: Callable[[nn.Module], dict[str, float]],
        best: Best,
    ) -> None:
        self._every, self._validate_every = every, validate_every
        self._progress, self._validate, self._best = progress, validate, best
        self._losses: list[float] = []
        self._seconds = 0.0
        self._begun = 0.0

    def before_train(self) -> None:
        if self.trainer.start_iter == 0:
            figures = self._look()
            self._progress(TrainingProgress(0, self.trainer.max_iter, math.nan, math.inf, figures))

    def before_step(self) -> None:
        self._begun = time.perf_counter()

    def after_step(self) -> None:
        trainer = self.trainer
        spent = time.perf_counter() - self._begun
        self._seconds = spent if self._seconds == 0 else 0.98 * self._seconds + 0.02 * spent
        self._losses.append(trainer.loss)
        done = trainer.iter + 1
        figures: dict[str, float] = {}
        if done % self._validate_every == 0 or done == trainer.max_iter:
            figures = self._look()
        if figures or done % self._every == 0:
            left = self._seconds * (trainer.max_iter - done)
            self._progress(
                TrainingProgress(done, trainer.max_iter, float(np.mean(self._losses)), left, figures)
            )
            self._losses.clear()

    def _look(self) -> dict[str, float]:
        """How well the averaged weights read the held-out pages."""
        model = self.trainer.average.module.eval()
        figures = self._validate(model)
        self._best.look(figures["all"], model)
        return figures
