"""One page from its content and detections to labelled regions in reading order."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

import msgspec
import numpy as np

from docreader.hyphens import dehyphenated, words_in
from docreader.result import LABELS, Box, Font, Page, Region, Table
from docreader_worker.content import Detection, PageContent, Word
from docreader_worker.reading.blocks import Block, joined
from docreader_worker.reading.captions import tie_captions
from docreader_worker.reading.claims import Area
from docreader_worker.reading.classify import classify
from docreader_worker.reading.equations import put_together
from docreader_worker.reading.fonts import font_of
from docreader_worker.reading.geometry import around, as_boxes, centres_inside, share_inside
from docreader_worker.reading.lines import text_of
from docreader_worker.reading.links import with_links
from docreader_worker.reading.order import reading_order
from docreader_worker.reading.parts import Parts, take_apart
from docreader_worker.reading.running import links_back, names_company, stacked
from docreader_worker.reading.script import guess_language, is_right_to_left
from docreader_worker.reading.tables import read_table
from docreader_worker.reading.text import ITEM_START
from docreader_worker.reading.titles import title_of

_OFTEN = 3
"""How often the text of a heading is not on one page."""

_SURE = 0.5
"""Score from which a detection may stand without words."""


@dataclass(frozen=True, slots=True)
class _Found:
    label: str
    score: float
    box: Box
    text: str
    font: Font | None = None
    table: Table | None = None


def read_page(content: PageContent, detections: Sequence[Detection], number: int) -> Page:
    """Page ``number`` (from 1) with its regions: every word in exactly one, boxes in points to 0.1.

    ``detections`` may be empty or wrong in part: typography and rulings have their own say.
    """
    parts = take_apart(content, detections)
    found = _labelled(parts, number)
    found += _wordless(parts)
    found += [_area(one, words, parts.content) for one, words in zip(parts.areas, parts.held, strict=True)]
    words = words_in(" ".join(word.text for word in parts.content.words))
    page = _page(parts.content, [_unbroken(one, words) for one in found], number)
    return with_links(page, content)


def _labelled(parts: Parts, number: int) -> list[_Found]:
    if not parts.blocks:
        return []
    first_page = parts.is_first(number)
    blocks = parts.blocks
    running = [] if parts.has_contents else links_back(blocks, parts.content.height)
    running += parts.watermarks
    if number == 1 and not first_page:  # a part of a document: no other pages tell what runs
        running += names_company(blocks, parts.content.height)
    fit = classify(parts.features(first_page=first_page), _repeated(blocks))
    labels = [LABELS[place] for place in fit.argmax(axis=1).tolist()]
    scores = np.clip(fit.max(axis=1), 0.05, 0.99).tolist()
    labels = ["page-header" if place in running else label for place, label in enumerate(labels)]
    title = title_of(parts, labels, fit, first_page=first_page) if number == 1 else None
    labels = ["section-header" if label == "title" else label for label in labels]
    labels = [
        "list-item" if label == "text" and ITEM_START.match(block.text) else label
        for label, block in zip(labels, blocks, strict=True)
    ]
    if title is not None:
        labels[title] = "title"
    groups = put_together(blocks, [label == "formula" for label in labels])
    for group in groups:
        if len(group) > 1:
            labels[group[0]] = "formula"
    groups = stacked(blocks, labels, groups)
    whole = [
        joined([blocks[index] for index in group]) if len(group) > 1 else blocks[group[0]] for group in groups
    ]
    own = _own_labels(whole, parts.texts)
    told = [
        special or Detection(labels[group[0]], scores[group[0]], block.box)
        for group, block, special in zip(groups, whole, own, strict=True)
    ]
    return [
        _Found(one.label, one.score, block.box, block.text, font_of(block))
        for one, block in zip(told, whole, strict=True)
    ]


def _repeated(blocks: Sequence[Block]) -> list[int]:
    """Blocks whose text the page has so often that it heads nothing."""
    seen = Counter(block.text for block in blocks)
    return [place for place, block in enumerate(blocks) if seen[block.text] >= _OFTEN]


def _own_labels(blocks: Sequence[Block], detections: Sequence[Detection]) -> list[Detection | None]:
    """For each block the best detection that holds it, if its label is one that only its model knows."""
    if all(one.label in LABELS for one in detections):
        return [None] * len(blocks)
    boxes, found = (as_boxes([one.box for one in ones]) for ones in (blocks, detections))
    held = share_inside(boxes, found) > 0.5
    best = [
        detections[place] if any(row) else None for place, row in zip(held.argmax(axis=1), held, strict=True)
    ]
    return [one if one is not None and one.label not in LABELS else None for one in best]


def _wordless(parts: Parts) -> list[_Found]:
    """What was found where no word is: formulas drawn without letters, and what recognition missed."""
    words = as_boxes([word.box for word in parts.content.words])
    taken = as_boxes([*(one.box for one in parts.areas), *(block.box for block in parts.blocks)])
    drawn = parts.content.text_source == "pdf"
    found = []
    for one in parts.texts:
        if one.score < _SURE or (drawn and one.label != "formula"):
            continue
        box = as_boxes([one.box])
        if share_inside(box, taken).sum() < 0.3 and not centres_inside(words, one.box).any():
            found.append(_Found(one.label, one.score, one.box, ""))
            taken = np.concatenate([taken, box])
    return found


def _area(one: Area, words: Sequence[Word], content: PageContent) -> _Found:
    is_table = one.label == "table"
    table = read_table(one.box, words, content.rulings, content.shapes) if is_table else None
    box = around([one.box, *(word.box for word in words)])
    return _Found(one.label, one.score, box, text_of(words), table=table)


def _unbroken(one: _Found, words: Set[str]) -> _Found:
    """``one`` with the words whole that broke at the ends of lines; code stands as it is."""
    if "\n" in one.text:
        return one
    table = one.table and msgspec.structs.replace(
        one.table,
        cells=[
            msgspec.structs.replace(cell, text=dehyphenated(cell.text, words)) for cell in one.table.cells
        ],
    )
    return replace(one, text=dehyphenated(one.text, words), table=table)


def _page(content: PageContent, found: Sequence[_Found], number: int) -> Page:
    text = " ".join(one.text for one in found)
    order = _order(found, right_to_left=is_right_to_left(text))
    regions = [
        Region(
            id=f"{number}-{place}",
            label=found[index].label,
            score=round(found[index].score, 3),
            box=_rounded(found[index].box, content),
            order=place,
            text=found[index].text,
            font=found[index].font,
            table=found[index].table,
        )
        for place, index in enumerate(order, start=1)
    ]
    tied = tie_captions(regions, content.height)
    return Page(
        number=number,
        width=round(content.width, 1),
        height=round(content.height, 1),
        rotation=content.rotation,
        text_source=content.text_source,
        language=guess_language(text),
        regions=[_tied(region, tied) for region in regions],
    )


def _tied(region: Region, tied: dict[str, str]) -> Region:
    if region.id not in tied:
        return region
    return msgspec.structs.replace(region, caption_of=tied[region.id])


def _order(found: Sequence[_Found], *, right_to_left: bool) -> list[int]:
    """Headers first, footers last, the rest as it is read."""
    ordered = []
    for labels in ({"page-header"}, None, {"page-footer"}):
        members = [
            index
            for index, one in enumerate(found)
            if (one.label in labels if labels else one.label not in {"page-header", "page-footer"})
        ]
        ordered += [
            members[place]
            for place in reading_order([found[i].box for i in members], right_to_left=right_to_left)
        ]
    return ordered


def _rounded(box: Box, content: PageContent) -> Box:
    x0, y0, x1, y1 = (round(side, 1) for side in box)
    width, height = round(content.width, 1), round(content.height, 1)
    return min(x0, width), min(y0, height), min(x1, width), min(y1, height)
