"""Bullets that are drawn: browsers write the marks of lists as small shapes, not as letters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from docreader.result import Box
from docreader_worker.content import Word

BULLET = "•"

_LEAST, _LARGEST = 1.5, 9.0
"""Points that a dot is wide and high."""
_ROUND = 1.3
"""How much longer one side of a dot is than the other, at most."""
_MOST = 500
"""Dots of a page: more are artwork."""
_SIZE, _APART = (0.15, 0.6), (0.2, 2.2)
"""Ems that a bullet is wide, and that it stands left of its line."""
_HEIGHT = (0.05, 0.55)
"""Ems above the baseline of the middle of a bullet."""
_DESCENT = 0.22
"""Ems below the baseline that a word's box takes."""
_EDGE = 1.0
"""Points that two bullets of a list are out of line, at most."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A small shape about as wide as high; ``colour`` is an sRGB integer."""

    box: Box
    colour: int


def is_dot(box: Box) -> bool:
    """Whether a shape has the size and proportions of a bullet."""
    sides = sorted((box[2] - box[0], box[3] - box[1]))
    return sides[0] >= _LEAST and sides[1] <= min(_LARGEST, _ROUND * sides[0])


def with_bullets(words: Sequence[Word], dots: Sequence[Dot]) -> list[Word]:
    """``words``, and a bullet before each first one of a line that a dot in its colour stands left of.

    A dot alone may be anything: two at least stand below each other.
    """
    firsts = _firsts(words)
    if not firsts or not 1 < len(dots) < _MOST:
        return list(words)
    marked = _marked([words[place] for place in firsts], dots)
    bullets = {firsts[line]: dots[dot] for dot, line in marked.items()}
    lefts = np.array([dot.box[0] for dot in bullets.values()])
    listed = []
    for place, word in enumerate(words):
        dot = bullets.get(place)
        if dot and (np.abs(lefts - dot.box[0]) < _EDGE).sum() > 1:
            box = dot.box[0], word.box[1], dot.box[2], word.box[3]
            listed.append(replace(word, box=box, text=BULLET))
        listed.append(word)
    return listed


def _firsts(words: Sequence[Word]) -> list[int]:
    """The leftmost word of each line."""
    firsts: dict[int, int] = {}
    for place, word in enumerate(words):
        if word.line not in firsts or word.box[0] < words[firsts[word.line]].box[0]:
            firsts[word.line] = place
    return [*firsts.values()]


def _marked(firsts: Sequence[Word], dots: Sequence[Dot]) -> dict[int, int]:
    """The nearest of the words ``firsts`` that each dot may be the bullet of."""
    boxes, sizes = np.array([word.box for word in firsts]), np.array([word.size for word in firsts])
    colours = np.array([word.colour for word in firsts])
    baselines = boxes[:, 3] - _DESCENT * sizes
    found = {}
    for place, dot in enumerate(dots):
        x0, top, x1, bottom = dot.box
        apart, height = (boxes[:, 0] - x1) / sizes, (baselines - (top + bottom) / 2) / sizes
        fits = (apart > _APART[0]) & (apart < _APART[1]) & (height > _HEIGHT[0]) & (height < _HEIGHT[1])
        fits &= ((x1 - x0) / sizes > _SIZE[0]) & ((x1 - x0) / sizes < _SIZE[1]) & (colours == dot.colour)
        if fits.any():
            found[place] = int(np.where(fits, apart, np.inf).argmin())
    return found
