"""Blocks and pairs of lines of generated pages, with what is right: examples for the second stage."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import compress, pairwise

import numpy as np

from docreader.result import LABELS, Box
from docreader_worker.reading.blocks import Block, formulas_apart
from docreader_worker.reading.bonds import BONDS
from docreader_worker.reading.chains import chains
from docreader_worker.reading.geometry import Floats, as_boxes, centres_inside, size_of
from docreader_worker.reading.pairs import features
from docreader_worker.reading.parts import take_apart
from docreader_worker.training.examples import ExamplePage, Examples

_MOSTLY = 0.7
"""Share of a block's words that must lie in boxes of one label."""


def labelled_blocks(pages: Iterable[ExamplePage]) -> Examples:
    """The blocks of ``pages``, each read with its detections and without any; labels are into ``LABELS``."""
    rows: list[Floats] = []
    labels: list[int] = []
    families: list[str] = []
    for page in pages:
        for found in (page.detections, []):
            parts = take_apart(page.content, found)
            if not parts.blocks:
                continue
            matrix = parts.features(first_page=parts.is_first(page.number))
            for block, row in zip(parts.blocks, matrix, strict=True):
                label = true_label(block, page.truth)
                if label is not None:
                    rows.append(row)
                    labels.append(LABELS.index(label))
                    families.append(page.family)
    return Examples(np.array(rows, np.float32), np.array(labels, np.int64), np.array(families))


def labelled_pairs(pages: Iterable[ExamplePage]) -> Examples:
    """The lines of ``pages`` with the next ones below them; labels are into ``BONDS``."""
    matrices: list[Floats] = []
    labels: list[int] = []
    families: list[str] = []
    for page in pages:
        for found in (page.detections, []):
            parts = take_apart(page.content, found)
            _, lines = formulas_apart(parts.loose, parts.texts)
            chained = chains(lines) if lines else []
            pairs = [pair for chain in chained for pair in pairwise(chain)]
            if not pairs:
                continue
            owners = _owners(as_boxes([line.box for line in lines]), page.truth)
            known = [owners[upper] >= 0 and owners[lower] >= 0 for upper, lower in pairs]
            matrix = features(chained, lines, parts.texts, as_boxes(parts.content.rulings))
            matrices.append(matrix[np.array(known, np.bool_)])
            right = [owners[upper] == owners[lower] for upper, lower in pairs]
            labels += [BONDS.index("together" if one else "apart") for one in compress(right, known)]
            families += [page.family] * sum(known)
    return Examples(
        np.concatenate(matrices).astype(np.float32), np.array(labels, np.int64), np.array(families)
    )


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
    return "text" if label in {"table", "picture"} else label


def _owners(boxes: Floats, truth: Sequence[tuple[str, Box]]) -> list[int]:
    """The smallest true box that holds the middle of each of ``boxes``, or -1."""
    owners = np.full(len(boxes), -1)
    for place in sorted(range(len(truth)), key=lambda place: -size_of(truth[place][1])):
        owners[centres_inside(boxes, truth[place][1])] = place
    return [int(owner) for owner in owners]
