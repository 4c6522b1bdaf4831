"""Running heads and feet by all pages of a document: what stands again at the same edge, and only that."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from msgspec.structs import replace

from docreader.result import Page, Region

_EDGE = 0.12
"""Share of a page's height that is its head, and its foot."""
_LEAST = 3
"""Pages on which a running head stands, at least."""
_OFTEN = 0.3
"""Share of the pages from its first to its last that have it, at least: left and right ones may differ."""
_APART = 0.02
"""Share of a page's height by which it stands off its usual place, at most."""
_ALIKE = 0.1
"""Share of its usual size by which its letters differ, at most."""
_MOST = 150
"""Letters of a running head, at most."""

_AROUND, _FEW = 3, 4
"""Pages before and after one that tell whether pages have heads, and how many of them there are at least."""

_COUNTED = re.compile(r"\d+|\b[ivxlc]+\b")
_HEADINGS = {"title", "section-header"}


class Edge(NamedTuple):
    """A region at the head or foot of a page: ``height`` is that of its middle, as a share of the page's."""

    id: str
    page: int
    label: str
    text: str
    at_top: bool
    height: float
    size: float


def edges_of(page: Page) -> Iterator[Edge]:
    """The regions at a page's edges that may be running heads or feet; slides, which are broad, have none."""
    if page.width > page.height:
        return
    for region in page.regions:
        _, top, _, bottom = region.box
        at_top = bottom < _EDGE * page.height
        if (at_top or top > (1 - _EDGE) * page.height) and _may_run(region):
            yield Edge(
                id=region.id,
                page=page.number,
                label=region.label,
                text=_uncounted(region),
                at_top=at_top,
                height=(top + bottom) / 2 / page.height,
                size=region.font.size if region.font else 0.0,
            )


def running_of(edges: Sequence[Edge], pages: Sequence[int]) -> dict[str, str]:
    """The labels of regions that the document tells better than their pages do, by their ids.

    What stands again on several of ``pages``, their numbers, is a running head or foot; but the first heading
    with a text stays one, as what is named on the pages after it begins there. What heads one page alone,
    where those around it have no head, is a heading.
    """
    alike: dict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        alike[edge.at_top, edge.text].append(edge)
    told = {
        edge.id: "page-header" if edge.at_top else "page-footer"
        for group in alike.values()
        for edge in _again(_in_place(group))
    }
    heads = {edge.page: edge for edge in edges if edge.at_top and edge.label == "page-header"}
    single = [
        group[0] for group in alike.values() if len(group) == 1 and heads.get(group[0].page) is group[0]
    ]
    return told | {one.id: "section-header" for one in single if _stands_alone(one, heads, pages)}


def with_running(page: Page, running: Mapping[str, str]) -> Page:
    """``page`` with the labels of its ``running`` heads and feet, by the ids of their regions."""
    regions = [
        replace(region, label=running[region.id]) if region.id in running else region
        for region in page.regions
    ]
    return replace(page, regions=regions)


def _stands_alone(one: Edge, heads: Mapping[int, Edge], pages: Sequence[int]) -> bool:
    """Whether the pages around that of ``one`` have no head, and its text is no number or mark."""
    around = [page for page in pages if page != one.page and abs(page - one.page) <= _AROUND]
    return len(around) >= _FEW and any(map(str.isalpha, one.text)) and heads.keys().isdisjoint(around)


def _uncounted(region: Region) -> str:
    """The text without what counts pages; a heading is another with another number."""
    text = region.text.casefold()
    return text if region.label in _HEADINGS else _COUNTED.sub("", text).strip()


def _may_run(region: Region) -> bool:
    return 0 < len(region.text) <= _MOST and region.table is None and region.caption_of is None


def _in_place(group: Sequence[Edge]) -> list[Edge]:
    """Those of ``group`` that look and stand as most of them do."""
    height, size = (median(values) for values in zip(*((one.height, one.size) for one in group), strict=True))
    return [
        one for one in group if abs(one.height - height) < _APART and abs(one.size - size) <= _ALIKE * size
    ]


def _again(group: Sequence[Edge]) -> Iterator[Edge]:
    """What stands often enough to be running, without the heading that it begins with."""
    pages = {one.page for one in group}
    if len(pages) < _LEAST or len(pages) < _OFTEN * (max(pages) - min(pages) + 1):
        return
    first = min(group, key=lambda one: one.page)
    for one in group:
        if one is not first or one.label not in _HEADINGS:
            yield one
