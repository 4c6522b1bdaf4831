"""The contract of engines, and what is the same for all of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from docreader.models import MODEL_JSON, Model
from docreader_worker.content import AREAS, Detection
from docreader_worker.document import Image

_DOUBTED = 0.2
"""Score from which a table or picture is weighed against what else is known of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """What is on a page: ``boxes`` [N, 4] as x0, y0, x1, y1 in pixels, ``labels`` [N] into the model's,
    ``scores`` [N]."""

    boxes: NDArray[np.float32]
    labels: NDArray[np.int64]
    scores: NDArray[np.float32]


class Engine(Protocol):
    """A loaded model."""

    @property
    def model(self) -> Model:
        """What was loaded."""
        ...

    def detect(self, image: Image) -> Boxes:
        """Find regions in an RGB picture whose longer side is `Model.long_side` pixels."""
        ...


def load_engine(name: str, folder: Path, threads: int) -> Engine:
    """Load the model in ``folder`` into the engine of that name."""
    model = msgspec.json.decode((folder / MODEL_JSON).read_bytes(), type=Model)
    # Each engine brings a runtime of its own; only the one that is used is loaded.
    if name == "onnx":
        from docreader_worker.engines.onnx import OnnxEngine  # noqa: PLC0415

        return OnnxEngine(model, folder, threads)
    from docreader_worker.engines.detectron2 import Detectron2Engine  # noqa: PLC0415

    return Detectron2Engine(model, folder, threads)


def threshold(model: Model, label: str) -> float:
    """The least score of a detection of ``label``: a card need not name one."""
    return model.thresholds.get(label, 0.5)


def _least(model: Model, label: str) -> float:
    return min(threshold(model, label), _DOUBTED) if label in AREAS else threshold(model, label)


def detections(raw: Boxes, model: Model, scale: float) -> list[Detection]:
    """Detections above their label's threshold, in points, best first; equal scores in order of position.

    Tables and pictures that a model doubts are among them: what else is on the page may tell.
    """
    least = np.array([_least(model, label) for label in model.labels], dtype=np.float32)
    kept = raw.scores >= least[raw.labels]
    boxes, scores, labels = raw.boxes[kept] / scale, raw.scores[kept], raw.labels[kept]
    order = np.lexsort((boxes[:, 0], boxes[:, 1], -scores))
    return [
        Detection(
            label=model.labels[int(labels[at])],
            score=round(float(scores[at]), 4),
            box=(float(boxes[at, 0]), float(boxes[at, 1]), float(boxes[at, 2]), float(boxes[at, 3])),
        )
        for at in order
    ]
