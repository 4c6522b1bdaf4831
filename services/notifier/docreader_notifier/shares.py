"""How many threads one host or one tenant may hold: a receiver that hangs keeps no other waiting."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Shares:
    """Counts who holds how many places; each may have ``most`` of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._held: Counter[str] = Counter()

    @contextmanager
    def hold(self, name: str) -> Iterator[bool]:
        """Hold one place for the length of the context; tells whether there was one."""
        with self._lock:
            free = self._held[name] < self._most
            self._held[name] += free
        try:
            yield free
        finally:
            with self._lock:
                self._held[name] -= free
                self._held += Counter()  # drops names at zero: their number has no bound
