"""Detectors in eight bits find what they found in floats, or are refused."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from docreader.result import LABELS
from docreader_worker.engines.onnx import OnnxGraph
from docreader_worker.training.pages import LabelledPage, Pixels

pytest.importorskip("onnx", reason="onnx is not installed")
pytest.importorskip("pycocotools", reason="pycocotools is not installed")

BOX = (30.0, 20.0, 90.0, 120.0)
SIDE = 160


def page(path: Path, *, dark: bool) -> LabelledPage:
    """Grey paper with one dark box, or none."""
    pixels: Pixels = np.full((SIDE, 120, 3), 200, np.uint8)
    if dark:
        pixels[20:120, 30:90] = 10
    Image.fromarray(pixels).save(path)
    record = {"width": 120, "height": SIDE}
    return LabelledPage(path, [BOX] if dark else [], [LABELS.index("picture")] if dark else [], record)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A detector that finds the box of all that is dark, built as exported ones are."""
    import onnx
    from onnx import NodeProto, TensorProto, helper, numpy_helper

    def tensor(name: str, value: object, kind: type) -> TensorProto:
        return numpy_helper.from_array(np.asarray(value, kind), name)

    def node(operation: str, *ends: str, **attributes: object) -> NodeProto:
        *inputs, output = ends
        return helper.make_node(operation, inputs, [output], name=f"/backbone/{output}", **attributes)

    nodes = [
        node("Transpose", "image", "colours", perm=[2, 0, 1]),
        node("Unsqueeze", "colours", "zero", "batch"),
        node("Cast", "batch", "floats", to=TensorProto.FLOAT),
        node("Sub", "floats", "mean", "centred"),
        node("Div", "centred", "spread", "normal"),
        node("Conv", "normal", "kernel", "darkness"),
        node("Relu", "darkness", "ink"),
        helper.make_node("Greater", ["ink", "least"], ["is_dark"]),
        helper.make_node("Cast", ["is_dark"], ["mask"], to=TensorProto.FLOAT),
    ]
    for axis, (first, last) in ((2, ("top", "bottom")), (3, ("left", "right"))):
        others = [each for each in (1, 2, 3) if each != axis]
        nodes.append(helper.make_node("ReduceMax", ["mask"], [f"on_{axis}"], axes=others, keepdims=0))
        for name, is_last in ((first, 0), (last, 1)):
            nodes.append(
                helper.make_node(
                    "ArgMax", [f"on_{axis}"], [name], axis=1, keepdims=1, select_last_index=is_last
                )
            )
    nodes += [
        helper.make_node("Concat", ["left", "top", "right", "bottom"], ["corners"], axis=1),
        helper.make_node("Cast", ["corners"], ["boxes"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMax", ["mask"], ["most"], keepdims=0),
        helper.make_node("Unsqueeze", ["most", "zero"], ["scores"]),
    ]
    values = [
        tensor("zero", [0], np.int64),
        tensor("mean", np.full((1, 3, 1, 1), 232), np.float32),
        tensor("spread", np.full((1, 3, 1, 1), 60), np.float32),
        tensor("kernel", np.full((1, 3, 1, 1), -1 / 3), np.float32),
        tensor("least", 2.5, np.float32),
        tensor("labels", [LABELS.index("picture")], np.int64),
    ]
    ends = {"boxes": TensorProto.FLOAT, "scores": TensorProto.FLOAT, "labels": TensorProto.INT64}
    network = helper.make_graph(
        nodes,
        "dark",
        [helper.make_tensor_value_info("image", TensorProto.UINT8, ["height", "width", 3])],
        [helper.make_tensor_value_info(name, kind, None) for name, kind in ends.items()],
        values,
    )
    path = tmp_path / "model.onnx"
    onnx.save(helper.make_model(network, ir_version=8, opset_imports=[helper.make_opsetid("", 16)]), path)
    return path


def test_what_it_finds_stays_and_its_convolutions_are_in_eight_bits(graph: Path, tmp_path: Path) -> None:
    import onnx

    from docreader_worker.training.pages import read_picture
    from docreader_worker.training.quantize import quantize

    pages = [page(tmp_path / f"{index}.png", dark=True) for index in range(3)]
    quantize(graph, pages, SIDE)
    found = OnnxGraph(graph)(read_picture(pages[0]))
    assert np.abs(found.boxes[0] - BOX).max() <= 1
    kinds = [node.op_type for node in onnx.load(str(graph)).graph.node]
    assert "DequantizeLinear" in kinds
    assert not {"Sub", "Div"} & set(kinds), "the page's bytes are taken as they are"


def test_one_that_finds_less_in_eight_bits_is_refused_and_stays_as_it_was(
    graph: Path, tmp_path: Path
) -> None:
    """Its ranges come from a few pages: here from those without anything on them."""
    from docreader_worker.training.quantize import CALIBRATION_PAGES, QuantizationDiffers, quantize

    before = graph.read_bytes()
    pages = [page(tmp_path / f"{index}.png", dark=index % 2 == 1) for index in range(2 * CALIBRATION_PAGES)]
    with pytest.raises(QuantizationDiffers, match=r"before it was 1\.000"):
        quantize(graph, pages, SIDE)
    assert graph.read_bytes() == before
