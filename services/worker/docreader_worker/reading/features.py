"""What is known of each block of text, as a matrix with named columns: what a classifier decides on."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from docreader.result import LABELS, Box
from docreader_worker.content import Detection, PageContent
from docreader_worker.reading.blocks import Block
from docreader_worker.reading.formulas import has_relation, sign_share
from docreader_worker.reading.geometry import Floats, area, as_boxes, intersection, overlap_1d
from docreader_worker.reading.rulings import is_upright
from docreader_worker.reading.text import (
    BULLET_START,
    NUMBER_START,
    SECTION_START,
    SENTENCE_END,
    is_caption,
)
from docreader_worker.reading.trust import trust

_PAGE_NUMBER = re.compile(
    r"(?:[-–—\[(·|]\s*)?(?:\d{1,4}|[ivxlcdm]{1,6})(?:\s*[-–—\])·|])?|(?:page|seite|p\.|стр\.)\s*\d+.*|\d+\s*(?:/|of|von|de)\s*\d+",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶∗⋆]{1,3}|[a-z])(?=[\s\w(“\"])")

FEATURES = (
    "size", "size_rank", "bold", "italic", "mono", "capitals", "lines", "words", "digits", "maths",
    "relation", "hanging", "x0", "y0", "x1", "y1", "centred", "indent", "gap_above", "gap_below",
    "first", "last", "bullet", "number", "section_number", "caption", "caption_strict", "page_number",
    "note_mark", "equation_number", "sentence_end", "area_distance", "rule_above", "only_top", "only_bottom",
    "first_page",
    *(f"detected_{label}" for label in LABELS), "detected_other",
)  # fmt: skip
"""Column names. Sizes are relative to the body's; positions to the page; distances in ems of the body."""


