"""Small networks over named features, whose mean is their answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docreader_worker.reading.geometry import Floats, parts

Columns = dict[str, Floats]
"""Features by name."""

Weights = NDArray[np.floating[Any]]

FAR = 3.0
"""Standard deviations at which features are cut: no value that was never seen shall decide alone."""

_MOST = 800
"""Rows of a page that see each other."""

_AT_ONCE = 16
"""Rows that look at all others at once: more would take more memory, fewer more time."""


@dataclass(frozen=True)
class Context:
    """What a row sees in the other rows of its page: attention of several heads.

    One alone sees nothing, nor do the rows of a page that has too many of them to compare all.

    Where a row looks is told by both rows (Vaswani and others 2017, Attention is all you need) and by how
    they differ in the columns ``compared`` (as in Shaw and others 2018, Self-attention with relative
    position representations). ``looks`` are queries, keys, values and what becomes of them: ``(members, d,
    d)`` each; ``relation`` are the layers of a network over differences, to one number for each head.
    """

    compared: NDArray[np.int64]
    looks: Sequence[Weights]
    relation: Sequence[Weights]

    def __call__(self, values: Floats, rows: Floats) -> Floats:
        """What ``values`` (members, n, d) of the features ``rows`` (n, columns) see: (members, n, d)."""
        if not 1 < len(rows) <= _MOST:
            return np.zeros_like(values)
        query, key, value = (_heads(values @ look, len(self.relation[2][0, 0])) for look in self.looks[:3])
        scale = query.shape[-1] ** -0.5
        seen = []
        for part in parts(len(rows), _AT_ONCE):
            looked = query[:, :, part] @ key.swapaxes(2, 3) * scale + self._related(rows[part], rows)
            itself = np.arange(len(rows))[part]
            looked[:, :, itself - part.start, itself] = -np.inf
            looked = np.exp(looked - looked.max(axis=3, keepdims=True))
            seen.append(looked / looked.sum(axis=3, keepdims=True) @ value)
        whole = np.concatenate(seen, axis=2).swapaxes(1, 2)
        return np.asarray(whole.reshape(values.shape) @ self.looks[3])

    def _related(self, rows: Floats, others: Floats) -> Floats:
        """How much ``rows`` look at ``others`` for how they differ: (members, heads, rows, others)."""
        first, offset, second = self.relation
        apart = rows[:, None, self.compared] - others[None, :, self.compared]
        known = np.concatenate([apart, np.abs(apart)], axis=2)
        inner = np.maximum(known @ first[:, None] + offset[:, None, None], 0.0)
        return np.asarray(np.moveaxis(inner @ second[:, None], 3, 1))


def _heads(values: Floats, heads: int) -> Floats:
    members, rows, width = values.shape
    return values.reshape(members, rows, heads, width // heads).swapaxes(1, 2)


@dataclass(frozen=True)
class Network:
    """An ensemble: layers of weights ``(members, inputs, outputs)`` and biases ``(members, outputs)``.

    ``mean`` and ``spread`` are those of the features. Members were trained alike but for their seeds: what
    one of them learned by chance the others do not say (Hansen and Salamon 1990, Neural network ensembles).
    With a ``context`` what comes out of the first layer is joined by what it sees in the page's other rows.
    """

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    weights: Sequence[Weights]
    biases: Sequence[Weights]
    context: Context | None = None

    def __call__(self, matrix: Floats) -> Floats:
        """What comes out of the last layers for each row of one page on average: ``(n, outputs)``."""
        rows = np.clip((matrix - self.mean) / self.spread, -FAR, FAR)
        values = self._layer(0, rows[None])
        for place in range(1, len(self.weights)):
            values = np.maximum(values, 0.0)
            if place == 1 and self.context is not None:
                values = values + self.context(values, rows)
            values = self._layer(place, values)
        return np.asarray(values.mean(axis=0))

    def _layer(self, place: int, values: Floats) -> Floats:
        return np.asarray(values @ self.weights[place] + self.biases[place][:, None])

    def save(self, path: Path, features: Sequence[str]) -> None:
        """Write the weights, and the names of the features that they are for."""
        kept: dict[str, Any] = {f"weights{n}": each for n, each in enumerate(self.weights)}
        kept |= {f"biases{n}": each for n, each in enumerate(self.biases)}
        if self.context is not None:
            kept |= {f"look{n}": each for n, each in enumerate(self.context.looks)}
            kept |= {f"relation{n}": each for n, each in enumerate(self.context.relation)}
            kept["compared"] = self.context.compared
        np.savez_compressed(path, features=features, mean=self.mean, spread=self.spread, **kept)

    @classmethod
    def load(cls, path: Path, features: Sequence[str]) -> "Network":
        """Read weights. Raises ``ValueError`` where they are for other features."""
        with np.load(path) as kept:
            if kept["features"].tolist() != list(features):
                raise ValueError(f"{path} is for other features: train it again (see docs/how-to/models.md)")

            def all_of(name: str) -> list[Floats]:
                count = sum(each.startswith(name) for each in kept.files)
                return [kept[f"{name}{n}"].astype(np.float64) for n in range(count)]

            seen = "compared" in kept.files
            context = Context(kept["compared"], all_of("look"), all_of("relation")) if seen else None
            return cls(kept["mean"], kept["spread"], all_of("weights"), all_of("biases"), context)


def likely(values: Floats) -> Floats:
    """How likely each answer of a network is: ``(n, outputs)``, rows that sum to one."""
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
