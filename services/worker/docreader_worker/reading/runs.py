"""Things of a page that follow each other downwards, put together."""

from collections.abc import Callable, Iterable
from typing import TypeVar

One = TypeVar("One")


def runs_of(
    ones: Iterable[One],
    follows: Callable[[One, One], bool],
    is_past: Callable[[One, One], bool] = lambda last, one: False,
) -> list[list[One]]:
    """Each of ``ones`` in the first run whose last one it ``follows``, or else in one of its own.

    A run whose last one ``is_past`` where one is gets no more: pages of thousands of cells have as many runs.
    """
    runs: list[list[One]] = []
    growing: list[list[One]] = []
    for one in ones:
        growing = [run for run in growing if not is_past(run[-1], one)]
        home = next((run for run in growing if follows(run[-1], one)), None)
        if home is None:
            runs.append([one])
            growing.append(runs[-1])
        else:
            home.append(one)
    return runs
