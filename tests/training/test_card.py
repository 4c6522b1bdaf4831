"""The thresholds on a model's card."""

from pathlib import Path

import pytest

from docreader.result import LABELS
from docreader_worker.model_folder import builtin_models
from docreader_worker.training.pages import LabelledPage

pytest.importorskip("pycocotools", reason="pycocotools is not installed")


def test_few_boxes_move_a_threshold_little_and_none_not_at_all() -> None:
    from docreader_worker.training.card import settled

    before, _ = next(iter(builtin_models()))
    text, table = LABELS.index("text"), LABELS.index("table")
    labels = [text] * 40 + [table] * 4
    page = LabelledPage(Path("page.png"), [(0.0, 0.0, 9.0, 9.0)] * len(labels), labels, {})
    found = settled(dict.fromkeys(LABELS, 0.9), before, LABELS, [page])
    assert found["text"] == pytest.approx((0.9 + before.thresholds["text"]) / 2)
    assert before.thresholds["table"] < found["table"] < before.thresholds["table"] + 0.05
    assert found["formula"] == before.thresholds["formula"]
    kept = settled(dict.fromkeys(LABELS, 0.9), before, ["table"], [page])
    assert {label for label in LABELS if kept[label] != before.thresholds[label]} == {"table"}
