"""Trains small networks over named features, in PyTorch."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from docreader_worker.reading.network import FAR, Network
from docreader_worker.training.examples import Examples
from docreader_worker.training.member import Member, Question, as_network
from docreader_worker.training.wear import Spoiler

_MEMBERS, _RATE, _STEEPEST = 3, 2e-3, 1.0
_REFINED, _PULL = 15, 1e-3
"""Passes over pages labelled by hand, and how hard each weight is pulled back to where it was."""


def fit(data: Examples, question: Question, *, members: int = _MEMBERS) -> Network:
    """Train so many ``members`` on ``data``; the same data give the same network."""
    mean, spread = _scale(data.matrix, question.features)
    learned = _Data(data, question, mean, spread)
    trained = [_learn(learned, seed, question.epochs, _RATE) for seed in range(members)]
    return as_network(trained, question, mean, spread)


def refine(network: Network, data: Examples, question: Question) -> Network:
    """Go on training ``network`` with ``data``: pages labelled by hand, too few to learn from alone.

    Each weight is pulled back to where it was (Xuhong and others 2018, Explicit inductive bias for transfer
    learning with convolutional networks), so that what no page shows is not forgotten.
    """
    learned = _Data(data, question, network.mean, network.spread)
    members = range(len(network.biases[0]))
    refined = [_learn(learned, seed, _REFINED, _RATE / 2, network) for seed in members]
    return as_network(refined, question, network.mean, network.spread)


class _Data:
    """Examples in the scale of a network."""

    def __init__(
        self,
        data: Examples,
        question: Question,
        mean: NDArray[np.float32],
        spread: NDArray[np.float32],
    ) -> None:
        self.question = question
        self._mean, self._spread, self._matrix = mean, spread, data.matrix
        self.rows = torch.from_numpy(((data.matrix - mean) / spread).clip(-FAR, FAR))
        self.labels = torch.from_numpy(data.labels)
        self.pages = [torch.from_numpy(page) for page in data.by_page()]
        self.weights = _weights(data.labels, len(question.answers))

    def spoiler(self, seed: int) -> Spoiler:
        """What wears them."""
        asked = self.question
        return Spoiler(self._matrix, asked.features, asked.votes, self._mean, self._spread, asked.wear, seed)


def _learn(data: _Data, seed: int, epochs: int, rate: float, origin: Network | None = None) -> Member:
    """The member of that ``seed``, from scratch or from the one of ``origin`` that had it."""
    torch.manual_seed(seed)
    question, spoil = data.question, data.spoiler(seed)
    member = Member(question, spoil.draw)
    if origin is not None:
        member.take(origin, seed)
    anchors = [part.detach().clone() for part in member.learned.parameters()]
    steps = max(epochs * len(data.pages) // question.batch, 1)
    optimizer = torch.optim.AdamW(
        member.learned.parameters(), lr=rate, weight_decay=1e-2 if origin is None else 0.0
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps + 1, pct_start=0.1)
    loss_of = nn.CrossEntropyLoss(weight=data.weights, label_smoothing=0.05, ignore_index=-1)
    for _ in range(steps):
        drawn = torch.randint(len(data.pages), (question.batch,), generator=spoil.draw).tolist()
        sizes = [len(data.pages[page]) for page in drawn]
        chosen = torch.cat([data.pages[page] for page in drawn])
        rows, labels = data.rows[chosen], data.labels[chosen]
        loss = loss_of(member(spoil(rows, labels), sizes), labels)
        if origin is not None:
            away = zip(member.learned.parameters(), anchors, strict=True)
            loss = loss + _PULL * sum(((part - anchor) ** 2).sum() for part, anchor in away)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(member.learned.parameters(), _STEEPEST)
        optimizer.step()
        schedule.step()
    return member


def _scale(
    matrix: NDArray[np.float32], features: Sequence[str]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Mean and spread of each column; votes are rare and tell most when they are sure, so none is cut."""
    whole = np.array(["detected_" in name or name == "recognized" for name in features])
    mean, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-3
    return np.where(whole, 0.0, mean).astype(np.float32), np.where(whole, 1 / FAR, spread).astype(np.float32)


def _weights(labels: NDArray[np.int64], answers: int) -> torch.Tensor:
    """Rare answers count more, by the fourth root of how rare they are; those that are absent not at all."""
    counts = np.bincount(labels[labels >= 0], minlength=answers)
    weights = (counts.mean() / np.maximum(counts, 1)) ** 0.25
    return torch.from_numpy(np.where(counts > 0, weights, 0.0).astype(np.float32))
