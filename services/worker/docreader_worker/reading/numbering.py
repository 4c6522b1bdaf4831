"""The number that a page prints in its head or foot."""

import re
from collections.abc import Sequence

from docreader_worker.reading.lines import Line

_EDGE = 0.1
"""Share of a page's height at its top and bottom where its number stands."""

_PAGE = r"(?:page|seite|página|pagina|стр\.|pg\.|p\.)"
_OF = r"(?:/|of|von|de|sur|di|из)"
_NUMBER = re.compile(
    rf"[-–—\[(·|]?\s*(?:{_PAGE}\s*)?(?P<number>(?:[A-Z]{{1,2}}-)?\d{{1,3}}|[ivxl]{{1,7}})(?:\s*{_OF}\s*\d{{1,4}})?\s*[-–—\])·|]?",
    re.IGNORECASE,
)
"""A line that is no more than the number."""

_BESIDE = re.compile(
    rf"\b{_PAGE}\s*(?P<of>\d{{1,3}})\s*{_OF}\s*\d{{1,4}}$"
    rf"|[|•·–—-]\s*{_PAGE}\s*(?P<last>\d{{1,3}})$|^{_PAGE}\s*(?P<first>\d{{1,3}})\b",
    re.IGNORECASE,
)
"""The number beside other words, where it is called one and is no reference."""

_FIRST = {"1", "i"}

_FOOT = 0.15
"""Share of a page's height at its foot where a line that may be its number is."""


def is_later(lines: Sequence[Line], height: float) -> bool:
    """Whether a page prints a number that others come before: its file is a part of a document."""
    lowest = max((line.box[3] for line in lines), default=0.0)
    edges = [
        line
        for line in lines
        if line.box[3] < _EDGE * height or line.box[1] > (1 - _EDGE) * height or line.box[3] == lowest
    ]
    found = {number for line in edges if (number := _number(line.text.strip()))}
    return bool(found) and _FIRST.isdisjoint(found)


def page_number(lines: Sequence[Line], height: float) -> Line | None:
    """The lowest of ``lines``, if it is at the foot of a page and no more than its number."""
    lowest = max(lines, key=lambda line: line.box[3], default=None)
    if lowest is None or lowest.box[3] < (1 - _FOOT) * height:
        return None
    return lowest if _NUMBER.fullmatch(lowest.text.strip()) else None


def _number(text: str) -> str | None:
    """The page's number in a line of its head or foot."""
    match = _NUMBER.fullmatch(text) or _BESIDE.search(text)
    return next(filter(None, match.groups())).lower() if match else None
