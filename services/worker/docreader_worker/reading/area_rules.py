"""What rules say of tables and pictures: by detections, rulings, colours, shapes and columns of text."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docreader.result import Box
from docreader_worker.content import AREAS
from docreader_worker.reading.captioned import is_captioned
from docreader_worker.reading.claims import (
    Area,
    claimed,
    frames_picture,
    halves_united,
    is_charted,
    is_crossing,
    ranked,
    united,
    with_bands,
    with_grids,
    without_overlap,
)
from docreader_worker.reading.counting import numbers_equations, stands_on_axis
from docreader_worker.reading.drawings import WHOLE_PAGE, is_ground, is_pictured, written_share
from docreader_worker.reading.evidence import Evidence
from docreader_worker.reading.forms import is_head, without_head
from docreader_worker.reading.geometry import (
    as_boxes,
    centres_inside,
    grown,
    iou,
    share_inside,
    size_of,
    union,
)
from docreader_worker.reading.grids import is_filled
from docreader_worker.reading.growing import grown_out
from docreader_worker.reading.lines import Line
from docreader_worker.reading.parting import below_heading, parted
from docreader_worker.reading.prose import is_listing, is_one_column, is_one_run, is_running_text
from docreader_worker.reading.remains import left_over
from docreader_worker.reading.rulings import grid_edges
from docreader_worker.reading.snapping import snapped, solid
from docreader_worker.reading.stripes import striped_tables
from docreader_worker.reading.worksheets import worksheets

_FOUND, _LOOKS = 0.4, 0.6
"""Score from which a detection claims an area, and that of what only looks like a table or picture."""
_WITHIN, _ALIKE = 0.85, 0.5
"""Share of a drawing in a detected picture, and common to one and a detected table, that makes them one."""
_KNOWN = 0.7
"""Score over which a table is where it was found, whatever stands in line with its rows."""
_CAPTIONED = 0.7
"""Score, of a detector or of the network over areas, over which a table with a caption is one, however much
it reads like text."""
_SURE, _WRITTEN = 0.8, 0.2
"""Score, of a detector or of the network over areas, over which a table may stand without words (they can be
drawn), and a picture with words on such a share of it."""
_RULED = 0.8
"""Intersection over union with a grid of cells from which a picture is one."""
_LINES = 4
"""Rulings in a table that is drawn like a picture, at least."""


def kept_by_rules(claims: Sequence[Area], page: Evidence) -> list[Area]:
    """Those of ``claims``, best evidence first, that rules let stand, and what they see beside them."""
    kept = _kept(claims, page)
    kept += [snapped(Area("table", _LOOKS, box), page) for box in _free(worksheets(page.lines), kept)]
    kept += [snapped(one, page) for one in left_over(claims, kept, page.lines, page.text)]
    return ranked(halves_united([grown_out(one, kept, page) for one in kept]))


def claimed_by_rules(page: Evidence) -> list[Area]:
    """What a detector, rulings, bands of colour, shapes or columns of text claim to be tables or pictures."""
    found = [
        Area(one.label, one.score, one.box)
        for one in page.detections
        if one.label in AREAS and one.score >= _FOUND
    ]
    found = [as_drawn(one, page) for one in halves_united(found)]
    found = with_grids(found, [grid for grid in page.grids if not frames_picture(grid, page.detections)])
    bands = [box for box in page.bands if not is_charted(box, page.detections)]
    found = with_bands(found, bands)
    looks = [*_tables(found, page), *(Area("picture", _LOOKS, box) for box in page.pictures)]
    found += [one for one in looks if not claimed(one.box, page.words, page.detections)]
    parts = [part for one in found if may_be(one, page) for part in parts_of(one, page)]
    return [snapped(one, page) for one in parts]


def _tables(found: Sequence[Area], page: Evidence) -> list[Area]:
    """What looks like tables, and neither lies in charts nor runs through tables already ``found``."""
    tables = [
        *striped_tables(page.text, page.level, page.content.height),
        *page.contents,
        *page.aligned,
    ]
    known = [one.box for one in found if one.label == "table" and one.score > _KNOWN]
    return [
        Area("table", _LOOKS, box)
        for box in united(tables)
        if not is_charted(box, page.detections)
        and not frames_picture(box, page.detections)
        and not is_crossing(box, known)
    ]


def as_drawn(one: Area, page: Evidence) -> Area:
    """A detection where something is drawn: a picture takes it in, and a table is a picture if it stands on
    an axis, or has neither lines nor a caption nor columns of text over most of it. Cells with a table's
    caption are no picture."""
    box, drawn = as_boxes([one.box]), as_boxes(page.pictures)
    if one.label == "picture":
        bare = share_inside(box, drawn)[0].max(initial=0.0) < _ALIKE
        if bare and is_captioned(one.box, page.captions) and page.text.has_cells(one.box):
            return replace(one, label="table")
        parts = drawn[share_inside(drawn, box)[:, 0] > _WITHIN]
        return replace(one, box=union(np.concatenate([box, parts])))
    lines = centres_inside(page.rulings, one.box).sum()
    alike = iou(box, drawn)[0].max(initial=0.0) > _ALIKE
    if not alike or is_captioned(one.box, page.captions):
        return one
    if stands_on_axis(_inside(one.box, page)):
        return replace(one, label="picture")
    if lines >= _LINES:
        return one
    in_columns = iou(box, as_boxes(page.aligned))[0].max(initial=0.0) > _ALIKE
    return one if in_columns else replace(one, label="picture")


def may_be(one: Area, page: Evidence) -> bool:
    """Whether ``one`` holds what it is said to be."""
    if one.label == "picture":
        return page.content.text_source != "pdf" or _is_pictured(one, page)
    if one.score > _CAPTIONED and is_captioned(one.box, page.captions):
        return True
    return not (_reads_down(one.box, page) or is_head(one.box, page.content, page.lines))


def is_grid(box: Box, page: Evidence) -> bool:
    """Whether ``box`` is a grid of ruled cells."""
    return bool(iou(as_boxes([box]), as_boxes(page.grids))[0].max(initial=0.0) > _RULED)


def _is_pictured(picture: Area, page: Evidence) -> bool:
    """Whether ``picture`` holds more than text; curves are not among what is drawn, so detectors may know."""
    sure = picture.score > _SURE and written_share(picture.box, page.words) < _WRITTEN
    drawn = sure or is_pictured(picture.box, page.marks, page.words)
    return drawn and not is_ground(picture.box, page.lines)


def _reads_down(box: Box, page: Evidence) -> bool:
    """Whether ``box`` holds a listing, equations or columns of text, and no rulings part them into cells."""
    within = share_inside(solid(page.rulings), grown(as_boxes([box]), 1.0))[:, 0] > 0.6
    xs, ys = grid_edges(page.rulings[within])
    if len(xs) >= 3 and len(ys) >= 3 and is_filled(page.words[centres_inside(page.words, box)], xs, ys):
        return False
    inside = _inside(box, page)
    down = is_running_text(inside) or is_listing(inside) or is_one_column(inside) or is_one_run(inside, ys)
    return down or numbers_equations(inside)


def _inside(box: Box, page: Evidence) -> list[Line]:
    """The lines in ``box``."""
    return [page.lines[index] for index in np.flatnonzero(centres_inside(page.line_boxes, box)).tolist()]


def parts_of(one: Area, page: Evidence) -> list[Area]:
    """A table in the parts that captions or headings part it into, without what stands at its head and is
    none of it; those on bands of colour are rows."""
    if one.label == "picture":
        return [one]
    bare = without_head(one, page.content, page.lines)
    if share_inside(as_boxes(page.bands), as_boxes([bare.box])).max(initial=0) > 0.9:
        boxes = parted(bare.box, page.lines, page.rulings, on_bands=True)
    else:
        whole = parted(bare.box, page.lines, page.rulings)
        boxes = [below_heading(box, page.lines, page.level) for box in whole]
    return [replace(one, box=box) for box in boxes]


def _kept(found: Sequence[Area], page: Evidence) -> list[Area]:
    """The best of what was found; a page without words is one picture, if it holds any."""
    whole = page.content.width * page.content.height
    most = {"table": whole, "picture": WHOLE_PAGE * whole}
    kept = without_overlap([one for one in found if 0 < size_of(one.box) <= most[one.label]])
    if not kept and not page.content.words:
        images = [Area("picture", _LOOKS, box) for box in page.content.images]
        kept = [*(one for one in found if one.label == "picture"), *images][:1]
    return [
        one
        for one in kept
        if one.label == "picture" or one.score > _SURE or centres_inside(page.words, one.box).any()
    ]


def _free(boxes: Sequence[Box], areas: Sequence[Area]) -> list[Box]:
    """Those of ``boxes`` that share next to nothing with ``areas``."""
    taken = as_boxes([one.box for one in areas])
    return [box for box in boxes if share_inside(as_boxes([box]), taken)[0].max(initial=0.0) < 0.1]
