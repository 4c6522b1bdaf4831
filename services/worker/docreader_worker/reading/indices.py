"""Raised and lowered letters, put back to the line that they belong to."""

from collections.abc import Sequence

from docreader_worker.content import Word
from docreader_worker.reading.geometry import around

_NEAR = 0.15
"""Ems between the end of a base and its index, at most."""
_SMALL, _SHARED = 0.85, 0.25
"""Size of an index in that of its base, less than, and share of its height that the two have in common."""


def with_indices(fragments: Sequence[list[Word]]) -> list[list[Word]]:
    """Fragments that open with an index at or under the end of the one before, and that, put together.

    The PDF stores them after each other; where two indices stand above each other both follow their base.
    """
    whole: list[list[Word]] = []
    for part in fragments:
        if whole and _is_index(part[0], whole[-1]):
            whole[-1].extend(part)
        else:
            whole.append([*part])
    return whole


def _is_index(word: Word, before: list[Word]) -> bool:
    """Whether ``word`` is smaller than what stands ``before`` it, and begins beside or under its end."""
    size = max(one.size for one in before)
    if word.size >= _SMALL * size:
        return False
    base = around([one.box for one in before])
    shared = min(word.box[3], base[3]) - max(word.box[1], base[1])
    near = base[0] < word.box[0] < base[2] + _NEAR * size
    return near and shared > _SHARED * (word.box[3] - word.box[1])
