"""Labels of blocks from their features, by a small network that was trained on generated pages.

Made by `docreader_worker.training.second_stage`; its card lies beside its weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docreader.result import LABELS
from docreader_worker.reading.features import FEATURES
from docreader_worker.reading.geometry import Floats

WEIGHTS = Path(__file__).with_name("classify.npz")
CARD = WEIGHTS.with_suffix(".json")
FAR = 3.0
"""Standard deviations at which features are cut: no value that was never seen shall decide alone."""

_MIDDLE = (0.25, 0.7)
"""Heights on the page below which no header ends, and above which no footer starts."""
_AREAS = [LABELS.index("picture"), LABELS.index("table")]


@dataclass(frozen=True)
class Network:
    """Layers of weights ``(inputs, outputs)`` and biases over features of known mean and spread."""

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    weights: Sequence[NDArray[np.float16]]
    biases: Sequence[NDArray[np.float32]]

    def probabilities(self, matrix: Floats) -> Floats:
        """How likely each label is for each row: ``(n, len(LABELS))``."""
        values = np.clip((matrix - self.mean) / self.spread, -FAR, FAR)
        for weights, biases in zip(self.weights[:-1], self.biases[:-1], strict=True):
            values = np.maximum(values @ weights.astype(np.float64) + biases, 0.0)
        values = values @ self.weights[-1].astype(np.float64) + self.biases[-1]
        values[:, _AREAS] = -np.inf
        likely = np.exp(values - values.max(axis=1, keepdims=True))
        return np.asarray(likely / likely.sum(axis=1, keepdims=True))

    def save(self, path: Path) -> None:
        """Write the weights, and the names of the features that they are for."""
        layers: dict[str, Any] = {f"weights{n}": each for n, each in enumerate(self.weights)}
        layers |= {f"biases{n}": each for n, each in enumerate(self.biases)}
        np.savez_compressed(path, features=FEATURES, mean=self.mean, spread=self.spread, **layers)

    @classmethod
    def load(cls, path: Path) -> "Network":
        """Read weights. Raises ``ValueError`` where they are for other features."""
        with np.load(path) as kept:
            if kept["features"].tolist() != list(FEATURES):
                raise ValueError(f"{path} is for other features: train it again (see docs/how-to/models.md)")
            count = sum(name.startswith("weights") for name in kept.files)
            weights = [kept[f"weights{n}"] for n in range(count)]
            return cls(kept["mean"], kept["spread"], weights, [kept[f"biases{n}"] for n in range(count)])


def classify(matrix: Floats) -> Floats:
    """How well each label fits each block: ``(n, len(LABELS))``, the highest wins.

    What stands in the middle of a page is neither its header nor its footer, however alone it stands; and a
    line without a mark of its own that ends in a colon announces a list, however near that is.
    """
    fit = _network().probabilities(matrix)
    marked = (matrix[:, FEATURES.index("bullet")] > 0) | (matrix[:, FEATURES.index("number")] > 0)
    announces = (matrix[:, FEATURES.index("ends_colon")] > 0) & ~marked
    fit[announces, LABELS.index("list-item")] = 0.0
    low = matrix[:, FEATURES.index("y1")] > _MIDDLE[0]
    high = matrix[:, FEATURES.index("y0")] < _MIDDLE[1]
    fit[low, LABELS.index("page-header")] = 0.0
    fit[high, LABELS.index("page-footer")] = 0.0
    return np.asarray(fit / np.maximum(fit.sum(axis=1, keepdims=True), 1e-12))


@cache
def _network() -> Network:
    return Network.load(WEIGHTS)
