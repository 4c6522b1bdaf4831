"""Fonts of bitmaps (Type 3, as old TeX and printers' software write them) that do not tell their size.

Their letters are many times larger than the font is said to be, so MuPDF takes every gap for a line's end.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

_LEAST = 2.0
"""Ems that letters advance on average, from which the size is not theirs: capitals take less than one."""

_LETTERS = 8
"""Letters of such a font on a page, at least: one may be a wide sign or a logo."""

_ADVANCE = 0.5
"""Ems that letters advance on average in fonts for text."""

_GAP = 0.2
"""Ems between the letters of a word, less than."""

Span = dict[str, Any]
Line = dict[str, Any]
Font = tuple[str, float]
"""The name of a font and the size that it is said to have."""


def with_sizes(lines: Iterable[Line]) -> list[Line]:
    """MuPDF's ``lines`` with the sizes of such fonts guessed from their letters, and words in one piece."""
    lines = list(lines)
    sizes = _sizes(lines)
    if not sizes:
        return lines
    whole: list[Line] = []
    for line in lines:
        guessed = all(_font(span) in sizes for span in line["spans"])
        for span in line["spans"]:
            span["size"] = sizes.get(_font(span), span["size"])
        if whole and guessed and _goes_on(whole[-1], line):
            whole[-1]["spans"] += line["spans"]
        else:
            whole.append(line)
    return whole


def _font(span: Span) -> Font:
    return span["font"], span["size"]


def _sizes(lines: Iterable[Line]) -> dict[Font, float]:
    """The sizes of those fonts whose own cannot be."""
    lengths: defaultdict[Font, float] = defaultdict(float)
    letters: Counter[Font] = Counter()
    for line in lines:
        along = _along(line)
        for span in line["spans"]:
            font, box = _font(span), span["bbox"]
            lengths[font] += box[along + 2] - box[along]
            letters[font] += len(span["chars"])
    means = {font: length / letters[font] for font, length in lengths.items()}
    return {
        font: mean / _ADVANCE
        for font, mean in means.items()
        if mean > _LEAST * font[1] and letters[font] >= _LETTERS
    }


def _along(line: Line) -> int:
    """The axis that a line runs along: 0 across the page, 1 down it."""
    across, down = line["dir"]
    return int(abs(down) > abs(across))


def _goes_on(line: Line, after: Line) -> bool:
    """Whether ``after`` begins where the last word of ``line`` ends, on the same baseline."""
    before, char = line["spans"][-1]["chars"][-1], after["spans"][0]["chars"][0]
    em, along = after["spans"][0]["size"], _along(line)
    end, start = (along + 2, along) if line["dir"][along] > 0 else (along, along + 2)
    gap = abs(char["bbox"][start] - before["bbox"][end])
    apart = abs(char["origin"][1 - along] - before["origin"][1 - along])
    blank = before["c"].isspace() or char["c"].isspace()
    return line["dir"] == after["dir"] and not blank and gap < _GAP * em and apart < _GAP * em
