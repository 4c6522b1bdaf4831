"""Things of a page that follow each other downwards, put together."""

from collections.abc import Callable, Iterable
from typing import TypeVar

One = TypeVar("One")


def runs_of(ones: Iterable[One], follows: Callable[[One, One], bool]) -> list[list[One]]:
    """Each of ``ones`` in the first run whose last one it ``follows``, or else in one of its own."""
    runs: list[list[One]] = []
    for one in ones:
        home = next((run for run in runs if follows(run[-1], one)), None)
        if home is None:
            runs.append([one])
        else:
            home.append(one)
    return runs
