"""Tables of every look that word processors offer."""

from collections.abc import Sequence
from dataclasses import dataclass

from docreader_worker.training.synthesis.office.draft import BOLD, Draft
from docreader_worker.training.synthesis.office.markup import escape, points, tag
from docreader_worker.training.synthesis.tables import Grid, GridCell, make_grid

_KINDS = (
    "grid", "grid", "grid", "head", "head", "zebra", "lines", "booktabs", "booktabs", "none", "sums", "outer",
    "columns",
)  # fmt: skip
_PROSE = 40
"""Characters from which a cell's text is set in several lines."""


@dataclass(frozen=True, slots=True)
class _Look:
    kind: str
    line: str
    thick: str
    head: str
    ink: str
    tint: str
    padding: float
    middle: bool
    full: bool
    centred: bool
    tall: float
    stub: bool
    band: str


def table(draft: Draft, rows: tuple[int, int] = (3, 14), columns: tuple[int, int] = (2, 7)) -> str:
    """A table of any kind."""
    return draw_grid(draft, make_grid(draft.wording, rows, columns))


def draw_grid(
    draft: Draft, grid: Grid, full: bool | None = None, kinds: Sequence[str] = _KINDS, tall: float = 0.0,
    shade: str = "",
) -> str:  # fmt: skip
    """The table of ``grid``, as wide as its column when ``full``, with rows at least ``tall`` points high.

    Of the ``kinds`` of rules, ``none`` has no rules at all and ``sums`` only those above totals. ``shade`` is
    the ground of its head, and of rows that are heads of what is below them; otherwise any or none.
    """
    mark = draft.styles.mark("table")
    look = _draw_look(draft, full, draft.random.choice(kinds), tall, shade)
    widths = _widths(draft, grid, look)
    name = f"t{mark}"
    align = {
        "table:align": draft.random.choice(("center", "left", "left")),
        "style:width": points(sum(widths)),
    }
    gap = {"fo:margin-top": "4pt", "fo:margin-bottom": points(draft.random.choice((6, 10, 14)))}
    style = draft.styles.use("table", style=draft.opening(), table=align | gap)
    shape = {"style:min-row-height": points(look.tall)}
    row = draft.styles.use("table-row", table_row=shape)
    rows = _rows(grid, [_row(draft, look, mark, grid, index) for index in range(len(grid.rows))], row)
    head = tag("table:table-header-rows", {}, *rows[: grid.head]) if grid.head else ""
    return tag(
        "table:table", {"table:name": name, "table:style-name": style},
        *(_column(draft, width) for width in widths), head, *rows[grid.head :],
    )  # fmt: skip


def _draw_look(draft: Draft, full: bool | None, kind: str, tall: float, shade: str) -> _Look:
    draw, look = draft.random, draft.look
    colour = draw.choice(("#000000", "#000000", "#000000", "#808080", "#a6a6a6", look.accent))
    head = draw.choice((look.tint, look.tint, look.accent, "#d9d9d9")) if draw.random() < 0.5 else ""
    if not head and look.accent != "#000000" and draw.random() < 0.4:
        head = look.accent
    head = shade or head
    dark = head in {look.accent, "#000000"}
    return _Look(
        kind=kind, line=f"{draw.choice((0.25, 0.5, 0.5, 0.5, 1))}pt solid {colour}",
        thick=f"{draw.choice((0.75, 1, 1.5))}pt solid {colour}",
        head=head, ink="#ffffff" if dark else "", tint=draw.choice((look.tint, "#f2f2f2")),
        padding=draw.choice((0.5, 1.5, 2, 2.8, 4, 5.4)), middle=draw.random() < 0.4,
        full=draw.random() < 0.65 if full is None else full, centred=draw.random() < 0.25,
        tall=tall or draw.choice((1, 1, 1, 1, 1, 20, 28)),
        stub=kind == "grid" and draw.random() < 0.2,
        band=shade or draw.choice(("", "", look.tint)),
    )  # fmt: skip


