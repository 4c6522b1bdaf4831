"""Labels of blocks from their features, in the light of all other blocks of the page.

Three small networks decide, which were trained on generated pages.

Made by `docreader_worker.training.second_stage`; its card lies beside its weights.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from docreader.result import LABELS
from docreader_worker.reading.features import FEATURES
from docreader_worker.reading.geometry import Bools, Floats
from docreader_worker.reading.network import Network, likely

WEIGHTS = Path(__file__).with_name("classify.npz")

_MIDDLE = (0.25, 0.7)
"""Heights on the page below which no header ends, and above which no footer starts."""
_SET_IN, _SET_FAR = 0.008, 0.08
"""Share of the page's width that items and their text are set in, at least and at most."""
_TOP, _ITEMS, _SAME_SIZE = 0.1, 2.0, 0.03
"""Height above which there are only heads, ems between two items, and difference of their sizes, at most."""
_LINES, _LARGER = 3, 1.1
"""Lines that text has, at least, and how much larger than the body it is, at most."""
_SHORT, _NEARER, _NEAR = 0.6, 1.1, 2.5
"""Share of a paragraph's width below which a line may be its heading, and how much further from it than from
what stands above, and how many ems, it is at most."""
_MAYBE = 0.1
"""Probability from which a line that opens a paragraph is its heading."""
_AREAS = [LABELS.index("picture"), LABELS.index("table")]
_HEADS = [LABELS.index("title"), LABELS.index("section-header")]


def classify(matrix: Floats, repeated: Sequence[int] = ()) -> Floats:
    """How well each label fits each block: ``(n, len(LABELS))``, the highest wins.

    What stands in the middle of a page is neither its header nor its footer, however alone it stands; what
    runs up or down the margin is a header. A line without a mark of its own that ends in a colon announces a
    list, however near that is, and no item goes on left of the mark of the next one; atop a column it does
    in line with the text of that one. What looks like text and has as many lines heads nothing, nor do
    the blocks at ``repeated``, whose text the page has several times.
    """
    fit = probabilities(_network(), matrix)
    marked = (matrix[:, FEATURES.index("bullet")] > 0) | (matrix[:, FEATURES.index("number")] > 0)
    announces = (matrix[:, FEATURES.index("ends_colon")] > 0) & ~marked
    fit[announces | (_is_left_of_items(matrix) & ~marked), LABELS.index("list-item")] = 0.0
    text = fit.argmax(axis=1) == LABELS.index("text")
    fit[text & ~marked & _continues_item(matrix), LABELS.index("text")] = 0.0
    fit[_is_long_and_plain(matrix), LABELS.index("section-header")] = 0.0
    maybe = fit[:, LABELS.index("section-header")] > _MAYBE
    fit[_opens_paragraph(matrix) & maybe, LABELS.index("text")] = 0.0
    fit[np.ix_(list(repeated), _HEADS)] = 0.0
    header, footer = LABELS.index("page-header"), LABELS.index("page-footer")
    level = matrix[:, FEATURES.index("vertical")] == 0
    fit[~level, header] += fit[~level, footer]
    low = level & (matrix[:, FEATURES.index("y1")] > _MIDDLE[0])
    high = level & (matrix[:, FEATURES.index("y0")] < _MIDDLE[1])
    fit[low, header] = 0.0
    fit[high | ~level, footer] = 0.0
    return np.asarray(fit / np.maximum(fit.sum(axis=1, keepdims=True), 1e-12))


def _is_long_and_plain(matrix: Floats) -> Bools:
    """Whether a block of three lines or more is neither bold nor larger than the body."""
    lines, bold, size = (matrix[:, FEATURES.index(name)] for name in ("lines", "bold", "size"))
    return np.asarray((lines >= _LINES) & (bold < 0.5) & (size < _LARGER))


def _opens_paragraph(matrix: Floats) -> Bools:
    """Whether one short line between two sentences stands at the edge of the lower one, a paragraph, and no
    further from it than from the upper one: a heading in the letters of its text."""
    known = dict(zip(FEATURES, matrix.T, strict=True))
    line = (known["lines"] == 1) & (known["sentence_end"] + known["lower_start"] + known["digits"] == 0)
    line &= known["bullet"] + known["number"] == 0
    between = (
        (known["above_sentence_end"] > 0) & (known["below_sentence_end"] > 0) & (known["below_lines"] > 1)
    )
    short = known["width"] < _SHORT * (known["below_x1"] - known["below_x0"])
    at_edge = np.abs(known["below_x0"] - known["x0"]) < _SET_IN
    near = known["gap_below"] < np.minimum(_NEARER * known["gap_above"], _NEAR)
    return np.asarray(line & between & short & at_edge & near)


def _continues_item(matrix: Floats) -> Bools:
    """Whether a block at the top of a column stands in line with the text of the item below it."""
    known = dict(zip(FEATURES, matrix.T, strict=True))
    top = (known["above_there"] == 0) | (known["above_y1"] < _TOP)
    marked = (known["below_bullet"] + known["below_number"] > 0) & (known["gap_below"] < _ITEMS)
    hanging = (known["below_hanging"] > 0) | (known["below_lines"] == 1)
    set_in = known["x0"] - known["below_x0"]
    alike = np.abs(known["size"] - known["below_size"]) < _SAME_SIZE
    return np.asarray(top & marked & hanging & (set_in > _SET_IN) & (set_in < _SET_FAR) & alike)


def _is_left_of_items(matrix: Floats) -> Bools:
    """Whether the block below opens with a mark, and that stands further right."""
    below = [matrix[:, FEATURES.index(f"below_{name}")] for name in ("bullet", "number", "x0")]
    return np.asarray((below[0] + below[1] > 0) & (matrix[:, FEATURES.index("x0")] < below[2] - _SET_IN))


def probabilities(network: Network, matrix: Floats) -> Floats:
    """How likely each label is for each block: ``(n, len(LABELS))``; none is a table or picture."""
    values = network(matrix)
    values[:, _AREAS] = -np.inf
    return likely(values)


@cache
def _network() -> Network:
    return Network.load(WEIGHTS, FEATURES)
