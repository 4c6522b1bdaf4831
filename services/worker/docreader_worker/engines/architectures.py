"""The detectors that docreader trains and runs, registered with Detectron2 by name."""

from pathlib import Path
from typing import Any

import torch
from detectron2.config import CfgNode, get_cfg
from detectron2.layers import ShapeSpec
from detectron2.modeling import BACKBONE_REGISTRY, META_ARCH_REGISTRY, build_backbone
from detectron2.modeling import build_model as build_registered
from detectron2.modeling.backbone import FPN
from detectron2.modeling.backbone.fpn import LastLevelP6P7
from detectron2.modeling.backbone.resnet import BasicBlock, BasicStem, ResNet
from detectron2.modeling.meta_arch.retinanet import RetinaNetHead
from detectron2.structures import Boxes, ImageList, Instances
from torch import Tensor, nn
from torchvision.ops import nms

from docreader_worker.engines.alignment import aligned_losses

_BLOCKS = {18: [2, 2, 2, 2], 34: [3, 4, 6, 3]}


def build_model(config_path: Path, weights_path: Path) -> nn.Module:
    """Build the detector of a Detectron2 configuration with its weights, ready for inference.

    The weights are a checkpoint whose ``model`` entry holds the state (half precision is widened).
    """
    model: nn.Module = build_registered(read_configuration(config_path))
    model.load_state_dict(read_weights(weights_path))
    return model.eval()


def read_configuration(path: Path) -> CfgNode:
    """Read a Detectron2 configuration; without a GPU the device is the CPU."""
    config = get_cfg()
    config.merge_from_file(str(path))
    config.MODEL.DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
    return config


def read_weights(path: Path) -> dict[str, Tensor]:
    """The state of a model as single precision, from the ``model`` entry of a checkpoint."""
    state = torch.load(path, map_location="cpu", weights_only=True)["model"]
    return {name: value.float() if value.is_floating_point() else value for name, value in state.items()}


@BACKBONE_REGISTRY.register()  # type: ignore[untyped-decorator]
def build_basic_resnet_fpn_backbone(config: CfgNode, input_shape: ShapeSpec) -> FPN:
    """ResNet-18 or -34 of any base width (``RES2_OUT_CHANNELS``) with an FPN of strides 8 to 128.

    Detectron2's own builder insists on a base width of 64 for these depths.
    """
    options = config.MODEL.RESNETS
    width, norm = options.RES2_OUT_CHANNELS, options.NORM
    stages, channels = [], options.STEM_OUT_CHANNELS
    for index, blocks in enumerate(_BLOCKS[options.DEPTH]):
        out = width * 2**index
        strides = [1 if index == 0 else 2] + [1] * (blocks - 1)
        stages.append(
            ResNet.make_stage(
                BasicBlock,
                blocks,
                stride_per_block=strides,
                in_channels=channels,
                out_channels=out,
                norm=norm,
            )
        )
        channels = out
    stem = BasicStem(input_shape.channels, options.STEM_OUT_CHANNELS, norm)
    bottom_up = ResNet(stem, stages, out_features=options.OUT_FEATURES)
    thickness = config.MODEL.FPN.OUT_CHANNELS
    return FPN(
        bottom_up,
        config.MODEL.FPN.IN_FEATURES,
        thickness,
        norm=config.MODEL.FPN.NORM,
        top_block=LastLevelP6P7(thickness, thickness, "p5"),
    )


