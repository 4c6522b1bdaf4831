"""Models in whole numbers of eight bits: smaller, and faster on processors that multiply them well."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import GraphProto, NodeProto, numpy_helper
from onnxruntime.quantization import (
    CalibrationDataReader,
    QuantFormat,
    QuantType,
    quant_pre_process,
    quantize_static,
)

from docreader.errors import DocreaderError
from docreader_worker.engines.onnx import OnnxGraph
from docreader_worker.training.evaluate import evaluate
from docreader_worker.training.pages import LabelledPage, evenly, read_picture
from docreader_worker.training.sizes import at_side, scaled

CALIBRATION_PAGES = 16
MOST_LOST = 0.005
"""What mAP may change by."""
_OPERATIONS = {"Conv", "Add", "Relu"}
"""Were sums and what follows them left in floats, going back and forth would cost much of the gain."""
_NETWORK = re.compile("/(backbone|head)/")
"""What comes after, boxes and their choice, is in pixels of the page."""
_NORMALIZING = ["QuantizeLinear", "Div", "Sub", "Cast"]
"""What becomes of a page's bytes before the first convolution, the last first."""
_SCALE, _ZERO = "image_scale", "image_zero_point"
_PREDICTORS = re.compile("bbox_pred|cls_score")
"""The last convolutions: they cost little, and scores and edges want their precision."""


class QuantizationDiffers(DocreaderError):
    """In eight bits the model reads another mAP: use it as it is, or quantize with pages more like yours."""

    code = "quantization_differs"


def quantize(graph: Path, pages: Sequence[LabelledPage], side: int) -> None:
    """Replace the ONNX file ``graph`` by one whose convolutions are in eight bits.

    Pages are scaled for their longer side to be ``side`` pixels. The ranges of values come from a few pages
    spread over them, the mAP from all.

    Raises:
        QuantizationDiffers: the mAP changed by more than half a point; the file is as it was.

    """
    with tempfile.TemporaryDirectory(prefix="docreader-") as folder:
        small = Path(folder) / "small.onnx"
        write_int8(graph, pages, side, small)
        before, after = (
            evaluate(pages, at_side(OnnxGraph(path), side)).map["all"] for path in (graph, small)
        )
        if abs(after - before) > MOST_LOST:
            raise QuantizationDiffers(
                f"in eight bits the mAP is {after:.3f}, before it was {before:.3f}: use the model as it is, "
                "or quantize it with pages more like yours",
                before=before,
                after=after,
            )
        graph.write_bytes(small.read_bytes())


def write_int8(graph: Path, pages: Sequence[LabelledPage], side: int, target: Path) -> None:
    """Write ``graph`` into ``target`` with convolutions in eight bits, ranges as on some of ``pages``."""
    with tempfile.TemporaryDirectory(prefix="docreader-") as folder:
        plain = Path(folder) / "plain.onnx"
        # Norms and the casts of weights are folded into the weights.
        quant_pre_process(str(graph), str(plain), skip_symbolic_shape=True)
        quantize_static(
            str(plain),
            str(target),
            _Pages(evenly(pages, CALIBRATION_PAGES), side),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            # Processors without VNNI add products two by two in 16 bits: those of full weights overflow.
            reduce_range=True,
            nodes_to_quantize=[node.name for node in onnx.load(str(plain)).graph.node if _is_quantized(node)],
        )
    model = onnx.load(str(target))
    _take_bytes(model.graph)
    onnx.save(model, str(target))


def _is_quantized(node: NodeProto) -> bool:
    return (
        node.op_type in _OPERATIONS
        and _NETWORK.match(node.name) is not None
        and not _PREDICTORS.search(node.name)
    )


def _take_bytes(graph: GraphProto) -> None:
    """Let the first convolution take the page's bytes as they are, where mean and spread of colours are one.

    (byte - mean) / spread is what a number of eight bits with this zero point and scale stands for, so that
    there is nothing to compute.
    """
    made = {output: node for node in graph.node for output in node.output}
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    for quantized in [node for node in graph.node if node.op_type == "QuantizeLinear"]:
        chain = [quantized]
        while len(chain) < len(_NORMALIZING) and chain[-1].input[0] in made:
            chain.append(made[chain[-1].input[0]])
        if [node.op_type for node in chain] != _NORMALIZING:
            continue
        _, divided, subtracted, floats = chain
        mean, spread = (numpy_helper.to_array(tensors[node.input[1]]) for node in (subtracted, divided))
        zero = mean.flat[0].astype(np.uint8)
        if np.all(mean == zero) and np.all(spread == spread.flat[0]):
            bytes_, scale = floats.input[0], (1 / spread.flat[0]).astype(np.float32)
            graph.initializer.extend(
                [
                    numpy_helper.from_array(np.asarray(scale), _SCALE),
                    numpy_helper.from_array(np.asarray(zero), _ZERO),
                ]
            )
            for node in graph.node:
                if node.op_type == "DequantizeLinear" and node.input[0] == quantized.output[0]:
                    node.input[:] = [bytes_, _SCALE, _ZERO]
            for node in chain:
                graph.node.remove(node)
                for name in set(node.input) & set(tensors):
                    graph.initializer.remove(tensors[name])


class _Pages(CalibrationDataReader):  # type: ignore[misc]
    """Pages as the quantizer asks for them."""

    def __init__(self, pages: Sequence[LabelledPage], side: int) -> None:
        self._pages: Iterator[LabelledPage] = iter(pages)
        self._side = side

    def get_next(self) -> dict[str, object] | None:
        """The next page, None at the end."""
        page = next(self._pages, None)
        return None if page is None else {"image": scaled(read_picture(page), self._side)}
