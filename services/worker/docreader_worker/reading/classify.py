"""Labels of blocks from their features, by hand-written rules that a detector's votes are added to."""

from collections.abc import Callable

import numpy as np

from docreader.result import LABELS
from docreader_worker.reading.features import FEATURES
from docreader_worker.reading.geometry import Bools, Floats

_COLUMN = {name: place for place, name in enumerate(FEATURES)}
_PLACE = {label: place for place, label in enumerate(LABELS)}


def classify(matrix: Floats) -> Floats:
    """How well each label fits each block: ``(n, len(LABELS))``, the highest wins."""

    def column(name: str) -> Floats:
        return np.asarray(matrix[:, _COLUMN[name]])

    fit = np.zeros((len(matrix), len(LABELS)))
    for label in LABELS:
        fit[:, _PLACE[label]] = column(f"detected_{label}")
    fit[:, _PLACE["table"]] = fit[:, _PLACE["picture"]] = 0.0
    for label, rule in _RULES.items():
        fit[:, _PLACE[label]] += rule(column)
    return fit


Column = Callable[[str], Floats]


def _when(condition: Bools, weight: float) -> Floats:
    return condition.astype(np.float64) * weight


def _text(column: Column) -> Floats:
    return 0.3 + _when((column("lines") >= 4) | (column("words") > 40), 0.4)


def _looks_like_heading(column: Column) -> Bools:
    short = (column("lines") <= 3) & (column("words") <= 24) & (column("words") >= 1)
    larger = column("size") >= 1.12
    heavy = (column("bold") > 0.8) & (column("size") > 0.9)
    capitals = (column("capitals") > 0.9) & (column("words") >= 2) & (column("size") > 0.95)
    lettered = (column("digits") < 0.5) & (column("maths") < 0.8)
    return np.asarray(short & (larger | heavy | capitals) & lettered)


def _section_header(column: Column) -> Floats:
    title = _looks_like_title(column)
    heading = _looks_like_heading(column) & ~title
    weight = _when(heading, 0.55) + _when(title, 0.35)
    weight += _when(heading & (column("size") >= 1.25), 0.15)
    weight += _when(heading & (column("section_number") > 0), 0.2)
    weight += _when(heading & (column("gap_above") > column("gap_below")), 0.1)
    weight -= _when(heading & (column("sentence_end") > 0) & (column("size") < 1.12), 0.35)
    return weight


def _looks_like_title(column: Column) -> Bools:
    top = (column("first_page") > 0) & (column("y0") < 0.5) & (column("size_rank") == 0)
    return np.asarray(top & (column("size") >= 1.25) & _looks_like_heading(column))


def _title(column: Column) -> Floats:
    return _when(_looks_like_title(column), 0.85)


def _list_item(column: Column) -> Floats:
    bulleted = column("bullet") > 0
    numbered = (column("number") > 0) & ~_looks_like_heading(column)
    weight = _when(bulleted & (column("words") > 1), 0.8) + _when(numbered & ~bulleted, 0.6)
    return weight + _when((bulleted | numbered) & (column("hanging") > 0), 0.4)


def _caption(column: Column) -> Floats:
    near = column("area_distance") < 4
    strict = column("caption_strict") > 0
    return _when(strict & near, 0.95) + _when(strict & ~near & (column("lines") <= 3), 0.35)


def _footnote(column: Column) -> Floats:
    low = (column("y0") > 0.6) & (column("size") <= 0.92)
    marked = column("note_mark") > 0
    ruled = column("rule_above") > 0
    return _when(low & marked, 0.5) + _when(low & ruled, 0.5)


def _page_header(column: Column) -> Floats:
    band = (column("y1") < 0.11) & (column("lines") <= 2) & (column("only_top") > 0)
    apart = (column("gap_below") > 0.8) & (column("size") < 1.3)
    weight = _when(band & apart, 0.55) + _when(band & (column("y1") < 0.08), 0.2)
    return weight + _when(band & (column("page_number") > 0), 0.5)


def _page_footer(column: Column) -> Floats:
    band = (column("y0") > 0.89) & (column("lines") <= 3) & (column("only_bottom") > 0)
    apart = (column("gap_above") > 0.8) & (column("size") < 1.3)
    weight = _when(band & apart, 0.55) + _when(band & (column("y0") > 0.92), 0.2)
    return weight + _when(band & (column("page_number") > 0), 0.5)


def _formula(column: Column) -> Floats:
    signs = (column("maths") > 0.7) & (column("relation") > 0) & (column("words") >= 3)
    set_off = (column("centred") > 0) | (column("indent") > 2) | (column("equation_number") > 0)
    return _when(signs & set_off & (column("mono") < 0.5) & (column("lines") <= 12), 0.6)


_RULES: dict[str, Callable[[Column], Floats]] = {
    "text": _text,
    "section-header": _section_header,
    "title": _title,
    "list-item": _list_item,
    "caption": _caption,
    "footnote": _footnote,
    "page-header": _page_header,
    "page-footer": _page_footer,
    "formula": _formula,
}
