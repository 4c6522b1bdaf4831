"""Task-aligned assignment and losses of anchor-free detectors (TOOD; Feng et al., 2021)."""

import torch
from torch import Tensor
from torch.nn import functional
from torchvision.ops import box_iou, generalized_box_iou_loss

_SCORE_POWER, _OVERLAP_POWER = 0.5, 4.0
_POINTS_PER_BOX = 10
_REACH = 0.75
"""Strides from the centre line within which a point may stand for a box thinner than its cell."""
_BOX_WEIGHT = 2.0


def aligned_losses(
    logits: Tensor, boxes: Tensor, points: Tensor, strides: Tensor, truth: list[tuple[Tensor, Tensor]]
) -> dict[str, Tensor]:
    """Classification and box losses of a batch.

    ``logits`` [B, R, C], ``boxes`` [B, R, 4], ``points`` [R, 2], ``strides`` [R]; ``truth`` has of each page
    the boxes [M, 4] and classes [M]. Classes are learnt as the quality of the box (varifocal loss; Zhang et
    al., 2021), boxes by generalized IoU.
    """
    targets = torch.zeros_like(logits)
    predicted, wanted, weights = [], [], []
    for index, (true_boxes, true_classes) in enumerate(truth):
        if len(true_boxes) == 0:
            continue
        scores = logits[index].detach().sigmoid()
        chosen, matched, quality = assign(
            scores, boxes[index].detach(), points, strides, true_boxes, true_classes
        )
        targets[index, chosen, true_classes[matched]] = quality
        predicted.append(boxes[index, chosen])
        wanted.append(true_boxes[matched])
        weights.append(quality)
    total = targets.sum().clamp(min=1.0)
    certainty = logits.detach().sigmoid()
    focus = torch.where(targets > 0, targets, 0.75 * certainty.square())
    loss = functional.binary_cross_entropy_with_logits(logits, targets, weight=focus, reduction="sum") / total
    if not predicted:
        return {"loss_class": loss, "loss_box": boxes.sum() * 0.0}
    apart = generalized_box_iou_loss(ordered(torch.cat(predicted)), torch.cat(wanted))
    return {"loss_class": loss, "loss_box": _BOX_WEIGHT * (apart * torch.cat(weights)).sum() / total}


@torch.no_grad()  # type: ignore[untyped-decorator]
def assign(
    scores: Tensor, boxes: Tensor, points: Tensor, strides: Tensor, true_boxes: Tensor, true_classes: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """Which points stand for which boxes: indexes of points, of true boxes, and the quality to be learnt.

    Each true box takes the points inside it that predict its class and place best; a point wanted by several
    goes to the one it overlaps most.
    """
    overlaps = box_iou(true_boxes, ordered(boxes)).clamp(min=0)
    inside = _inside(points, strides, true_boxes)
    measure = scores.t()[true_classes].pow(_SCORE_POWER) * (overlaps + 1e-6).pow(_OVERLAP_POWER) * inside
    best = measure.topk(min(_POINTS_PER_BOX, measure.shape[1]), dim=1).indices
    positive = torch.zeros_like(inside).scatter_(1, best, 1.0) * inside
    positive *= functional.one_hot((overlaps * positive - (1 - positive)).argmax(0), len(true_boxes)).t()
    measure = measure * positive
    strongest = measure.amax(1, keepdim=True).clamp(min=1e-12)
    quality = measure / strongest * (overlaps * positive).amax(1, keepdim=True)
    matched, chosen = torch.nonzero(positive, as_tuple=True)
    return chosen, matched, quality[matched, chosen].clamp(min=0.01)


def _inside(points: Tensor, strides: Tensor, true_boxes: Tensor) -> Tensor:
    centres = (true_boxes[:, None, :2] + true_boxes[:, None, 2:]) / 2
    halves = (true_boxes[:, None, 2:] - true_boxes[:, None, :2]) / 2
    reach = torch.where(strides[:, None] <= strides.min(), strides[:, None] * _REACH, 0.0)
    return ((points[None] - centres).abs() <= torch.maximum(halves, reach[None])).all(-1).float()


def ordered(boxes: Tensor) -> Tensor:
    """Boxes ``[..., 4]`` whose right and lower edges lie beyond the others: while learning they may not."""
    return torch.cat((boxes[..., :2], torch.maximum(boxes[..., 2:], boxes[..., :2] + 1e-3)), -1)
