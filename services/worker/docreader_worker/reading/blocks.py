"""Lines to blocks: paragraphs, headings and list items, by spacing, style, alignment and detections."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from docreader.hyphens import dehyphenated
from docreader.result import Box
from docreader_worker.content import Detection
from docreader_worker.reading.formulas import find_formulas
from docreader_worker.reading.geometry import Floats, as_boxes, overlap_1d, share_inside, union
from docreader_worker.reading.lines import Line
from docreader_worker.reading.text import BULLET_START, NUMBER_START, SENTENCE_END, join_parts
from docreader_worker.reading.trust import trust

_FAR = 3.0
"""Ems of white space under a line that nothing bridges."""
_SHORT = 6.0
"""Ems of room for the next word in a line that ends a paragraph, where the line above it is full."""
_SURE = 0.5
"""Score from which a detection holds recognized lines together."""


@dataclass(frozen=True)
class Block:
    """Lines that belong together."""

    lines: tuple[Line, ...]

    @cached_property
    def box(self) -> Box:
        return union(as_boxes([line.box for line in self.lines]))

    @cached_property
    def text(self) -> str:
        """Lines put together, with words broken between them; those of code keep breaks and indents."""
        if len(self.lines) > 1 and all(line.mono > 0.9 for line in self.lines):
            return "\n".join(" " * self._indent(line) + line.text for line in self.lines)
        return dehyphenated(join_parts(line.text for line in self.lines))

    def _indent(self, line: Line) -> int:
        """Letters that ``line`` is set in from the block's left edge."""
        return round((line.box[0] - self.box[0]) / (0.6 * self.size))

    @cached_property
    def size(self) -> float:
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[line.size] += line.letters
        return max(sizes.items(), key=lambda item: (item[1], item[0]))[0]


@dataclass(frozen=True)
class Column:
    """The edges that lines of one run of text keep to, and the usual distance of their baselines."""

    left: float
    right: float
    leading: float


@dataclass(frozen=True)
class _Votes:
    """For each line the detection that holds it (-1: none) and how sure that one is.

    ``decide`` is whether they outweigh typography.
    """

    holder: list[int] = field(default_factory=list)
    score: list[float] = field(default_factory=list)
    decide: bool = False


def build_blocks(lines: Sequence[Line], detections: Sequence[Detection], *, recognized: bool) -> list[Block]:
    """Take formulas out, chain each line to the one below it, and cut the chains where a new block starts.

    Where lines were ``recognized`` (OCR), detections decide: sizes, styles and spaces are guesses there.
    """
    if not lines:
        return []
    blocks = _from_chains(lines, detections, recognized=recognized)
    return _held_together(blocks, detections) if recognized else blocks


def _held_together(blocks: Sequence[Block], detections: Sequence[Detection]) -> list[Block]:
    """The blocks, with those that one sure detection holds put together."""
    sure = [found for found in detections if found.score >= _SURE]
    if not sure:
        return list(blocks)
    inside = share_inside(as_boxes([block.box for block in blocks]), as_boxes([found.box for found in sure]))
    groups: dict[int, list[Line]] = defaultdict(list)
    kept = []
    for block, holder, share in zip(blocks, inside.argmax(axis=1), inside.max(axis=1), strict=True):
        if share > 0.5:
            groups[int(holder)].extend(block.lines)
        else:
            kept.append(block)
    ordered = (sorted(lines, key=lambda line: (line.box[1], line.box[0])) for lines in groups.values())
    return [*kept, *(Block(tuple(lines)) for lines in ordered)]


def _from_chains(lines: Sequence[Line], detections: Sequence[Detection], *, recognized: bool) -> list[Block]:
    formulas = find_formulas(lines, detections)
    taken = {index for members in formulas for index in members}
    blocks = [Block(tuple(lines[index] for index in members)) for members in formulas]
    lines = [line for index, line in enumerate(lines) if index not in taken]
    if not lines:
        return blocks
    boxes = as_boxes([line.box for line in lines])
    following = _lines_below(lines, boxes)
    votes = replace(_votes(boxes, detections), decide=recognized)
    leadings = _leadings(lines, following)
    for chain in _chains(following):
        column = _column(chain, lines, leadings)
        blocks += _cut(chain, lines, column, votes)
    return blocks