def body_size(blocks: Sequence[Block]) -> float:
    """The font size of most letters on the page, in points."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        for line in block.lines:
            sizes[line.size] += line.letters
    return max(sizes.items(), key=lambda item: (item[1], -item[0]))[0] if sizes else 10.0


def features(
    blocks: Sequence[Block],
    content: PageContent,
    detections: Sequence[Detection],
    areas: Sequence[Box],
    *,
    number: int,
) -> Floats:
    """One row per block, one column per name in ``FEATURES``; ``areas`` hold tables and pictures."""
    boxes = as_boxes([block.box for block in blocks])
    body = body_size(blocks)
    columns = _typography(blocks, body) | _positions(boxes, content, body) | _wording(blocks)
    columns["area_distance"] = _distance(boxes, as_boxes(areas)) / body
    columns["rule_above"] = _rule_above(boxes, as_boxes(content.rulings), content.width)
    columns["first_page"] = np.full(len(blocks), float(number == 1))
    columns |= _detected(boxes, detections)
    return np.stack([columns[name] for name in FEATURES], axis=1)


def _typography(blocks: Sequence[Block], body: float) -> dict[str, Floats]:
    sizes = sorted({block.size for block in blocks}, reverse=True)
    rank = {size: float(place) for place, size in enumerate(sizes)}
    return {
        "size": np.array([block.size / body for block in blocks]),
        "size_rank": np.array([rank[block.size] for block in blocks]),
        "bold": np.array([_mean(block, "bold") for block in blocks]),
        "italic": np.array([_mean(block, "italic") for block in blocks]),
        "mono": np.array([_mean(block, "mono") for block in blocks]),
        "hanging": _flags(_is_hanging(block) for block in blocks),
        "lines": np.array([float(len(block.lines)) for block in blocks]),
    }


def _is_hanging(block: Block) -> bool:
    """Whether all lines but the first are set in alike."""
    first, rest = block.lines[0], block.lines[1:]
    lefts = [line.box[0] for line in rest]
    return (
        bool(rest) and min(lefts) > first.box[0] + 0.8 * first.size and max(lefts) - min(lefts) < first.size
    )


def _mean(block: Block, style: str) -> float:
    letters = sum(line.letters for line in block.lines)
    return float(sum(getattr(line, style) * line.letters for line in block.lines) / max(letters, 1))


def _positions(boxes: Floats, content: PageContent, body: float) -> dict[str, Floats]:
    x0, y0, x1, y1 = boxes.T
    shared = overlap_1d(boxes, boxes, 0) > 0
    np.fill_diagonal(shared, val=False)
    above = shared & (y1[None, :] <= y0[:, None] + 0.3 * body)
    below = shared & (y0[None, :] >= y1[:, None] - 0.3 * body)
    gap_above = np.where(above, y0[:, None] - y1[None, :], np.inf).min(axis=1, initial=np.inf)
    gap_below = np.where(below, y0[None, :] - y1[:, None], np.inf).min(axis=1, initial=np.inf)
    near = shared & (np.abs(x0[None, :] - x0[:, None]) < 30 * body)
    left = np.where(near, x0[None, :], np.inf).min(axis=1, initial=np.inf)
    level = overlap_1d(boxes, boxes, 1) > 0
    middle_left = np.where(shared | np.eye(len(boxes), dtype=bool), x0[None, :], np.inf).min(axis=1)
    middle_right = np.where(shared | np.eye(len(boxes), dtype=bool), x1[None, :], -np.inf).max(axis=1)
    centred = np.abs((x0 + x1) - (middle_left + middle_right)) < 1.5 * body
    centred &= (x0 - middle_left > body) & (middle_right - x1 > body)
    top, bottom = y0.min(initial=0.0), y1.max(initial=0.0)
    return {
        "x0": x0 / content.width,
        "y0": y0 / content.height,
        "x1": x1 / content.width,
        "y1": y1 / content.height,
        "centred": centred.astype(np.float64),
        "indent": np.clip((x0 - np.minimum(left, x0)) / body, 0, 50),
        "gap_above": np.clip(gap_above / body, -1, 50),
        "gap_below": np.clip(gap_below / body, -1, 50),
        "first": (y0 <= y0.min(initial=top) + body).astype(np.float64),
        "last": (y1 >= bottom - body).astype(np.float64),
        "only_top": (~(y1[None, :] < y0[:, None] + 0.3 * body) | level).all(axis=1).astype(np.float64),
        "only_bottom": (~(y0[None, :] > y1[:, None] - 0.3 * body) | level).all(axis=1).astype(np.float64),
    }


def _wording(blocks: Sequence[Block]) -> dict[str, Floats]:
    texts = [block.text for block in blocks]
    return {
        "capitals": np.array([_capitals(text) for text in texts]),
        "words": np.array([float(sum(len(line.words) for line in block.lines)) for block in blocks]),
        "digits": np.array([sum(letter.isdigit() for letter in text) / max(len(text), 1) for text in texts]),
        "maths": np.array([sign_share(text) for text in texts]),
        "relation": _flags(has_relation(text) for text in texts),
        "bullet": _flags(bool(BULLET_START.match(text)) for text in texts),
        "number": _flags(bool(NUMBER_START.match(text)) for text in texts),
        "section_number": _flags(bool(SECTION_START.match(text)) for text in texts),
        "caption": _flags(is_caption(text) for text in texts),
        "caption_strict": _flags(is_caption(text, numbered=True) for text in texts),
        "page_number": _flags(bool(_PAGE_NUMBER.fullmatch(text)) for text in texts),
        "note_mark": _flags(bool(_NOTE_MARK.match(text)) for text in texts),
        "equation_number": _flags(bool(re.search(r"\([A-Z]?\d+(?:\.\d+)*[a-z]?\)$", text)) for text in texts),
        "sentence_end": _flags(bool(SENTENCE_END.search(text)) for text in texts),
    }


def _flags(values: Iterable[bool]) -> Floats:
    return np.array([float(value) for value in values])


def _capitals(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) / max(len(letters), 1)


def _distance(boxes: Floats, areas: Floats) -> Floats:
    """Points to the nearest area, where one shares some width; 999 where none does."""
    apart = -overlap_1d(boxes, areas, 1)
    beside = overlap_1d(boxes, areas, 0) > 0
    distance = np.where(beside, np.maximum(apart, 0.0), 999.0)
    return np.asarray(distance.min(axis=1, initial=999.0))


def _rule_above(boxes: Floats, rulings: Floats, width: float) -> Floats:
    """Whether a short level ruling stands close above."""
    level = rulings[~is_upright(rulings)]
    level = level[(level[:, 2] - level[:, 0] > 20) & (level[:, 2] - level[:, 0] < 0.6 * width)]
    gap = boxes[:, None, 1] - level[None, :, 3]
    near = (gap > -3) & (gap < 14) & (np.abs(boxes[:, None, 0] - level[None, :, 0]) < 25)
    return np.asarray(near.any(axis=1).astype(np.float64))


def _detected(boxes: Floats, detections: Sequence[Detection]) -> dict[str, Floats]:
    """For each label the trust in a detection, weighed by how well it fits the block."""
    columns = {f"detected_{label}": np.zeros(len(boxes)) for label in (*LABELS, "other")}
    if not detections:
        return columns
    found = as_boxes([one.box for one in detections])
    shared = intersection(boxes, found)
    cover = shared / np.maximum(area(boxes), 1e-9)[:, None]
    fit = shared / np.maximum(area(boxes)[:, None] + area(found)[None, :] - shared, 1e-9)
    weight = 0.6 * cover + 0.4 * fit
    for place, one in enumerate(detections):
        name = f"detected_{one.label}" if one.label in LABELS else "detected_other"
        columns[name] = np.maximum(columns[name], trust(one.score) * weight[:, place])
    return columns
