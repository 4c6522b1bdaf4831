"""Pictures of a page by what is drawn on it: images, and clusters of shapes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docreader.result import Box
from docreader_worker.content import PageContent
from docreader_worker.reading.geometry import (
    Floats,
    area,
    as_boxes,
    centres_inside,
    clusters,
    intersection,
    shares_covered,
    size_of,
    thinned,
    union,
)
from docreader_worker.reading.lines import Line
from docreader_worker.reading.text import is_caption

_DIAGRAM = 12
"""So many shapes and lines are a drawing, however thin."""

_SPECK, _LOGO = 0.001, 0.05
"""Shares of a page from which a drawing is no mark of decoration, and below which one path may be a logo."""

_RUN, _GROUND = 4, 150
"""Words of a line that runs on, at least, and words in such lines over which a picture is their ground."""

WHOLE_PAGE = 0.9
"""Share of a page from which a picture is its background."""


def drawn_pictures(content: PageContent, words: Floats, lines: Sequence[Line]) -> list[Box]:
    """Images, and clusters of shapes that are no background of text, with the words at their edges."""
    images, shapes = as_boxes(content.images), as_boxes(content.shapes)
    page = content.width * content.height
    images = images[area(images) < WHOLE_PAGE * page]
    shapes = thinned(shapes[shares_covered(shapes, words) < 0.15])
    marks = np.concatenate([images, shapes, thinned(_strokes(content))])
    art = as_boxes(content.drawings)
    found = []
    for members in clusters(marks, reach=8.0):
        box = union(marks[members])
        if min(box[2] - box[0], box[3] - box[1]) < 12 or size_of(box) < _SPECK * page:
            continue
        drawn = _is_drawn(members, len(images), len(images) + len(shapes))
        drawn = drawn or (size_of(box) < _LOGO * page and _is_artwork(box, art, words))
        if drawn and written_share(box, words) < 0.3:
            pictured = bool((members < len(images)).any())
            found.append(box if pictured else _with_lettering(box, lines))
    return found


def _is_drawn(members: NDArray[np.intp], images: int, shapes: int) -> bool:
    """Whether a cluster is a picture: an image, some shapes, or a shape among the lines of a chart."""
    shaped = int(((members >= images) & (members < shapes)).sum())
    ruled = int((members >= shapes).sum())
    return bool((members < images).any()) or shaped >= 4 or (shaped >= 1 and ruled >= 6)


def _is_artwork(box: Box, drawings: Floats, words: Floats) -> bool:
    """Whether ``box`` is filled with what is no rectangle, and without words: a logo, be it one path."""
    inside = drawings[centres_inside(drawings, box)]
    filled = float(intersection(as_boxes([box]), inside).sum()) > 0.5 * size_of(box)
    return filled and not centres_inside(words, box).any()


def _with_lettering(box: Box, lines: Sequence[Line]) -> Box:
    """A picture out to the short lines at its edges: labels of ticks, then of axes."""
    short = [line for line in lines if line.vertical or (len(line.words) <= 4 and not is_caption(line.text))]
    boxes = as_boxes([line.box for line in short])
    sizes = np.array([line.size for line in short])
    for _ in range(2):
        across = np.maximum(boxes[:, 0] - box[2], box[0] - boxes[:, 2])
        down = np.maximum(boxes[:, 1] - box[3], box[1] - boxes[:, 3])
        near = (np.maximum(across, 0) + np.maximum(down, 0) < 1.2 * sizes) & (sizes < 13)
        if not near.any():
            break
        box = union(np.concatenate([as_boxes([box]), boxes[near]]))
    return box


def is_pictured(box: Box, marks: Floats, words: Floats) -> bool:
    """Whether any of ``marks`` is drawn in ``box``, or nothing is written: text alone is no picture."""
    inside = marks[centres_inside(marks, box)]
    drawn = float(intersection(as_boxes([box]), marks).sum())
    return drawn > 0.1 * size_of(box) or len(inside) >= _DIAGRAM or written_share(box, words) < 0.05


def is_ground(box: Box, lines: Sequence[Line]) -> bool:
    """Whether so much running text stands on ``box`` that it is no picture with labels."""
    held = centres_inside(as_boxes([line.box for line in lines]), box)
    counts = [len(lines[index].words) for index in np.flatnonzero(held).tolist()]
    return sum(count for count in counts if count >= _RUN) > _GROUND


def marks_of(content: PageContent) -> Floats:
    """What a picture may be made of: images, shapes and lines."""
    return np.concatenate([as_boxes(content.images), as_boxes(content.shapes), _strokes(content)])


def _strokes(content: PageContent) -> Floats:
    """Lines that do not part the page."""
    lines = as_boxes(content.rulings)
    across, down = lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]
    return lines[(across < 0.6 * content.width) & (down < 0.6 * content.height)]


def written_share(box: Box, words: Floats) -> float:
    """Share of ``box`` that words cover."""
    return float(intersection(as_boxes([box]), words).sum()) / max(size_of(box), 1e-9)
