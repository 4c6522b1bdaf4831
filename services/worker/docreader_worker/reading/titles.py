"""Which block of a first page is the document's title."""

from collections.abc import Sequence

from docreader.result import LABELS
from docreader_worker.reading.geometry import Floats
from docreader_worker.reading.parts import Parts

_MAYBE = 0.04
"""Probability from which a heading may be a title."""
_UPPER, _LARGER = 0.35, 1.1
"""Share of the page's height above which a title begins, and how much larger it is than a name above it."""


def title_of(parts: Parts, labels: Sequence[str], fit: Floats, *, first_page: bool) -> int | None:
    """The one title: what fits best, or on a first page the topmost heading, if its letters are largest.

    Larger letters below it tell that it names who publishes, and they what.
    """
    blocks = parts.blocks
    titles = [place for place, label in enumerate(labels) if label == "title"]
    headings = [place for place, label in enumerate(labels) if label == "section-header"]
    if titles:
        best = min(titles, key=lambda place: (-fit[place].max(), blocks[place].box[1]))
        below = [
            place
            for place in titles + headings
            if blocks[best].box[3] < blocks[place].box[1] < _UPPER * parts.content.height
            and blocks[place].size > _LARGER * blocks[best].size
        ]
        return max(below, key=lambda place: (blocks[place].size, -blocks[place].box[1]), default=best)
    if not headings or not first_page:
        return None
    top = min(headings, key=lambda place: blocks[place].box[1])
    largest = blocks[top].size >= max(block.size for block in blocks)
    return top if largest and fit[top, LABELS.index("title")] > _MAYBE else None
