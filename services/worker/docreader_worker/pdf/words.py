"""Words of a page with their style, from MuPDF's structured text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Any

from docreader.result import Box
from docreader_worker.content import Word
from docreader_worker.pdf.bitmaps import with_sizes
from docreader_worker.pdf.glyphs import Glyph, spelt
from docreader_worker.pdf.graphics import is_white
from docreader_worker.pdf.symbols import Symbols

ASCENT, DESCENT = 0.76, 0.22
"""Ems above and below the baseline that a word's box takes: many fonts declare far more, or nothing true."""

_HANGING, _HUNG = 0.1, 0.4
"""Ems that a font whose letters hang from the baseline reaches above it, less than, and below it, more."""

_ASKEW, _LARGE = 0.2, 30.0
"""Sine of the angle from which text is askew, and points of large letters; labels of axes are small."""

_LEVEL = 0.1
"""Sine of the angle to an edge of the page up to which text runs along it."""

_GLUED, _GAPS = 12, 3
"""Letters of a line without a space, and gaps in it, from which it is cut into words."""

_SPACE = 0.2
"""Ems between letters of two fonts, at least, that are two words."""

_NARROW = 0.1
"""Ems that such a gap is wider than most between the letters."""

_MONO_FLAG, _ITALIC_FLAG, _BOLD_FLAG = 8, 2, 16
_BOLD_NAME = re.compile(
    r"bold|black\b|heavy|demi|-(?:md|bd|medi)|cmbx|cmb\d|cmssbx|sfbx|ecbx|lmromandemi|mediumcond",
    re.IGNORECASE,
)
_ITALIC_NAME = re.compile(
    r"italic|oblique|slanted|-it\b|ital$|-\w*ital?\b|cmti|cmsl|sfti|ecti", re.IGNORECASE
)
_MONO_NAME = re.compile(
    r"mono(?!type)|monaco|courier|consol|typewriter|menlo|(?:cm|cmsl|cmi|sf|ec|lm|tx)tt|nimbusmon|inconsolata"
    r"|sourcecode|firacode|mplus\d+m|iosevka|andale|letter ?gothic|anonymous ?pro",
    re.IGNORECASE,
)
# Old TeX fonts carry no Unicode map, so ligatures and dashes come out as the control codes of the
# OT1 and T1 (Cork) encodings.
_TEX_CODES = {
    0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl",
    0x15: "–", 0x16: "—", 0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
}  # fmt: skip
_INVISIBLE = {0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF}
_INVISIBLE |= {*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)}
_CLEAN: dict[int, str] = dict.fromkeys((*range(32), *range(127, 160), *_INVISIBLE), "")
_CLEAN |= _TEX_CODES | {0xAD: "-", 0x2010: "-", 0x2011: "-"}
# Bullets of the Symbol and Wingdings fonts.
_CLEAN |= dict.fromkeys((0xF0B7, 0xF0A7, 0xF076, 0xF0D8, 0xF0FC, 0xF06E, 0xF071, 0xF0A8), "•")
# Adobe's glyph list (its Corporate Use Subarea): figures and small capitals of old style, pieces of brackets.
_CLEAN |= {0xF730 + figure: str(figure) for figure in range(10)}
_CLEAN |= {0xF761 + place: chr(ord("a") + place) for place in range(26)}
_CLEAN |= {code: chr(code - 0xF700) for code in range(0xF7E0, 0xF7FF) if code != 0xF7F7}
_CLEAN |= {0xF721: "!", 0xF724: "$", 0xF726: "&", 0xF73F: "?"}
_CLEAN |= dict(zip(range(0xF8EB, 0xF8FF), "⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⎮⎞⎟⎠⎤⎥⎦⎫⎬⎭", strict=True))
_NON_JOINER = "\u200c"
"""Parts letters that would join, in Persian say; at the end of a word it parts nothing."""

# Latin and Armenian ligatures and Arabic presentation forms have exact equivalents; other
# compatibility characters (full-width punctuation, superscripts) would change meaning or width.
_FORMS = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufbff\ufc00-\ufdff\ufe70-\ufefc]+")


def clean(text: str) -> str:
    """``text`` without control and invisible characters, ligatures and presentation forms spelt out."""
    text = text.translate(_CLEAN).strip(_NON_JOINER)
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)


