"""Bullets that are drawn: browsers write the marks of lists as small shapes, not as letters."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from docreader_worker.content import Word
from docreader_worker.pdf.graphics import Dot
from docreader_worker.pdf.words import DESCENT

BULLET = "•"

_LEAST, _MOST = 2, 500
"""Dots of a page that has bullets; more are artwork."""
_ALONE = 1.5
"""Widths of a dot that there is no other one in: lines and patterns have more."""
_SIZE, _APART = (0.15, 0.6), (0.2, 2.2)
"""Ems that a bullet is wide, and that it stands left of its line."""
_HEIGHT = (0.05, 0.55)
"""Ems above the baseline of the middle of a bullet."""
_EDGE = 1.0
"""Points that two bullets of a list are out of line, at most."""


def with_bullets(words: Sequence[Word], dots: Sequence[Dot]) -> list[Word]:
    """``words``, and a bullet before each first one of a line that a dot in its colour stands left of.

    A dot alone may be anything: two at least stand below each other. Lines run to the right across the page
    as it is stored.
    """
    dots = _apart(dots)
    if not words or len(dots) < _LEAST:
        return list(words)
    firsts = _firsts(words)
    bullets = {firsts[line]: dot for line, dot in _marked([words[place] for place in firsts], dots).items()}
    lefts = np.array([dot.box[0] for dot in bullets.values()])
    listed = []
    for place, word in enumerate(words):
        dot = bullets.get(place)
        if dot and (np.abs(lefts - dot.box[0]) < _EDGE).sum() > 1:
            box = dot.box[0], word.box[1], dot.box[2], word.box[3]
            listed.append(replace(word, box=box, text=BULLET))
        listed.append(word)
    return listed


def _apart(dots: Sequence[Dot]) -> list[Dot]:
    """Those that are no part of a dotted line or of a pattern; none where there are too many for bullets.

    One that is filled and outlined is drawn twice, and counts once.
    """
    dots = list({_middle(dot): dot for dot in dots}.values())
    if len(dots) > _MOST:
        return []
    boxes = np.array([dot.box for dot in dots]).reshape(-1, 4)
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    away = np.abs(middles[:, None] - middles).max(axis=2)
    np.fill_diagonal(away, np.inf)
    alone = away.min(axis=1, initial=np.inf) > _ALONE * (boxes[:, 2] - boxes[:, 0])
    return [dot for dot, kept in zip(dots, alone.tolist(), strict=True) if kept]


def _middle(dot: Dot) -> tuple[int, int]:
    x0, y0, x1, y1 = dot.box
    return round(x0 + x1), round(y0 + y1)


def _firsts(words: Sequence[Word]) -> list[int]:
    """The leftmost word of each line."""
    firsts: dict[int, int] = {}
    for place, word in enumerate(words):
        if word.line not in firsts or word.box[0] < words[firsts[word.line]].box[0]:
            firsts[word.line] = place
    return [*firsts.values()]


def _marked(firsts: Sequence[Word], dots: Sequence[Dot]) -> dict[int, Dot]:
    """The nearest dot to each of the words ``firsts`` that may be its bullet."""
    boxes, sizes = np.array([word.box for word in firsts]), np.array([word.size for word in firsts])
    colours = np.array([word.colour for word in firsts])
    baselines = boxes[:, 3] - DESCENT * sizes
    found: dict[int, Dot] = {}
    for dot in sorted(dots, key=lambda dot: dot.box[0]):
        x0, top, x1, bottom = dot.box
        apart, height = (boxes[:, 0] - x1) / sizes, (baselines - (top + bottom) / 2) / sizes
        fits = (apart > _APART[0]) & (apart < _APART[1]) & (height > _HEIGHT[0]) & (height < _HEIGHT[1])
        fits &= ((x1 - x0) / sizes > _SIZE[0]) & ((x1 - x0) / sizes < _SIZE[1]) & (colours == dot.colour)
        if fits.any():
            found[int(np.where(fits, apart, np.inf).argmin())] = dot
    return found
