"""What is known of each line and the next one below it, as a matrix with named columns."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from docreader_worker.content import Detection
from docreader_worker.reading.chains import columns
from docreader_worker.reading.geometry import Floats, Places, as_boxes, neighbourhoods, share_inside
from docreader_worker.reading.lines import Line
from docreader_worker.reading.network import Columns
from docreader_worker.reading.rulings import is_upright
from docreader_worker.reading.text import (
    BULLET_START,
    NUMBER_START,
    SECTION_START,
    SENTENCE_END,
    is_caption,
    is_caption_label,
    title_case,
)
from docreader_worker.reading.trust import VOTES, trust, vote_of

PAIR = (
    "pitch", "pitch_apart", "leading", "gap", "pitch_before", "pitch_after", "apart_before", "apart_after",
    "first", "last", "size_ratio", "bold_change", "italic_change", "mono_change", "same_colour",
    "shift", "shift_right", "shift_centre", "shift_before", "shift_after", "room", "column", "ruled",
    "page_indents", "page_gaps",
    "detected_together", "detected_apart", "detected_one", "detected_surely_together",
    "detected_surely_apart", "detected_least_apart", "detected_below", "detected_above",
)  # fmt: skip
"""Columns of two lines. Distances are in ems of the smaller one."""

LINE = (
    "bold", "italic", "mono", "starts_bold", "ends_bold", "left", "right", "letters", "size", "sentence_end",
    "colon", "broken", "lower_start", "upper_start", "digit_start", "bullet", "number", "section_number",
    "caption", "caption_label", "capitals", "title_case", "digits", "first_word",
)  # fmt: skip
"""Columns of one line: of both, and of those above and below the two; 0 where there is none."""

FEATURES = (
    *PAIR,
    *(f"{which}_{name}" for which in ("previous", "upper", "lower", "next") for name in LINE),
    *(f"{which}_{name}" for which in ("upper", "lower") for name in VOTES),
)
"""Names of all columns."""


def features(
    chains: Sequence[Sequence[int]], lines: Sequence[Line], detections: Sequence[Detection], rulings: Floats
) -> Floats:
    """One row per pair of lines that follow each other in a chain, one column per name in ``FEATURES``."""
    fours = [four for chain in chains for four in _fours(chain)]
    previous, upper, lower, after = np.array(fours, dtype=np.intp).reshape(-1, 4).T
    look = _Look(lines, chains)
    held = _Held(look.boxes, detections)
    pair = look.steps(previous, upper, lower, after) | held.together(upper, lower, look.sizes)
    pair |= {"ruled": look.ruled(upper, lower, rulings)}
    told = np.stack([pair[name] for name in PAIR], axis=1).astype(np.float64)
    alone = [look.told[places] for places in (previous, upper, lower, after)]
    return np.concatenate([told, *alone, held.votes[upper], held.votes[lower]], axis=1)


def _fours(chain: Sequence[int]) -> list[list[int]]:
    """Each two lines of a chain, between the one above and the one below them; -1 is none."""
    padded = [-1, *chain, -1]
    return [padded[place : place + 4] for place in range(len(chain) - 1)]


class _Look:
    """How lines are set. Where they are looked up, a last row stands for the line that is none."""

    def __init__(self, lines: Sequence[Line], chains: Sequence[Sequence[int]]) -> None:
        self._lines = lines
        self.boxes = as_boxes([line.box for line in lines])
        self._ends = np.concatenate([self.boxes, np.zeros((1, 4))])
        self.sizes = np.array([*(line.size for line in lines), 1.0])
        kept = {
            index: column
            for chain, column in zip(chains, columns(chains, lines), strict=True)
            for index in chain
        }
        edges = [(kept[n].left, kept[n].right, kept[n].leading) for n in range(len(lines))]
        self._left, self._right, self._leading = np.array([*edges, (0.0, 0.0, 0.0)]).T

    @cached_property
    def told(self) -> Floats:
        """The columns of ``LINE``."""
        letters = np.array([max(line.letters, 1) for line in self._lines])
        body = float(np.median(np.repeat(self.sizes[:-1], letters)))
        ends = [(line.words[0].bold, line.words[-1].bold) for line in self._lines]
        styles = [
            (line.bold, line.italic, line.mono, *bold, 0.0, 0.0)
            for line, bold in zip(self._lines, ends, strict=True)
        ]
        sizes = [(np.log1p(line.letters), line.size / body) for line in self._lines]
        words = [_words(line) for line in self._lines]
        rows = [(*style, *size, *said) for style, size, said in zip(styles, sizes, words, strict=True)]
        table = np.array([*rows, (0.0,) * len(LINE)])
        em = self.sizes
        table[:-1, LINE.index("left")] = ((self._ends[:, 0] - self._left) / em)[:-1]
        table[:-1, LINE.index("right")] = ((self._right - self._ends[:, 2]) / em)[:-1]
        table[:-1, LINE.index("first_word")] /= em[:-1]
        return np.asarray(np.clip(table, -6.0, 30.0), dtype=np.float64)

    def steps(self, previous: Places, upper: Places, lower: Places, after: Places) -> Columns:
        """How far it is from line to line, and what changes."""
        x0, top, x1, y1 = self._ends.T
        em = np.minimum(self.sizes[upper], self.sizes[lower])
        begins, ends = previous < 0, after < 0
        pitch = (y1[lower] - y1[upper]) / em
        before = np.where(begins, 0.0, (y1[upper] - y1[previous]) / em)
        beyond = np.where(ends, 0.0, (y1[after] - y1[lower]) / em)
        style = self.told[:, : LINE.index("left")]
        change = np.abs(style[upper] - style[lower])
        colours = np.array([line.colour for line in self._lines])
        first_word = self.told[:, LINE.index("first_word")] * self.sizes
        shift = (x0[lower] - x0[upper]) / em
        apart = pitch - self._leading[upper]
        steps = {
            "pitch": pitch, "pitch_apart": apart, "leading": self._leading[upper],
            "gap": (top[lower] - y1[upper]) / em,
            "pitch_before": before, "pitch_after": beyond,
            "apart_before": np.where(begins, 0.0, pitch - before),
            "apart_after": np.where(ends, 0.0, pitch - beyond),
            "first": begins, "last": ends,
            "size_ratio": self.sizes[upper] / self.sizes[lower],
            "bold_change": change[:, 0], "italic_change": change[:, 1], "mono_change": change[:, 2],
            "same_colour": colours[upper] == colours[lower],
            "shift": shift, "shift_right": (x1[lower] - x1[upper]) / em,
            "shift_centre": (x0[upper] + x1[upper] - x0[lower] - x1[lower]) / em,
            "shift_before": np.where(begins, 0.0, (x0[upper] - x0[previous]) / em),
            "shift_after": np.where(ends, 0.0, (x0[after] - x0[lower]) / em),
            "room": (self._right[upper] - x1[upper] - first_word[lower]) / em,
            "column": (self._right - self._left)[upper] / em / 10,
            "page_indents": np.full(len(upper), ((shift > 0.8) & (shift < 5) & (apart < 0.25)).mean()),
            "page_gaps": np.full(len(upper), (apart > 0.4).mean()),
        }  # fmt: skip
        return {name: np.clip(values, -8.0, 30.0) for name, values in steps.items()}

    def ruled(self, upper: Places, lower: Places, rulings: Floats) -> Floats:
        """Whether a level ruling runs between two lines."""
        level = rulings[~is_upright(rulings)]
        above, below = self._ends[upper], self._ends[lower]
        slack = 0.35 * np.minimum(self.sizes[upper], self.sizes[lower])
        top, bottom = above[:, 3] - slack, below[:, 1] + slack
        left, right = np.maximum(above[:, 0], below[:, 0]), np.minimum(above[:, 2], below[:, 2])
        found = np.zeros(len(upper))
        for some, near in neighbourhoods(np.stack([top, bottom], axis=1), level, 1):
            between = (level[near, 1] > top[some, None]) & (level[near, 3] < bottom[some, None])
            between &= (level[near, 0] < right[some, None]) & (level[near, 2] > left[some, None])
            found[some] = between.any(axis=1)
        return found


def _words(line: Line) -> tuple[float, ...]:
    """What a line says at its ends, and the width of its first word."""
    text = line.text
    return (
        bool(SENTENCE_END.search(text)), text.endswith(":"), text.endswith((",", "-")),
        text[:1].islower(), text[:1].isupper(), text[:1].isdigit(),
        bool(BULLET_START.match(text)), bool(NUMBER_START.match(text)), bool(SECTION_START.match(text)),
        is_caption(text, numbered=True), is_caption_label(text),
        sum(map(str.isupper, text)) / max(len(text), 1), title_case(text),
        sum(map(str.isdigit, text)) / max(len(text), 1),
        line.words[0].box[2] - line.words[0].box[0],
    )  # fmt: skip


class _Held:
    """Which detection holds each line, how sure that one is, and what it calls the line."""

    def __init__(self, boxes: Floats, detections: Sequence[Detection]) -> None:
        self._boxes = boxes
        self._found = as_boxes([one.box for one in detections])
        trusted = np.array([trust(one.score) for one in detections])
        weight = share_inside(boxes, self._found)
        weight = np.where(weight > 0.5, weight * trusted, 0.0)
        self._score = weight.max(axis=1, initial=0.0)
        self._holder = np.where(self._score > 0, weight.argmax(axis=1) if detections else -1, -1)
        called = np.array([VOTES.index(vote_of(one.label)) for one in detections], np.intp)
        self.votes = np.zeros((len(boxes), len(VOTES)))
        held = np.flatnonzero(self._holder >= 0)
        self.votes[held, called[self._holder[held]]] = self._score[held]

    def together(self, upper: Places, lower: Places, sizes: Floats) -> Columns:
        """Whether one detection holds both lines or two hold one each, and where their edges are."""
        first, second = self._holder[upper], self._holder[lower]
        scores = np.stack([self._score[upper], self._score[lower]])
        both, neither = (first >= 0) & (second >= 0), (first < 0) & (second < 0)
        same, apart = both & (first == second), (first != second)
        em = np.minimum(sizes[upper], sizes[lower])
        ends = np.concatenate([self._found, np.zeros((1, 4))])
        below = (ends[first, 3] - self._boxes[upper, 3]) / em
        above = (self._boxes[lower, 1] - ends[second, 1]) / em
        return {
            "detected_together": same, "detected_apart": both & ~same, "detected_one": ~both & ~neither,
            "detected_surely_together": np.where(same, scores.min(axis=0), 0.0),
            "detected_surely_apart": np.where(apart, scores.max(axis=0), 0.0),
            "detected_least_apart": np.where(apart, scores.min(axis=0), 0.0),
            "detected_below": np.where(first >= 0, np.clip(below, -6, 6), 0.0),
            "detected_above": np.where(second >= 0, np.clip(above, -6, 6), 0.0),
        }  # fmt: skip
