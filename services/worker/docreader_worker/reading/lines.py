"""Lines of text as the eye sees them: words of one row, cut at column gutters."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

import numpy as np

from docreader.result import Box
from docreader_worker.content import Word
from docreader_worker.reading.geometry import Bools, Floats, Places, around, as_boxes, overlap_1d
from docreader_worker.reading.gutters import bridged, held_together, run_on, share_edges
from docreader_worker.reading.indices import with_indices
from docreader_worker.reading.nearest import mutually_nearest
from docreader_worker.reading.script import is_right_to_left
from docreader_worker.reading.text import LIST_MARKER, join_parts, join_words

CODE = 0.9
"""Share of letters of one width over which a line is code."""

_WORD_GAP = 0.8
"""Ems between words of one fragment; wider gaps are looked at before they are bridged."""

_MARKER_GAP, _LOOSE_GAP, _TAB_GAP, _BRIDGED_GAP = 3.5, 1.8, 3.0, 8.0
"""Ems that a gap may have after a list marker, in any row, in a stored one, in justified text."""

_NEARER = 1.5
"""How much further a list marker is from what stands left of it than from its item."""

_TOUCHING, _SET_BACK = 0.3, 2.0
"""Ems that a piece may begin before the end of the one to its left, and one set back under an exponent."""

_WIDE_GAP = 4.0
"""Ems from which a gap that other rows share is a gutter, whatever its edges."""


@dataclass(frozen=True)
class Line:
    """Words of one row in reading order, with the style of most of its letters."""

    words: tuple[Word, ...]
    vertical: bool = False

    @cached_property
    def box(self) -> Box:
        return around([word.box for word in self.words])

    @cached_property
    def text(self) -> str:
        return join_words(self.words)

    @cached_property
    def letters(self) -> int:
        return sum(len(word.text) for word in self.words)

    @cached_property
    def size(self) -> float:
        """The font size of most letters, in points."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[round(word.size * 4) / 4] += len(word.text)
        return max(sizes.items(), key=lambda item: (item[1], item[0]))[0] or 1.0

    @cached_property
    def colour(self) -> int:
        """The colour of most letters, as an sRGB integer."""
        colours: Counter[int] = Counter()
        for word in self.words:
            colours[word.colour] += len(word.text)
        return max(colours.items(), key=lambda item: (item[1], -item[0]))[0]

    @cached_property
    def bold(self) -> float:
        return self._share("bold")

    @cached_property
    def italic(self) -> float:
        return self._share("italic")

    @cached_property
    def mono(self) -> float:
        return self._share("mono")

    @property
    def is_code(self) -> bool:
        """Whether nearly all letters are of one width."""
        return self.mono > CODE

    def _share(self, style: str) -> float:
        return sum(len(word.text) for word in self.words if getattr(word, style)) / max(self.letters, 1)


def build_lines(words: Sequence[Word], areas: Sequence[Box] = ()) -> list[Line]:
    """The lines of ``words``, top to bottom; none runs from one detected area into another."""
    fragments = [part for _, row in groupby(words, key=lambda word: word.line) for part in _parts(list(row))]
    fragments = with_indices(fragments)
    level = [part for part in fragments if not _is_vertical(part)]
    lines = [Line(tuple(part), vertical=True) for part in fragments if _is_vertical(part)]
    lines += [Line(tuple(row)) for row in _rows(level, areas)]
    return sorted(lines, key=lambda line: (line.box[1], line.box[0], line.box[3], line.text))


def _parts(row: list[Word]) -> list[list[Word]]:
    """A stored line cut at wide gaps and where the words leave its row; one that runs up or down is whole."""
    if _is_vertical(row):
        return [row]
    parts = [[row[0]]]
    for before, word in pairwise(row):
        gap = max(word.box[0] - before.box[2], before.box[0] - word.box[2])
        shared = min(word.box[3], before.box[3]) - max(word.box[1], before.box[1])
        lowest = min(word.box[3] - word.box[1], before.box[3] - before.box[1])
        if gap > _WORD_GAP * max(word.size, before.size) or shared < 0.1 * lowest:
            parts.append([])
        parts[-1].append(word)
    return parts


def _is_vertical(part: list[Word]) -> bool:
    """Whether words run up or down the page: one is far taller than its font."""
    x0, y0, x1, y1 = around([word.box for word in part])
    tall = any(word.box[3] - word.box[1] > 1.6 * word.size for word in part)
    return tall and y1 - y0 > 1.5 * (x1 - x0)


def _rows(fragments: list[list[Word]], areas: Sequence[Box]) -> list[list[Word]]:
    if not fragments:
        return []
    boxes = as_boxes([around([word.box for word in part]) for part in fragments])
    sizes = np.array([max(word.size for word in part) for part in fragments])
    following = _right_neighbours(boxes, sizes, fragments)
    left = np.flatnonzero(following >= 0)
    joined = _joined(fragments, boxes, sizes, left, following[left])
    together, apart = held_together(boxes, left, following[left], as_boxes(areas))
    gaps = (boxes[following[left], 0] - boxes[left, 2]) / sizes[left]
    joined |= together & (gaps < _BRIDGED_GAP)
    joined &= ~apart
    successor = dict(zip(left[joined].tolist(), following[left][joined].tolist(), strict=True))
    starts = set(range(len(fragments))) - set(successor.values())
    return [_row_from(start, successor, fragments) for start in sorted(starts)]


