"""Blocks and pairs of lines of labelled pages, with what is right: examples for the second stage."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from docreader.result import LABELS, Box
from docreader_worker.content import AREAS
from docreader_worker.reading.blocks import Block, formulas_apart
from docreader_worker.reading.bonds import BONDS
from docreader_worker.reading.chains import chains
from docreader_worker.reading.geometry import Floats, as_boxes, centres_inside, size_of
from docreader_worker.reading.pairs import features
from docreader_worker.reading.parts import Parts, take_apart
from docreader_worker.training.examples import ExamplePage, Examples, examples_of

_MOSTLY = 0.7
"""Share of a block's words that must lie in boxes of one label."""


def labelled_blocks(pages: Iterable[ExamplePage]) -> Examples:
    """The blocks of ``pages``, each read with its detections and without any; labels are into ``LABELS``."""
    found = []
    for page, parts in _read_twice(pages):
        if parts.blocks:
            matrix = parts.features(first_page=parts.is_first(page.number))
            known = [true_label(block, page.truth) for block in parts.blocks]
            labels = [-1 if label is None else LABELS.index(label) for label in known]
            found.append((matrix, labels, page.family))
    return examples_of(found)


def labelled_pairs(pages: Iterable[ExamplePage]) -> Examples:
    """The lines of ``pages`` with the next ones below them; labels are into ``BONDS``."""
    found = []
    for page, parts in _read_twice(pages):
        _, lines = formulas_apart(parts.loose, parts.texts)
        chained = chains(lines) if lines else []
        pairs = [pair for chain in chained for pair in pairwise(chain)]
        if pairs:
            owners = _owners(as_boxes([line.box for line in lines]), page.truth)
            labels = [_bond(owners[upper], owners[lower]) for upper, lower in pairs]
            matrix = features(chained, lines, parts.texts, as_boxes(parts.content.rulings))
            found.append((matrix, labels, page.family))
    return examples_of(found)


def _read_twice(pages: Iterable[ExamplePage]) -> Iterator[tuple[ExamplePage, Parts]]:
    for page in pages:
        for found in (page.detections, []):
            yield page, take_apart(page.content, found)


def _bond(upper: int, lower: int) -> int:
    """What holds two lines with these owners: -1 if one has none."""
    if upper < 0 or lower < 0:
        return -1
    return BONDS.index("together" if upper == lower else "apart")


def true_label(block: Block, truth: Sequence[tuple[str, Box]]) -> str | None:
    """The label of the boxes that hold most of the block's words, if any do.

    What stands in a table or picture that was not found is best called text: a label for its place on the
    page, such as a footer, would be worse.
    """
    words = as_boxes([word.box for line in block.lines for word in line.words])
    labels = [truth[owner][0] if owner >= 0 else "" for owner in _owners(words, truth)]
    (label, count), *_ = Counter(labels).most_common(1)
    if not label or count < _MOSTLY * len(words):
        return None
    return "text" if label in AREAS else label


def _owners(boxes: Floats, truth: Sequence[tuple[str, Box]]) -> list[int]:
    """The smallest true box that holds the middle of each of ``boxes``, or -1."""
    owners = np.full(len(boxes), -1)
    for place in sorted(range(len(truth)), key=lambda place: -size_of(truth[place][1])):
        owners[centres_inside(boxes, truth[place][1])] = place
    return [int(owner) for owner in owners]
