"""Documents and models with known contents: a model finds the same boxes on every page, drawn to fit."""

import hashlib
from pathlib import Path

import msgspec
import numpy as np
import onnx
import pymupdf
from onnx import TensorProto, helper, numpy_helper

from docreader.models import Model, ModelFile
from docreader.result import LABELS, Box

WIDTH, HEIGHT = 595, 842
"""Points of a page."""
LONG_SIDE = 800
"""Pixels of the picture that the models are given."""
HOSTILE = "<img src=x onerror=alert(1)> <script>alert(2)</script>"
LINK = "https://example.org/words?a=1&b=2"
PARAGRAPH = (
    "Reading a page means finding what is on it: where a paragraph begins, which lines belong together, "
    "and in which order a person would read them. "
)
ROWS = [("Method", "Pages", "Seconds"), ("Rules", "1,200", "14.2"), ("Small model", "1,200", "96.0")]

Found = tuple[str, float, Box]
FINE: list[Found] = [
    ("page-header", 0.81, (72, 30, 300, 44)),
    ("title", 0.97, (72, 58, 523, 92)),
    ("text", 0.96, (72, 104, 523, 160)),
    ("section-header", 0.94, (72, 170, 300, 192)),
    ("list-item", 0.9, (84, 196, 523, 212)),
    ("list-item", 0.88, (84, 214, 523, 230)),
    ("table", 0.95, (72, 250, 523, 325)),
    ("caption", 0.7, (72, 329, 523, 345)),
    ("picture", 0.93, (72, 385, 290, 530)),
    ("text", 0.92, (305, 385, 523, 530)),
    ("text", 0.97, (72, 600, 523, 680)),
    ("footnote", 0.55, (72, 740, 523, 756)),
    ("page-footer", 0.86, (270, 800, 325, 815)),
]
COARSE: list[Found] = [("title", 0.9, (72, 58, 523, 92)), ("text", 0.7, (72, 385, 523, 680))]


def report(pages: int, *, giant: int | None = None) -> bytes:
    """A PDF of equal pages; page ``giant`` is too large to be read."""
    document = pymupdf.open()
    for number in range(1, pages + 1):
        if number == giant:
            document.new_page(width=200 * 72, height=200 * 72)
        else:
            _draw(document.new_page(width=WIDTH, height=HEIGHT), number)
    data: bytes = document.tobytes(deflate=True)
    return data


def _draw(page: pymupdf.Page, number: int) -> None:
    page.insert_text((72, 40), "Sample report, volume 4", fontsize=9)
    page.insert_text((72, 82), f"How pages are read, part {number}", fontsize=20, fontname="hebo")
    page.insert_textbox((72, 104, 523, 165), PARAGRAPH + HOSTILE, fontsize=10)
    page.insert_text((72, 186), f"{number}.1 What was measured", fontsize=14, fontname="hebo")
    page.insert_text((84, 207), f"- the first finding, marked needle{number}", fontsize=10)
    page.insert_text((84, 225), "- the second finding, which refers to the first", fontsize=10)
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            left, top = 72 + column * 150, 250 + row * 25
            page.draw_rect((left, top, left + 150, top + 25), width=0.7)
            page.insert_text((left + 5, top + 17), text, fontsize=10)
    page.insert_text((72, 341), f"Table {number}. Seconds for each method.", fontsize=9)
    for bar in range(8):
        page.draw_rect(
            (80 + bar * 25, 525 - bar * 15, 100 + bar * 25, 530), fill=(0.25, 0.45, 0.7), color=None
        )
    page.insert_textbox((305, 385, 523, 530), PARAGRAPH * 3, fontsize=10)
    page.insert_textbox((72, 600, 523, 680), PARAGRAPH * 3, fontsize=10)
    page.insert_text((72, 752), "1 A footnote that explains a word.", fontsize=8)
    page.insert_link({"kind": pymupdf.LINK_URI, "from": page.search_for("a word")[0], "uri": LINK})
    page.insert_text((295, 812), str(number), fontsize=9)


def write_model(folder: Path, name: str, found: list[Found]) -> None:
    """Put a model into ``folder`` that finds ``found``, in points, on every page."""
    weights = _network(found)
    model = Model(
        name=name,
        version="1",
        description=f"Finds {len(found)} regions on each sample page.",
        licence="AGPL-3.0-or-later",
        labels=list(LABELS),
        long_side=LONG_SIDE,
        thresholds=dict.fromkeys(LABELS, 0.4),
        files={"model.onnx": ModelFile(len(weights), hashlib.sha256(weights).hexdigest())},
        metrics={
            "family": {
                "pages": 60,
                "map": {"all": 0.9, "text": 0.95},
                "rates": {key: {"precision": 0.93, "recall": 0.91, "f1": 0.92} for key in ("all", "text")},
            },
            "held_out": {"family": "families that were held out"},
        },
        data={"pages": 12000},
    )
    target = folder / "models" / name / "1"
    target.mkdir(parents=True)
    (target / "model.onnx").write_bytes(weights)
    (target / "model.json").write_bytes(msgspec.json.encode(model))


def _network(found: list[Found]) -> bytes:
    scale = LONG_SIDE / HEIGHT
    constants = {
        "boxes": np.array([[side * scale for side in box] for _, _, box in found], np.float32),
        "scores": np.array([score for _, score, _ in found], np.float32),
        "labels": np.array([LABELS.index(label) for label, _, _ in found], np.int64),
    }
    nodes = [
        helper.make_node("Constant", [], [name], value=numpy_helper.from_array(value, name))
        for name, value in constants.items()
    ]
    image = helper.make_tensor_value_info("image", TensorProto.UINT8, ["height", "width", 3])
    outputs = [
        helper.make_tensor_value_info("boxes", TensorProto.FLOAT, ["n", 4]),
        helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n"]),
        helper.make_tensor_value_info("labels", TensorProto.INT64, ["n"]),
    ]
    graph = helper.make_graph(nodes, "constant", [image], outputs)
    network: onnx.ModelProto = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 16)])
    network.ir_version = 8
    data: bytes = network.SerializeToString()
    return data
