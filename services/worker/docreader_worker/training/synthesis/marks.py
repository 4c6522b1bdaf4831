"""Elements drawn each in a colour of its own, and where those colours are on a page."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import pymupdf

from docreader.result import Box
from docreader_worker.training.synthesis.document import LabelledBox, LayoutFailed

_PIXELS_PER_POINT = 2
_GUTTER = 9.0
"""The least width of the empty stripe between two columns, in points."""
_TWO_LINES, _FEW_LINES, _MANY_LINES = 16.0, 40.0, 200.0
_ROW_GAP = 28.0
"""Empty width (points) at which a running head is two elements."""
_FLOWING = frozenset({"text", "list-item", "footnote", "contents", "caption"})
_RUNNING = frozenset({"page-header", "page-footer"})
_SMALLEST = 2.0

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.intp]]


def mark_colour(number: int) -> tuple[int, int, int]:
    """The RGB colour (0..255) of element ``number`` (1..32766): five bits a channel, amid their step."""
    return ((number >> 10) % 32 * 8 + 4, (number >> 5) % 32 * 8 + 4, number % 32 * 8 + 4)


def read_marks(document: pymupdf.Document, labels: Mapping[int, str]) -> list[LabelledBox]:
    """Read the boxes of the elements in ``labels`` from a ``document`` that draws each in its mark's colour.

    An element that goes on in the next column or on the next page has one box for each piece. The label
    ``contents`` is a table that may do so too. What lies within an element of the same label is part of it.
    """
    found = [
        LabelledBox(number, "table" if labels[mark] == "contents" else labels[mark], box)
        for number, page in enumerate(document, 1)
        for mark, pixels in _marked_pixels(page)
        if mark in labels
        for box in _pieces(pixels, labels[mark])
    ]
    return [box for box in found if not any(_is_part(box, other) for other in found)]


def _is_part(box: LabelledBox, whole: LabelledBox) -> bool:
    inner, outer = box.box, whole.box
    if inner == outer or (box.page, box.label) != (whole.page, whole.label):
        return False
    starts, ends = zip(inner[:2], outer[:2], strict=True), zip(inner[2:], outer[2:], strict=True)
    return all(one >= other - 1 for one, other in starts) and all(one <= other + 1 for one, other in ends)


def _marked_pixels(page: pymupdf.Page) -> Iterator[tuple[int, Pixels]]:
    """The pixels of each mark of ``page``, as rows ``(y, x)``, in ascending order of marks."""
    pymupdf.TOOLS.set_aa_level(0)
    scale = pymupdf.Matrix(_PIXELS_PER_POINT, _PIXELS_PER_POINT)
    pixmap = page.get_pixmap(matrix=scale, colorspace=pymupdf.csRGB, alpha=False)
    pymupdf.TOOLS.set_aa_level(8)
    rgb = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width, 3)
    steps = (rgb >> 3).astype(np.int32)
    marks = (steps[:, :, 0] << 10) | (steps[:, :, 1] << 5) | steps[:, :, 2]
    rows, columns = np.nonzero((marks > 0) & (marks < 32767))
    numbers = marks[rows, columns]
    order = np.argsort(numbers, kind="stable")
    numbers, places = numbers[order], np.stack([rows, columns], axis=1)[order]
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    for start, pixels in zip(starts, np.split(places, starts[1:]), strict=False):
        yield int(numbers[start]), pixels


def _pieces(pixels: Pixels, label: str) -> Iterator[Box]:
    if label in _RUNNING:
        parts = _split(pixels, _ROW_GAP)
    elif label in _FLOWING:
        parts = _columns(pixels, balanced=label != "contents")
    else:
        parts = [pixels]
    for part in parts:
        box = _box(part)
        if max(box[2] - box[0], box[3] - box[1]) >= _SMALLEST:
            yield box


def _split(pixels: Pixels, gap: float) -> list[Pixels]:
    """Split ``pixels`` at the empty vertical stripes of at least ``gap`` points."""
    used = np.unique(pixels[:, 1])
    breaks = np.flatnonzero(np.diff(used) > gap * _PIXELS_PER_POINT)
    edges = [*(used[breaks] + 1), used[-1] + 1]
    part = np.searchsorted(edges, pixels[:, 1], side="right")
    return [pixels[part == index] for index in range(len(edges))]


def _columns(pixels: Pixels, balanced: bool) -> list[Pixels]:
    """Split where text goes on in a column to the right, higher up; or, ``balanced``, just as far down."""
    columns: list[Pixels] = []
    for part in _split(pixels, _GUTTER):
        if columns and not _follows(_box(columns[-1]), _box(part), balanced):
            columns[-1] = np.concatenate([columns[-1], part])
        else:
            columns.append(part)
    return columns


def _follows(left: Box, right: Box, balanced: bool) -> bool:
    """Whether ``right`` is where the text of ``left`` goes on, not the same lines after a wide space."""
    lift, tall = left[1] - right[1], left[3] - left[1]
    if right[3] <= left[1] + 1 or lift > _FEW_LINES:
        return True
    if lift > 3:
        return tall >= _TWO_LINES and right[3] <= left[3] + 3
    if not balanced:
        return False
    if min(tall, right[3] - right[1]) >= _FEW_LINES:
        return left[3] >= right[3] - 2
    return tall >= _MANY_LINES and left[3] > right[3]


def _box(pixels: Pixels) -> Box:
    # Without anti-aliasing glyphs stand on whole pixels: up to one off.
    top, left = (pixels.min(axis=0) - 1) / _PIXELS_PER_POINT
    bottom, right = (pixels.max(axis=0) + 2) / _PIXELS_PER_POINT
    return (float(left), float(top), float(right), float(bottom))


def check_apart(boxes: Sequence[LabelledBox]) -> None:
    """Check that no element covers another, as happens where something is too large for its page.

    Raises:
        LayoutFailed: One does, by more than a third of the smaller.
    """
    by_page: dict[int, list[LabelledBox]] = {}
    for box in boxes:
        by_page.setdefault(box.page, []).append(box)
    for page, found in by_page.items():
        for one, other in combinations(found, 2):
            if _shared(one.box, other.box) > 0.33:
                raise LayoutFailed(f"page {page}: {one.label} and {other.label} overlap")


def _shared(one: Box, other: Box) -> float:
    """The share of the smaller box that the other one covers."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return width * height / max(smaller, 1.0)
