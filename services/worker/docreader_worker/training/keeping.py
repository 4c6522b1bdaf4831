"""Learning some labels anew while all others are told as before."""

import copy
from collections.abc import Sequence
from typing import Any

import torch
from detectron2.structures import ImageList
from torch import Tensor, nn
from torch.nn import functional
from torchvision.ops import generalized_box_iou_loss

from docreader.result import LABELS
from docreader_worker.engines.alignment import aligned_losses, ordered

_SAID, _STANDS = 0.05, 0.15
"""Scores from which what the model said counts, and from which its box is kept as well."""
_WEIGHT = 2.0


class Keeping:
    """The losses of a model that learns the labels ``only``, and keeps to what it said of the others.

    Both are of the same pages: there is no need for those that it first learned from (Li and Hoiem 2016,
    Learning without forgetting).
    """

    def __init__(self, model: nn.Module, only: Sequence[str]) -> None:
        self._before = copy.deepcopy(model).eval().requires_grad_(False)
        self._learned = [place for place, label in enumerate(LABELS) if label in only]
        self._kept = [place for place, label in enumerate(LABELS) if label not in only]

    def __call__(self, model: nn.Module, batch: Sequence[dict[str, Any]]) -> dict[str, Tensor]:
        """Losses by name of a batch of Detectron2's inputs."""
        pictures = [item["image"].to(model.device, torch.float32) for item in batch]
        images = ImageList.from_tensors(pictures, model.size_divisibility).tensor
        logits, boxes, points, strides = model.predict(images)
        with torch.no_grad():
            said, places, _, _ = self._before.predict(images)
        truth = [self._of_learned(item["instances"].to(model.device)) for item in batch]
        losses = aligned_losses(logits[..., self._learned], boxes, points, strides, truth)
        said = said[..., self._kept]
        losses["loss_said"] = _divergence(logits[..., self._kept], said)
        sure = said.sigmoid().amax(-1)
        stands = sure > _STANDS
        apart = generalized_box_iou_loss(ordered(boxes[stands]), ordered(places[stands]))
        losses["loss_placed"] = _WEIGHT * (apart * sure[stands]).sum() / sure[stands].sum().clamp(min=1.0)
        return losses

    def _of_learned(self, page: Any) -> tuple[Tensor, Tensor]:
        """The true boxes of a page that are learned, and their labels' places among those."""
        places = torch.full((len(LABELS),), -1, device=page.gt_classes.device)
        places[self._learned] = torch.arange(len(self._learned), device=places.device)
        classes = places[page.gt_classes]
        return page.gt_boxes.tensor[classes >= 0], classes[classes >= 0]


def _divergence(logits: Tensor, said: Tensor) -> Tensor:
    """How far the probabilities of ``logits`` are from those of ``said``, weighted as in `aligned_losses`."""
    wanted = said.sigmoid()
    apart = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    apart = apart - functional.binary_cross_entropy_with_logits(said, wanted, reduction="none")
    weight = wanted + 0.75 * logits.detach().sigmoid().square()
    return _WEIGHT * (apart * weight).sum() / wanted[wanted > _SAID].sum().clamp(min=1.0)
