"""The heads of forms, which are ruled like the table below them and are none."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docreader.result import Box
from docreader_worker.content import PageContent
from docreader_worker.reading.claims import Area
from docreader_worker.reading.geometry import as_boxes, centres_inside
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rulings import whole_level

_TOP, _LARGE = 0.15, 1.5
"""Share of a page's height that a form's head takes at most, and how much larger its title is."""

_WIDE = 0.8
"""Share of a form's width that the rule under its head runs over, at least."""


def is_head(box: Box, content: PageContent, lines: Sequence[Line]) -> bool:
    """Whether ``box`` is the strip at the top of a form that holds its title, in large letters."""
    return box[3] - box[1] <= _TOP * content.height and _head_end(box, content, lines) > 0


def without_head(one: Area, content: PageContent, lines: Sequence[Line]) -> Area:
    """A form's table from the rule on that ends its head, with the title."""
    if one.label != "table":
        return one
    end = _head_end(one.box, content, lines)
    if not end:
        return one
    x0, y0, x1, y1 = one.box
    level = whole_level(as_boxes(content.rulings))
    wide = level[np.minimum(level[:, 2], x1) - np.maximum(level[:, 0], x0) > _WIDE * (x1 - x0)]
    below = wide[(wide[:, 1] >= end) & (wide[:, 3] < y0 + _TOP * content.height), 1]
    return replace(one, box=(x0, float(below.min()), x1, y1)) if len(below) else one


def _head_end(box: Box, content: PageContent, lines: Sequence[Line]) -> float:
    """Where the letters of a form's title end that stands at the top of ``box``; 0 where none does."""
    if not lines or box[1] > _TOP * content.height:
        return 0.0
    boxes = as_boxes([line.box for line in lines])
    sizes = np.array([line.size for line in lines])
    held = centres_inside(boxes, (box[0], box[1], box[2], box[1] + _TOP * content.height))
    large = held & (sizes > _LARGE * np.median(sizes))
    return float(boxes[large, 3].max(initial=0.0))