def _lines_below(lines: Sequence[Line], boxes: Floats) -> list[int]:
    """For each line the next one in its column, or -1; mutual, so that chains never fork."""
    sizes = np.array([line.size for line in lines])
    upright = np.array([not line.vertical for line in lines])
    shared = overlap_1d(boxes, boxes, 0)
    gaps = boxes[None, :, 1] - boxes[:, None, 3]
    em = np.minimum(sizes[:, None], sizes[None, :])
    valid = (shared > 0) & (gaps > -0.6 * em) & (gaps < _FAR * em)
    valid &= (boxes[None, :, 3] > boxes[:, None, 3] + 0.2 * em) & upright[:, None] & upright[None, :]
    np.fill_diagonal(valid, val=False)
    left_apart = np.abs(boxes[:, None, 0] - boxes[None, :, 0])
    distance = np.where(valid, gaps + 0.01 * left_apart, np.inf)
    nearest = distance.argmin(axis=1)
    mutual = distance.argmin(axis=0)[nearest] == np.arange(len(lines))
    reached = np.isfinite(distance.min(axis=1))
    result: list[int] = np.where(mutual & reached, nearest, -1).tolist()
    return result


def _chains(following: list[int]) -> list[list[int]]:
    chains = []
    for start in sorted(set(range(len(following))) - set(following)):
        chain = [start]
        while following[chain[-1]] >= 0:
            chain.append(following[chain[-1]])
        chains.append(chain)
    return chains


def _leadings(lines: Sequence[Line], following: list[int]) -> dict[float, float]:
    """The usual distance between baselines for each font size, in ems."""
    seen: dict[float, Counter[float]] = defaultdict(Counter)
    for index, below in enumerate(following):
        line, after = lines[index], lines[below]
        if below >= 0 and abs(line.size - after.size) < 0.6:
            seen[line.size][round((after.box[3] - line.box[3]) / line.size, 1)] += 1
    return {
        size: min(counts.items(), key=lambda item: (-item[1], item[0]))[0] for size, counts in seen.items()
    }


def _column(chain: list[int], lines: Sequence[Line], leadings: dict[float, float]) -> Column:
    lefts = Counter(round(lines[index].box[0]) for index in chain)
    sizes = Counter(lines[index].size for index in chain)
    left = min(lefts.items(), key=lambda item: (-item[1], item[0]))[0]
    size = min(sizes.items(), key=lambda item: (-item[1], item[0]))[0]
    right = max(lines[index].box[2] for index in chain)
    return Column(float(left), right, leadings.get(size, 1.2))


def _votes(boxes: Floats, detections: Sequence[Detection]) -> _Votes:
    if not detections:
        return _Votes([-1] * len(boxes), [0.0] * len(boxes))
    scores = np.array([trust(found.score) for found in detections])
    weight = share_inside(boxes, as_boxes([found.box for found in detections]))
    weight = np.where(weight > 0.5, weight * scores, 0.0)
    best = weight.argmax(axis=1)
    value = weight.max(axis=1)
    return _Votes(np.where(value > 0, best, -1).tolist(), value.tolist())


def _cut(chain: list[int], lines: Sequence[Line], column: Column, votes: _Votes) -> list[Block]:
    blocks: list[list[Line]] = [[lines[chain[0]]]]
    for above, below in pairwise(chain):
        bond = _typography(blocks[-1], lines[below], column) + _vote(votes, above, below)
        if bond <= 0:
            blocks.append([])
        blocks[-1].append(lines[below])
    return [Block(tuple(block)) for block in blocks]


