"""Pages turned by right angles."""

from dataclasses import replace
from functools import partial

from docreader.result import Box
from docreader_worker.content import PageContent

Turning = tuple[float, float, float, float, float, float]
"""``a, b, c, d, e, f`` take ``x, y`` to ``a x + c y + e, b x + d y + f``, as matrices of PDF do."""


def clockwise(degrees: int, width: float, height: float) -> Turning:
    """Turns a page of ``width`` x ``height`` by 0, 90, 180 or 270 degrees; its corner stays at 0, 0."""
    turns: dict[int, Turning] = {
        0: (1, 0, 0, 1, 0, 0),
        90: (0, 1, -1, 0, height, 0),
        180: (-1, 0, 0, -1, width, height),
        270: (0, -1, 1, 0, 0, width),
    }
    return turns[degrees]


def turned(box: Box, by: Turning) -> Box:
    """``box``, turned."""
    a, b, c, d, e, f = by
    x0, y0, x1, y1 = box
    left, right = sorted((a * x0 + c * y0 + e, a * x1 + c * y1 + e))
    top, bottom = sorted((b * x0 + d * y0 + f, b * x1 + d * y1 + f))
    return left, top, right, bottom


def turned_content(content: PageContent, by: Turning) -> PageContent:
    """``content`` with all its boxes turned; its size is that of before."""
    turn = partial(turned, by=by)
    return replace(
        content,
        words=[replace(word, box=turn(word.box)) for word in content.words],
        rulings=[turn(box) for box in content.rulings],
        shapes=[turn(box) for box in content.shapes],
        drawings=[turn(box) for box in content.drawings],
        images=[turn(box) for box in content.images],
        hotspots=[replace(spot, box=turn(spot.box)) for spot in content.hotspots],
    )
