"""Training of layout detectors with Detectron2."""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from detectron2.checkpoint import DetectionCheckpointer
from detectron2.engine import TrainerBase, hooks
from detectron2.modeling import build_model
from detectron2.utils.events import EventStorage
from torch import Tensor, nn
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from docreader_worker.engines.architectures import read_configuration, read_weights
from docreader_worker.training.best import Best
from docreader_worker.training.inputs import as_input
from docreader_worker.training.keeping import Keeping
from docreader_worker.training.pages import LabelledPage, Pixels, batches
from docreader_worker.training.progress import Report, TrainingProgress
from docreader_worker.training.recipe import Recipe

LEARNED = "model_averaged.pth"
"""The averaged weights, when there is nothing more to learn."""

_WARM_UP = 200
"""Iterations in which the learning rate rises, at most a tenth of all."""
_STEADY = 0.7
"""Share of the iterations up to which it stays; then it falls along a cosine, and pages are made less small.

A training that is stopped before can go on towards another end (Hu et al., 2024: warm-up, stable, decay).
"""
_SCALES = (0.65, 1.0)
"""Pages are made smaller by a factor between these."""


def train(
    pages: Sequence[LabelledPage],
    out: Path,
    recipe: Recipe,
    *,
    checkpoint_every: int = 250,
    report_every: int = 20,
    progress: Callable[[TrainingProgress], None] = lambda _: None,
    validate: Callable[[nn.Module], dict[str, float]],
    stopping: Callable[[], bool] = lambda: False,
) -> Path | None:
    """Train on ``pages`` by ``recipe``; answers the checkpoint with the averaged weights.

    ``out`` keeps the newest checkpoints of the whole training: called again with the same arguments after an
    interruption, it goes on from the last one. Where ``stopping`` says so after a batch, it stops with a
    checkpoint and answers None.

    ``validate`` gets the averaged model before the first batch and at each checkpoint; the recipe's patience
    goes by its figure ``all``.
    """
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    model = build_model(read_configuration(recipe.configuration))
    if recipe.weights is not None:
        model.load_state_dict(read_weights(recipe.weights))

    best = Best(recipe.patience)
    trainer = _Trainer(model, pages, recipe, lambda: stopping() or best.stands)
    kept = DetectionCheckpointer(
        model,
        str(out),
        optimizer=trainer.optimizer,
        scheduler=trainer.schedule,
        average=trainer.average,
        best=best,
    )
    saving = hooks.PeriodicCheckpointer(kept, checkpoint_every, recipe.iterations, max_to_keep=2)
    trainer.register_hooks([Report(report_every, checkpoint_every, progress, validate, best), saving])
    start = kept.resume_or_load("", resume=True).get("iteration", -1) + 1
    trainer.train(start, recipe.iterations)
    if trainer.iter < recipe.iterations and not best.stands:
        if trainer.iter > start:
            kept.save(f"model_{trainer.iter - 1:07d}", iteration=trainer.iter - 1)
        return None
    final = out / LEARNED
    torch.save({"model": best.weights or trainer.average.module.state_dict()}, final)
    return final


class _Trainer(TrainerBase):  # type: ignore[misc]
    """AdamW with a cosine schedule, batches in bfloat16, and an exponential average of the weights."""

    def __init__(
        self,
        model: nn.Module,
        pages: Sequence[LabelledPage],
        recipe: Recipe,
        stopping: Callable[[], bool],
    ) -> None:
        super().__init__()
        self.model = model.to(memory_format=torch.channels_last).train()
        if recipe.freeze or recipe.only:
            model.backbone.bottom_up.eval().requires_grad_(False)
        self._keeping = None
        if recipe.only:  # statistics of norms that moved would move what is said of all labels
            self._keeping = Keeping(model.eval(), recipe.only)
        learned = [value for value in model.parameters() if value.requires_grad]
        decayed = [value for value in learned if value.ndim > 1]
        plain = [value for value in learned if value.ndim <= 1]
        groups = [{"params": decayed, "weight_decay": 0.05}, {"params": plain, "weight_decay": 0.0}]
        self.optimizer = torch.optim.AdamW(groups, lr=recipe.rate)
        self.schedule = LambdaLR(self.optimizer, lambda step: _factor(step, recipe.iterations))
        decay = min(0.999, 1 - 10 / max(recipe.iterations, 20))
        self.average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(decay), use_buffers=True)
        self._pages, self._recipe = pages, recipe
        self._batches: Iterator[list[tuple[LabelledPage, Pixels]]] | None = None
        self._stopping = stopping
        self.loss = 0.0

    def train(self, start_iter: int, max_iter: int) -> None:
        """Detectron2's loop, with a way out of it; ``iter`` is then the number of iterations done."""
        self.iter = self.start_iter = start_iter
        self.max_iter = max_iter
        with EventStorage(start_iter) as self.storage:
            self.before_train()
            while self.iter < max_iter and not self._stopping():
                self.before_step()
                self.run_step()
                self.after_step()
                self.iter += 1
            self.after_train()

    def run_step(self) -> None:
        """One batch forward and back."""
        if self._batches is None:
            self._batches = batches(self._pages, self._recipe.batch, self._recipe.seed, self.iter)
        draw = random.Random(self._recipe.seed * 1_000_003 + self.iter)  # noqa: S311 - variety, not secrecy
        least, most = _SCALES
        late = self.iter > self._recipe.iterations * _STEADY
        scale = draw.uniform((least + most) / 2 if late else least, most)
        inputs = [as_input(page, pixels, scale, draw) for page, pixels in next(self._batches)]
        model = self.model
        device = next(model.parameters()).device.type
        with torch.autocast(device, dtype=torch.bfloat16):
            losses: dict[str, Tensor] = self._keeping(model, inputs) if self._keeping else model(inputs)
            loss = torch.stack(list(losses.values())).sum()
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 10.0)
        self.optimizer.step()
        self.schedule.step()
        self.average.update_parameters(self.model)
        self.loss = float(loss)


def _factor(step: int, iterations: int) -> float:
    warm = min(_WARM_UP, iterations // 10 + 1)
    if step < warm:
        return (step + 1) / warm
    fall = max(step / iterations - _STEADY, 0.0) / (1 - _STEADY)
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(fall, 1.0)))
