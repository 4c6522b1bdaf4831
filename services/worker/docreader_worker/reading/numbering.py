"""The number that a page prints in its head or foot."""

import re
from collections.abc import Sequence

from docreader_worker.reading.lines import Line

_EDGE = 0.1
"""Share of a page's height at its top and bottom where its number stands."""

_NUMBER = re.compile(
    r"[-–—\[(·|]?\s*(?:(?:page|seite|página|pagina|стр\.|p\.)\s*)?(?P<number>\d{1,3}|[ivxl]{1,7})"
    r"(?:\s*(?:/|of|von|de|sur|di|из)\s*\d{1,4})?\s*[-–—\])·|]?",
    re.IGNORECASE,
)
_FIRST = {"1", "i"}


def is_later(lines: Sequence[Line], height: float) -> bool:
    """Whether a page prints a number that others come before: its file is a part of a document."""
    edges = [line for line in lines if line.box[3] < _EDGE * height or line.box[1] > (1 - _EDGE) * height]
    found = [match["number"].lower() for line in edges if (match := _NUMBER.fullmatch(line.text.strip()))]
    return bool(found) and _FIRST.isdisjoint(found)
