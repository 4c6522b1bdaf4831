"""Words that were broken at the end of a line."""

import re
from collections.abc import Set

_WORD = re.compile(r"(?<![\w-])\w+(?:-\w+)*(?![\w-])")
_BREAK = re.compile(r"(?<![\w-])([\w-]*[^\W\d_])- (?=([^\W_]\w*(?:-\w+)*))")
_SUSPENDED = {"and", "or", "to", "by", "as", "und", "oder", "bis", "et", "ou", "y", "og", "och"}
"""Words before which a hyphen stands for a part that comes later: "pre- and post-war"."""
_GOING_ON = "|".join(sorted(_SUSPENDED | {"e", "en", "of"}))
_NUMBERED = re.compile(rf"(?<=\S )(\S*\d[-–]) (?=\d|[a-zß-ÿ]|[A-Z]\d)(?!(?:{_GOING_ON})\b)")
"""The end of a line within a range or after a number: "pages 736- 765", "a 30- day trial"; not "1- Scope"."""


def words_in(text: str) -> frozenset[str]:
    """The words of ``text`` in small letters, those with hyphens whole; no half of a broken one."""
    return frozenset(_WORD.findall(text.casefold()))


def dehyphenated(text: str, words: Set[str]) -> str:
    """``text``, whose lines were put together with spaces, with the words whole that broke at their ends.

    ``words`` are those of the page: they tell which hyphens belong to a word.
    """
    return _BREAK.sub(lambda found: found[1] + _link(found[1], found[2], words), _NUMBERED.sub(r"\1", text))


def _link(first: str, second: str, words: Set[str]) -> str:
    """What stands between the halves of a word: nothing, its hyphen, or a hyphen that ends a word."""
    head, tail = first.casefold(), second.casefold()
    if head.rpartition("-")[2] + tail.partition("-")[0] in words:
        return ""
    if f"{head}-{tail}" in words:
        return "-"
    if tail in _SUSPENDED:
        return "- "
    enclosed = [*head.split("-")[1:], *tail.split("-")[:-1]]
    if len(head) == 1 or tail[0].isdigit() or not words.isdisjoint(enclosed):
        return "-"
    in_capitals = (first + second).isupper() and head not in words
    return "" if second[0].islower() or in_capitals else "-"
