"""Text as LaTeX source."""

import re
from collections.abc import Iterable

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\textquotedbl{}", "•": r"\textbullet{}", "–": "--",
    "—": "---", "’": "'", "‘": "`", "“": "``", "”": "''", "…": r"\ldots{}", "€": r"\texteuro{}",
    "°": r"\textdegree{}", "✓": r"$\surd$", "×": r"$\times$", "→": r"$\rightarrow$", "\u00a0": "~",
    "„": r"\quotedblbase{}", "[": "{[}", "\u202f": "~", "−": "$-$",
    "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl",
}  # fmt: skip
_LATIN = re.compile(r"[\x20-\x7e¡-ſ]")
"""What the T1 encoding has, about: ASCII, Latin-1 and Latin Extended-A."""
_MISSING = frozenset("¤¦ªº¯²³¸¹¼½¾·¬±µ÷ĀāĈĉĊċĒēĔĕĖėĜĝĠġĢģĤĥĦħĨĩĪīĬĭĮįıĴĵĶķĸĻļĿŀŅņŊŋŌōŎŏŖŗŜŝŦŧŨũŪūŬŭŲųŴŵŶŷſ­")


_LONG = 14


def escape(text: str) -> str:
    """Write ``text`` so that LaTeX shows it; characters that a T1 font lacks are left out."""
    return " ".join(_word(word) for word in text.split(" "))


def escaped_lines(lines: Iterable[str]) -> str:
    """Write ``lines`` below each other."""
    # Without the braces a line that starts with a bracket would be an argument.
    return r"\\{}".join(escape(line) for line in lines)


def _word(word: str) -> str:
    written = [_SPECIAL.get(letter) or (letter if _shown(letter) else "") for letter in word]
    if len(word) < _LONG:
        return "".join(written)
    # File names and the like would stick out of a narrow column.
    return "".join(
        rf"{new}\allowbreak{{}}" if old in "/_.-:=," else new for old, new in zip(word, written, strict=True)
    )


def verbatim(text: str) -> str:
    """``text`` with nothing but the ASCII that a listing shows as it is."""
    return "\n".join(
        "".join(letter for letter in line if " " <= letter <= "~").rstrip() or " "
        for line in text.splitlines()
    )


def _shown(letter: str) -> bool:
    return letter not in _MISSING and _LATIN.fullmatch(letter) is not None
