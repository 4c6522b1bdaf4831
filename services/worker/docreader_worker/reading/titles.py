"""Which block of a first page is the document's title."""

import re
from collections.abc import Sequence

from docreader.result import LABELS
from docreader_worker.reading.blocks import Block
from docreader_worker.reading.geometry import Floats
from docreader_worker.reading.parts import Parts
from docreader_worker.reading.text import SECTION_START
from docreader_worker.reading.typography import body_size

_MAYBE = 0.04
"""Probability from which a heading may be a title."""
_CERTAIN = 0.95
"""Probability over which a title is one on a page that others come before: articles begin amid a journal."""
_UPPER, _LARGER = 0.35, 1.1
"""Share of the page's height above which a title begins, and how much larger it is than a name above it."""
_PROSE, _LINES, _SAME, _LOUD = 150, 3, 0.5, 1.6
"""Letters and lines of a paragraph, at least, points that its size is off the body's, at most, and how much
larger than that a title is that stands below one."""
_SECTION = re.compile(
    r"\d{1,2}(?:\.\d{1,3})+\.?\s|[A-Z]\.\d{1,3}\s|(?:note|item|chapter)\s+\d",
    re.IGNORECASE,
)
""""4.1.2 Methods", "A.3 Tables" and "Note 21 Leases" are parts of something; "7. Leases" may be, as may the
number of a conference."""
_CONTINUED = re.compile(
    r"\b(?:continued|cont[’']d|fortsetzung|vervolg|continuación)\b|\(suite\)", re.IGNORECASE
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}")


def title_of(parts: Parts, labels: Sequence[str], fit: Floats, *, first_page: bool) -> int | None:
    """The one title: what fits best, or on a first page the topmost heading, if its letters are largest.

    Larger letters below it tell that it names who publishes, and they what. What stands below a paragraph in
    letters not much larger, or has the number of a section, is the heading of a part; a page that opens with
    such a number, or goes on with what others began, has no title.
    """
    blocks = parts.blocks
    body = body_size(blocks)
    heads = [place for place, label in enumerate(labels) if label in {"title", "section-header"}]
    highest = min(heads, key=lambda place: blocks[place].box[1], default=None)
    if highest is None or _has_number(blocks[highest], body) or _CONTINUED.search(blocks[highest].text):
        return None
    titles, headings = (
        [place for place in heads if labels[place] == wanted and not _is_part(place, blocks, body)]
        for wanted in ("title", "section-header")
    )
    if not first_page:
        titles = [place for place in titles if fit[place].max() > _CERTAIN]
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
    may_be = fit[top, LABELS.index("title")] > _MAYBE and not SECTION_START.match(blocks[top].text)
    return top if largest and may_be else None


def _is_part(place: int, blocks: Sequence[Block], body: float) -> bool:
    """Whether a heading is that of a part of its document, whose text is ``body`` points large."""
    one = blocks[place]
    if one.size > _LOUD * body:
        return False
    after_text = any(
        len(block.lines) >= _LINES
        and len(block.text) > _PROSE
        and abs(block.size - body) < _SAME
        and block.box[1] < one.box[1]
        and block.box[3] < one.box[1] + one.size / 2
        for block in blocks
    )
    return after_text or _has_number(one, body)


def _has_number(one: Block, body: float) -> bool:
    """Whether a heading has the number of a part of its document, in letters not too large for one."""
    numbered = _SECTION.match(one.text) is not None and _DATE.match(one.text) is None
    return numbered and one.size <= _LOUD * body
