"""What is left of tables that lost to others."""

from collections.abc import Sequence
from dataclasses import replace

from docreader.result import Box
from docreader_worker.reading.claims import Area
from docreader_worker.reading.geometry import Floats, as_boxes, centres_inside, strips, union
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rows import has_rows
from docreader_worker.reading.stripes import Text

_WHITE = 12.0
"""Points between what is left of a table and what took its place, from which the two are apart."""


def left_over(found: Sequence[Area], kept: Sequence[Area], lines: Sequence[Line], text: Text) -> list[Area]:
    """What tables that lost to others hold above and below those, where it has rows of short cells."""
    taken, boxes = [one.box for one in kept], as_boxes([line.box for line in lines])
    rest = []
    for one in found:
        if one.label == "table" and one not in kept:
            pieces = [
                _without_white(piece, boxes[centres_inside(boxes, piece)])
                for piece in strips(one.box, taken)
                if has_rows(piece, lines) and text.has_cells(piece, strictly=True)
            ]
            rest += [replace(one, box=piece) for piece in pieces]
            taken += pieces
    return rest


def _without_white(piece: Box, lines: Floats) -> Box:
    """``piece`` without the white above and below its ``lines``, where that is more than between two rows."""
    (x0, y0, x1, y1), (_, top, _, bottom) = piece, union(lines)
    return x0, top if top - y0 > _WHITE else y0, x1, bottom if y1 - bottom > _WHITE else y1
