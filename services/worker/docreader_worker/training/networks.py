"""Trains small networks over named features, in PyTorch."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from docreader_worker.reading.network import FAR, Context, Network
from docreader_worker.training.examples import Examples
from docreader_worker.training.wear import Spoiler, Wear

_MEMBERS, _INNER, _HIDDEN, _HEADS, _RELATION = 3, 64, 48, 4, 16
_DROPOUT, _BLIND, _RATE, _STEEPEST = 0.1, 0.25, 2e-3, 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """What a network decides: between ``answers``, on columns called ``features``.

    ``votes`` are the columns in which a detector tells each answer. Rows of a page see each other by how they
    differ in the columns ``compared``; where there are none, each row is decided alone. ``epochs`` are the
    passes over all pages, ``batch`` the pages of a step.
    """

    features: Sequence[str]
    answers: Sequence[str]
    votes: Sequence[str]
    compared: Sequence[str]
    epochs: int
    batch: int


def fit(data: Examples, question: Question, *, members: int = _MEMBERS) -> Network:
    """Train so many ``members`` on ``data``; the same data give the same network."""
    mean, spread = _scale(data.matrix, question.features)
    trained = [_trained(data, question, mean, spread, seed) for seed in range(members)]
    layers = [[member.first, member.second, member.last] for member in trained]
    weights = [_stacked([layer.weight.T for layer in each]) for each in zip(*layers, strict=True)]
    biases = [_stacked([layer.bias for layer in each]) for each in zip(*layers, strict=True)]
    context = None
    if question.compared:
        looks = [_stacked([member.looks[n].weight.T for member in trained]) for n in range(4)]
        inner, outer = ([member.relation[n] for member in trained] for n in (0, 2))
        relation = [
            _stacked([layer.weight.T for layer in inner]),
            _stacked([layer.bias for layer in inner]),
            _stacked([layer.weight.T for layer in outer]),
        ]
        context = Context(
            _places(question), [_half(each) for each in looks], [_half(each) for each in relation]
        )
    return Network(mean, spread, [_half(each) for each in weights], biases, context)


class _Member:
    """One network: `reading.network.Network` as it is trained."""

    def __init__(self, question: Question, draw: torch.Generator) -> None:
        self._draw = draw
        self.first = nn.Linear(len(question.features), _INNER)
        self.second = nn.Linear(_INNER, _HIDDEN)
        self.last = nn.Linear(_HIDDEN, len(question.answers))
        self._compared = torch.from_numpy(_places(question))
        self._drop = nn.Dropout(_DROPOUT)
        self.learned = nn.ModuleList([self.first, self.second, self.last])
        if question.compared:
            self.looks = [nn.Linear(_INNER, _INNER, bias=False) for _ in range(4)]
            self.relation = nn.Sequential(
                nn.Linear(2 * len(question.compared), _RELATION),
                nn.ReLU(),
                nn.Linear(_RELATION, _HEADS, bias=False),
            )
            self.learned.extend([*self.looks, self.relation])

    def __call__(self, rows: torch.Tensor, sizes: list[int]) -> torch.Tensor:
        """Answers ``(n, answers)`` for the rows of several pages, of which there are ``sizes``."""
        values = self._drop(torch.relu(self.first(rows)))
        if len(self._compared):
            parts = zip(values.split(sizes), rows[:, self._compared].split(sizes), strict=True)
            values = values + torch.cat([self._seen(value, known) for value, known in parts])
        answers: torch.Tensor = self.last(self._drop(torch.relu(self.second(values))))
        return answers

    def _seen(self, values: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
        """What the rows of one page see in each other; now and then nothing, so that each can stand alone."""
        count = len(values)
        if count == 1 or torch.rand((), generator=self._draw) < _BLIND:
            return torch.zeros_like(values)
        query, key, value = (look(values).view(count, _HEADS, -1).transpose(0, 1) for look in self.looks[:3])
        apart = known[:, None] - known[None, :]
        related = self.relation(torch.cat([apart, apart.abs()], dim=2)).permute(2, 0, 1)
        looked = query @ key.transpose(1, 2) * query.shape[2] ** -0.5 + related
        looked = torch.softmax(looked.masked_fill(torch.eye(count, dtype=torch.bool), -torch.inf), dim=2)
        seen: torch.Tensor = self.looks[3]((looked @ value).transpose(0, 1).reshape(count, -1))
        return seen


def _trained(
    data: Examples,
    question: Question,
    mean: NDArray[np.float32],
    spread: NDArray[np.float32],
    seed: int,
) -> _Member:
    torch.manual_seed(seed)
    spoil = Spoiler(data.matrix, question.features, question.votes, mean, spread, Wear(), seed)
    rows = torch.from_numpy(((data.matrix - mean) / spread).clip(-FAR, FAR))
    labels = torch.from_numpy(data.labels)
    pages = [torch.from_numpy(page) for page in data.by_page()]
    member = _Member(question, spoil.draw)
    steps = max(question.epochs * len(pages) // question.batch, 1)
    optimizer = torch.optim.AdamW(member.learned.parameters(), lr=_RATE, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps + 1, pct_start=0.1)
    weights = _weights(data.labels, len(question.answers))
    loss_of = nn.CrossEntropyLoss(weight=weights, label_smoothing=0.05, ignore_index=-1)
    for _ in range(steps):
        drawn = torch.randint(len(pages), (question.batch,), generator=spoil.draw).tolist()
        sizes = [len(pages[page]) for page in drawn]
        chosen = torch.cat([pages[page] for page in drawn])
        loss = loss_of(member(spoil(rows[chosen], labels[chosen]), sizes), labels[chosen])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(member.learned.parameters(), _STEEPEST)
        optimizer.step()
        schedule.step()
    return member


def _places(question: Question) -> NDArray[np.int64]:
    """The columns compared."""
    return np.array([list(question.features).index(name) for name in question.compared], np.int64)


def _stacked(parts: Sequence[torch.Tensor]) -> NDArray[np.float32]:
    return np.stack([part.detach().numpy() for part in parts])


def _half(weights: NDArray[np.float32]) -> NDArray[np.float16]:
    return weights.astype(np.float16)


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
