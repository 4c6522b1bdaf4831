"""Captions tied to the table or picture they tell of."""

from collections.abc import Sequence

from docreader.result import Box, Region
from docreader_worker.content import AREAS

_REACH = 0.12
"""How far, as a share of the page's height, a caption may stand from what it tells of."""


def tie_captions(regions: Sequence[Region], height: float) -> dict[str, str]:
    """For each caption's id the id of its table or picture; each of those has one caption at most."""
    targets = [region for region in regions if region.label in AREAS]
    pairs = sorted(
        (_distance(caption.box, target.box) + _mismatch(caption, target), caption.id, target.id)
        for caption in regions
        if caption.label == "caption"
        for target in targets
    )
    tied: dict[str, str] = {}
    for distance, caption, target in pairs:
        if distance < _REACH * height and caption not in tied and target not in tied.values():
            tied[caption] = target
    return tied


def _distance(first: Box, second: Box) -> float:
    """Points of white space between two boxes; sideways counts double."""
    across = max(second[0] - first[2], first[0] - second[2], 0.0)
    down = max(second[1] - first[3], first[1] - second[3], 0.0)
    return 2 * across + down


def _mismatch(caption: Region, target: Region) -> float:
    """A caption that says "Table" belongs to a table if one is about as near."""
    says_table = caption.text[:3].casefold() == "tab" or caption.text[:1] in "表표"
    return 0.0 if says_table == (target.label == "table") else 20.0
