"""Cells of a grid: which belong together, and the words in each."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from docreader.result import Box, Cell, Table
from docreader_worker.content import Word
from docreader_worker.reading.geometry import Floats
from docreader_worker.reading.lines import text_of
from docreader_worker.reading.merges import Grid, Merges, Place
from docreader_worker.reading.table_text import is_number

_SIGNS = frozenset("$€£¥₹")


def fill(grid: Grid, crossed: Merges, unruled: Merges, words: Sequence[Word], boxes: Floats) -> Table:
    """The table: merged cells with their words, row by row.

    ``crossed`` are the neighbours that text runs through, ``unruled`` those without a ruling between them.
    """
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    places = _with_signs(grid.places(boxes), words)
    whole = [(row, column) for row in range(rows) for column in range(columns)]
    spans = _spans(whole, crossed, unruled, set(places))
    owner = {
        (row, column): (top, left)
        for (top, left), (bottom, right) in spans.items()
        for row in range(top, bottom)
        for column in range(left, right)
    }
    held: dict[Place, list[Word]] = defaultdict(list)
    for word, place in zip(words, places, strict=True):
        held[owner[place]].append(word)
    tops, lefts = (sorted({place[axis] for place in spans}) for axis in (0, 1))
    grid = Grid(
        ys=[*(grid.ys[top] for top in tops), grid.ys[-1]],
        xs=[*(grid.xs[left] for left in lefts), grid.xs[-1]],
    )
    cells = [
        _cell(
            grid,
            (bisect_left(tops, top), bisect_left(lefts, left)),
            (bisect_left(tops, bottom), bisect_left(lefts, right)),
            held.get((top, left), []),
        )
        for (top, left), (bottom, right) in sorted(spans.items())
    ]
    return Table(rows=len(tops), columns=len(lefts), cells=cells)


def _with_signs(places: Sequence[Place], words: Sequence[Word]) -> list[Place]:
    """``places`` of words, signs of a currency with the number behind them, and not with the one before."""
    found = list(places)
    rows: dict[int, list[int]] = defaultdict(list)
    for index in sorted(range(len(words)), key=lambda index: words[index].box[0]):
        rows[places[index][0]].append(index)
    for row in rows.values():
        for before, sign, after in zip(row, row[1:], row[2:], strict=False):
            glued = places[before] == places[sign] != places[after] and is_number(words[before])
            level = words[after].box[1] < words[sign].box[3] and words[sign].box[1] < words[after].box[3]
            if glued and level and words[sign].text in _SIGNS and is_number(words[after]):
                found[sign] = places[after]
    return found


def _cell(grid: Grid, place: Place, end: Place, words: list[Word]) -> Cell:
    (row, column), (bottom, right) = place, end
    box: Box = (grid.xs[column], grid.ys[row], grid.xs[right], grid.ys[bottom])
    return Cell(
        row=row,
        column=column,
        row_span=bottom - row,
        column_span=right - column,
        text=text_of(words),
        box=(round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)),
    )


def _spans(
    places: Sequence[Place], crossed: Merges, unruled: Merges, filled: set[Place]
) -> dict[Place, Place]:
    """For each cell's first place its end (exclusive).

    Cells that would be no rectangle, or put texts of one row together, are merged only where text crosses.
    """
    spans: dict[Place, Place] = {}
    loose: list[Place] = []
    for group in _groups(places, crossed | unruled):
        start, end = _corners(group)
        if _is_rectangle(group) and not _chains(group, crossed, filled):
            spans[start] = end
        else:
            loose += group
    if unruled and loose:
        return spans | _spans(loose, crossed, set(), filled)
    return spans | {(row, column): (row + 1, column + 1) for row, column in loose}


def _groups(places: Sequence[Place], merges: Merges) -> list[list[Place]]:
    """``places`` put together where ``merges`` join them."""
    group = {place: [place] for place in places}
    for first, second in sorted(merges):
        if first in group and second in group and group[first] is not group[second]:
            kept, gone = group[first], group[second]
            kept += gone
            group |= dict.fromkeys(gone, kept)
    return list({id(members): members for members in group.values()}.values())


def _corners(group: list[Place]) -> tuple[Place, Place]:
    """The first place of a group and the end (exclusive) of the rectangle around it."""
    rows, columns = zip(*group, strict=True)
    return (min(rows), min(columns)), (max(rows) + 1, max(columns) + 1)


def _is_rectangle(group: list[Place]) -> bool:
    (top, left), (bottom, right) = _corners(group)
    return len(group) == (bottom - top) * (right - left)


def _chains(group: list[Place], crossed: Merges, filled: set[Place]) -> bool:
    """Whether a row of ``group`` holds words in two places, and no text runs from one to the other."""
    held = sorted(filled.intersection(group))
    return any(
        ((row, column), (row, column + 1)) not in crossed
        for (row, start), (other, end) in pairwise(held)
        if row == other
        for column in range(start, end)
    )
