"""Where a page may have tables and pictures: boxes of all means that find any, to be weighed."""

from collections.abc import Iterable, Iterator, Sequence

from docreader.result import Box
from docreader_worker.content import AREAS
from docreader_worker.reading.claims import Area
from docreader_worker.reading.evidence import Evidence
from docreader_worker.reading.geometry import as_boxes, iou, size_of
from docreader_worker.reading.growing import grown_out
from docreader_worker.reading.snapping import snapped

_SAME = 0.93
"""Intersection over union from which two boxes are one."""

_MOST = 80
"""Boxes of a page that are weighed, at most, those that were found first."""


def candidates(page: Evidence, claims: Sequence[Area], kept: Sequence[Area]) -> list[Box]:
    """Distinct boxes: areas ``kept`` by rules, and what a detector or anything else claims, drawn tight."""
    boxes = [one.box for one in kept]
    for one in _distinct([*claims, *_found(page)]):
        tight = snapped(one, page)
        boxes += [tight.box, grown_out(tight, (), page).box, one.box]
    return _apart(box for box in boxes if size_of(box) > 0)


def _found(page: Evidence) -> Iterator[Area]:
    """Detections of any score, grids, images, clusters of shapes and columns of short pieces of text."""
    yield from (Area(one.label, one.score, one.box) for one in page.detections if one.label in AREAS)
    yield from (Area("table", 0.0, box) for box in (*page.grids, *page.aligned))
    yield from (Area("picture", 0.0, box) for box in (*page.pictures, *page.content.images))


def _distinct(found: Sequence[Area]) -> list[Area]:
    """``found`` without those that are another of their label."""
    kept: list[Area] = []
    for label in AREAS:  # of many pictures some may go unweighed, tables may not
        alike = {one.box: one for one in found if one.label == label}
        kept += [alike[box] for box in _apart(alike)]
    return kept


def _apart(boxes: Iterable[Box]) -> list[Box]:
    """The first of ``boxes`` without those that are one before them."""
    kept: list[Box] = []
    for box in boxes:
        if iou(as_boxes([box]), as_boxes(kept)).max(initial=0.0) <= _SAME:
            kept.append(box)
            if len(kept) == _MOST:
                break
    return kept
