"""Tables and pictures: the areas of a page whose words are not running text."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docreader.result import Box
from docreader_worker.content import Detection, PageContent, Word
from docreader_worker.reading.bands import banded_tables
from docreader_worker.reading.claims import (
    AREAS,
    Area,
    claimed,
    is_charted,
    left_over,
    united,
    with_bands,
    with_grids,
    without_overlap,
)
from docreader_worker.reading.contents import tables_of_contents
from docreader_worker.reading.drawings import WHOLE_PAGE, drawn_pictures, is_pictured, marks_of, written_share
from docreader_worker.reading.forms import is_head, without_head
from docreader_worker.reading.geometry import (
    Floats,
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
from docreader_worker.reading.rows import with_columns, with_rows
from docreader_worker.reading.rulings import grid_edges, whole_level
from docreader_worker.reading.streams import aligned_tables
from docreader_worker.reading.stripes import Text, striped_tables
from docreader_worker.reading.text import is_caption

_EDGE = 4.0
"""Points that a detected table may be short of the rules that frame it."""

_WITHIN, _ALIKE = 0.85, 0.5
"""Share of a drawing in a detected picture, and common to one and a detected table, that makes them one."""
_LINES = 4
"""Rulings in a table that is drawn like a picture, at least."""


def find_areas(content: PageContent, lines: Sequence[Line], detections: Sequence[Detection]) -> list[Area]:
    """Tables and pictures without overlap, best evidence first; ``lines`` are those of all words."""
    words, rulings = as_boxes([word.box for word in content.words]), as_boxes(content.rulings)
    text, level = Text.of(content, lines), whole_level(rulings)
    pictures = drawn_pictures(content, words, lines)
    found = [
        Area(one.label, one.score, one.box) for one in detections if one.label in AREAS and one.score >= 0.4
    ]
    found = [_as_drawn(one, pictures, rulings) for one in found]
    found = with_grids(found, ruled_tables(content, words))
    banded = banded_tables(as_boxes(content.shapes), text)
    found = with_bands(found, banded)
    tables = [
        *striped_tables(text, level, content.height),
        *tables_of_contents(lines),
        *aligned_tables(lines, level, alone=not detections),
    ]
    drawn = [Area("table", 0.6, box) for box in united(tables) if not is_charted(box, detections)]
    drawn += [Area("picture", 0.6, box) for box in pictures]
    found += [one for one in drawn if not claimed(one.box, words, detections)]
    found = [
        one
        for one in found
        if one.label == "picture"
        or not (_reads_down(one.box, content, lines, words) or is_head(one.box, content, lines))
    ]
    if content.text_source == "pdf":
        found = [one for one in found if one.label == "table" or is_pictured(one.box, content, words)]
    found = [without_head(one, content, lines) for one in found]
    found = [replace(one, box=box) for one in found for box in _pieces(one, lines, rulings, level, banded)]
    snapped = [_snapped(one, content, lines, words) for one in found]
    page = content.width * content.height
    most = {"table": page, "picture": WHOLE_PAGE * page}
    kept = without_overlap([one for one in snapped if 0 < size_of(one.box) <= most[one.label]])
    if not kept and not content.words:
        whole = [Area("picture", 0.6, box) for box in content.images]
        kept = [*(one for one in snapped if one.label == "picture"), *whole][:1]
    kept = [one for one in kept if one.label == "picture" or centres_inside(words, one.box).any()]
    kept += [_snapped(one, content, lines, words) for one in left_over(snapped, kept, lines)]
    return [_grown(one, kept, lines, rulings) for one in kept]


def _as_drawn(one: Area, pictures: Sequence[Box], rulings: Floats) -> Area:
    """A detection where something is drawn: a picture takes it in, and a table without lines is a picture."""
    box, drawn = as_boxes([one.box]), as_boxes(pictures)
    if one.label == "picture":
        parts = drawn[share_inside(drawn, box)[:, 0] > _WITHIN]
        return replace(one, box=union(np.concatenate([box, parts])))
    lines = centres_inside(rulings, one.box).sum()
    alike = iou(box, drawn)[0].max(initial=0.0) > _ALIKE
    return replace(one, label="picture") if alike and lines < _LINES else one


def _reads_down(box: Box, content: PageContent, lines: Sequence[Line], words: Floats) -> bool:
    """Whether ``box`` holds a listing or columns of running text, and no rulings part them into cells."""
    rulings = as_boxes(content.rulings)
    within = share_inside(_solid(rulings), grown(as_boxes([box]), 1.0))[:, 0] > 0.6
    xs, ys = grid_edges(rulings[within])
    if len(xs) >= 3 and len(ys) >= 3 and is_filled(words[centres_inside(words, box)], xs, ys):
        return False
    held = centres_inside(as_boxes([line.box for line in lines]), box)
    inside = [lines[index] for index in np.flatnonzero(held).tolist()]
    return is_running_text(inside) or is_listing(inside) or is_one_column(inside) or is_one_run(inside, ys)


def _pieces(
    one: Area, lines: Sequence[Line], rulings: Floats, level: Floats, banded: Sequence[Box]
) -> list[Box]:
    """``one``, or its parts if it is a table that headings part; those on ``banded`` ones are rows."""
    if one.label == "picture" or share_inside(as_boxes(banded), as_boxes([one.box])).max(initial=0) > 0.9:
        return [one.box]
    return [below_heading(box, lines, level) for box in parted(one.box, lines, rulings)]


def _grown(one: Area, kept: Sequence[Area], lines: Sequence[Line], rulings: Floats) -> Area:
    """A table with the rows that it is short of."""
    if one.label != "table":
        return one
    others = as_boxes([other.box for other in kept if other is not one])
    return replace(one, box=with_rows(with_columns(one.box, lines, others), lines, others, rulings))


def _snapped(found: Area, content: PageContent, lines: Sequence[Line], words: Floats) -> Area:
    """The area drawn tight around what it holds: rulings or marks, and lines but captions and prose."""
    if found.label == "table":
        marks = as_boxes(content.rulings)
    else:
        found = _out_to_image(found, content, words)
        marks = marks_of(content)
    around = grown(as_boxes([found.box]), _EDGE if found.label == "table" else 0.0)
    marks = marks[share_inside(_solid(marks), around)[:, 0] > 0.6]
    held = as_boxes([line.box for line in lines if _may_hold(found.label, line)])
    held = held[share_inside(held, as_boxes([found.box]))[:, 0] > 0.6]
    parts = np.concatenate([marks, held])
    if not len(parts) or (found.label == "picture" and not len(marks)):
        return found
    box = union(parts)
    return replace(found, box=box) if size_of(box) > 0.4 * size_of(found.box) else found


def _out_to_image(picture: Area, content: PageContent, words: Floats) -> Area:
    """The image that a picture was found in: an image is one picture, unless text stands on it."""
    images = as_boxes(content.images)
    page = content.width * content.height
    for place in np.flatnonzero(share_inside(as_boxes([picture.box]), images)[0] > 0.7).tolist():
        image = content.images[place]
        if size_of(image) < WHOLE_PAGE * page and written_share(image, words) < 0.05:
            return replace(picture, box=image)
    return picture


def _solid(lines: Floats) -> Floats:
    """Boxes that have an area, be it next to none."""
    return np.asarray(np.maximum(lines, lines[:, [0, 1, 0, 1]] + np.array([0.0, 0.0, 0.01, 0.01])))


def _may_hold(label: str, line: Line) -> bool:
    """Whether ``line`` may be part of a table or picture, rather than stand beside it."""
    if is_caption(line.text, numbered=True):
        return False
    return label == "table" or len(line.words) <= 6


def part_lines(lines: Sequence[Line], areas: Sequence[Area]) -> tuple[list[Line], list[list[Word]]]:
    """Lines without the words that areas hold, and the words of each area: each word is in one place."""
    words = [word for line in lines for word in line.words]
    boxes = as_boxes([word.box for word in words])
    owner = np.full(len(words), -1)
    for index, one in enumerate(areas):
        owner[(owner < 0) & centres_inside(boxes, one.box)] = index
    held: list[list[Word]] = [[] for _ in areas]
    for word, index in zip(words, owner.tolist(), strict=True):
        if index >= 0:
            held[index].append(word)
    loose = []
    start = 0
    for line in lines:
        free = owner[start : start + len(line.words)] < 0
        start += len(line.words)
        if free.all():
            loose.append(line)
        elif free.any():
            kept = tuple(word for word, stays in zip(line.words, free.tolist(), strict=True) if stays)
            loose.append(replace(line, words=kept))
    return loose, held
