"""Wears features while networks learn, so that no style and no detector is learned by heart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from docreader_worker.reading.network import FAR

_BINARY = 2
_DRAWN = (
    "bold", "run_in", "italic", "mono", "coloured", "rule_above", "rule_below", "inside_shape", "ruled",
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


class Spoiler:
    """Wears features as `Wear` says."""

    def __init__(
        self,
        matrix: NDArray[np.float32],
        features: Sequence[str],
        votes: Sequence[str],
        mean: NDArray[np.float32],
        spread: NDArray[np.float32],
        wear: Wear,
        seed: int,
    ) -> None:
        self.draw = torch.Generator().manual_seed(seed)
        self._wear = wear
        self._votes = torch.tensor(["detected_" in name for name in features])
        self._absent = torch.from_numpy((-mean / spread).clip(-FAR, FAR))
        self._sure = torch.from_numpy(((0.8 - mean) / spread).clip(-FAR, FAR))
        self._places = torch.tensor([list(features).index(name) for name in votes])
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
        places = self._places[torch.where(astray, others, labels.clamp(min=0))]
        return places[:, None] == torch.arange(len(self._votes))
