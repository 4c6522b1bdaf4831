"""Fair turns between queues."""

from collections.abc import Iterator


class Rotation:
    """Whose turn it is among ``names``: the queue served last is asked last."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def served(self, name: str) -> None:
        """Move ``name`` behind all others; a name that has no turns changes nothing."""
        self._names = tuple(sorted(self._names, key=name.__eq__))
