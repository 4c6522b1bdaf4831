"""Tables that the end of a page parts: which goes on with which, and the rows of all parts as one table."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from docreader.result import Cell, Page, Region, Table

_RUNNING = {"page-header", "page-footer"}
_BELOW = _RUNNING | {"footnote"}
_END, _START = 0.75, 0.25
"""Share of a page's height below which a table ends that goes on, and above which its next part starts."""
_APART = 0.02
"""Share of a page's width by which the edges of a column differ between two parts, at most."""

_CONTINUED = re.compile(
    r"\bcontinu(?:ed|ation|a|ación|ação)\b|\bcont(?:\.|['’]?d\b)|\b(?:Fortsetzung|suite|segue)\b|продолжение|续|続",
    re.IGNORECASE,
)
"""What the caption of such a part says."""


def with_continued(pages: Iterable[Page]) -> Iterator[Page]:
    """``pages``, whose first tables tell which one of the page before they go on with."""
    before: Page | None = None
    for page in pages:
        last, first = _last_table(before, page), _first(page)
        before = page
        if last is not None and first is not None and _goes_on(last, first, page):
            told = replace(first, continues=last.id)
            regions = [told if region.id == first.id else region for region in page.regions]
            before = replace(page, regions=regions)
        yield before


def as_one(parts: Sequence[Table]) -> Iterator[tuple[int, int, Cell]]:
    """The cells of a table's ``parts``: the place of its part, its row in all of them, and the cell.

    The rows at the head of a part that are those of the first one, printed again, are left out.
    """
    below = 0
    for place, part in enumerate(parts):
        again = _repeated(parts[0], part) if place else 0
        for cell in part.cells:
            if cell.row >= again:
                yield place, below + cell.row - again, cell
        below += part.rows - again


def _last_table(before: Page | None, page: Page) -> Region | None:
    """The table that the page before ``page`` ends with, far down it."""
    if before is None or before.number + 1 != page.number:
        return None
    if (before.width, before.height) != (page.width, page.height):
        return None
    told = [region for region in before.regions if region.label not in _BELOW]
    last = max(told, key=lambda region: region.order, default=None)
    return last if last is not None and last.box[3] > _END * before.height else None


def _first(page: Page) -> Region | None:
    """What ``page`` begins with, far up it, below a caption that says so."""
    told = [region for region in page.regions if not (region.label in _RUNNING or _is_again(region))]
    first = min(told, key=lambda region: region.order, default=None)
    return first if first is not None and first.box[1] < _START * page.height else None


def _is_again(region: Region) -> bool:
    return region.label == "caption" and _CONTINUED.search(region.text) is not None


def _goes_on(last: Region, first: Region, page: Page) -> bool:
    """Whether both are tables with the same columns, two or more."""
    if last.table is None or first.table is None or last.table.columns != first.table.columns:
        return False
    edges, others = _edges(last), _edges(first)
    shared = edges.keys() & others.keys()
    near = all(abs(edges[key] - others[key]) < _APART * page.width for key in shared)
    return last.table.columns > 1 and bool(shared) and near


def _edges(region: Region) -> dict[tuple[int, int], float]:
    """The left and right edge of each column of a table, from its left one: pages may have other margins."""
    sides: dict[tuple[int, int], list[float]] = defaultdict(list)
    for cell in region.table.cells if region.table else ():
        if cell.column_span == 1:
            sides[cell.column, 0].append(cell.box[0] - region.box[0])
            sides[cell.column, 1].append(cell.box[2] - region.box[0])
    return {(column, side): (max if side else min)(found) for (column, side), found in sides.items()}


def _repeated(first: Table, part: Table) -> int:
    """How many rows at the head of ``part`` say what those of ``first`` do; none that say nothing."""
    heads, again = _rows(first), _rows(part)
    count = 0
    while again.get(count) and again[count] == heads.get(count):
        count += 1
    crossed = any(cell.row < count < cell.row + cell.row_span for cell in part.cells)
    return 0 if crossed or count == part.rows else count


def _rows(table: Table) -> dict[int, dict[int, str]]:
    """The words of each row by column, where it has any."""
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for cell in table.cells:
        if cell.text:
            rows[cell.row][cell.column] = cell.text
    return rows
