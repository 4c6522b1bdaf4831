"""Boxes of pages that may be tables or pictures, with what they are: examples for what judges them."""

from collections.abc import Iterable, Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.content import AREAS
from docreader_worker.reading.area_rules import claimed_by_rules, kept_by_rules
from docreader_worker.reading.areas import prospects
from docreader_worker.reading.geometry import Floats, as_boxes, centres_inside, iou, union
from docreader_worker.reading.judging import ANSWERS
from docreader_worker.reading.parts import evidence_of
from docreader_worker.training.examples import ExamplePage, Examples, examples_of

_IS = 0.6
"""Intersection over union with a true area from which a box is that one."""


def labelled_areas(pages: Iterable[ExamplePage]) -> Examples:
    """What may be an area of ``pages``, each read with its detections and without any; labels are into
    ``ANSWERS``."""
    found = []
    for page in pages:
        for detections in (page.detections, []):
            evidence = evidence_of(page.content, detections)
            claims = claimed_by_rules(evidence)
            boxes, matrix = prospects(evidence, claims, kept_by_rules(claims, evidence))
            if boxes:
                found.append((matrix, _answers(boxes, page.truth, evidence.words), page.family))
    return examples_of(found)


def _answers(boxes: Sequence[Box], truth: Sequence[tuple[str, Box]], words: Floats) -> list[int]:
    """What each of ``boxes`` is; tables are compared by the words they hold, as their edges may be no more
    than white."""
    likeness = np.full((len(boxes), len(ANSWERS)), _IS)
    for label in AREAS:
        true = [box for name, box in truth if name == label]
        pair: tuple[Sequence[Box], Sequence[Box]] = (boxes, true)
        if label == "table":
            pair = [_tight(box, words) for box in boxes], [_tight(box, words) for box in true]
        shared = iou(*map(as_boxes, pair))
        likeness[:, ANSWERS.index(label)] = shared.max(axis=1, initial=0.0)
    return [int(answer) for answer in likeness.argmax(axis=1)]


def _tight(box: Box, words: Floats) -> Box:
    inside = words[centres_inside(words, box)]
    return union(inside) if len(inside) else box
