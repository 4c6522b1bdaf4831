"""Models in whole numbers of eight bits: smaller, and faster on processors that multiply them well."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import onnx
import onnxruntime
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

from docreader.errors import DocreaderError
from docreader_worker.engines.onnx import OnnxGraph
from docreader_worker.training.evaluate import evaluate
from docreader_worker.training.pages import LabelledPage, read_picture

CALIBRATION_PAGES = 16
MOST_LOST = 0.005
"""What mAP may change by."""
_PREDICTORS = re.compile("bbox_pred|cls_score")
"""The last convolutions: they cost little, and scores and edges want their precision."""


class QuantizationDiffers(DocreaderError):
    """In eight bits the model reads another mAP: use it as it is, or quantize with pages more like yours."""

    code = "quantization_differs"


def quantize(graph: Path, pages: Sequence[LabelledPage]) -> None:
    """Replace the ONNX file ``graph`` by one whose convolutions are in eight bits.

    The ranges of values come from the first pages, the mAP from all.

    Raises:
        QuantizationDiffers: the mAP changed by more than half a point; the file is as it was.

    """
    with tempfile.TemporaryDirectory(prefix="docreader-") as folder:
        small = Path(folder) / "small.onnx"
        write_int8(graph, pages[:CALIBRATION_PAGES], small)
        before, after = (evaluate(pages, OnnxGraph(path)).map["all"] for path in (graph, small))
        if abs(after - before) > MOST_LOST:
            raise QuantizationDiffers(
                f"in eight bits the mAP is {after:.3f}, before it was {before:.3f}: use the model as it is, "
                "or quantize it with pages more like yours",
                before=before,
                after=after,
            )
        graph.write_bytes(small.read_bytes())


def write_int8(graph: Path, pages: Sequence[LabelledPage], target: Path) -> None:
    """Write ``graph`` into ``target`` with convolutions in eight bits, ranges as on ``pages``."""
    with tempfile.TemporaryDirectory(prefix="docreader-") as folder:
        plain = Path(folder) / "plain.onnx"
        _fold(graph, plain)
        nodes = onnx.load(str(plain)).graph.node
        quantize_static(
            str(plain),
            str(target),
            _Pages(pages),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["Conv"],
            nodes_to_exclude=[node.name for node in nodes if _PREDICTORS.search(node.name)],
        )


def _fold(graph: Path, target: Path) -> None:
    """Write ``graph`` with its norms and the casts of its weights folded into them."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(target)
    onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


class _Pages(CalibrationDataReader):  # type: ignore[misc]
    """Pages as the quantizer asks for them."""

    def __init__(self, pages: Sequence[LabelledPage]) -> None:
        self._pages: Iterator[LabelledPage] = iter(pages)

    def get_next(self) -> dict[str, object] | None:
        """The next page, None at the end."""
        page = next(self._pages, None)
        return None if page is None else {"image": read_picture(page)}
