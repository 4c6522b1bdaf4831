"""One small network over named features as it is trained, in PyTorch, and how it becomes one that is run."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from docreader_worker.reading.network import Context, Network
from docreader_worker.training.wear import Wear

_INNER, _HIDDEN, _HEADS, _RELATION = 64, 48, 4, 16
_DROPOUT, _BLIND = 0.1, 0.25


@dataclass(frozen=True, slots=True)
class Question:
    """What a network decides: between ``answers``, on columns called ``features``.

    ``votes`` are the columns in which a detector tells each answer. Rows of a page see each other by how they
    differ in the columns ``compared``; where there are none, each row is decided alone. ``epochs`` are the
    passes over all pages, ``batch`` the pages of a step; ``wear`` is what is done to features meanwhile.
    """

    features: Sequence[str]
    answers: Sequence[str]
    votes: Sequence[str]
    compared: Sequence[str]
    epochs: int
    batch: int
    wear: Wear


class Member:
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

    def take(self, network: Network, place: int) -> None:
        """Be the member of ``network`` at that ``place``."""
        layers = [self.first, self.second, self.last]
        kept = [*zip([layer.weight for layer in layers], network.weights, strict=True)]
        biases = [*zip([layer.bias for layer in layers], network.biases, strict=True)]
        if network.context is not None:
            first, offset, second = network.context.relation
            kept += zip([look.weight for look in self.looks], network.context.looks, strict=True)
            kept += [(self.relation[0].weight, first), (self.relation[2].weight, second)]
            biases.append((self.relation[0].bias, offset))
        with torch.no_grad():
            for own, given in kept:
                own.copy_(torch.from_numpy(given[place].T))
            for own, given in biases:
                own.copy_(torch.from_numpy(given[place]))

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


def as_network(
    members: Sequence[Member], question: Question, mean: NDArray[np.float32], spread: NDArray[np.float32]
) -> Network:
    """``members`` as one network over features of that ``mean`` and ``spread``."""
    layers = [[member.first, member.second, member.last] for member in members]
    weights = [_stacked([layer.weight.T for layer in each]) for each in zip(*layers, strict=True)]
    biases = [_stacked([layer.bias for layer in each]) for each in zip(*layers, strict=True)]
    context = None
    if question.compared:
        looks = [_stacked([member.looks[n].weight.T for member in members]) for n in range(4)]
        inner, outer = ([member.relation[n] for member in members] for n in (0, 2))
        relation = [
            _stacked([layer.weight.T for layer in inner]),
            _stacked([layer.bias for layer in inner]),
            _stacked([layer.weight.T for layer in outer]),
        ]
        context = Context(
            _places(question), [_half(each) for each in looks], [_half(each) for each in relation]
        )
    return Network(mean, spread, [_half(each) for each in weights], biases, context)


def _places(question: Question) -> NDArray[np.int64]:
    """The columns compared."""
    return np.array([list(question.features).index(name) for name in question.compared], np.int64)


def _stacked(parts: Sequence[torch.Tensor]) -> NDArray[np.float32]:
    return np.stack([part.detach().numpy() for part in parts])


def _half(weights: NDArray[np.float32]) -> NDArray[np.float16]:
    return weights.astype(np.float16)
