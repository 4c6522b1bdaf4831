"""Both engines find much the same on the same weights, and nothing on a blank page."""

from pathlib import Path

import numpy as np
import pymupdf
import pytest

from docreader.models import Model
from docreader_worker.content import Detection
from docreader_worker.document import Image
from docreader_worker.engines import detections, load_engine
from docreader_worker.engines.base import Boxes
from docreader_worker.model_folder import BUILTIN, builtin_models, check_builtin

EXAMPLE = Path(__file__).parents[2] / "examples" / "paper.pdf"
MODELS = list(builtin_models())


def picture(model: Model, page: int = 0) -> Image:
    with pymupdf.open(EXAMPLE) as document:
        found = document[page]
        scale = model.long_side / max(found.rect.width, found.rect.height)
        pixels = found.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
        return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width, 3)


def test_the_built_in_models_are_what_their_cards_say() -> None:
    assert len(MODELS) == 2
    assert [model.reference for model, _ in MODELS] == list(check_builtin())
    assert BUILTIN.is_dir()
    for model, _ in MODELS:
        assert set(model.thresholds) == set(model.labels)


@pytest.mark.parametrize(("model", "folder"), MODELS, ids=lambda value: getattr(value, "reference", ""))
def test_a_page_has_regions_and_a_blank_one_has_none(model: Model, folder: Path) -> None:
    engine = load_engine("onnx", folder, threads=1)
    found = detections(engine.detect(picture(model)), model, 1.0)
    assert {"text", "section-header"} <= {each.label for each in found}
    assert all(0 <= each.box[0] < each.box[2] and 0 <= each.box[1] < each.box[3] for each in found)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    blank = np.full((704, 544, 3), 255, np.uint8)
    assert detections(engine.detect(blank), model, 1.0) == []


def test_tables_and_pictures_that_a_model_doubts_are_weighed_other_labels_are_not() -> None:
    model, _ = MODELS[0]
    doubted = ["picture", "table", "text", "section-header"]
    raw = Boxes(
        boxes=np.array([[0, 50 * row, 90, 50 * row + 40] for row in range(len(doubted))], np.float32),
        labels=np.array([model.labels.index(label) for label in doubted]),
        scores=np.full(len(doubted), 0.3, np.float32),
    )
    assert [one.label for one in detections(raw, model, 1.0)] == ["picture", "table"]


# Detectron2 uses parts of PyTorch that are on their way out.
@pytest.mark.filterwarnings("ignore::FutureWarning")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_detectron2_finds_what_onnx_finds() -> None:
    """What is clear: the one has weights in eight bits, the other in half precision."""
    pytest.importorskip("detectron2", reason="Detectron2 is not installed")
    model, folder = MODELS[0]
    onnx, detectron2 = (load_engine(name, folder, threads=1) for name in ("onnx", "detectron2"))
    for page in (0, 1):
        image = picture(model, page)
        found, expected = (detections(each.detect(image), model, 1.0) for each in (onnx, detectron2))
        assert len(expected) > 0
        assert _clear_are_among(found, expected)
        assert _clear_are_among(expected, found)


def _clear_are_among(some: list[Detection], others: list[Detection]) -> bool:
    return all(any(_same(one, other) for other in others) for one in some if one.score > 0.6)


def _same(one: Detection, other: Detection) -> bool:
    return one.label == other.label and np.allclose(one.box, other.box, atol=5)
