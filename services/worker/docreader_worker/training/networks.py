"""Trains small networks over named features, in PyTorch."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from docreader_worker.reading.network import FAR, Network
from docreader_worker.training.examples import Examples

_MEMBERS, _HIDDEN, _BATCH, _RATE = 3, 48, 256, 3e-3
_BINARY = 2
_DRAWN = (
    "bold", "italic", "mono", "coloured", "rule_above", "rule_below", "inside_shape", "ruled",
    "bold_change", "italic_change", "mono_change", "same_colour",
)  # fmt: skip
"""Endings of columns that recognition knows nothing of."""


@dataclass(frozen=True, slots=True)
class Wear:
    """What is done to features while learning, so that no style and no detector is learned by heart.

    ``noise`` is in standard deviations of a column; ``unknown`` the share of values that are hidden. The
    other shares are of examples: ``undetected`` ones learn without votes, ``told`` ones with those of a
    detector that is right as often as ``right``, and the votes of ``weak`` ones count less; ``plain`` ones
    learn without styles and rulings, as they come from recognition.
    """

    noise: float = 0.3
    unknown: float = 0.15
    undetected: float = 0.3
    told: float = 0.2
    right: float = 0.85
    weak: float = 0.3
    plain: float = 0.15


@dataclass(frozen=True, slots=True)
class Question:
    """What a network decides: between ``answers``, on columns called ``features``.

    ``votes`` are the columns in which a detector tells each answer, ``epochs`` the passes over all examples.
    """

    features: Sequence[str]
    answers: Sequence[str]
    votes: Sequence[str]
    epochs: int


def fit(data: Examples, question: Question, wear: Wear = Wear()) -> Network:
    """Train on ``data``; the same data give the same network."""
    mean, spread = _scale(data.matrix, question.features)
    members = [_member(data, question, mean, spread, wear, seed) for seed in range(_MEMBERS)]
    layers = [np.stack(each) for each in zip(*members, strict=True)]
    weights, biases = layers[::2], layers[1::2]
    return Network(mean, spread, [each.swapaxes(1, 2).astype(np.float16) for each in weights], biases)


def _member(
    data: Examples,
    question: Question,
    mean: NDArray[np.float32],
    spread: NDArray[np.float32],
    wear: Wear,
    seed: int,
) -> list[NDArray[np.float32]]:
    """Weights ``(outputs, inputs)`` and biases ``(outputs,)`` of each layer, in turn."""
    torch.manual_seed(seed)
    spoil = _Spoiler(data.matrix, question, mean, spread, wear, seed)
    rows = torch.from_numpy(((data.matrix - mean) / spread).clip(-FAR, FAR))
    labels = torch.from_numpy(data.labels)
    network = nn.Sequential(
        nn.Linear(len(question.features), _HIDDEN), nn.ReLU(), nn.Dropout(0.1),
        nn.Linear(_HIDDEN, _HIDDEN), nn.ReLU(), nn.Dropout(0.1),
        nn.Linear(_HIDDEN, len(question.answers)),
    )  # fmt: skip
    steps = max(question.epochs * len(rows) // _BATCH, 1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps + 1, pct_start=0.1)
    loss_of = nn.CrossEntropyLoss(weight=_weights(data.labels, len(question.answers)), label_smoothing=0.05)
    for _ in range(steps):
        chosen = torch.randint(len(rows), (_BATCH,), generator=spoil.draw)
        loss = loss_of(network(spoil(rows[chosen], labels[chosen])), labels[chosen])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return [each.detach().numpy() for each in network.parameters()]


def _scale(
    matrix: NDArray[np.float32], features: Sequence[str]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Mean and spread of each column; votes are rare and tell most when they are sure, so none is cut."""
    whole = np.array(["detected_" in name or name == "recognized" for name in features])
    mean, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-3
    return np.where(whole, 0.0, mean).astype(np.float32), np.where(whole, 1 / FAR, spread).astype(np.float32)


class _Spoiler:
    """Wears features as `Wear` says."""

    def __init__(
        self,
        matrix: NDArray[np.float32],
        question: Question,
        mean: NDArray[np.float32],
        spread: NDArray[np.float32],
        wear: Wear,
        seed: int,
    ) -> None:
        self.draw = torch.Generator().manual_seed(seed)
        self._wear = wear
        features = list(question.features)
        self._votes = torch.tensor(["detected_" in name for name in features])
        self._absent = torch.from_numpy((-mean / spread).clip(-FAR, FAR))
        self._sure = torch.from_numpy(((0.8 - mean) / spread).clip(-FAR, FAR))
        self._places = torch.tensor([features.index(name) for name in question.votes])
        self._drawn = torch.tensor([name.endswith(_DRAWN) for name in features])
        self._recognized = torch.tensor([name == "recognized" for name in features])
        graded = [len(np.unique(column)) > _BINARY for column in matrix.T]
        self._graded = torch.tensor(graded, dtype=torch.float32)

    def __call__(self, rows: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        wear, draw = self._wear, self.draw
        rows = rows + wear.noise * torch.randn(rows.shape, generator=draw) * self._graded
        lot, share = torch.rand(2, len(rows), 1, generator=draw)
        rows = torch.where((lot < wear.undetected + wear.told) & self._votes, self._absent, rows)
        told = (lot >= wear.undetected) & (lot < wear.undetected + wear.told)
        rows = torch.where(told & self._said(labels), self._sure, rows)
        plain = torch.rand(len(rows), 1, generator=draw) < wear.plain
        rows = torch.where(plain & self._drawn, self._absent, rows)
        rows = torch.where(plain & self._recognized, torch.tensor(FAR), rows)
        weaker = self._absent + (rows - self._absent) * (0.3 + 0.7 * share)
        rows = torch.where((lot > 1 - wear.weak) & self._votes, weaker, rows)
        return torch.where(torch.rand(rows.shape, generator=draw) < wear.unknown, torch.zeros(()), rows)

    def _said(self, labels: torch.Tensor) -> torch.Tensor:
        """The columns in which a good detector votes for each block."""
        astray = torch.rand(len(labels), generator=self.draw) > self._wear.right
        others = torch.randint(len(self._places), labels.shape, generator=self.draw)
        places = self._places[torch.where(astray, others, labels)]
        return places[:, None] == torch.arange(len(self._votes))


def _weights(labels: NDArray[np.int64], answers: int) -> torch.Tensor:
    """Rare answers count more, by the fourth root of how rare they are; those that are absent not at all."""
    counts = np.bincount(labels, minlength=answers)
    weights = (counts.mean() / np.maximum(counts, 1)) ** 0.25
    return torch.from_numpy(np.where(counts > 0, weights, 0.0).astype(np.float32))
