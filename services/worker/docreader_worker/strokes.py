"""Rulings in the picture of a scanned page: long, thin and straight, with paper on both sides."""

from collections.abc import Sequence

import numpy as np
import PIL.Image
from numpy.typing import NDArray

from docreader.result import Box
from docreader_worker.content import Word
from docreader_worker.document import Image
from docreader_worker.reading.geometry import as_boxes, clusters, grown, share_inside

Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Places = NDArray[np.intp]

_SCALE = 2.0
"""Pixels a point at which lines are looked for: a hairline is half a pixel then."""

_PEN, _CONTRAST = 7, 28
"""Pixels from which ink is too thick for a line, and how much darker than the paper around it is ink."""

_WINDOW = (1, 2, 3)
"""Steps in which a window grows to `_PEN` pixels: to 2, 4 and 7."""

_RUN, _SHORTEST = 24, 40
"""Pixels of a run without a gap, and of a whole line, at least."""

_GAP = 6
"""Pixels between the pieces of one line, at most."""

_SLOPE, _THICK, _THIN = 0.03, 6, 12
"""How far off level a line is for its length, and pixels it is thick, at most; and how many times as long as
thick, at least: the stems of large letters are thicker.
"""

_FLANK, _BARE = 4, 0.3
"""Pixels beside a line that are looked at on each side, and the share of them where there is ink, at most."""

_MARGIN = 12
"""Pixels at the page's edge where the shadow of the paper's own lies."""

_LETTERED = 0.8
"""Share of a line in one word from which it is a letter's; a ruling may be taken for a word of one."""

_MOST = 3000
"""Runs of a page that are looked at, the longest: what has more is a picture."""


def rulings_of(image: Image, scale: float, words: Sequence[Word]) -> list[Box]:
    """Level and upright rulings, in points, in the RGB picture of a page at ``scale`` pixels a point.

    The strokes of letters in ``words``, of which large ones are long enough, are none.
    """
    fine = min(scale, _SCALE)
    gray = PIL.Image.fromarray(image).convert("L")
    size = max(1, round(gray.width * fine / scale)), max(1, round(gray.height * fine / scale))
    ink = _ink(np.asarray(gray.resize(size, PIL.Image.Resampling.BOX)))
    upright = _level_lines(np.ascontiguousarray(ink.T))[:, [1, 0, 3, 2]]
    lines = np.concatenate([_level_lines(ink), upright]) / fine
    written = grown(as_boxes([word.box for word in words if len(word.text) > 1]), 1.0)
    boxes: list[Box] = lines[~(share_inside(lines, written) > _LETTERED).any(axis=1)].tolist()
    return [(x0, y0, x1, y1) for x0, y0, x1, y1 in boxes]


def _ink(gray: Pixels) -> Mask:
    """Where a picture is darker than the paper around, but for what is `_PEN` pixels wide and high."""
    paper = _windowed(_windowed(np.pad(gray, sum(_WINDOW), mode="edge"), np.maximum), np.minimum)
    return np.asarray(paper > gray.astype(np.int16) + _CONTRAST)


def _windowed(pixels: Pixels, keep: np.ufunc) -> Pixels:
    """What ``keep`` keeps of each `_PEN` x `_PEN` pixels: the lightest or the darkest."""
    for by in _WINDOW:
        pixels = keep(pixels[by:], pixels[:-by])
        pixels = keep(pixels[:, by:], pixels[:, :-by])
    return pixels


def _level_lines(ink: Mask) -> NDArray[np.float64]:
    """Level lines in ``ink``, ``(n, 4)``, in pixels."""
    thick = ink.copy()  # a line that is a little off level stays in one row for longer
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    lines = [_line(piece, ink) for piece in _chained(_runs(thick))]
    return np.array([line for line in lines if line is not None], dtype=np.float64).reshape(-1, 4)


def _runs(mask: Mask) -> Places:
    """Runs of `_RUN` pixels or more: their row, first and last place (exclusive), ``(n, 3)``, downwards."""
    height, width = mask.shape
    bordered = np.zeros((height, width + 1), dtype=np.int8)
    bordered[:, :-1] = mask
    turns = np.flatnonzero(np.diff(bordered.ravel(), prepend=0))
    starts, stops = turns[::2], turns[1::2]
    long = stops - starts >= _RUN
    rows = starts[long] // (width + 1)
    return np.stack([rows, starts[long] % (width + 1), stops[long] - rows * (width + 1)], axis=1)


def _chained(runs: Places) -> list[Places]:
    """``runs`` that touch, or all but follow each other, put together."""
    rows, starts, stops = runs[np.sort(np.argsort(runs[:, 1] - runs[:, 2], kind="stable")[:_MOST])].T
    apart = rows * (_GAP / 2)  # so that one row between them is as far as `_GAP` along them
    boxes = np.stack([starts, apart, stops, apart], axis=1).astype(np.float64)
    kept = np.stack([rows, starts, stops], axis=1)
    return [kept[members] for members in clusters(boxes, reach=_GAP)]


def _line(runs: Places, ink: Mask) -> tuple[float, float, float, float] | None:
    """The line that ``runs`` make in ``ink``, level at the height of its middle, if it is one."""
    rows, starts, stops = runs.T
    left, right = int(starts.min()), int(stops.max())
    long = right - left
    thick = int((stops - starts).sum()) / long - 2
    drift = int(np.ptp(rows)) - 1 - thick
    if long < max(_SHORTEST, _THIN * thick) or thick > _THICK or drift > _SLOPE * long + 2:
        return None
    tops, ends = np.full(long, len(ink)), np.full(long, -1)
    for row, start, stop in runs.tolist():
        span = slice(start - left, stop - left)
        tops[span] = np.minimum(tops[span], row)
        ends[span] = np.maximum(ends[span], row)
    drawn = np.flatnonzero(ends >= 0)
    above, below = (_inked(ink, side[drawn], drawn + left, by) for side, by in ((tops, -1), (ends, 1)))
    if max(above, below) > _BARE:
        return None
    middle = float(np.average(rows, weights=stops - starts)) + 0.5
    if not _MARGIN < middle < len(ink) - _MARGIN:
        return None
    half = max(thick, 1.0) / 2
    return left, middle - half, right, middle + half


def _inked(ink: Mask, rows: Places, columns: Places, by: int) -> float:
    """Share of the `_FLANK` pixels off ``rows``, upwards or downwards, that are ink."""
    beside = rows[:, None] + by * np.arange(1, _FLANK + 1)
    return float(ink[beside.clip(0, len(ink) - 1), columns[:, None]].mean())
