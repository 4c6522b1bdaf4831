"""What the classifier of blocks learns from, and that it learns."""

from dataclasses import replace

import numpy as np
import pytest

from docreader.result import LABELS, Box
from docreader_worker.content import Detection, PageContent, Word
from docreader_worker.reading.area_features import FEATURES as OF_AREAS
from docreader_worker.reading.blocks import Block
from docreader_worker.reading.features import FEATURES
from docreader_worker.reading.judging import ANSWERS
from docreader_worker.reading.lines import Line
from docreader_worker.training.areas import labelled_areas
from docreader_worker.training.blocks import true_label
from docreader_worker.training.examples import ExamplePage, Examples


def block(*lefts: float) -> Block:
    """One line of a word at each of ``lefts``, ten points wide."""
    return Block((Line(tuple(Word((x, 100, x + 10, 110), "word", 0, 10.0) for x in lefts)),))


def test_a_block_has_the_label_of_the_box_that_holds_its_words() -> None:
    boxes = [("text", (0.0, 90.0, 300.0, 120.0)), ("list-item", (0.0, 95.0, 60.0, 115.0))]
    assert true_label(block(10, 30), boxes) == "list-item"
    assert true_label(block(10, 100, 120, 140, 160), boxes) == "text"


def test_a_block_of_many_labels_or_of_none_is_left_out() -> None:
    boxes = [("text", (0.0, 90.0, 50.0, 120.0)), ("caption", (50.0, 90.0, 100.0, 120.0))]
    assert true_label(block(10, 30, 60, 80), boxes) is None
    assert true_label(block(200, 220), boxes) is None


def test_what_is_left_of_a_table_that_was_not_found_is_text() -> None:
    assert true_label(block(10, 30), [("table", (0.0, 90.0, 50.0, 120.0))]) == "text"


def test_boxes_are_what_the_true_areas_are_that_they_all_but_share() -> None:
    words = [
        Word((x, y, x + 30, y + 10), "cell", 0, 10.0)
        for y in range(100, 200, 20)
        for x in range(100, 400, 100)
    ]
    content = PageContent(612, 792, words=words, images=[(100, 400, 300, 600)], text_source="pdf")
    found = [
        Detection("table", 0.3, (95.0, 95.0, 335.0, 195.0)),
        Detection("picture", 0.3, (450.0, 300.0, 600.0, 390.0)),
    ]
    truth: list[tuple[str, Box]] = [
        ("table", (90.0, 90.0, 340.0, 200.0)),
        ("picture", (100.0, 400.0, 300.0, 600.0)),
    ]
    examples = labelled_areas([ExamplePage(1, "letter", content, found, truth)])
    places = np.round(examples.matrix[:, [OF_AREAS.index("x0"), OF_AREAS.index("y0")]] * [612, 792])
    answers = {tuple(place): ANSWERS[label] for place, label in zip(places, examples.labels, strict=True)}
    assert answers[100, 100] == "table"
    assert answers[100, 400] == "picture"
    assert answers[450, 300] == "nothing"


def test_training_learns_what_tells_labels_apart_and_is_repeatable() -> None:
    pytest.importorskip("torch", reason="torch is not installed")
    from docreader_worker.training.networks import fit
    from docreader_worker.training.second_stage import BLOCKS, figures

    question = replace(BLOCKS, epochs=100, batch=4)
    draw = np.random.default_rng(1)
    labels = draw.choice([LABELS.index("text"), LABELS.index("section-header")], 600)
    matrix = draw.normal(size=(600, len(FEATURES))).astype(np.float32)
    matrix[:, FEATURES.index("size")] += 3 * (labels == LABELS.index("section-header"))
    pages = np.repeat(np.arange(12), 50)
    data = Examples(matrix, labels.astype(np.int64), pages, np.full(600, "letter"))
    network = fit(data, question)
    assert figures(network, BLOCKS, data)["all"] > 0.9
    again = fit(data, question)
    assert all((one == other).all() for one, other in zip(network.weights, again.weights, strict=True))


def test_training_learns_what_only_the_other_rows_of_a_page_tell() -> None:
    pytest.importorskip("torch", reason="torch is not installed")
    from docreader_worker.training.networks import fit
    from docreader_worker.training.second_stage import BLOCKS, figures

    draw = np.random.default_rng(2)
    matrix = draw.normal(size=(200, 8, len(FEATURES))).astype(np.float32)
    bold = draw.choice([0.0, 6.0], 200)
    matrix[:, 0, FEATURES.index("bold")] = bold
    matrix[:, 0, FEATURES.index("y0")] = -6.0
    text, heading = LABELS.index("text"), LABELS.index("section-header")
    labels = np.full((200, 8), text)
    labels[:, 1:] = np.where(bold > 0, heading, text)[:, None]
    pages = np.repeat(np.arange(200), 8)
    rows = matrix.reshape(1600, -1)
    data = Examples(rows, labels.ravel().astype(np.int64), pages, np.full(1600, "letter"))
    question = replace(BLOCKS, epochs=12, batch=8)
    alone = figures(fit(data, replace(question, compared=())), BLOCKS, data)
    assert figures(fit(data, question), BLOCKS, data)["all"] > alone["all"] + 0.2


def test_refining_on_few_pages_is_better_than_not_to_and_than_to_learn_from_them_alone() -> None:
    pytest.importorskip("torch", reason="torch is not installed")
    from docreader_worker.training.networks import fit, refine
    from docreader_worker.training.second_stage import BLOCKS, figures

    draw = np.random.default_rng(3)
    answers = [LABELS.index(name) for name in ("text", "section-header", "caption")]

    def pages(count: int, loud: str) -> Examples:
        """Headings that are ``loud``, and captions in italics."""
        labels = draw.choice(answers, 50 * count)
        matrix = draw.normal(size=(len(labels), len(FEATURES))).astype(np.float32)
        for name, label in zip((loud, "italic"), answers[1:], strict=True):
            matrix[:, FEATURES.index(name)] += 4 * (labels == label)
        numbers = np.repeat(np.arange(count), 50)
        return Examples(matrix, labels.astype(np.int64), numbers, np.full(len(labels), "letter"))

    question = replace(BLOCKS, epochs=60, batch=4)
    network = fit(pages(24, "size"), question, members=1)
    few, others = pages(6, "bold"), pages(12, "bold")
    right = figures(refine(network, few, question), BLOCKS, others)["all"]
    assert right > figures(network, BLOCKS, others)["all"]
    assert right > figures(fit(few, question, members=1), BLOCKS, others)["all"]
