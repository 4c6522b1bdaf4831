"""Levels of headings over a whole document: by their numbers, and by how their letters look.

Headings that look alike have one level. Where a good part of them is numbered, their numbers tell it; the
others have their place between these, the larger and bolder ones above.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from msgspec.structs import replace

from docreader.headings import CHAPTER, PART, Heading
from docreader.result import Page

_DEEPEST = 6
_NUMBERED = 0.25
"""Share of headings that look alike from which their numbers tell the level of all."""
_FIRST = 0.25
"""Share of numbers with one part from which what looks like them and has none is of the first level."""
_SAME, _SAME_RECOGNIZED = 0.96, 0.86
"""How large letters are, at least, in those of the largest heading that looks alike; OCR guesses sizes."""
_CAPITALS = 6
"""Letters of a heading in capitals, at least: fewer may be an acronym."""


class _Look(NamedTuple):
    """What headings of one level have in common; the greater look stands out more."""

    size: float
    bold: bool
    capitals: bool


def levels_of(headings: Iterable[Heading]) -> dict[str, int]:
    """The level of each heading of a document, by the ids of its regions: 1 for titles, from 2 for others."""
    headings = list(headings)
    sections = [heading for heading in headings if not heading.is_title]
    looks = _looks(sections)
    told = _told(sections, looks)
    depths = _depths(sections, looks, told)
    lowest = 2 - min([1, *depths.values()])
    levels: list[int] = []
    alike: dict[_Look, set[int]] = defaultdict(set)
    look_of = dict(zip(sections, looks, strict=True))
    for place, heading in enumerate(headings):
        if heading.is_title:
            levels.append(1)
        elif heading.rank is not None and heading.rank > 1:
            levels.append(lowest + heading.rank)
        else:
            levels.append(lowest + depths[look_of[heading]])
            alike[look_of[heading]].add(place)
    for look in sorted(alike.keys() - told.keys(), reverse=True):
        _close_up(levels, alike[look])
    return {
        id: min(level, _DEEPEST)
        for heading, level in zip(headings, levels, strict=True)
        for id in heading.ids
    }


def _close_up(levels: list[int], places: Set[int]) -> None:
    """Bring headings of one level, at ``places``, to right below the others if each of them skips a level."""
    level = levels[min(places)]
    last, above = 1, 1
    for place, other in enumerate(levels):
        if place in places:
            above = max(above, last)
        elif other < level:
            last = other
    for place in places:
        levels[place] = min(level, above + 1)


def with_levels(page: Page, levels: Mapping[str, int]) -> Page:
    """``page`` with the ``levels`` of its headings, by the ids of their regions."""
    regions = [
        replace(region, level=levels[region.id]) if region.id in levels else region for region in page.regions
    ]
    return replace(page, regions=regions)


def _looks(headings: Sequence[Heading]) -> list[_Look]:
    """The look of each heading: sizes about the same are one; one of its own is as others of its size."""
    sizes = _clustered(headings)
    looks = [
        _Look(sizes[_size(heading)], bool(heading.font and heading.font.bold), _is_capitals(heading.text))
        for heading in headings
    ]
    often = Counter(looks)
    usual = {look.size: look for look, _ in reversed(often.most_common())}
    return [look if often[look] > 1 else usual[look.size] for look in looks]


def _clustered(headings: Sequence[Heading]) -> dict[tuple[float, bool], float]:
    """For each size of headings, and whether it is a guess, that of the largest which look alike."""
    found: dict[tuple[float, bool], float] = {}
    largest = 0.0
    for size, recognized in sorted(map(_size, headings), reverse=True):
        if not found or size < largest * (_SAME_RECOGNIZED if recognized else _SAME):
            largest = size
        found[size, recognized] = largest
    return found


def _size(heading: Heading) -> tuple[float, bool]:
    return heading.font.size if heading.font else 0.0, heading.recognized


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _CAPITALS


def _depths(
    headings: Sequence[Heading], looks: Sequence[_Look], told: Mapping[_Look, int]
) -> dict[_Look, int]:
    """How deep each look is: 1 where it is part of no other, less where such are parts of it."""
    guessed = {look for heading, look in zip(headings, looks, strict=True) if heading.recognized}
    depths: dict[_Look, int] = {}
    above = 0
    ranked = sorted(set(looks), reverse=True)
    for place, look in enumerate(ranked):
        below = [told[other] for other in ranked[place:] if other in told]
        if look in told:
            depths[look] = told[look]
        elif below and min(below) == 1 and _begins_anew(headings, looks, look):
            depths[look] = 0
        else:
            depths[look] = min([above + 1, *below])
        # The size of a single line of a scan is no evidence: others are not set below it.
        if look in told or look not in guessed or looks.count(look) > 1:
            above = depths[look]
    return depths


def _begins_anew(headings: Sequence[Heading], looks: Sequence[_Look], above: _Look) -> bool:
    """Whether sections are counted from 1 below more than one heading that looks like ``above``."""
    begun: Counter[int] = Counter()
    place = 0
    for heading, look in zip(headings, looks, strict=True):
        place += look == above
        if place and heading.rank == 1 and heading.text.startswith(("1 ", "1.", "I.")):
            begun[place] += 1
    return len(begun) > 1


def _told(headings: Sequence[Heading], looks: Sequence[_Look]) -> dict[_Look, int]:
    """How deep looks are by the numbers of their headings."""
    ranks: dict[_Look, list[int | None]] = defaultdict(list)
    for heading, look in zip(headings, looks, strict=True):
        ranks[look].append(heading.rank)
    told: dict[_Look, int] = {}
    for look in sorted(ranks, reverse=True):
        counts = Counter(rank for rank in ranks[look] if rank is not None)
        if counts and counts.total() >= _NUMBERED * len(ranks[look]):
            first = counts[1] >= _FIRST * counts.total()
            rank = 1 if first else max(counts, key=lambda rank: (counts[rank], -rank))
            # What is counted from 1 in lesser letters than 2.3 is set, and than 2, are steps, no sections.
            if rank != 1 or min(told.values(), default=2) > 1 or max(told.values()) < 2:
                told[look] = rank
    return _words_placed(told)


def _words_placed(told: dict[_Look, int]) -> dict[_Look, int]:
    """Chapters are sections numbered by one part, or right above such; what is called a part is above."""
    chapter = 0 if 1 in told.values() else 1
    part = chapter - 1 if CHAPTER in told.values() else 0
    places = {CHAPTER: chapter, PART: part}
    return {look: places.get(depth, depth) for look, depth in told.items()}
