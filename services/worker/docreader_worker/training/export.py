"""Export of trained detectors: a folder with the configuration, the checkpoint and the ONNX graph."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from docreader.errors import DocreaderError
from docreader.models import CHECKPOINT, CONFIGURATION, GRAPH
from docreader_worker.engines.architectures import AlignedDetector, build_model
from docreader_worker.engines.detectron2 import find_boxes
from docreader_worker.engines.onnx import OnnxGraph
from docreader_worker.training.matching import Detector, iou
from docreader_worker.training.pages import Pixels

OPSET = 16
"""RoIAlign and others are exact from here on; Detectron2's own exporter stops at 11."""
_SAME = 0.95
_SHARE = 0.99
_FAINT = 0.15
"""Score up to which rounding may decide whether a detection is kept: models leave out those below 0.1."""
_LARGEST_PACKED = 1024
"""Initializers of fewer values stay fp32: packing them saves nothing."""


class ExportDiffers(DocreaderError):
    """The exported graph finds other boxes than the checkpoint: report it with the model's configuration."""

    code = "export_differs"


class _PageGraph(nn.Module):  # type: ignore[misc]
    """The detector from RGB bytes [H, W, 3] to boxes, scores and labels."""

    def __init__(self, detector: AlignedDetector) -> None:
        super().__init__()
        self.detector = detector

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Normalization, padding to the stride and non-maximum suppression are part of the graph."""
        height, width = image.shape[0], image.shape[1]
        step = self.detector.size_divisibility
        padded = nn.functional.pad(
            image.permute(2, 0, 1), (0, (step - width % step) % step, 0, (step - height % step) % step)
        )
        scores, boxes, _, _ = self.detector.predict(padded[None].to(torch.float32))
        found: tuple[Tensor, Tensor, Tensor] = self.detector.select(scores[0], boxes[0], height, width)
        return found


def round_weights(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights in half precision: what both engines run, in half the bytes."""
    return {name: value.half() if value.is_floating_point() else value for name, value in state.items()}


def export_model(configuration: Path, weights: Path, folder: Path, pages: Sequence[Pixels]) -> None:
    """Write ``config.yaml``, ``model_final.pth`` and ``model.onnx`` of a checkpoint into ``folder``.

    Raises ``ExportDiffers`` unless at least 99 % of the clear detections on ``pages`` (RGB, as large as the
    model reads them) are the same in ONNX Runtime and PyTorch at IoU above 0.95.
    """
    folder.mkdir(parents=True, exist_ok=True)
    state = torch.load(weights, map_location="cpu", weights_only=True)["model"]
    (folder / CONFIGURATION).write_text(configuration.read_text())
    torch.save({"model": round_weights(state)}, folder / CHECKPOINT)
    model = build_model(folder / CONFIGURATION, folder / CHECKPOINT)
    if not isinstance(model, AlignedDetector):
        raise ExportDiffers(
            f"{configuration}: only AlignedDetector can be exported, not {type(model).__name__}"
        )
    _write_graph(model.cpu(), folder / GRAPH, pages[0])
    agreement = same_share(partial(find_boxes, model), OnnxGraph(folder / GRAPH), pages)
    if agreement < _SHARE:
        (folder / GRAPH).unlink()
        raise ExportDiffers(
            f"only {agreement:.1%} of the detections are the same after the export: report it with "
            f"{configuration}",
            share=agreement,
        )


def _write_graph(model: AlignedDetector, path: Path, sample: Pixels) -> None:
    """Write what ``model``, which is on the CPU, does with a page such as ``sample`` as an ONNX file."""
    outputs = ["boxes", "scores", "labels"]
    with torch.no_grad():
        torch.onnx.export(
            _PageGraph(model).eval(),
            (torch.from_numpy(np.ascontiguousarray(sample)),),
            str(path),
            opset_version=OPSET,
            dynamo=False,
            # Without it norms are folded into weights, and weights that levels share are stored for each.
            training=torch.onnx.TrainingMode.PRESERVE,
            input_names=["image"],
            output_names=outputs,
            dynamic_axes={"image": {0: "height", 1: "width"}} | {name: {0: "n"} for name in outputs},
        )
    graph = onnx.load(str(path))
    pack_weights(graph)
    onnx.save(graph, str(path))


def pack_weights(graph: onnx.ModelProto) -> None:
    """Store large fp32 initializers as fp16 with a Cast that runtimes fold when they load the graph."""
    casts = []
    for tensor in list(graph.graph.initializer):
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < _LARGEST_PACKED:
            continue
        values = numpy_helper.to_array(tensor).astype(np.float16)
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(values, f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.graph.node.insert(0, cast)


def same_share(first: Detector, second: Detector, pages: Sequence[Pixels]) -> float:
    """The share of the detections that the other has, too, with the same label, at IoU above 0.95."""
    same = total = 0
    for page in pages:
        one, other = first(page), second(page)
        close = (iou(one.boxes, other.boxes) > _SAME) & (one.labels[:, None] == other.labels[None])
        for clear, matched in ((one.scores > _FAINT, close.any(1)), (other.scores > _FAINT, close.any(0))):
            same += int((clear & matched).sum())
            total += int(clear.sum())
    return same / total if total else 1.0
