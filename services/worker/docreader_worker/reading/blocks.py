"""Lines to blocks: paragraphs, headings and list items."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from docreader.result import Box
from docreader_worker.content import Detection
from docreader_worker.reading.bonds import bonds
from docreader_worker.reading.chains import chains
from docreader_worker.reading.formulas import find_formulas
from docreader_worker.reading.geometry import Floats, around, as_boxes, clusters, share_inside
from docreader_worker.reading.lines import Line
from docreader_worker.reading.strays import strays_home
from docreader_worker.reading.text import join_lines

_TYPED = 0.6
"""Share of letters in code over which a page is written on a typewriter."""
_INDENT, _LEADING = 4.0, 0.9
"""Ems that pieces of one listing are apart, at most: twice these."""

_SURE = 0.5
"""Score from which a detection holds recognized lines together."""


@dataclass(frozen=True)
class Block:
    """Lines that belong together."""

    lines: tuple[Line, ...]

    @cached_property
    def box(self) -> Box:
        return around([line.box for line in self.lines])

    @cached_property
    def text(self) -> str:
        """Lines put together, words between them still broken; those of code keep breaks and indents."""
        if len(self.lines) > 1 and self.is_code:
            return "\n".join(" " * self._indent(line) + line.text for line in self.lines)
        return join_lines(line.text for line in self.lines)

    def _indent(self, line: Line) -> int:
        """Letters that ``line`` is set in from the block's left edge."""
        return round((line.box[0] - self.box[0]) / (0.6 * self.size))

    @property
    def is_code(self) -> bool:
        """Whether each line is set in letters of one width."""
        return all(line.is_code for line in self.lines)

    @cached_property
    def size(self) -> float:
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[line.size] += line.letters
        return max(sizes.items(), key=lambda item: (item[1], item[0]))[0]


def build_blocks(
    lines: Sequence[Line],
    detections: Sequence[Detection],
    rulings: Floats,
    number: Line | None,
    *,
    recognized: bool,
) -> list[Block]:
    """Take formulas out, chain each line to the one below it, and cut the chains where a new block starts.

    The page's ``number``, if it is among the lines, is a block of its own. Where lines were ``recognized``
    (OCR), detections decide: sizes, styles and spaces are guesses there.
    """
    formulas, loose = formulas_apart(lines, detections)
    blocks = [Block(tuple(group)) for group in formulas]
    if loose:
        found = chains(loose)
        joined = bonds(found, loose, detections, rulings, recognized=recognized)
        for chain, goes_on in zip(found, joined, strict=True):
            blocks += _cut([loose[index] for index in chain], goes_on, number)
    blocks = [Block(lines) for lines in strays_home([block.lines for block in blocks])]
    return _held_together(blocks, detections) if recognized else _listings_whole(blocks)


def formulas_apart(
    lines: Sequence[Line], detections: Sequence[Detection]
) -> tuple[list[list[Line]], list[Line]]:
    """The lines of each displayed formula, and all other lines."""
    formulas = find_formulas(lines, detections) if lines else []
    taken = {index for members in formulas for index in members}
    groups = [[lines[index] for index in members] for members in formulas]
    return groups, [line for index, line in enumerate(lines) if index not in taken]


def _cut(lines: Sequence[Line], goes_on: Sequence[bool], number: Line | None) -> list[Block]:
    """The blocks of one chain; the page's ``number`` is one of its own."""
    blocks: list[list[Line]] = [[lines[0]]]
    for line, joined in zip(lines[1:], goes_on, strict=True):
        if not joined or line is number:
            blocks.append([])
        blocks[-1].append(line)
    return [Block(tuple(block)) for block in blocks]


def _listings_whole(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with those of code close below each other put together; none where all is typewritten."""
    code = [block for block in blocks if block.is_code]
    if not code or _letters(code) > _TYPED * _letters(blocks):
        return list(blocks)
    em = max(block.size for block in code)
    near = as_boxes([block.box for block in code]) + em * np.array([-_INDENT, -_LEADING, _INDENT, _LEADING])
    listings = [joined([code[index] for index in group.tolist()]) for group in clusters(near, reach=0.0)]
    return [*(block for block in blocks if not block.is_code), *listings]


def _letters(blocks: Sequence[Block]) -> int:
    return sum(line.letters for block in blocks for line in block.lines)


def joined(blocks: Sequence[Block]) -> Block:
    """One block of several, its lines from top to bottom."""
    lines = [line for block in blocks for line in block.lines]
    return Block(tuple(sorted(lines, key=lambda line: (line.box[1] + line.box[3], line.box[0]))))


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
