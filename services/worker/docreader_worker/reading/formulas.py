"""Displayed formulas: lines of signs that stand above and beside each other, set off from the text."""

import re
from collections.abc import Sequence

import numpy as np

from docreader_worker.content import Detection
from docreader_worker.reading.geometry import Floats, as_boxes, clusters, overlap_1d, share_inside, union
from docreader_worker.reading.lines import Line
from docreader_worker.reading.trust import trust

_RELATION = re.compile("[=≤≥<>≠≈≡∼≃∝∈∉⊂⊆→↦⇒⇔←∑∏∫≜≔]")
_MARK, _LETTER = r"[\W\d_²³¹⁰⁴-⁹]", r"[^\W\d_²³¹⁰⁴-⁹]"
_SIGN = re.compile(
    rf"{_MARK}+|{_LETTER}|[\U0001d400-\U0001d7ff]+"
    rf"|(?:(?:sin|cos|tan)h?|log|ln|exp|lim|max|min|arg|sup|inf|det|mod|Pr|Var)(?:{_MARK}++{_LETTER}{{0,2}})*"
    rf"|{_MARK}*{_LETTER}(?:{_MARK}++{_LETTER}{{0,2}})*"
)
"""Runs of signs give nothing back (``++``): there are two to the power of their length ways to split one."""
EQUATION_NUMBER = re.compile(r"\([A-Z]?\d+(?:\.\d+)*[a-z]?\)")
"""The number that stands beside an equation, whole."""
_MOSTLY = 0.7
_INDENT = 1.5
"""Ems that a formula is set in from the text around it, at least."""


def sign_share(text: str) -> float:
    """Share of words that are signs, numbers, single letters or names of functions."""
    words = text.split()
    return sum(bool(_SIGN.fullmatch(word)) for word in words) / max(len(words), 1)


def has_relation(text: str) -> bool:
    """Whether ``text`` holds a sign of relation, a sum or an integral."""
    return bool(_RELATION.search(text))


def find_formulas(lines: Sequence[Line], detections: Sequence[Detection]) -> list[list[int]]:
    """Indices of the lines of each displayed formula: as detected, or else as they look."""
    boxes = as_boxes([line.box for line in lines])
    found = _detected(boxes, detections)
    taken = {index for members in found for index in members}
    signs = [
        index
        for index, line in enumerate(lines)
        if index not in taken and not line.vertical and line.mono < 0.5 and sign_share(line.text) > _MOSTLY
    ]
    if not signs:
        return found
    em = float(np.median([lines[index].size for index in signs]))
    spread = boxes[signs] + em * np.array([-1.5, -0.35, 1.5, 0.35])
    used: set[int] = set()
    for group in clusters(spread, reach=0.0):
        members = [signs[place] for place in group.tolist() if signs[place] not in used]
        text = " ".join(lines[index].text for index in members)
        if has_relation(text) and len(text.split()) >= 3 and _set_off(members, lines, boxes, em):
            free = [index for index in signs if index not in used and index not in members]
            members += _numbers(members, free, lines, boxes)
            used.update(members)
            found.append(sorted(members))
    return found


def _detected(boxes: Floats, detections: Sequence[Detection]) -> list[list[int]]:
    """The lines that a formula holds, and no other detection holds better."""
    if not detections:
        return []
    weights = np.array([trust(one.score) for one in detections])
    held = share_inside(boxes, as_boxes([one.box for one in detections]))
    held = np.where(held > 0.5, held * weights, 0.0)
    owner = np.where(held.max(axis=1) > 0.1, held.argmax(axis=1), -1)
    places = [place for place, one in enumerate(detections) if one.label == "formula"]
    return [members for place in places if (members := np.flatnonzero(owner == place).tolist())]


def _set_off(members: list[int], lines: Sequence[Line], boxes: Floats, em: float) -> bool:
    """Whether the text above and below starts further left, or none is near."""
    box = as_boxes([union(boxes[members])])
    near = (overlap_1d(boxes, box, 0)[:, 0] > 0) & (overlap_1d(boxes, box, 1)[:, 0] > -3 * em)
    near[members] = False
    prose = [index for index in np.flatnonzero(near).tolist() if sign_share(lines[index].text) < 0.5]
    return bool(prose) and bool(box[0, 0] > boxes[prose, 0].min() + _INDENT * em)


def _numbers(members: list[int], free: list[int], lines: Sequence[Line], boxes: Floats) -> list[int]:
    """Equation numbers on the formula's height."""
    x0, y0, x1, y1 = union(boxes[members])
    return [
        index
        for index in free
        if EQUATION_NUMBER.fullmatch(lines[index].text)
        and y0 <= (boxes[index, 1] + boxes[index, 3]) / 2 <= y1
        and min(abs(boxes[index, 0] - x1), abs(x0 - boxes[index, 2])) < 25 * lines[index].size
    ]
