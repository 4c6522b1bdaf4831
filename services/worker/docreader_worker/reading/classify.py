"""Labels of blocks from their features, in the light of all other blocks of the page.

Three small networks decide, which were trained on generated pages and refined on some labelled by hand.

Made by `docreader_worker.training.second_stage`; its card lies beside its weights.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from docreader.result import LABELS
from docreader_worker.reading.features import FEATURES
from docreader_worker.reading.geometry import Bools, Floats
from docreader_worker.reading.network import Network, likely

WEIGHTS = Path(__file__).with_name("classify.npz")

_Known = Mapping[str, Floats]
"""A feature of every block by its name."""

_MIDDLE = (0.25, 0.7)
"""Heights on the page below which no header ends, and above which no footer starts: but for the page's number
a share of what is written on, as the rest may be left white."""
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
_BOLD, _APART, _AT_EDGE = 0.9, 0.5, 0.003
"""Share of bold letters of a heading at least, ems between it and its paragraph at least, and share of the
page's width between their left edges at most."""
_CLOSE, _DIGITS = 1.6, 0.1
"""Ems of white below a heading at the top of a page, and share of digits in it, at most."""
_AREAS = [LABELS.index("picture"), LABELS.index("table")]
_HEADS = [LABELS.index("title"), LABELS.index("section-header")]


def classify(matrix: Floats, repeated: Sequence[int] = ()) -> Floats:
    """How well each label fits each block: ``(n, len(LABELS))``, the highest wins.

    What stands in the middle of a page is neither its header nor its footer, however alone it stands; what
    runs up or down the margin is a header. A line without a mark of its own that ends in a colon announces a
    list, however near that is, and no item goes on left of the mark of the next one; atop a column it does
    in line with the text of that one. What looks like text and has as many lines heads nothing, nor do the
    blocks at ``repeated``, whose text the page has several times.
    """
    known = dict(zip(FEATURES, matrix.T, strict=True))
    fit = probabilities(_network(), matrix)
    header, footer, text, item, heading = (
        LABELS.index(name) for name in ("page-header", "page-footer", "text", "list-item", "section-header")
    )
    plain = known["bullet"] + known["number"] == 0
    fit[plain & ((known["ends_colon"] > 0) | _is_left_of_items(known)), item] = 0.0
    fit[plain & (fit.argmax(axis=1) == text) & _continues_item(known), text] = 0.0
    fit[_is_long_and_plain(known), heading] = 0.0
    fit[(fit[:, heading] > _MAYBE) & _opens_paragraph(known), text] = 0.0
    fit[_heads_paragraph(known) & (fit.argmax(axis=1) == text), text] = 0.0
    fit[np.ix_(list(repeated), _HEADS)] = 0.0
    _settle_heads(fit)
    fit[_tops_text(known) & (fit.argmax(axis=1) == header), header] = 0.0
    level = known["vertical"] == 0
    fit[~level, header] += fit[~level, footer]
    fit[level & (known["y1"] > _MIDDLE[0]), header] = 0.0
    end = np.where(known["page_number"] > 0, known["y1"].max(initial=0.0), 1.0)
    fit[~level | (known["y0"] < _MIDDLE[1] * end), footer] = 0.0
    return np.asarray(fit / np.maximum(fit.sum(axis=1, keepdims=True), 1e-12))


def _settle_heads(fit: Floats) -> None:
    """Let one kind of heading stand for both where they are likelier together than anything else is."""
    heads = fit[:, _HEADS]
    settled = heads.sum(axis=1) > np.delete(fit, _HEADS, axis=1).max(axis=1)
    likelier = np.array(_HEADS)[heads.argmax(axis=1)]
    fit[settled, likelier[settled]] = heads.sum(axis=1)[settled]


def _is_long_and_plain(known: _Known) -> Bools:
    """Whether a block of three lines or more is neither bold nor larger than the body."""
    return np.asarray((known["lines"] >= _LINES) & (known["bold"] < 0.5) & (known["size"] < _LARGER))


def _opens_paragraph(known: _Known) -> Bools:
    """Whether one short line between two sentences stands at the edge of the lower one, a paragraph, and no
    further from it than from the upper one: a heading in the letters of its text."""
    line = (known["lines"] == 1) & (known["sentence_end"] + known["lower_start"] + known["digits"] == 0)
    line &= known["bullet"] + known["number"] == 0
    between = (
        (known["above_sentence_end"] > 0) & (known["below_sentence_end"] > 0) & (known["below_lines"] > 1)
    )
    short = known["width"] < _SHORT * (known["below_x1"] - known["below_x0"])
    at_edge = np.abs(known["below_x0"] - known["x0"]) < _SET_IN
    near = known["gap_below"] < np.minimum(_NEARER * known["gap_above"], _NEAR)
    return np.asarray(line & between & short & at_edge & near)


def _heads_paragraph(known: _Known) -> Bools:
    """Whether a bold block stands apart from a paragraph in usual letters, at whose edge it begins."""
    bold = (known["bold"] > _BOLD) & (known["below_bold"] < 1 - _BOLD) & (known["lines"] <= _LINES)
    bold &= (known["lower_start"] + known["address"] == 0) & (known["words"] > 1)
    below = (known["below_lines"] > 1) & (np.abs(known["below_size"] - known["size"]) < _SAME_SIZE)
    below &= np.abs(known["below_x0"] - known["x0"]) < _AT_EDGE
    apart = (known["gap_below"] > _APART) & (known["gap_below"] < _NEAR)
    return np.asarray(bold & below & apart & (known["gap_below"] < _NEARER * known["gap_above"]))


def _tops_text(known: _Known) -> Bools:
    """Whether one line stands as close above text or a table as a heading does, and begins with it."""
    line = (known["lines"] == 1) & (known["only_top"] > 0) & (known["level"] == 0)
    line &= (known["size"] > 1 - _SAME_SIZE) & (known["digits"] < _DIGITS) & (known["wide_rule_below"] == 0)
    text = (known["gap_below"] < _CLOSE) & (np.abs(known["below_x0"] - known["x0"]) < _AT_EDGE)
    table = (known["table_below"] < _CLOSE) & (known["x0"] < known["x0"].min(initial=1.0) + _AT_EDGE)
    return np.asarray(line & (text | table))


def _continues_item(known: _Known) -> Bools:
    """Whether a block at the top of a column stands in line with the text of the item below it."""
    top = (known["above_there"] == 0) | (known["above_y1"] < _TOP)
    marked = (known["below_bullet"] + known["below_number"] > 0) & (known["gap_below"] < _ITEMS)
    hanging = (known["below_hanging"] > 0) | (known["below_lines"] == 1)
    set_in = known["x0"] - known["below_x0"]
    alike = np.abs(known["size"] - known["below_size"]) < _SAME_SIZE
    return np.asarray(top & marked & hanging & (set_in > _SET_IN) & (set_in < _SET_FAR) & alike)


def _is_left_of_items(known: _Known) -> Bools:
    """Whether the block below opens with a mark, and that stands further right."""
    marked = known["below_bullet"] + known["below_number"] > 0
    return np.asarray(marked & (known["x0"] < known["below_x0"] - _SET_IN))


def probabilities(network: Network, matrix: Floats) -> Floats:
    """How likely each label is for each block: ``(n, len(LABELS))``; none is a table or picture."""
    values = network(matrix)
    values[:, _AREAS] = -np.inf
    return likely(values)


@cache
def _network() -> Network:
    return Network.load(WEIGHTS, FEATURES)
