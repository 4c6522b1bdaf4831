"""What the glyphs of a word say together: raised figures, accents and letters without Unicode."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from docreader_worker.pdf.symbols import UNKNOWN, Symbols, symbol, unknown_in

Glyph = tuple[str, dict[str, Any], dict[str, Any]]
"""A character, MuPDF's record of it, and the span it stands in."""

_RAISED = dict(zip("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻", strict=True))
_SMALL, _RISE = 0.9, 0.2
"""Size of a raised figure in that of its base, less than, and ems of the base that it stands higher."""

_OPENING = frozenset("([{")

_MARKS = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306",
    "˙": "\u0307", "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327",
    "˛": "\u0328", "\u0338": "\u0338",
}  # fmt: skip
"""Accents that take a place of their own, and the stroke through a sign, with their combining forms."""

_SOFT = "\xad"

_PICTORIAL = re.compile("(?:wing|web)dings|dingbats|marvosym|bbding|fontawesome", re.IGNORECASE)
"""Fonts of pictures, whose codes are those of letters or of their own."""
_FIRST_SIGN = "\u2000"
"""Unicode's signs begin here, after its alphabets."""
_BULLET = "•"

_DOTTED = {"ı": "i", "ȷ": "j"}


def spelt(run: Sequence[Glyph], direction: tuple[float, float], symbols: Symbols) -> str:
    """The text of a word whose baseline runs in ``direction``, a unit vector."""
    text = "".join([glyph[0] for glyph in run])
    one_span = run[0][2] is run[-1][2]
    if one_span and text.isascii() and "`" not in text and not _is_pictorial(run[0][2]["font"]):
        return text
    letters = [_letter(glyph, symbols) for glyph in run]
    if _SOFT in letters:
        _leave_out_unshown(letters, run)
    if not _MARKS.keys().isdisjoint(letters):
        _compose(letters, run)
    if not one_span:
        _raise(letters, run, direction)
    return "".join(letters)


def _letter(glyph: Glyph, symbols: Symbols) -> str:
    """The letter of a glyph: a bullet for a picture that Unicode is not told of."""
    letter, char, span = glyph
    if _is_pictorial(span["font"]) and (letter < _FIRST_SIGN or unknown_in(letter)):
        return _BULLET
    return symbols.letter(span["font"], char["origin"]) if letter == UNKNOWN else symbol(letter, span["font"])


@lru_cache(maxsize=256)
def _is_pictorial(font: str) -> bool:
    return _PICTORIAL.search(font) is not None


def _leave_out_unshown(letters: list[str], run: Sequence[Glyph]) -> None:
    """Leave out soft hyphens where no line breaks: browsers write them below the letter that follows."""
    for place in range(len(run) - 1):
        left, _, right, _ = run[place][1]["bbox"]
        if letters[place] == _SOFT and run[place + 1][1]["bbox"][0] < (left + right) / 2:
            letters[place] = ""


def _compose(letters: list[str], run: Sequence[Glyph]) -> None:
    """Put accents onto the letters that they are drawn over, stored before or after them."""
    for place, letter in enumerate(letters):
        mark = _MARKS.get(letter)
        if mark is None:
            continue
        left, _, right, _ = run[place][1]["bbox"]
        for near in (place + 1, place - 1):
            if not 0 <= near < len(run):
                continue
            x0, _, x1, _ = run[near][1]["bbox"]
            whole = unicodedata.normalize("NFC", _DOTTED.get(letters[near], letters[near]) + mark)
            if x0 <= (left + right) / 2 < x1 and len(whole) == 1:
                letters[near], letters[place] = whole, ""
                break


def _raise(letters: list[str], run: Sequence[Glyph], direction: tuple[float, float]) -> None:
    """Write figures and signs that are set smaller and higher than what they follow as superscripts.

    Those that open the word, in brackets or not, are the mark of a note and stay.
    """
    raised = _raised(run, direction)
    for high, group in groupby(range(len(run)), key=raised.__getitem__):
        places = list(group)
        opens = _OPENING.issuperset(letters[: places[0]])
        if high and not opens and all(letters[place] in _RAISED for place in places):
            for place in places:
                letters[place] = _RAISED[letters[place]]


def _raised(run: Sequence[Glyph], direction: tuple[float, float]) -> list[bool]:
    """Which glyphs are smaller and higher than the last one of full size before them."""
    across, down = direction
    (x, y), size = run[0][1]["origin"], run[0][2]["size"]
    raised = []
    for _, char, span in run:
        (left, baseline), height = char["origin"], span["size"]
        small = height < _SMALL * size
        rise = (y - baseline) * across - (x - left) * down
        raised.append(small and rise > _RISE * size)
        if not small:
            (x, y), size = (left, baseline), height
    return raised
