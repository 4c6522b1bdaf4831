"""Tables and pictures: the areas of a page whose words are not running text."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docreader.result import Box
from docreader_worker.content import Detection, PageContent, Word
from docreader_worker.reading.claims import (
    AREAS,
    Area,
    claimed,
    left_over,
    united,
    with_grids,
    without_overlap,
)
from docreader_worker.reading.contents import tables_of_contents
from docreader_worker.reading.drawings import WHOLE_PAGE, drawn_pictures, is_pictured, marks_of, written_share
from docreader_worker.reading.geometry import (
    Floats,
    as_boxes,
    centres_inside,
    clusters,
    grown,
    share_inside,
    size_of,
    thinned,
    union,
)
from docreader_worker.reading.lines import Line
from docreader_worker.reading.prose import is_listing, is_one_column, is_running_text
from docreader_worker.reading.rows import parted, with_columns, with_rows
from docreader_worker.reading.rulings import drawn_share, grid_edges, whole_level
from docreader_worker.reading.streams import aligned_tables, striped_tables
from docreader_worker.reading.text import is_caption

_DRAWN = 0.55
"""Share of the edges of a ruled table that are drawn, at least."""

_CELL_WORDS = 40
"""Words in a cell of a ruled table on average, at most: what holds more is a frame around text."""


_TOP, _LARGE = 0.15, 1.5
"""Share of a page's height that a form's head takes at most, and how much larger its title is."""

_EDGE = 4.0
"""Points that a detected table may be short of the rules that frame it."""


def find_areas(content: PageContent, lines: Sequence[Line], detections: Sequence[Detection]) -> list[Area]:
    """Tables and pictures without overlap, best evidence first; ``lines`` are those of all words."""
    words = as_boxes([word.box for word in content.words])
    found = [
        Area(one.label, one.score, one.box) for one in detections if one.label in AREAS and one.score >= 0.4
    ]
    found = with_grids(found, _ruled_tables(content, words))
    tables = [
        *striped_tables(content, lines),
        *tables_of_contents(lines),
        *aligned_tables(content, lines, alone=not detections),
    ]
    tables = united(tables)
    drawn = [Area("table", 0.6, box) for box in tables]
    drawn += [Area("picture", 0.6, box) for box in drawn_pictures(content, words, lines)]
    found += [one for one in drawn if not claimed(one.box, words, detections)]
    found = [
        one
        for one in found
        if one.label == "picture"
        or not (_reads_down(one.box, content, lines, words) or _is_head(one.box, content, lines))
    ]
    if content.text_source == "pdf":
        found = [one for one in found if one.label == "table" or is_pictured(one.box, content, words)]
    found = [replace(one, box=box) for one in found for box in _pieces(one, content, lines)]
    snapped = [_snapped(one, content, lines, words) for one in found]
    page = content.width * content.height
    most = {"table": page, "picture": WHOLE_PAGE * page}
    kept = without_overlap([one for one in snapped if 0 < size_of(one.box) <= most[one.label]])
    if not kept and not content.words:
        whole = [Area("picture", 0.6, box) for box in content.images]
        kept = [*(one for one in snapped if one.label == "picture"), *whole][:1]
    kept = [one for one in kept if one.label == "picture" or centres_inside(words, one.box).any()]
    kept += [_snapped(one, content, lines, words) for one in left_over(snapped, kept, lines)]
    return [_grown(one, kept, lines) for one in kept]


def _reads_down(box: Box, content: PageContent, lines: Sequence[Line], words: Floats) -> bool:
    """Whether ``box`` holds a listing or columns of running text, and no rulings part them into cells."""
    rulings = as_boxes(content.rulings)
    within = share_inside(_solid(rulings), grown(as_boxes([box]), 1.0))[:, 0] > 0.6
    xs, ys = grid_edges(rulings[within])
    if len(xs) >= 3 and len(ys) >= 3 and _is_filled(words[centres_inside(words, box)], xs, ys):
        return False
    held = centres_inside(as_boxes([line.box for line in lines]), box)
    inside = [lines[index] for index in np.flatnonzero(held).tolist()]
    return is_running_text(inside) or is_listing(inside) or is_one_column(inside)


def _is_head(box: Box, content: PageContent, lines: Sequence[Line]) -> bool:
    """Whether ``box`` is the strip at the top of a form that holds its title, in large letters."""
    if box[1] > _TOP * content.height or box[3] - box[1] > _TOP * content.height:
        return False
    held = centres_inside(as_boxes([line.box for line in lines]), box)
    sizes = np.array([line.size for line in lines])
    return bool(held.any() and sizes[held].max() > _LARGE * np.median(sizes))


def _pieces(one: Area, content: PageContent, lines: Sequence[Line]) -> list[Box]:
    return parted(one.box, lines, as_boxes(content.rulings)) if one.label == "table" else [one.box]


def _grown(one: Area, kept: Sequence[Area], lines: Sequence[Line]) -> Area:
    """A table with the rows that it is short of."""
    if one.label != "table":
        return one
    others = as_boxes([other.box for other in kept if other is not one])
    return replace(one, box=with_rows(with_columns(one.box, lines, others), lines, others))


def _ruled_tables(content: PageContent, words: Floats) -> list[Box]:
    """Grids of touching rulings whose cells hold words."""
    rulings = thinned(as_boxes(content.rulings))
    found = []
    for members in clusters(rulings, reach=4.0):
        box = union(rulings[members])
        inside = words[centres_inside(words, box)]
        xs, ys = grid_edges(rulings[members])
        xs = _open_sided(xs, rulings[members], box)
        large = len(xs) >= 3 and len(ys) >= 2 and len(xs) + len(ys) >= 6
        if large and _is_filled(inside, xs, ys) and drawn_share(rulings[members], xs, ys) > _DRAWN:
            found.append(box)
    return found


def _open_sided(xs: list[float], rulings: Floats, box: Box) -> list[float]:
    """Upright edges, with the sides of ``box`` where none is drawn but most level rulings begin and end."""
    level = whole_level(rulings)
    whole = np.abs(level[:, [0, 2]] - np.array([box[0], box[2]])).max(axis=1) < _EDGE
    if not xs or whole.sum() < max(2, 0.8 * len(level)):
        return xs
    open_sides = [side for side in (box[0], box[2]) if np.abs(np.array(xs) - side).min() > _EDGE]
    return sorted([*xs, *open_sides])


def _is_filled(words: Floats, xs: list[float], ys: list[float]) -> bool:
    """Whether words stand in a good part of a grid's cells, in more than one column, and few in each."""
    columns = np.searchsorted(xs, (words[:, 0] + words[:, 2]) / 2)
    rows = np.searchsorted(ys, (words[:, 1] + words[:, 3]) / 2)
    filled = set(zip(rows.tolist(), columns.tolist(), strict=True))
    cells = (len(xs) - 1) * (len(ys) - 1)
    enough = len(filled) >= max(3, 0.25 * cells) and len(set(columns.tolist())) >= 2
    return enough and len(words) < _CELL_WORDS * len(filled)


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