def _widths(draft: Draft, grid: Grid, look: _Look) -> list[float]:
    """The width of each column, by the length of its texts."""
    longest = [1.0] * grid.columns
    for row, places in zip(grid.rows, _places(grid), strict=True):
        for cell, place in zip(row, places, strict=True):
            if cell.columns == 1:
                longest[place] = max(longest[place], min(len(cell.text), _PROSE))
    letter = draft.look.size * (0.55 if draft.wording.spaced else 1.0)
    wanted = [count * letter + 2 * look.padding + 6 for count in longest]
    scale = draft.width / sum(wanted)
    return [width * scale if look.full or scale < 1 else width for width in wanted]


def _places(grid: Grid) -> list[list[int]]:
    """The column in which each cell of each row begins."""
    taken = [0] * grid.columns
    found = []
    for row in grid.rows:
        place, places = 0, []
        below = list(taken)
        for cell in row:
            while taken[place]:
                place += 1
            places.append(place)
            for column in range(place, place + cell.columns):
                below[column] = cell.rows
            place += cell.columns
        taken = [max(0, left - 1) for left in below]
        found.append(places)
    return found


def _rows(grid: Grid, cells: list[list[str]], style: str) -> list[str]:
    """The rows of ``cells`` in ``style``; OpenDocument has elements also for places that a span covers."""
    covered = tag("table:covered-table-cell", {})
    lines = []
    for places, drawn in zip(_places(grid), cells, strict=True):
        line = [covered] * grid.columns
        for place, xml in zip(places, drawn, strict=True):
            line[place] = xml
        lines.append(tag("table:table-row", {"table:style-name": style}, *line))
    return lines


def _row(draft: Draft, look: _Look, mark: int, grid: Grid, index: int) -> list[str]:
    return [
        _cell(draft, look, mark, grid, index, place, cell)
        for place, cell in zip(_places(grid)[index], grid.rows[index], strict=True)
    ]


def _cell(draft: Draft, look: _Look, mark: int, grid: Grid, index: int, place: int, cell: GridCell) -> str:
    head, last = index < grid.head, index + cell.rows == len(grid.rows)
    box = _borders(look, index, grid.head, last, place) | {"fo:padding": points(look.padding)}
    if look.kind == "sums" and cell.number and cell.strong and not head:
        box |= {"fo:border-top": look.line, "fo:border-bottom": look.line}
    if look.middle:
        box["style:vertical-align"] = "middle"
    if head and look.head and look.kind != "none":
        box["fo:background-color"] = look.head
    elif look.band and look.kind != "none" and cell.strong and cell.columns == grid.columns:
        box["fo:background-color"] = look.band
    elif (look.kind == "zebra" and (index - grid.head) % 2) or (look.stub and not place):
        box["fo:background-color"] = look.tint
    style = draft.styles.use("table-cell", "", mark, table_cell=box)
    text: dict[str, str] = {}
    if cell.strong or head:
        text |= BOLD
    if head and look.head and look.kind != "none" and look.ink:
        text["fo:color"] = look.ink
    side = (
        "end" if cell.number else "center" if look.centred and place and len(cell.text) < _PROSE else "start"
    )
    content = draft.paragraph(
        "Cell", escape(cell.text), mark=mark, paragraph={"fo:text-align": side}, text=text
    )
    spans = {"table:number-columns-spanned": str(cell.columns), "table:number-rows-spanned": str(cell.rows)}
    return tag(
        "table:table-cell",
        {"table:style-name": style, **(spans if cell.columns > 1 or cell.rows > 1 else {})},
        content,
    )


def _borders(look: _Look, index: int, head: int, last: bool, place: int) -> dict[str, str]:
    if look.kind == "grid":
        return {"fo:border": look.line}
    edges = {
        "head": {"fo:border-bottom": look.line} if last else {},
        "lines": {"fo:border-bottom": look.line},
        "booktabs": {"fo:border-bottom": look.thick if last else look.line}
        if last or index == head - 1
        else {},
        "columns": {"fo:border-left": look.line} if place else {},
        "outer": {"fo:border-bottom": look.line} if last or index == head - 1 else {},
    }.get(look.kind, {})
    if look.kind in {"booktabs", "outer"} and index == 0:
        edges |= {"fo:border-top": look.thick}
    return edges


def _column(draft: Draft, width: float) -> str:
    style = draft.styles.use("table-column", table_column={"style:column-width": points(width)})
    return tag("table:table-column", {"table:style-name": style})
