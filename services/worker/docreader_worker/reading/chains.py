"""Lines below each other: the chains that text is read down."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from docreader_worker.reading.geometry import Floats, Places, as_boxes, overlap_1d
from docreader_worker.reading.lines import Line
from docreader_worker.reading.nearest import mutually_nearest

_INTO, _FAR = 0.6, 3.0
"""Ems that the next line may reach up into a line, and of white space under it that nothing bridges."""

_DEEP = 8.0
"""Ems that a line of code may be set in."""


@dataclass(frozen=True)
class Column:
    """The edges that lines of one chain keep to, and the usual distance of their baselines in ems."""

    left: float
    right: float
    leading: float


def chains(lines: Sequence[Line]) -> list[list[int]]:
    """Which of ``lines`` stand below each other, by index, from top to bottom; each is in one chain."""
    following = _lines_below(lines)
    found = []
    for start in sorted(set(range(len(following))) - set(following)):
        chain = [start]
        while following[chain[-1]] >= 0:
            chain.append(following[chain[-1]])
        found.append(chain)
    return found


def columns(found: Sequence[Sequence[int]], lines: Sequence[Line]) -> list[Column]:
    """The column of each chain."""
    leadings = _leadings(found, lines)
    return [_column(chain, lines, leadings) for chain in found]


def _lines_below(lines: Sequence[Line]) -> list[int]:
    """For each line the next one in its column, or -1; mutual, so that chains never fork."""
    boxes = as_boxes([line.box for line in lines])
    sizes = np.array([line.size for line in lines])
    upright = np.array([not line.vertical for line in lines])
    code = np.array([line.is_code for line in lines])
    set_in = boxes - np.outer(sizes, [_DEEP, 0, 0, 0])

    def distances(some: Places, others: Places) -> Floats:
        both = code[some, None] & code[others]
        set_apart = overlap_1d(set_in[some], set_in[others], 0)
        shared = np.where(both, set_apart, overlap_1d(boxes[some], boxes[others], 0))
        gaps = boxes[others, 1] - boxes[some, 3:]
        em = np.minimum(sizes[some, None], sizes[others])
        valid = (shared > 0) & (gaps > -_INTO * em) & (gaps < _FAR * em)
        valid &= (boxes[others, 3] > boxes[some, 3:] + 0.2 * em) & upright[some, None] & upright[others]
        left_apart = np.abs(boxes[some, :1] - boxes[others, 0])
        return np.where(valid, gaps + 0.01 * left_apart, np.inf)

    heights = boxes[:, 3:] + np.outer(sizes, [-_INTO, _FAR])
    following: list[int] = mutually_nearest(boxes, heights, distances).tolist()
    return following


def _leadings(found: Sequence[Sequence[int]], lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance between baselines for each font size, in ems."""
    seen: dict[float, Counter[float]] = defaultdict(Counter)
    for chain in found:
        for index, below in pairwise(chain):
            line, after = lines[index], lines[below]
            if abs(line.size - after.size) < 0.6:
                seen[line.size][round((after.box[3] - line.box[3]) / line.size, 1)] += 1
    return {
        size: min(counts.items(), key=lambda item: (-item[1], item[0]))[0] for size, counts in seen.items()
    }


def _column(chain: Sequence[int], lines: Sequence[Line], leadings: dict[float, float]) -> Column:
    lefts = Counter(round(lines[index].box[0]) for index in chain)
    sizes = Counter(lines[index].size for index in chain)
    left = min(lefts.items(), key=lambda item: (-item[1], item[0]))[0]
    size = min(sizes.items(), key=lambda item: (-item[1], item[0]))[0]
    right = max(lines[index].box[2] for index in chain)
    return Column(float(left), right, leadings.get(size, 1.2))
