"""What is printed up the page over its text, as watermarks are."""

from collections.abc import Sequence

import numpy as np

from docreader_worker.reading.geometry import Bools, as_boxes, overlap_1d
from docreader_worker.reading.lines import Line

_LEAST = 3
"""Level lines that a watermark runs over, at least: names of columns that are turned stand beside others."""
_WORDS = 8
"""Words of one, at most."""
_SHARED = 2.0
"""Points that it has in common with one, across and down, at least."""


def watermarks(lines: Sequence[Line]) -> Bools:
    """Which lines run up or down over several others, ``(n,)``."""
    boxes = as_boxes([line.box for line in lines])
    upright = np.array([line.vertical and len(line.words) <= _WORDS for line in lines], dtype=np.bool_)
    level = boxes[[not line.vertical for line in lines]]
    over = (overlap_1d(boxes[upright], level, 0) > _SHARED) & (overlap_1d(boxes[upright], level, 1) > _SHARED)
    found = upright.copy()
    found[upright] = over.sum(axis=1) >= _LEAST
    return found
