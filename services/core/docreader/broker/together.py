"""Several queues that one consumer serves, as a single name."""

from collections.abc import Iterable

SEPARATOR = "+"
"""Dramatiq allows it in no queue name."""


def together(queues: Iterable[str]) -> str:
    """One name for several queues, in the order of their first turns."""
    return SEPARATOR.join(queues)


def split(name: str) -> tuple[str, ...]:
    """The queues that ``name`` stands for."""
    return tuple(name.split(SEPARATOR))
