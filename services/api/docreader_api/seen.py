"""What a client has seen of a job: the id of an event. Any replica can resume, the id itself says where."""

import re
from bisect import bisect_left, bisect_right
from typing import Self

from docreader.errors import InvalidOption
from docreader.options import parse_spans

_MOST_PAGES = 100_000


class Seen:
    """A run of a job and pages of it, ``2/1-3,7``: as long as it has gaps, however many pages it has."""

    def __init__(self, run: int = 0) -> None:
        self.run = run
        self._firsts: list[int] = []
        self._lasts: list[int] = []

    @classmethod
    def parse(cls, text: str) -> Self:
        """What the id of an event says. Raises `InvalidOption` unless it is one that was sent."""
        run, _, pages = text.partition("/")
        if not re.fullmatch("[0-9]{1,7}", run):
            raise InvalidOption("Last-Event-ID is not one that was sent", option="Last-Event-ID")
        spans = [(first, last or first) for first, last in parse_spans(pages, _MOST_PAGES)] if pages else []
        if sum(last - first + 1 for first, last in spans) > _MOST_PAGES:
            raise InvalidOption("Last-Event-ID names more pages than a document has", option="Last-Event-ID")
        seen = cls(int(run))
        for first, last in spans:
            seen.add(first, last)
        return seen

    def __contains__(self, page: int) -> bool:
        at = bisect_left(self._lasts, page)
        return at < len(self._lasts) and self._firsts[at] <= page

    def __str__(self) -> str:
        spans = zip(self._firsts, self._lasts, strict=True)
        shown = ",".join(f"{first}-{last}" if last > first else str(first) for first, last in spans)
        return f"{self.run}/{shown}"

    def add(self, first: int, last: int) -> None:
        """Add the pages from ``first`` to ``last``, in one span with those that they overlap or adjoin."""
        joined = slice(bisect_left(self._lasts, first - 1), bisect_right(self._firsts, last + 1))
        self._firsts[joined] = [min([first, *self._firsts[joined]])]
        self._lasts[joined] = [max([last, *self._lasts[joined]])]
