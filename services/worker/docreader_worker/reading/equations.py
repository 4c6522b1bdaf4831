"""Displayed equations put together: their lines, and the numbers at their side."""

import re
from collections.abc import Sequence

import numpy as np

from docreader_worker.reading.blocks import Block
from docreader_worker.reading.formulas import EQUATION_NUMBER, has_relation, sign_share
from docreader_worker.reading.geometry import Floats, as_boxes, clusters, union

_NUMBER = re.compile(r"[(\[]?[A-Z]?\d+(?:\.\d+)*[a-z]?[)\]]?")
_FEW = 3
"""Lines of an equation that only its number tells from text, at most."""
_OPERATOR = re.compile(r"[=+−±∓×·∗/<>≤≥≠≈≡∼∈⊂⊆→⇒∧∨∪∩⊕⊗-]\s*\S")
"""How a line goes on that a formula was broken before."""
_SIGNS, _BELOW = 0.6, 1.5
"""Share of signs in such a line, at least, and ems that it stands below, at most."""
_REACH = 25.0
"""Ems between an equation and its number, at most."""


def put_together(blocks: Sequence[Block], is_formula: Sequence[bool]) -> list[list[int]]:
    """Which ``blocks`` are one, by index: formulas close below each other, and the number beside them."""
    boxes = as_boxes([block.box for block in blocks])
    formulas = [index for index, one in enumerate(is_formula) if one and not _is_number(blocks[index])]
    formulas += sorted(_numbered(blocks, boxes) - set(formulas))
    if not formulas:
        return [[index] for index in range(len(blocks))]
    formulas += _broken_off(formulas, blocks, boxes)
    em = float(np.median([blocks[index].size for index in formulas]))
    near = boxes[formulas] + em * np.array([-0.6, -0.6, 0.6, 0.6])
    groups = [[formulas[place] for place in group.tolist()] for group in clusters(near, reach=0.0)]
    taken = {index for group in groups for index in group}
    for index, block in enumerate(blocks):
        if index not in taken and _is_number(block):
            home = _beside(boxes, index, groups, _REACH * em)
            if home is not None:
                home.append(index)
                taken.add(index)
    return [*groups, *([index] for index in range(len(blocks)) if index not in taken)]


def _numbered(blocks: Sequence[Block], boxes: Floats) -> set[int]:
    """The blocks of few lines with a relation that have an equation's number alone at their right."""
    found: set[int] = set()
    for number in [index for index, block in enumerate(blocks) if EQUATION_NUMBER.fullmatch(block.text)]:
        em = blocks[number].size
        middles = (boxes[:, 1] + boxes[:, 3]) / 2
        gaps = (boxes[number, 0] - boxes[:, 2]) / em
        beside = (np.abs(middles - middles[number]) < _BELOW * em) & (gaps > 1) & (gaps < _REACH)
        found |= {
            index
            for index in np.flatnonzero(beside).tolist()
            if len(blocks[index].lines) <= _FEW and has_relation(blocks[index].text)
        }
    return found


def _broken_off(formulas: Sequence[int], blocks: Sequence[Block], boxes: Floats) -> list[int]:
    """The blocks right below a formula that open with an operator and hold little but signs."""
    found: list[int] = []
    for index in np.argsort(boxes[:, 1], kind="stable").tolist():
        text = blocks[index].text
        if index in formulas or not _OPERATOR.match(text) or sign_share(text) < _SIGNS:
            continue
        above = boxes[[*formulas, *found]]
        gaps = (boxes[index, 1] - above[:, 3]) / blocks[index].size
        over = (above[:, 0] < boxes[index, 2]) & (above[:, 2] > boxes[index, 0])
        if (over & (gaps > -1) & (gaps < _BELOW)).any():
            found.append(index)
    return found


def _is_number(block: Block) -> bool:
    return bool(_NUMBER.fullmatch(block.text))


def _beside(boxes: Floats, number: int, groups: Sequence[list[int]], reach: float) -> list[int] | None:
    """The formula on the height of ``number``: the nearest to its left, or else to its right."""
    middle = (boxes[number, 1] + boxes[number, 3]) / 2
    found: list[tuple[bool, float, int]] = []
    for place, group in enumerate(groups):
        x0, y0, x1, y1 = union(boxes[group])
        gap = max(boxes[number, 0] - x1, x0 - boxes[number, 2])
        if y0 <= middle <= y1 and 0 < gap < reach:
            found.append((x0 > boxes[number, 0], gap, place))
    return groups[min(found)[2]] if found else None
