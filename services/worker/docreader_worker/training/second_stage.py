"""Trains the classifier of blocks: a small network over their features, in PyTorch.

``python -m docreader_worker.training.second_stage DATASET...`` reads generated datasets (``docreader
generate``, one layout engine each), judges on each of them a network that learned from the others, prints how
well blocks are told apart, and writes weights that learned from all of them beside `reading.classify`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from docreader.result import LABELS
from docreader_worker.engines import load_engine
from docreader_worker.model_folder import builtin_models
from docreader_worker.reading.classify import CARD, FAR, WEIGHTS, Network
from docreader_worker.reading.features import FEATURES
from docreader_worker.training.blocks import LabelledBlocks, read_blocks

_HIDDEN, _BATCH, _RATE = 48, 256, 3e-3
_BINARY = 2
_DRAWN = ("bold", "italic", "mono", "coloured", "rule_above", "rule_below", "inside_shape")
"""Endings of columns that recognition knows nothing of."""


@dataclass(frozen=True, slots=True)
class Wear:
    """What is done to features while learning, so that no style and no detector is learned by heart.

    ``noise`` is in standard deviations of a column; ``unknown`` the share of values that are hidden. The
    other shares are of blocks: ``undetected`` ones learn without votes, ``told`` ones with those of a
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


def fit(data: LabelledBlocks, epochs: int, seed: int = 0, wear: Wear = Wear()) -> Network:
    """Train on ``data``; the same data, epochs and seed give the same network."""
    torch.manual_seed(seed)
    mean, spread = _scale(data.matrix)
    spoil = _Spoiler(data.matrix, mean, spread, wear, seed)
    rows = torch.from_numpy(((data.matrix - mean) / spread).clip(-FAR, FAR))
    labels = torch.from_numpy(data.labels)
    network = nn.Sequential(
        nn.Linear(len(FEATURES), _HIDDEN), nn.ReLU(), nn.Dropout(0.1),
        nn.Linear(_HIDDEN, _HIDDEN), nn.ReLU(), nn.Dropout(0.1),
        nn.Linear(_HIDDEN, len(LABELS)),
    )  # fmt: skip
    steps = max(epochs * len(rows) // _BATCH, 1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps + 1, pct_start=0.1)
    loss_of = nn.CrossEntropyLoss(weight=_weights(data.labels), label_smoothing=0.05)
    for _ in range(steps):
        chosen = torch.randint(len(rows), (_BATCH,), generator=spoil.draw)
        loss = loss_of(network(spoil(rows[chosen], labels[chosen])), labels[chosen])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    layers = [layer for layer in network if isinstance(layer, nn.Linear)]
    return Network(
        mean,
        spread,
        [layer.weight.detach().numpy().T.astype(np.float16) for layer in layers],
        [layer.bias.detach().numpy() for layer in layers],
    )


def _scale(matrix: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Mean and spread of each column; votes are rare and tell most when they are sure, so none is cut."""
    whole = np.array(["detected_" in name or name == "recognized" for name in FEATURES])
    mean, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-3
    return np.where(whole, 0.0, mean).astype(np.float32), np.where(whole, 1 / FAR, spread).astype(np.float32)


class _Spoiler:
    """Wears features as `Wear` says."""

    def __init__(
        self,
        matrix: NDArray[np.float32],
        mean: NDArray[np.float32],
        spread: NDArray[np.float32],
        wear: Wear,
        seed: int,
    ) -> None:
        self.draw = torch.Generator().manual_seed(seed)
        self._wear = wear
        self._votes = torch.tensor(["detected_" in name for name in FEATURES])
        self._absent = torch.from_numpy((-mean / spread).clip(-FAR, FAR))
        self._sure = torch.from_numpy(((0.8 - mean) / spread).clip(-FAR, FAR))
        self._places = torch.tensor([FEATURES.index(f"detected_{label}") for label in LABELS])
        self._drawn = torch.tensor([name.endswith(_DRAWN) for name in FEATURES])
        self._recognized = torch.arange(len(FEATURES)) == FEATURES.index("recognized")
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
        others = torch.randint(len(LABELS), labels.shape, generator=self.draw)
        places = self._places[torch.where(astray, others, labels)]
        return places[:, None] == torch.arange(len(FEATURES))


def _weights(labels: NDArray[np.int64]) -> torch.Tensor:
    """Rare labels count more, by the fourth root of how rare they are; labels that are absent not at all."""
    counts = np.bincount(labels, minlength=len(LABELS))
    weights = (counts.mean() / np.maximum(counts, 1)) ** 0.25
    return torch.from_numpy(np.where(counts > 0, weights, 0.0).astype(np.float32))


def figures(network: Network, data: LabelledBlocks) -> dict[str, float]:
    """The share of blocks told right as ``all``, and F1 of each label."""
    told = network.probabilities(data.matrix.astype(np.float64)).argmax(axis=1)
    answers = {"all": round(float((told == data.labels).mean()), 4)}
    for place, label in enumerate(LABELS):
        known, found = data.labels == place, told == place
        if known.any():
            answers[label] = round(float(2 * (known & found).sum() / (known.sum() + found.sum())), 4)
    return answers


def judge(data: Mapping[str, LabelledBlocks], epochs: int) -> dict[str, dict[str, float]]:
    """For each layout engine the figures of a network that learned from the other ones."""
    return {
        name: figures(fit(together([data[other] for other in data if other != name]), epochs), held_out)
        for name, held_out in data.items()
    }


def together(parts: Sequence[LabelledBlocks]) -> LabelledBlocks:
    """The blocks of several datasets."""
    return LabelledBlocks(
        np.concatenate([part.matrix for part in parts]),
        np.concatenate([part.labels for part in parts]),
        np.concatenate([part.families for part in parts]),
    )


def ship(data: Mapping[str, LabelledBlocks], detector: str, epochs: int) -> dict[str, Any]:
    """Write weights that learned from all of ``data``, and their card; answers the card."""
    whole = together(list(data.values()))
    card = {
        "description": "Labels of blocks of text: a small network over features, trained on generated pages.",
        "made_by": "python -m docreader_worker.training.second_stage",
        "labels": list(LABELS),
        "data": {
            "blocks": {name: len(part.labels) for name, part in data.items()},
            "families": len(set(whole.families.tolist())),
        },
        "detector": detector,
        "epochs": epochs,
        "wear": asdict(Wear()),
        "metrics": {"held_out_engine": judge(data, epochs)},
    }
    fit(whole, epochs).save(WEIGHTS)
    CARD.write_text(json.dumps(card, indent=2) + "\n")
    return card


@click.command(help=__doc__)
@click.argument("datasets", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--epochs", default=15, show_default=True, type=click.IntRange(1))
def main(datasets: tuple[Path, ...], epochs: int) -> None:
    """Read, judge and ship."""
    model, folder = next(builtin_models())
    engine = load_engine("onnx", folder, threads=1)
    data = {dataset.name: read_blocks(dataset, engine) for dataset in datasets}
    click.echo(json.dumps(ship(data, model.reference, epochs)["metrics"], indent=2))


if __name__ == "__main__":
    main()
