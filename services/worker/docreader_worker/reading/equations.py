"""Displayed equations put together: their lines, and the numbers at their side."""

import re
from collections.abc import Sequence

import numpy as np

from docreader_worker.reading.blocks import Block
from docreader_worker.reading.geometry import Floats, as_boxes, clusters, union

_NUMBER = re.compile(r"[(\[]?[A-Z]?\d+(?:\.\d+)*[a-z]?[)\]]?")
_REACH = 25.0
"""Ems between an equation and its number, at most."""


def put_together(blocks: Sequence[Block], is_formula: Sequence[bool]) -> list[list[int]]:
    """Which ``blocks`` are one, by index: formulas close below each other, and the number beside them."""
    formulas = [index for index, one in enumerate(is_formula) if one and not _is_number(blocks[index])]
    if not formulas:
        return [[index] for index in range(len(blocks))]
    boxes = as_boxes([block.box for block in blocks])
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


def joined(blocks: Sequence[Block]) -> Block:
    """One block of several, its lines from top to bottom."""
    lines = [line for block in blocks for line in block.lines]
    return Block(tuple(sorted(lines, key=lambda line: (line.box[1] + line.box[3], line.box[0]))))


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
