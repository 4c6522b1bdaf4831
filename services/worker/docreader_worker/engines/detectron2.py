"""The `detectron2` engine: a checkpoint as it was trained, in PyTorch, on a GPU where there is one."""

from pathlib import Path

import numpy as np
import torch

from docreader.models import Model
from docreader_worker.document import Image
from docreader_worker.engines.architectures import build_model
from docreader_worker.engines.base import RawDetections

CONFIG = "config.yaml"
WEIGHTS = "model_final.pth"


class Detectron2Engine:
    """Detectron2's model in evaluation mode."""

    def __init__(self, model: Model, folder: Path, threads: int) -> None:
        self.model = model
        torch.set_num_threads(threads)
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        self._network = build_model(folder / CONFIG, folder / WEIGHTS).to(self._device).eval()

    def detect(self, image: Image) -> RawDetections:
        # Detectron2 takes channels first, in the order of cfg.INPUT.FORMAT, which ours sets to RGB.
        tensor = torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1))).to(self._device)
        with torch.inference_mode():
            found = self._network([{"image": tensor, "height": image.shape[0], "width": image.shape[1]}])
        instances = found[0]["instances"].to("cpu")
        return RawDetections(
            boxes=instances.pred_boxes.tensor.float().numpy().reshape(-1, 4),
            scores=instances.scores.float().numpy(),
            labels=instances.pred_classes.numpy().astype(np.int64),
        )
