"""Pages as a detector learns from them: scaled, and varied a little."""

import random

import numpy as np
import torch
from detectron2.structures import Boxes, Instances
from PIL import Image

from docreader_worker.training.pages import LabelledPage, Pixels

_BLANK = 0.03
"""Share of the pages that are shown empty, with nothing to be found."""


def as_input(page: LabelledPage, pixels: Pixels, scale: float, draw: random.Random) -> dict[str, object]:
    """Detectron2's input for one page: scaled, its contrast and brightness varied a little."""
    size = (round(pixels.shape[1] * scale), round(pixels.shape[0] * scale))
    small = (
        np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BILINEAR)) if scale < 1 else pixels
    )
    image = torch.from_numpy(small.copy()).permute(2, 0, 1).float()
    instances = Instances(tuple(small.shape[:2]))
    if draw.random() < _BLANK:
        paper = image.flatten(1).median(1).values[:, None, None].expand_as(image)
        instances.gt_boxes, instances.gt_classes = Boxes(torch.zeros(0, 4)), torch.zeros(0, dtype=torch.int64)
        return {"image": paper, "instances": instances}
    if draw.random() < 0.3:
        image = (image * draw.uniform(0.8, 1.1) + draw.uniform(-15, 15)).clamp(0, 255)
    instances.gt_boxes = Boxes(torch.tensor(page.boxes, dtype=torch.float32).reshape(-1, 4) * scale)
    instances.gt_classes = torch.tensor(page.labels, dtype=torch.int64)
    return {"image": image, "instances": instances}
