"""The arithmetic of evaluation: overlaps, matches, thresholds and rates."""

import numpy as np
import pytest

from docreader.result import LABELS
from docreader_worker.engines.base import Boxes
from docreader_worker.training.matching import choose_thresholds, confusion, iou, match, rates

TEXT, TABLE = LABELS.index("text"), LABELS.index("table")
Described = list[tuple[tuple[float, float, float, float], int, float]]


def boxes(described: Described) -> Boxes:
    return Boxes(
        boxes=np.array([box for box, _, _ in described], np.float32).reshape(-1, 4),
        labels=np.array([label for _, label, _ in described], np.int64),
        scores=np.array([score for _, _, score in described], np.float32),
    )


def test_overlap_is_intersection_over_union() -> None:
    first = np.array([(0, 0, 10, 10), (20, 20, 30, 30)], np.float32)
    second = np.array([(5, 0, 15, 10), (0, 0, 10, 10)], np.float32)
    assert iou(first, second) == pytest.approx(np.array([[1 / 3, 1.0], [0.0, 0.0]]), abs=1e-6)


def test_a_true_box_is_matched_once_and_by_the_best_score() -> None:
    truth = boxes([((0, 0, 10, 10), TEXT, 1)])
    found = boxes([((0, 0, 10, 9), TEXT, 0.6), ((0, 0, 10, 10), TEXT, 0.9), ((0, 0, 10, 10), TABLE, 0.99)])
    scores, right = match(truth, found, TEXT)
    assert scores.tolist() == pytest.approx([0.9, 0.6])
    assert right.tolist() == [True, False]


def test_rates_count_each_label_and_all_of_them() -> None:
    truth = boxes([((0, 0, 10, 10), TEXT, 1), ((0, 20, 10, 30), TEXT, 1), ((50, 50, 90, 90), TABLE, 1)])
    found = boxes(
        [((0, 0, 10, 10), TEXT, 0.8), ((50, 50, 90, 90), TEXT, 0.7), ((50, 50, 90, 91), TABLE, 0.2)]
    )
    figures = rates([truth], [found], dict.fromkeys(LABELS, 0.5))
    assert figures["text"].precision == 0.5
    assert figures["text"].recall == 0.5
    assert figures["table"].recall == 0.0
    assert figures["all"].f1 == pytest.approx(2 / 5)
    assert "title" not in figures


def test_thresholds_are_where_f1_is_highest() -> None:
    truth = boxes([((0, 0, 10, 10), TEXT, 1), ((0, 20, 10, 30), TEXT, 1)])
    found = boxes(
        [
            ((0, 0, 10, 10), TEXT, 0.8),
            ((0, 20, 10, 30), TEXT, 0.4),
            ((60, 0, 70, 10), TEXT, 0.3),
            ((60, 20, 70, 30), TEXT, 0.2),
        ]
    )
    chosen = choose_thresholds([truth], [found])
    assert chosen["text"] == pytest.approx(0.4)
    assert chosen["title"] == 0.5
    assert rates([truth], [found], chosen)["all"].f1 == 1.0


def test_a_threshold_holds_for_the_detection_that_it_was_chosen_for() -> None:
    truth, found = (boxes([((0, 0, 10, 10), TEXT, score)]) for score in (1, 0.8765))
    assert rates([truth], [found], choose_thresholds([truth], [found]))["all"].recall == 1.0


def test_pages_without_anything_do_not_divide_by_zero() -> None:
    empty = boxes([])
    assert rates([empty], [empty], dict.fromkeys(LABELS, 0.5))["all"].f1 == 0.0


def test_confusion_tells_what_was_read_as_what() -> None:
    truth = boxes([((0, 0, 10, 10), TEXT, 1), ((0, 20, 10, 30), TEXT, 1), ((50, 50, 90, 90), TABLE, 1)])
    found = boxes([((0, 0, 10, 10), TEXT, 0.8), ((50, 50, 90, 90), TEXT, 0.9), ((70, 0, 80, 9), TABLE, 0.9)])
    table = confusion([truth, boxes([])], [found, boxes([])], dict.fromkeys(LABELS, 0.5))
    nothing = len(LABELS)
    assert table[TEXT, TEXT] == 1
    assert table[TABLE, TEXT] == 1
    assert table[TEXT, nothing] == 1
    assert table[nothing, TABLE] == 1
    assert table.sum() == 4
