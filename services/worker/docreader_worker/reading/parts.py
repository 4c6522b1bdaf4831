"""A page taken apart: lines and blocks of text, and the tables and pictures between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from docreader_worker.content import AREAS, Detection, PageContent, Word
from docreader_worker.reading.areas import find_areas
from docreader_worker.reading.blocks import Block, build_blocks
from docreader_worker.reading.claims import Area
from docreader_worker.reading.evidence import Evidence
from docreader_worker.reading.features import features
from docreader_worker.reading.geometry import Floats, as_boxes, centres_inside, clipped
from docreader_worker.reading.lines import Line, build_lines
from docreader_worker.reading.numbering import is_later, page_number
from docreader_worker.reading.watermarks import watermarks

_OWN = 0.5
"""Share of a line's words in a picture from which they are its own."""
_SURE = 0.5
"""Score from which a detection may cut a line of text in two."""


@dataclass(frozen=True)
class Parts:
    """What stands on a page, each word once: in a ``loose`` line, or among those an area ``held``.

    ``texts`` are the detections that are no areas, best first; all is cut at the page's edges. Of the loose
    lines ``marks`` are printed over others. Whether it ``has_contents`` says what the name of a table of
    contents is: its heading, or a link back to it.
    """

    content: PageContent
    texts: list[Detection]
    areas: list[Area]
    held: list[list[Word]]
    loose: list[Line]
    marks: list[Line]
    has_contents: bool = False

    @cached_property
    def blocks(self) -> list[Block]:
        """The ``loose`` lines put together."""
        recognized = self.content.text_source == "ocr"
        rulings = as_boxes(self.content.rulings)
        number = page_number(self.loose, self.content.height)
        return build_blocks(self.loose, self.texts, rulings, number, recognized=recognized)

    @property
    def watermarks(self) -> list[int]:
        """Blocks, by index, that are printed over others."""
        return [place for place, block in enumerate(self.blocks) if block.lines[0] in self.marks]

    def is_first(self, number: int) -> bool:
        """Whether page ``number`` (from 1) of a file opens a document."""
        return number == 1 and not is_later(self.loose, self.content.height)

    def features(self, *, first_page: bool) -> Floats:
        """What is known of each block: a row each."""
        tables, pictures = ([one.box for one in self.areas if one.label == label] for label in AREAS)
        return features(self.blocks, self.content, self.texts, tables, pictures, first_page=first_page)


def take_apart(content: PageContent, detections: Sequence[Detection]) -> Parts:
    """Find tables and pictures, and put the other words together to lines; watermarks are of none."""
    page = evidence_of(content, detections)
    texts = [one for one in page.detections if one.label not in AREAS]
    marks = [line for line, over in zip(page.lines, watermarks(page.lines).tolist(), strict=True) if over]
    page = replace(page, lines=[line for line in page.lines if line not in marks])
    areas = find_areas(page)
    loose, held = _part(page.lines, areas)
    return Parts(page.content, texts, areas, held, [*loose, *marks], marks, has_contents=bool(page.contents))


def evidence_of(content: PageContent, detections: Sequence[Detection]) -> Evidence:
    """The page cut at its edges, the lines of all its words, and what was found on it, best first."""
    content = _within(content)
    within = clipped([one.box for one in detections], content.width, content.height)
    detections = [replace(one, box=box) for one, box in zip(detections, within, strict=True)]
    detections.sort(key=lambda one: (-one.score, one.box, one.label))
    texts = [one.box for one in detections if one.label not in AREAS and one.score >= _SURE]
    return Evidence(content, build_lines(content.words, texts), detections)


def _within(content: PageContent) -> PageContent:
    """The content cut at the page's edges."""
    width, height = content.width, content.height
    boxes = clipped([word.box for word in content.words], width, height)
    return replace(
        content,
        words=[
            word if word.box == box else replace(word, box=box)
            for word, box in zip(content.words, boxes, strict=True)
        ],
        rulings=clipped(content.rulings, width, height),
        shapes=clipped(content.shapes, width, height),
        drawings=clipped(content.drawings, width, height),
        images=clipped(content.images, width, height),
    )


def _part(lines: Sequence[Line], areas: Sequence[Area]) -> tuple[list[Line], list[list[Word]]]:
    """Lines without the words that areas hold, and the words of each area: each word is in one place."""
    words = [word for line in lines for word in line.words]
    boxes = as_boxes([word.box for word in words])
    owner = np.full(len(words), -1)
    of_line = np.repeat(np.arange(len(lines)), [len(line.words) for line in lines])
    for index, one in enumerate(areas):
        inside = (owner < 0) & centres_inside(boxes, one.box)
        if one.label == "picture":
            share = np.bincount(of_line, inside, len(lines)) / np.bincount(of_line, minlength=len(lines))
            inside &= share[of_line] >= _OWN
        owner[inside] = index
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
