"""Areas drawn tight around what they hold."""

from dataclasses import replace

import numpy as np

from docreader_worker.reading.claims import Area
from docreader_worker.reading.drawings import WHOLE_PAGE, written_share
from docreader_worker.reading.evidence import Evidence
from docreader_worker.reading.geometry import (
    Bools,
    Floats,
    as_boxes,
    grown,
    intersection,
    share_inside,
    size_of,
    union,
)

_EDGE = 4.0
"""Points that a detected table may be short of the rules that frame it."""
_WHOLE = 0.8
"""Share of a page's height that a ruling beside its text is long, at least."""
_LABEL = 6
"""Words of a line in a picture, at most."""


def snapped(found: Area, page: Evidence) -> Area:
    """The area drawn tight around what it holds: rulings or marks, and lines but captions and prose.

    A picture that would grow to the whole page by that, as plans in a frame do, is where it was found.
    """
    if found.label == "table":
        marks = page.rulings[~_beside_text(page)]
    else:
        found = _out_to_image(found, page)
        marks = page.marks
    around = grown(as_boxes([found.box]), _EDGE if found.label == "table" else 0.0)
    marks = marks[share_inside(solid(marks), around)[:, 0] > 0.6]
    held = page.line_boxes[_may_hold(found.label, page)]
    held = held[share_inside(held, as_boxes([found.box]))[:, 0] > 0.6]
    parts = np.concatenate([marks, held])
    if not len(parts) or (found.label == "picture" and not len(marks)):
        return found
    box = union(parts)
    most = WHOLE_PAGE * page.content.width * page.content.height if found.label == "picture" else np.inf
    return replace(found, box=box) if 0.4 * size_of(found.box) < size_of(box) <= most else found


def _beside_text(page: Evidence) -> Bools:
    """Which rulings run down nearly the whole page and meet no other: they part margins from text."""
    boxes, height = page.rulings, page.content.height
    down = boxes[:, 3] - boxes[:, 1] > _WHOLE * height
    alone = np.ones(len(boxes), dtype=np.bool_)
    for place in np.flatnonzero(down).tolist():
        met = intersection(grown(boxes[place : place + 1], _EDGE), solid(boxes))[0] > 0
        alone[place] = met.sum() == 1
    return np.asarray(down & alone)


def solid(lines: Floats) -> Floats:
    """Boxes that have an area, be it next to none."""
    return np.asarray(np.maximum(lines, lines[:, [0, 1, 0, 1]] + np.array([0.0, 0.0, 0.01, 0.01])))


def _out_to_image(picture: Area, page: Evidence) -> Area:
    """The image that a picture was found in: an image is one picture, unless text stands on it."""
    images = as_boxes(page.content.images)
    whole = page.content.width * page.content.height
    for place in np.flatnonzero(share_inside(as_boxes([picture.box]), images)[0] > 0.7).tolist():
        image = page.content.images[place]
        if size_of(image) < WHOLE_PAGE * whole and written_share(image, page.words) < 0.05:
            return replace(picture, box=image)
    return picture


def _may_hold(label: str, page: Evidence) -> Bools:
    """Which lines may be part of a table or picture, rather than stand beside it."""
    return ~page.numbered if label == "table" else ~page.numbered & (page.line_words <= _LABEL)
