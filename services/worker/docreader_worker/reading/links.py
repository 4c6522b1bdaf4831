"""Links tied to the words that they stand on."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import compress
from operator import itemgetter

import msgspec
import numpy as np

from docreader.hyphens import dehyphenated, words_in
from docreader.result import Box, Link, Page, Region
from docreader_worker.content import PageContent, Word
from docreader_worker.reading.geometry import around, as_boxes, centres_inside, intersection
from docreader_worker.reading.lines import text_of

_BESIDE = " ,;:.([{<>}])•"
"""What stands beside the words of a link, and is none of them."""

_MOST = 200
"""Words from which a link is taken for whole."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Words that lead to an address."""

    url: str
    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        return around([word.box for word in self.words])


def with_links(page: Page, content: PageContent) -> Page:
    """``page``, which was read of ``content``, with the links of its regions in the order of their words."""
    anchors = _anchors(content)
    if not anchors:
        return page
    known = words_in(" ".join(word.text for word in content.words))
    boxes = as_boxes([anchor.box for anchor in anchors])

    def links(region: Region) -> list[Link]:
        near = np.flatnonzero(intersection(as_boxes([region.box]), boxes)[0])
        inside = [anchors[place] for place in near.tolist()]
        if not inside or region.table is None:
            return _placed(region.text, _within(region.box, inside), known)
        cells = [(cell.text, _within(cell.box, inside)) for cell in region.table.cells]
        return [link for text, held in cells for link in _placed(text, held, known)]

    regions = [msgspec.structs.replace(region, links=links(region)) for region in page.regions]
    return msgspec.structs.replace(page, regions=regions)


def _anchors(content: PageContent) -> list[_Anchor]:
    """What stands on the hotspots of a page, in the order of its words."""
    boxes = as_boxes([word.box for word in content.words])
    inside = [
        (spot.url, np.flatnonzero(centres_inside(boxes, spot.box)).tolist()) for spot in content.hotspots
    ]
    told = sorted((places, url) for url, places in inside if places)
    return [_Anchor(url, tuple(content.words[place] for place in places)) for places, url in told]


def _within(box: Box, anchors: Iterable[_Anchor]) -> list[_Anchor]:
    """What ``box`` holds of ``anchors``."""
    held = []
    for anchor in anchors:
        inside = centres_inside(as_boxes([word.box for word in anchor.words]), box).tolist()
        if any(inside):
            held.append(_Anchor(anchor.url, tuple(compress(anchor.words, inside))))
    return held


def _placed(text: str, anchors: Iterable[_Anchor], known: Set[str]) -> list[Link]:
    """The links of ``anchors`` whose words are found in ``text``, none over another."""
    taken: list[tuple[int, int, Link]] = []
    end = 0
    for anchor in _whole(text, anchors, known):
        said = _said(anchor, known)
        start = _place(said, text, end)
        if start < 0 or any(start < last and first < start + len(said) for first, last, _ in taken):
            continue
        end = start + len(said)
        x0, y0, x1, y1 = (round(side, 1) for side in anchor.box)
        taken.append((start, end, Link(text=said, url=anchor.url, box=(x0, y0, x1, y1))))
    return [link for _, _, link in sorted(taken, key=itemgetter(0))]


def _place(said: str, text: str, after: int) -> int:
    """Where ``said`` is in ``text``, rather ``after`` the link before; -1 where it is not, or nothing."""
    later = text.find(said, after)
    return -1 if not said else later if later >= 0 else text.find(said)


def _whole(text: str, anchors: Iterable[_Anchor], known: Set[str]) -> list[_Anchor]:
    """``anchors``, those put together that are a link each for the lines of one."""
    whole: list[_Anchor] = []
    for anchor in anchors:
        if whole and whole[-1].url == anchor.url and len(whole[-1].words) < _MOST:
            longer = _Anchor(anchor.url, whole[-1].words + anchor.words)
            if _said(longer, known) in text:
                whole[-1] = longer
                continue
        whole.append(anchor)
    return whole


def _said(anchor: _Anchor, known: Set[str]) -> str:
    return dehyphenated(text_of(anchor.words), known).strip(_BESIDE)