def _row_from(start: int, successor: dict[int, int], fragments: list[list[Word]]) -> list[Word]:
    chain = [start]
    while chain[-1] in successor:
        chain.append(successor[chain[-1]])
    text = "".join(word.text for index in chain for word in fragments[index])
    if is_right_to_left(text):
        chain.reverse()
    return [word for index in chain for word in fragments[index]]


def _right_neighbours(boxes: Floats, sizes: Floats, fragments: list[list[Word]]) -> Places:
    """For each fragment the nearest one to its right in the same row, or -1; no two share a neighbour.

    Where an index is set back under an exponent the PDF breaks the line: such a pair may overlap by more.
    """
    heights = boxes[:, 3] - boxes[:, 1]
    first = np.array([part[0].line for part in fragments])
    last = np.array([part[-1].line for part in fragments])

    def distances(some: Places, others: Places) -> Floats:
        shared = overlap_1d(boxes[some], boxes[others], 1)
        same_row = shared >= 0.5 * np.minimum(heights[some, None], heights[others])
        gaps = boxes[others, 0] - boxes[some, 2:3]
        overlap = np.where(first[others] == last[some, None] + 1, _SET_BACK, _TOUCHING) * sizes[some, None]
        valid = same_row & (gaps > -overlap) & (boxes[others, 0] > boxes[some, :1])
        return np.where(valid, gaps, np.inf)

    return mutually_nearest(boxes, boxes[:, 1::2], distances)


def _joined(fragments: list[list[Word]], boxes: Floats, sizes: Floats, left: Places, right: Places) -> Bools:
    """Which pairs of neighbours are one line."""
    em = np.maximum(sizes[left], sizes[right])
    gaps = (boxes[right, 0] - boxes[left, 2]) / em
    gutter = run_on(boxes, em, left, right)
    numeric = np.array(
        [_is_numeric(fragments[i]) or _is_numeric(fragments[j]) for i, j in zip(left, right, strict=True)],
        dtype=np.bool_,
    )
    gutter &= numeric | (gaps > _WIDE_GAP) | share_edges(boxes, em, left, right)
    before = dict(zip(right.tolist(), gaps.tolist(), strict=True))
    room = np.array([before.get(index, np.inf) for index in left.tolist()])
    has_left = room < np.minimum(2 * _LOOSE_GAP, _NEARER * gaps)
    marker = np.array(
        [bool(LIST_MARKER.fullmatch(_text(fragments[index]))) for index in left], dtype=np.bool_
    )
    stored = np.array(
        [fragments[i][-1].line == fragments[j][0].line for i, j in zip(left, right, strict=True)],
        dtype=np.bool_,
    )
    pairs = [(fragments[i], fragments[j]) for i, j in zip(left, right, strict=True)]
    leader = np.array([_is_leader(one) or _is_leader(other) for one, other in pairs], dtype=np.bool_)
    dotted = np.array([_is_dots(one) or _is_dots(other) for one, other in pairs], dtype=np.bool_)
    joined = gaps <= 0.35
    joined |= marker & ~has_left & (gaps <= _MARKER_GAP)
    joined |= ~gutter & ((gaps <= _LOOSE_GAP) | stored & (gaps <= _TAB_GAP))
    joined |= dotted & (gaps <= _TAB_GAP)
    joined |= bridged(boxes, em, left, right) & (gaps <= _BRIDGED_GAP)
    return np.asarray(joined | leader)


def _text(part: list[Word]) -> str:
    return " ".join(word.text for word in part)


def _is_numeric(part: list[Word]) -> bool:
    text = _text(part)
    return sum(map(str.isdigit, text)) > 0.4 * len(text)


def _is_leader(part: list[Word]) -> bool:
    """Dots that lead the eye to a page number."""
    return bool(re.fullmatch(r"[.·…\s]{4,}|(?:\. ?){3,}", _text(part)))


def _is_dots(part: list[Word]) -> bool:
    """A piece of a leader whose dots stand far apart."""
    return bool(re.fullmatch(r"[.…\s]+", _text(part)))


def text_of(words: Sequence[Word]) -> str:
    """The few words of a table's cell or a picture, row by row; words broken between rows stay broken."""
    rows: list[list[Word]] = []
    bottom = float("-inf")
    for word in sorted(words, key=lambda word: (word.box[1] + word.box[3], word.box[0])):
        middle = (word.box[1] + word.box[3]) / 2
        if middle > bottom:
            rows.append([])
            bottom = word.box[3] - 0.2 * (word.box[3] - word.box[1])
        rows[-1].append(word)
    return join_parts(join_words(_across(row)) for row in rows)


def _across(row: list[Word]) -> list[Word]:
    """A row's words in the direction its script is read."""
    backwards = is_right_to_left("".join(word.text for word in row))
    return sorted(row, key=lambda word: word.box[0], reverse=backwards)
