"""Two ways to do the same, measured in one run: they take turns, so that both have the same machine."""

from collections.abc import Callable
from statistics import median

ROUNDS = 3

Figures = tuple[float, float]
"""Speed or time of one way, and its memory in bytes."""


def in_turns(ours: Callable[[], Figures], theirs: Callable[[], Figures]) -> tuple[Figures, Figures]:
    """The medians of both over some rounds."""
    rounds = [(ours(), theirs()) for _ in range(ROUNDS)]
    first, second = zip(*rounds, strict=True)
    return _medians(first), _medians(second)


def _medians(figures: tuple[Figures, ...]) -> Figures:
    return median(each[0] for each in figures), median(each[1] for each in figures)