def _vote(votes: _Votes, above: int, below: int) -> float:
    first, second = votes.holder[above], votes.holder[below]
    score = max(votes.score[above], votes.score[below])
    if first < 0 and second < 0:
        return 0.0
    if first == second:
        return (2.0 if votes.decide else 0.5) * score
    if first >= 0 and second >= 0:
        return (-2.0 if votes.decide else -0.7) * score
    return 0.0 if votes.decide else -0.1 * score


def _typography(block: list[Line], line: Line, column: Column) -> float:
    """How much two lines look like one block: above 0 for yes, -1 for surely not."""
    above = block[-1]
    em = min(above.size, line.size)
    if max(above.size, line.size) > 1.15 * em and min(above.letters, line.letters) > 2:
        return -1.0
    if abs(above.bold - line.bold) > 0.8 or abs(above.mono - line.mono) > 0.8:
        return -0.8
    if min(above.mono, line.mono) > 0.9:
        return 0.3 + _by_spacing(block, line, column)
    bond = 0.3 + _by_spacing(block, line, column) + _by_alignment(block, line, column)
    if _reads_on(above, line, column):
        bond += 0.4
    elif bond == 0.3 and _is_full(above, column):
        bond = 0.5
    if starts_item(block, line):
        bond -= 1.0
    return bond


def _reads_on(above: Line, line: Line, column: Column) -> bool:
    """Whether a full line without a stop goes on in lower case."""
    stopped = SENTENCE_END.search(above.text)
    return _is_full(above, column) and not stopped and line.text[:1].islower()


def _is_full(line: Line, column: Column) -> bool:
    """Whether a line runs to the right edge of its column."""
    return line.box[2] > column.right - 2.5 * line.size


def _by_spacing(block: list[Line], line: Line, column: Column) -> float:
    above = block[-1]
    em = min(above.size, line.size)
    pitch = (line.box[3] - above.box[3]) / em
    usual = column.leading
    if len(block) > 1:
        usual = min(max(usual, (above.box[3] - block[-2].box[3]) / em), 1.5 * usual)
    if pitch > 1.3 * usual + 0.1:
        return -0.9 if pitch > 1.6 * usual else -0.6
    return -0.4 if pitch > 1.15 * usual + 0.05 else 0.0


def _by_alignment(block: list[Line], line: Line, column: Column) -> float:
    above = block[-1]
    em = line.size
    centred = abs((above.box[0] + above.box[2]) - (line.box[0] + line.box[2])) < em
    shift = (line.box[0] - above.box[0]) / em
    if centred and abs(shift) > 0.5:
        return 0.0
    hanging = len(block) > 1 and block[-1].box[0] > block[0].box[0] + 0.8 * em
    if hanging and line.box[0] < above.box[0] - 0.8 * em:
        return -0.6
    bond = 0.0
    if 0.8 < shift < 5 and (len(block) > 1 or above.box[0] > column.left - em) and not _opens_item(block[0]):
        bond -= 0.6
    room = column.right - above.box[2] - (line.words[0].box[2] - line.words[0].box[0])
    if room > 1.5 * em and SENTENCE_END.search(above.text):
        bond -= 0.5
    if room > _SHORT * em and len(block) > 1 and _is_full(block[-2], column) and line.text[:1].isupper():
        bond -= 0.5
    return bond


def _opens_item(line: Line) -> bool:
    return bool(BULLET_START.match(line.text) or NUMBER_START.match(line.text))


def starts_item(block: list[Line], line: Line) -> bool:
    """Whether ``line`` opens a list item under ``block``: by a bullet, or a number in its place."""
    if BULLET_START.match(line.text):
        return True
    if not NUMBER_START.match(line.text):
        return False
    first = block[0]
    aligned = abs(first.box[0] - line.box[0]) < 0.6 * line.size
    return bool((NUMBER_START.match(first.text) and aligned) or SENTENCE_END.search(block[-1].text))
