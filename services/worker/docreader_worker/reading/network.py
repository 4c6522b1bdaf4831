"""Small networks over named features, whose mean is their answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docreader_worker.reading.geometry import Floats

Columns = dict[str, Floats]
"""Features by name."""

FAR = 3.0
"""Standard deviations at which features are cut: no value that was never seen shall decide alone."""


@dataclass(frozen=True)
class Network:
    """An ensemble: layers of weights ``(members, inputs, outputs)`` and biases ``(members, outputs)``.

    ``mean`` and ``spread`` are those of the features. Members were trained alike but for their seeds: what
    one of them learned by chance the others do not say (Hansen and Salamon 1990, Neural network ensembles).
    """

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    weights: Sequence[NDArray[np.float16]]
    biases: Sequence[NDArray[np.float32]]

    def __call__(self, matrix: Floats) -> Floats:
        """What comes out of the last layers for each row on average: ``(n, outputs)``."""
        values = np.clip((matrix - self.mean) / self.spread, -FAR, FAR)[None]
        for weights, biases in zip(self.weights[:-1], self.biases[:-1], strict=True):
            values = np.maximum(values @ weights.astype(np.float64) + biases[:, None], 0.0)
        last = values @ self.weights[-1].astype(np.float64) + self.biases[-1][:, None]
        return np.asarray(last.mean(axis=0))

    def save(self, path: Path, features: Sequence[str]) -> None:
        """Write the weights, and the names of the features that they are for."""
        layers: dict[str, Any] = {f"weights{n}": each for n, each in enumerate(self.weights)}
        layers |= {f"biases{n}": each for n, each in enumerate(self.biases)}
        np.savez_compressed(path, features=features, mean=self.mean, spread=self.spread, **layers)

    @classmethod
    def load(cls, path: Path, features: Sequence[str]) -> "Network":
        """Read weights. Raises ``ValueError`` where they are for other features."""
        with np.load(path) as kept:
            if kept["features"].tolist() != list(features):
                raise ValueError(f"{path} is for other features: train it again (see docs/how-to/models.md)")
            count = sum(name.startswith("weights") for name in kept.files)
            weights = [kept[f"weights{n}"] for n in range(count)]
            return cls(kept["mean"], kept["spread"], weights, [kept[f"biases{n}"] for n in range(count)])
