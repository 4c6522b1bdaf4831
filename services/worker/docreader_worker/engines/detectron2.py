"""The `detectron2` engine: a checkpoint as it was trained, in PyTorch, on a GPU where there is one."""

from pathlib import Path

import numpy as np
import torch
from torch import nn

from docreader.models import CHECKPOINT, CONFIGURATION, Model
from docreader_worker.document import Image
from docreader_worker.engines.architectures import build_model
from docreader_worker.engines.base import Boxes


class Detectron2Engine:
    """Detectron2's model in evaluation mode."""

    def __init__(self, model: Model, folder: Path, threads: int) -> None:
        self.model = model
        torch.set_num_threads(threads)
        self._network = build_model(folder / CONFIGURATION, folder / CHECKPOINT)

    def detect(self, image: Image) -> Boxes:
        return find_boxes(self._network, image)


def find_boxes(network: nn.Module, image: Image) -> Boxes:
    """What a Detectron2 model in evaluation mode finds in an RGB picture."""
    # Detectron2 takes channels first, in the order of cfg.INPUT.FORMAT, which ours sets to RGB.
    tensor = torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))
    with torch.inference_mode():
        found = network([{"image": tensor, "height": image.shape[0], "width": image.shape[1]}])
    instances = found[0]["instances"].to("cpu")
    return Boxes(
        boxes=instances.pred_boxes.tensor.float().numpy().reshape(-1, 4),
        labels=instances.pred_classes.numpy().astype(np.int64),
        scores=instances.scores.float().numpy(),
    )
