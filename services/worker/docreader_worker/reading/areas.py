"""Tables and pictures: the areas of a page whose words are not running text."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docreader.result import Box
from docreader_worker.content import Detection, PageContent
from docreader_worker.reading.bands import banded_tables
from docreader_worker.reading.captioned import is_captioned
from docreader_worker.reading.claims import (
    AREAS,
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
from docreader_worker.reading.contents import tables_of_contents
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
from docreader_worker.reading.grids import is_filled, ruled_tables
from docreader_worker.reading.lines import Line
from docreader_worker.reading.parting import below_heading, parted
from docreader_worker.reading.prose import is_listing, is_one_column, is_one_run, is_running_text
from docreader_worker.reading.remains import left_over
from docreader_worker.reading.rows import out_to, with_columns, with_rows
from docreader_worker.reading.rulings import along_columns, grid_edges
from docreader_worker.reading.snapping import snapped, solid
from docreader_worker.reading.stripes import striped_tables
from docreader_worker.reading.worksheets import worksheets

_FOUND, _LOOKS = 0.4, 0.6
"""Score from which a detection is looked at, and that of what only looks like a table or picture."""
_WITHIN, _ALIKE = 0.85, 0.5
"""Share of a drawing in a detected picture, and common to one and a detected table, that makes them one."""
_KNOWN = 0.7
"""Score over which a table is where it was found, whatever stands in line with its rows."""
_CAPTIONED = 0.7
"""Score over which a detected table with a caption is one, however much it reads like text."""
_SURE, _WRITTEN = 0.8, 0.2
"""Score over which a table may stand without words (they can be drawn), and a picture with words on such a
share of it."""
_LINES = 4
"""Rulings in a table that is drawn like a picture, at least."""


def find_areas(content: PageContent, lines: Sequence[Line], detections: Sequence[Detection]) -> list[Area]:
    """Tables and pictures without overlap, best evidence first; ``lines`` are those of all words."""
    page = Evidence(content, lines, detections)
    found = [snapped(one, page) for one in _claims(page)]
    kept = _kept(found, page)
    kept += [snapped(Area("table", _LOOKS, box), page) for box in _free(worksheets(lines), kept)]
    kept += [snapped(one, page) for one in left_over(found, kept, lines, page.text)]
    return ranked(halves_united([_grown(one, kept, page) for one in kept]))


def _claims(page: Evidence) -> list[Area]:
    """What a detector, rulings, bands of colour, shapes or columns of text claim to be tables or pictures."""
    found = [
        Area(one.label, one.score, one.box)
        for one in page.detections
        if one.label in AREAS and one.score >= _FOUND
    ]
    found = [_as_drawn(one, page) for one in halves_united(found)]
    grids = ruled_tables(page.content, page.words)
    found = with_grids(found, [grid for grid in grids if not frames_picture(grid, page.detections)])
    bands = banded_tables(as_boxes(page.content.shapes), page.text)
    bands = [box for box in bands if not is_charted(box, page.detections)]
    found = with_bands(found, bands)
    looks = [*_tables(found, page), *(Area("picture", _LOOKS, box) for box in page.pictures)]
    found += [one for one in looks if not claimed(one.box, page.words, page.detections)]
    found = [without_head(one, page.content, page.lines) for one in found if _may_be(one, page)]
    return [replace(one, box=box) for one in found for box in _pieces(one, page, bands)]


def _tables(found: Sequence[Area], page: Evidence) -> list[Area]:
    """What looks like tables, and neither lies in charts nor runs through tables already ``found``."""
    tables = [
        *striped_tables(page.text, page.level, page.content.height),
        *tables_of_contents(page.lines),
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


def _as_drawn(one: Area, page: Evidence) -> Area:
    """A detection where something is drawn: a picture takes it in, and a table is a picture if it has neither
    lines nor a caption nor columns of text over most of it. Cells with a table's caption are no picture."""
    box, drawn = as_boxes([one.box]), as_boxes(page.pictures)
    if one.label == "picture":
        bare = share_inside(box, drawn)[0].max(initial=0.0) < _ALIKE
        if bare and is_captioned(one.box, page.captions) and page.text.has_cells(one.box):
            return replace(one, label="table")
        parts = drawn[share_inside(drawn, box)[:, 0] > _WITHIN]
        return replace(one, box=union(np.concatenate([box, parts])))
    lines = centres_inside(page.rulings, one.box).sum()
    alike = iou(box, drawn)[0].max(initial=0.0) > _ALIKE
    if not alike or lines >= _LINES or is_captioned(one.box, page.captions):
        return one
    in_columns = iou(box, as_boxes(page.aligned))[0].max(initial=0.0) > _ALIKE
    return one if in_columns else replace(one, label="picture")


def _may_be(one: Area, page: Evidence) -> bool:
    """Whether ``one`` holds what it is said to be."""
    if one.label == "picture":
        return page.content.text_source != "pdf" or _is_pictured(one, page)
    if one.score > _CAPTIONED and is_captioned(one.box, page.captions):
        return True
    return not (_reads_down(one.box, page) or is_head(one.box, page.content, page.lines))


def _is_pictured(picture: Area, page: Evidence) -> bool:
    """Whether ``picture`` holds more than text; curves are not among what is drawn, so detectors may know."""
    sure = picture.score > _SURE and written_share(picture.box, page.words) < _WRITTEN
    drawn = sure or is_pictured(picture.box, page.content, page.words)
    return drawn and not is_ground(picture.box, page.lines)


def _reads_down(box: Box, page: Evidence) -> bool:
    """Whether ``box`` holds a listing or columns of running text, and no rulings part them into cells."""
    within = share_inside(solid(page.rulings), grown(as_boxes([box]), 1.0))[:, 0] > 0.6
    xs, ys = grid_edges(page.rulings[within])
    if len(xs) >= 3 and len(ys) >= 3 and is_filled(page.words[centres_inside(page.words, box)], xs, ys):
        return False
    held = centres_inside(as_boxes([line.box for line in page.lines]), box)
    inside = [page.lines[index] for index in np.flatnonzero(held).tolist()]
    return is_running_text(inside) or is_listing(inside) or is_one_column(inside) or is_one_run(inside, ys)


def _pieces(one: Area, page: Evidence, bands: Sequence[Box]) -> list[Box]:
    """``one``, or its parts if it is a table that captions part, or headings; those on ``bands`` are rows."""
    if one.label == "picture":
        return [one.box]
    if share_inside(as_boxes(bands), as_boxes([one.box])).max(initial=0) > 0.9:
        return parted(one.box, page.lines, page.rulings, on_bands=True)
    return [below_heading(box, page.lines, page.level) for box in parted(one.box, page.lines, page.rulings)]


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


def _grown(one: Area, kept: Sequence[Area], page: Evidence) -> Area:
    """A table with the rows and columns that it is short of."""
    if one.label != "table":
        return one
    others = as_boxes([other.box for other in kept if other is not one])
    wide = with_columns(one.box, page.lines, others)
    whole = with_rows(wide, page.lines, others, page.rulings)
    return replace(one, box=out_to(whole, as_boxes([along_columns(whole, page.rulings)]), others))
