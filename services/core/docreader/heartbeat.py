"""The sign of life of a process that answers no HTTP: the age of a file, for a liveness probe."""

import time
from collections.abc import Callable
from pathlib import Path

SECONDS = 5.0


class Heartbeat:
    """Touches a file every few seconds while it is called, and does what else is to be done as often."""

    def __init__(self, path: str | None, *also: Callable[[], None]) -> None:
        self._path = Path(path) if path else None
        self._also = also
        self._next = 0.0

    def __call__(self) -> None:
        """Beat, at most every few seconds."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + SECONDS
        for each in self._also:
            each()
        if self._path is not None:
            self._path.touch()