@META_ARCH_REGISTRY.register()
class AlignedDetector(nn.Module):  # type: ignore[misc]
    """An anchor-free one-stage detector whose points are assigned to boxes by how well they predict them.

    The network is FCOS without centerness (Tian et al., 2019); training follows TOOD (Feng et al., 2021).
    FCOS's own assignment picks the level by a box's long side, which leaves thin lines without any point.
    Takes Detectron2's inputs (RGB images, 3 x H x W); ``MODEL.RETINANET`` of its configuration applies.
    """

    def __init__(self, config: CfgNode) -> None:
        super().__init__()
        options = config.MODEL.RETINANET
        self.backbone = build_backbone(config)
        self.features: list[str] = list(options.IN_FEATURES)
        shapes = self.backbone.output_shape()
        self.strides = [int(shapes[name].stride) for name in self.features]
        self.classes = int(options.NUM_CLASSES)
        self.head = RetinaNetHead(
            input_shape=[shapes[name] for name in self.features],
            num_classes=self.classes,
            num_anchors=1,
            conv_dims=[config.MODEL.FPN.OUT_CHANNELS] * options.NUM_CONVS,
            norm=options.NORM,
            prior_prob=options.PRIOR_PROB,
        )
        nn.init.constant_(self.head.bbox_pred.bias, 4.0)
        self.lowest_score, self.overlap = float(options.SCORE_THRESH_TEST), float(options.NMS_THRESH_TEST)
        self.candidates, self.most = int(options.TOPK_CANDIDATES_TEST), int(config.TEST.DETECTIONS_PER_IMAGE)
        mean, spread = config.MODEL.PIXEL_MEAN, config.MODEL.PIXEL_STD
        self.register_buffer("pixel_mean", torch.tensor(mean).view(1, -1, 1, 1), False)
        self.register_buffer("pixel_std", torch.tensor(spread).view(1, -1, 1, 1), False)
        self.to(torch.device(config.MODEL.DEVICE))

    @property
    def size_divisibility(self) -> int:
        """Images are padded to multiples of this many pixels."""
        return max(stride for stride in self.strides if stride <= 32)

    @property
    def device(self) -> torch.device:
        """Where the model's parameters are."""
        device: torch.device = self.pixel_mean.device
        return device

    def forward(self, batch: list[dict[str, Any]]) -> Any:
        """Losses by name while training, else one ``{"instances": Instances}`` for each image."""
        images = ImageList.from_tensors(
            [item["image"].to(self.device, torch.float32) for item in batch], self.size_divisibility
        )
        scores, boxes, points, strides = self.predict(images.tensor)
        if self.training:
            targets = [item["instances"].to(self.device) for item in batch]
            truth = [(target.gt_boxes.tensor, target.gt_classes) for target in targets]
            return aligned_losses(scores, boxes, points, strides, truth)
        answers = []
        for index, (height, width) in enumerate(images.image_sizes):
            found_boxes, found_scores, found_classes = self.select(scores[index], boxes[index], height, width)
            found = Instances(
                (height, width),
                pred_boxes=Boxes(found_boxes),
                scores=found_scores,
                pred_classes=found_classes,
            )
            answers.append({"instances": found})
        return answers

    def predict(self, images: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What the network says of padded images ``[B, 3, H, W]``, of each point of all levels.

        Logits ``[B, R, C]``, boxes ``[B, R, 4]``, points ``[R, 2]`` and strides ``[R]``.
        """
        normalized = (images - self.pixel_mean) / self.pixel_std
        features = self.backbone(normalized.contiguous(memory_format=torch.channels_last))
        levels = [features[name] for name in self.features]
        logits, deltas = self.head(levels)
        points, strides = self._points(levels)
        scores = torch.cat([level.flatten(2).transpose(1, 2) for level in logits], 1).float()
        distances = torch.cat([level.flatten(2).transpose(1, 2) for level in deltas], 1).float()
        distances = distances * strides[:, None]
        corners = torch.cat((points - distances[..., :2], points + distances[..., 2:]), -1)
        return scores, corners, points, strides

    def select(self, logits: Tensor, boxes: Tensor, height: Any, width: Any) -> tuple[Tensor, Tensor, Tensor]:
        """Boxes ``[N, 4]``, scores and classes of one image after thresholding and non-maximum suppression.

        Suppression crosses classes: two elements of a page never lie on each other. Edges are learned apart,
        so that a box may come out inside out; such a one is no box.
        """
        scores, classes = logits.sigmoid().max(dim=1)
        sound = (boxes[:, 2:] > boxes[:, :2]).all(dim=1)
        kept = torch.nonzero((scores > self.lowest_score) & sound).squeeze(1)
        scores, classes, boxes = scores[kept], classes[kept], boxes[kept]
        count = scores.shape[0]
        best = (
            torch.clamp(count, max=self.candidates)
            if isinstance(count, Tensor)
            else min(count, self.candidates)
        )
        scores, order = scores.topk(best)
        boxes, classes = boxes[order], classes[order]
        boxes = torch.stack(
            (
                boxes[:, 0].clamp(min=0),
                boxes[:, 1].clamp(min=0),
                torch.minimum(boxes[:, 2], torch.as_tensor(width).to(boxes)),
                torch.minimum(boxes[:, 3], torch.as_tensor(height).to(boxes)),
            ),
            dim=1,
        )
        chosen = nms(boxes, scores, self.overlap)[: self.most]
        return boxes[chosen], scores[chosen], classes[chosen]

    def _points(self, levels: list[Tensor]) -> tuple[Tensor, Tensor]:
        """The centres of all cells of all levels, in pixels, and the strides of their levels."""
        points, strides = [], []
        for level, stride in zip(levels, self.strides, strict=True):
            height, width = level.shape[-2:]
            y = (torch.arange(height, device=level.device, dtype=torch.float32) + 0.5) * stride
            x = (torch.arange(width, device=level.device, dtype=torch.float32) + 0.5) * stride
            grid = torch.stack((x[None, :].expand(height, width), y[:, None].expand(height, width)), -1)
            points.append(grid.reshape(-1, 2))
            strides.append(torch.full_like(points[-1][:, 0], stride))
        return torch.cat(points), torch.cat(strides)
