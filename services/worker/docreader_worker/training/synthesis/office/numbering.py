"""How headings and the items of lists are numbered."""

import re
from random import Random

from docreader_worker.training.synthesis.office.look import Look
from docreader_worker.training.synthesis.office.markup import points, tag

LEVELS = (1, 2, 3)
_FIRST = re.compile(r"\b([1aiAI])\b")
"""The number, letter or Roman number in what shows the first of a count."""
_TENS = {"i": ("x", "v"), "I": ("X", "V")}


def nth(form: str, number: int) -> str:
    """What stands where ``form`` is the first, as ``(c)`` for ``(a)`` and 3; bullets stay as they are."""
    return _FIRST.sub(lambda first: _counted(first.group(), number), form, count=1)


def _counted(first: str, number: int) -> str:
    if first == "1":
        return str(number)
    if first in _TENS:
        ten, five = _TENS[first]
        ones = ("", first, first * 2, first * 3, first + five, five, five + first, five + first * 2,
                five + first * 3, first + ten)  # fmt: skip
        return ten * (number // 10) + ones[number % 10]
    return chr(ord(first) + (number - 1) % 26)


def outline(look: Look) -> str:
    """The numbers of headings."""
    levels = []
    for level in LEVELS:
        numbers: dict[str, str] = {"style:num-format": ""}
        if look.numbering:
            numbers = _outline_number(look.numbering, level)
        hang = 22 + 8 * level if look.hung else 0
        levels.append(
            tag(
                "text:outline-level-style",
                {"text:level": str(level)} | numbers,
                _label(hang, hang, "listtab" if look.hung else "space") if look.numbering else _label(0, 0),
            )
        )
    return tag("text:outline-style", {"style:name": "Outline"}, *levels)


def _outline_number(numbering: str, level: int) -> dict[str, str]:
    number = _shape(numbering)
    if number["style:num-format"] != "1" and level > 1:
        return _shape(("", "1.", "a)")[level - 1])
    if level == 1:
        return number
    dotted = {"style:num-format": "1", "style:num-suffix": "." if numbering == "1." else ""}
    return dotted | {"text:display-levels": str(level)}


def bullets(look: Look, draw: Random) -> str:
    """The list style ``Bullets``."""
    levels = []
    glyphs = (look.bullet, *draw.choice(((("–", ""), ("▪", "")), (("o", ""), ("\uf0a7", "Wingdings")))))
    labels = _labels(draw, draw.choice((14, 18, 18)))
    for level, (glyph, font), label in zip(LEVELS, glyphs, labels, strict=True):
        shape = {"text:level": str(level), "text:bullet-char": glyph}
        symbols = {"fo:font-family": f"'{font}'", "style:font-charset": "x-symbol"}
        letters = tag("style:text-properties", symbols) if font else ""
        levels.append(tag("text:list-level-style-bullet", shape, label, letters))
    return tag("text:list-style", {"style:name": "Bullets"}, *levels)


def numbers(look: Look, draw: Random) -> str:
    """The list style ``Numbers``."""
    levels = []
    labels = _labels(draw, draw.choice((18, 22, 28)))
    for level, form, label in zip(LEVELS, (look.counter, "a)", "i."), labels, strict=True):
        levels.append(tag("text:list-level-style-number", {"text:level": str(level)} | _shape(form), label))
    return tag("text:list-style", {"style:name": "Numbers"}, *levels)


def _shape(form: str) -> dict[str, str]:
    """How OpenDocument writes the number of which ``form`` is the first."""
    prefix, first, suffix = _FIRST.split(form, maxsplit=1)
    return {"style:num-format": first, "style:num-prefix": prefix, "style:num-suffix": suffix}


def _labels(draw: Random, hang: float) -> list[str]:
    """How the labels of each level stand: ``hang`` points left of the text, or in its first line."""
    left = draw.choice((0, 0, hang, hang, 36))
    if draw.random() < 0.8:
        return [_label(left + hang * level, hang, "listtab") for level in LEVELS]
    follow = draw.choice(("listtab", "space"))
    return [_label(0, -left - hang * (level - 1), follow) for level in LEVELS]


def _label(left: float, hang: float, follow: str = "nothing") -> str:
    shape = {
        "text:label-followed-by": follow, "fo:text-indent": points(-hang), "fo:margin-left": points(left),
    }  # fmt: skip
    if follow == "listtab":
        shape["text:list-tab-stop-position"] = points(max(left, 18 - hang))
    inner = tag("style:list-level-label-alignment", shape)
    return tag(
        "style:list-level-properties", {"text:list-level-position-and-space-mode": "label-alignment"}, inner
    )
