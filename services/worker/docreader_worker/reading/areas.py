"""Tables and pictures: the areas of a page whose words are not running text."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docreader.result import Box
from docreader_worker.reading.area_features import features
from docreader_worker.reading.area_rules import (
    as_drawn,
    claimed_by_rules,
    is_grid,
    kept_by_rules,
    may_be,
    parts_of,
)
from docreader_worker.reading.candidates import candidates
from docreader_worker.reading.claims import Area, claimed, without_overlap
from docreader_worker.reading.evidence import Evidence
from docreader_worker.reading.exhibits import exhibits
from docreader_worker.reading.geometry import (
    Floats,
    as_boxes,
    centres_inside,
    intersection,
    iou,
    share_inside,
)
from docreader_worker.reading.growing import grown_out
from docreader_worker.reading.judging import judged
from docreader_worker.reading.parting import above_number, below_block
from docreader_worker.reading.repeats import parted_at_heads
from docreader_worker.reading.snapping import snapped
from docreader_worker.reading.statements import statements
from docreader_worker.reading.uniting import parts_united

_GRIDS = 12
"""Ruled grids of a page from which it is like none that the network learned from."""
_LOOKS = 0.6
"""Score of a table that the network sees nothing in."""
_INSIDE, _MOST = 0.8, 0.5
"""Share of an area that is in a grid, and what is common to both, from which it is the grid."""
_ALIKE = 0.75
"""Intersection over union from which what a network and rules see is the same, whose edges rules know."""


def find_areas(page: Evidence) -> list[Area]:
    """Tables and pictures without overlap, best evidence first.

    Rules say what they see, and a network judges that and all else that may be one. Where nothing is
    written there is little to judge by, and where many grids are ruled they are no chance: then what rules
    say stands.
    """
    claims = claimed_by_rules(page)
    kept = kept_by_rules(claims, page)
    if not page.content.words or sum(is_grid(one.box, page) for one in kept) > _GRIDS:
        return kept
    found = judged(*prospects(page, claims, kept), lambda one: _settled(one, page))
    parts = [snapped(part, page) for one in found for part in parts_of(one, page)]
    known = [*kept, *(Area("table", 0.0, box) for box in page.grids)]
    whole = [_as_ruled(grown_out(part, parts, page), known) for part in parts]
    whole = without_overlap([_with_columns(part, whole, page) for part in whole])
    united = without_overlap(parts_united([*whole, *_unseen(whole, page)], page))
    parts = [_trimmed(part, page) for one in united for part in parted_at_heads(one, page)]
    return [grown_out(part, parts, page) for part in parts]


def _trimmed(one: Area, page: Evidence) -> Area:
    """A table without the last lines of a block of text that goes on above it, or the page's number below."""
    if one.label != "table":
        return one
    box = below_block(one.box, page.lines)
    return replace(one, box=above_number(box, page.lines, page.content.height))


def _unseen(found: Sequence[Area], page: Evidence) -> list[Area]:
    """Tables of amounts, and lists of exhibits, beside the areas that were ``found``."""
    taken = as_boxes([one.box for one in found])
    held = share_inside(page.line_boxes, taken).max(axis=1, initial=0.0) > 0
    free = [line for line, known in zip(page.lines, held.tolist(), strict=True) if not known]
    seen = [*statements(free), *exhibits(free)]
    tables = [box for box in seen if intersection(as_boxes([box]), taken).sum() == 0]
    return [grown_out(Area("table", _LOOKS, box), found, page) for box in tables]


def prospects(page: Evidence, claims: Sequence[Area], kept: Sequence[Area]) -> tuple[list[Box], Floats]:
    """Boxes that may be tables or pictures, and what is known of each: a row each."""
    boxes = candidates(page, claims, kept)
    return boxes, features(boxes, page, claims, kept)


def _settled(one: Area, page: Evidence) -> Area | None:
    """What ``one`` is by rules: a grid is a table, a drawing a picture; a drawn formula is neither, nor is a
    listing that no caption calls a table."""
    if not centres_inside(page.words, one.box).any() and claimed(one.box, page.words, page.detections):
        return None  # a formula drawn without letters
    if one.label == "picture" and is_grid(one.box, page):
        one = replace(one, label="table")
    elif one.label == "picture":
        one = _as_grid(one, page)
    elif one.label == "table":
        one = replace(one, label=as_drawn(one, page).label)
    return one if may_be(one, page) else None


def _as_grid(picture: Area, page: Evidence) -> Area:
    """The table of filled cells that a picture is the most of, unless anything but text is in them."""
    grid = _grid_around(picture.box, page)
    shown = as_boxes([*page.content.images, *page.content.drawings])
    if grid is None or centres_inside(shown, grid).any():
        return picture
    return replace(picture, label="table", box=grid)


def _as_ruled(one: Area, known: Sequence[Area]) -> Area:
    alike = [other.box for other in known if other.label == one.label]
    shared = iou(as_boxes([one.box]), as_boxes(alike))[0]
    return replace(one, box=alike[int(shared.argmax())]) if shared.max(initial=0.0) > _ALIKE else one


def _with_columns(one: Area, areas: Sequence[Area], page: Evidence) -> Area:
    """A table with all columns of the grid that it is the most of, unless that holds another of ``areas``."""
    grid = _grid_around(one.box, page)
    if one.label != "table" or grid is None:
        return one
    whole, others = as_boxes([grid]), as_boxes([other.box for other in areas if other is not one])
    if iou(as_boxes([one.box]), whole)[0, 0] > _ALIKE or intersection(whole, others).any():
        return one
    return replace(one, box=(min(one.box[0], grid[0]), one.box[1], max(one.box[2], grid[2]), one.box[3]))


def _grid_around(box: Box, page: Evidence) -> Box | None:
    """The grid of filled cells that ``box`` is in and is the most of."""
    one, grids = as_boxes([box]), as_boxes(page.grids)
    places = np.flatnonzero((share_inside(one, grids)[0] > _INSIDE) & (iou(one, grids)[0] > _MOST))
    return page.grids[int(places[0])] if len(places) else None
