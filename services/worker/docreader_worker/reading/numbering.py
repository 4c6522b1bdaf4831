"""The number that a page prints in its head or foot."""

import re
from collections.abc import Sequence
from statistics import median

from docreader_worker.reading.lines import Line

_EDGE = 0.1
"""Share of a page's height at its top and bottom where its number stands."""

_LARGER = 1.9
"""How large its letters are in those of most lines, less than: the numbers of forms are larger."""

_PAGE = r"(?:page|seite|página|pagina|стр\.|pg\.|p\.)"
_OF = r"(?:/|of|von|de|sur|di|из)"
_NUMBER = re.compile(
    rf"[-–—\[(·|]?\s*(?:{_PAGE}\s*[|:]?\s*)?(?P<number>(?:[A-Z]{{1,2}}\s?-\s?)?\d{{1,3}}|[ivxl]{{1,7}})(?<!\b0\d)(?:\s*{_OF}\s*\d{{1,4}})?\s*[-–—\])·|]?",
    re.IGNORECASE,
)
"""A line that is no more than the number."""

_BESIDE = re.compile(
    rf"\b{_PAGE}\s*(?P<of>\d{{1,3}})\s*{_OF}\s*\d{{1,4}}$"
    rf"|[|•·–—-]\s*{_PAGE}\s*(?P<last>\d{{1,3}})$|^{_PAGE}\s*(?P<first>\d{{1,3}})\b"
    r"|^(?P<before>\d{1,3})\s*\||\|\s*(?P<behind>\d{1,3})$",
    re.IGNORECASE,
)
"""The number beside other words, where it is called one and is no reference, or set off by a bar."""

_SPACED = re.compile(r"(?<=\b\w) (?=\w\b)")
"""White between letters that are spaced out."""

_FIRST = {"1", "i"}

_FOOT, _CENTRED = 0.15, 0.03
"""Share of a page's height at its foot where a line that may be its number is; and, above that, of the width
of what is written that it is off the middle, at most: a page may end half-way."""


def is_later(lines: Sequence[Line], height: float) -> bool:
    """Whether a page prints a number that others come before: its file is a part of a document."""
    lowest = max((line.box[3] for line in lines), default=0.0)
    usual = median([line.size for line in lines]) if lines else 0.0
    edges = [
        line
        for line in lines
        if line.size < _LARGER * usual
        and (line.box[3] < _EDGE * height or line.box[1] > (1 - _EDGE) * height or line.box[3] == lowest)
    ]
    found = {number for line in edges if (number := _number(line.text.strip()))}
    return bool(found) and _FIRST.isdisjoint(found)


def page_number(lines: Sequence[Line], height: float) -> Line | None:
    """The lowest of ``lines``, if it is no more than the page's number, at its foot or in the middle."""
    lowest = max(lines, key=lambda line: line.box[3], default=None)
    if lowest is None or not _NUMBER.fullmatch(lowest.text.strip()):
        return None
    left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    off_middle = abs(lowest.box[0] + lowest.box[2] - left - right) / 2
    at_foot = lowest.box[3] > (1 - _FOOT) * height
    return lowest if at_foot or off_middle < _CENTRED * (right - left) else None


def _number(text: str) -> str | None:
    """The page's number in a line of its head or foot."""
    text = _SPACED.sub("", text)
    match = _NUMBER.fullmatch(text) or _BESIDE.search(text)
    return next(filter(None, match.groups())).lower() if match else None