def words_of(blocks: list[dict[str, Any]], symbols: Symbols) -> Iterator[Word]:
    """The words in MuPDF's raw blocks but watermarks, in unrotated page coordinates."""
    lines = with_sizes(line for block in blocks for line in block.get("lines", ()))
    for number, line in enumerate(line for line in lines if not _is_watermark(line)):
        for run in _parted(list(_runs(line["spans"]))):
            text = clean(spelt(run, line["dir"], symbols))
            if text:
                yield _word(text, run, _box(run, line["dir"], downwards=bool(line["wmode"])), number)


def _is_watermark(line: dict[str, Any]) -> bool:
    """Whether large letters run askew, as DRAFT and COPY do across a page."""
    across, down = line["dir"]
    large = any(span["size"] > _LARGE for span in line["spans"])
    return large and min(abs(across), abs(down)) > _ASKEW


def _runs(spans: list[dict[str, Any]]) -> Iterator[list[Glyph]]:
    """Glyphs between spaces, or gaps wider than the font is high or, where the font changes, than a space."""
    run: list[Glyph] = []
    left = right = 0.0
    for span in spans:
        reach = max(span["size"], 1.0)
        if run and _is_apart(run[-1][2], span, span["chars"][0]["bbox"][0] - right):
            yield run
            run = []
        for char in span["chars"]:
            text, box = char["c"], char["bbox"]
            space = text.isspace() and text > "\x1f"
            if run and (space or box[0] > right + reach or box[2] < left - reach):
                yield run
                run = []
            if not space:
                run.append((text, char, span))
                left, right = box[0], box[2]
    if run:
        yield run


def _is_apart(before: dict[str, Any], after: dict[str, Any], gap: float) -> bool:
    """Whether a span begins another word. White letters may fill a line unseen; beside signs of formulas
    MuPDF tells no spaces.
    """
    if is_white(before["color"]) != is_white(after["color"]):
        return True
    return bool(before["font"] != after["font"]) and gap > _SPACE * min(before["size"], after["size"])


def _parted(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """The words of a line; one set too close for spaces is cut at gaps wider than those between letters."""
    if len(runs) != 1 or len(runs[0]) < _GLUED:
        return runs
    (run,) = runs
    gaps = [(after[1]["bbox"][0] - before[1]["bbox"][2]) / max(before[2]["size"], 1.0)
            for before, after in pairwise(run)]  # fmt: skip
    least = max(median(gaps), 0.0) + _NARROW
    cuts = [place for place, gap in enumerate(gaps, start=1) if gap > least]
    if len(cuts) < _GAPS:
        return runs
    return [run[start:end] for start, end in pairwise([0, *cuts, len(run)])]


def _box(run: list[Glyph], direction: tuple[float, float], *, downwards: bool) -> Box:
    """Where a word stands: along its baseline as far as its glyphs, across it by its size.

    One that runs askew, or is written ``downwards`` with glyphs below each other, is where its glyphs are.
    """
    lefts, tops, rights, bottoms = zip(*[glyph[1]["bbox"] for glyph in run], strict=True)
    (x, y), size, (across, down) = run[0][1]["origin"], run[0][2]["size"], direction
    if downwards or min(abs(across), abs(down)) > _LEVEL:
        return min(lefts), min(tops), max(rights), max(bottoms)
    if abs(across) > abs(down):
        above, below = _extent(run[0][2])
        y0, y1 = sorted((y - across * above * size, y + across * below * size))
        return min(lefts), y0, max(rights), y1
    x0, x1 = sorted((x + down * ASCENT * size, x - down * DESCENT * size))
    return x0, min(tops), x1, max(bottoms)


def _extent(span: dict[str, Any]) -> tuple[float, float]:
    """Ems that letters reach above and below their baseline: large brackets and sums of TeX hang from it."""
    if 0 <= span["ascender"] < _HANGING and span["descender"] < -_HUNG:
        return span["ascender"], -span["descender"]
    return ASCENT, DESCENT


def _word(text: str, run: list[Glyph], box: Box, line: int) -> Word:
    span = run[0][2]
    bold, italic, mono = _style(span["font"], span["flags"])
    return Word(box, text, line, span["size"], bold, italic, mono, colour=span["color"])


@lru_cache(maxsize=1024)
def _style(font: str, flags: int) -> tuple[bool, bool, bool]:
    """Whether a font is bold, italic and monospaced, by its flags or else by its name."""
    return (
        bool(flags & _BOLD_FLAG or _BOLD_NAME.search(font)),
        bool(flags & _ITALIC_FLAG or _ITALIC_NAME.search(font)),
        bool(flags & _MONO_FLAG or _MONO_NAME.search(font)),
    )
