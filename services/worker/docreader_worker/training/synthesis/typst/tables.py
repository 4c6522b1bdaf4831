"""Tables of every look in Typst."""

from random import Random

from docreader_worker.training.synthesis.tables import Grid, GridCell, make_grid
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.markup import escape


def table(
    draft: Draft, rows: tuple[int, int] = (3, 14), columns: tuple[int, int] = (2, 7), full: bool = False
) -> str:
    """Markup of a marked table; ``full`` makes it as wide as its column."""
    return draft.area("table", draw_grid(draft, make_grid(draft.wording, rows, columns), full))


def draw_grid(draft: Draft, grid: Grid, full: bool = False) -> str:
    """Markup of ``grid`` in a random look."""
    draw = draft.random
    prose = any(len(cell.text) > 40 for row in grid.rows for cell in row)
    widths = ["1fr" if (prose or full) and (place or not full) else "auto" for place in range(grid.columns)]
    if prose and grid.columns > 1:
        widths[0] = "auto" if max(len(row[0].text) for row in grid.rows if row) < 20 else "1fr"
    rows = len(grid.rows)
    size = draw.choice((0.75, 0.8, 0.85, 0.9, 1.0))
    head_fill = draw.random() < 0.3
    cells = "".join(_row(row, index < grid.head, head_fill) for index, row in enumerate(grid.rows))
    return (
        f"#set text(size: {size}em)\n#set par(justify: false, first-line-indent: 0pt, leading: 0.5em)\n"
        f"#table(columns: ({', '.join(widths)},), "
        f"align: {draw.choice(('left', 'left', 'center', 'left + horizon'))}, "
        f"inset: (x: {draw.choice((3, 4, 6, 8))}pt, y: {draw.choice((1.5, 2.5, 3, 4, 6))}pt), "
        f"stroke: {_stroke(draw, grid.head, rows)}, fill: {_fill(draft, grid.head, head_fill)},\n{cells})"
    )


def _stroke(draw: Random, head: int, rows: int) -> str:
    width = draw.choice(("0.3pt", "0.5pt", "0.5pt", "0.8pt"))
    line = f"{width} + {draw.choice(('black', 'black', 'gray', 'luma(180)', 'maroon'))}"
    heavy = draw.choice(("0.8pt", "1pt", "1.5pt"))
    booktabs = (
        f"(x, y) => (top: if y == 0 {{ {heavy} }} else if y == {head} {{ {width} }} else {{ 0pt }}, "
        f"bottom: if y == {rows - 1} {{ {heavy} }} else {{ 0pt }})"
    )
    return draw.choice((
        line, line, "none", booktabs, booktabs, f"(x, y) => (bottom: {line})",
        f"(x, y) => (left: if x > 0 {{ {line} }})",
        f"(x, y) => if y < {head} {{ (y: {line}) }} else {{ (x: {line}, bottom: {line}) }}",
        f"(x, y) => if y == {head} {{ (top: {line}) }}",
    ))  # fmt: skip


def _fill(draft: Draft, head: int, head_fill: bool) -> str:
    draw = draft.random
    base = f'rgb("{draft.style.accent}")' if draft.style.coloured else draw.choice(("luma(190)", "luma(90)"))
    first = f"if y < {head} {{ {base} }} else" if head_fill else ""
    zebra = draw.choice(
        ("none", "none", "none", "if calc.odd(y) { luma(235) }", "if calc.even(y) { luma(242) }")
    )
    return f"(x, y) => tint({first} {{ {zebra} }})"


def _row(row: list[GridCell], head: bool, head_fill: bool) -> str:
    return "  " + " ".join(_cell(cell, head, head_fill) for cell in row) + "\n"


def _cell(cell: GridCell, head: bool, head_fill: bool) -> str:
    text = escape(cell.text)
    if cell.strong or head:
        text = f"#strong[{text}]"
    if head and head_fill:
        text = f"#paint(white)[{text}]"
    options = [
        f"colspan: {cell.columns}" if cell.columns > 1 else "",
        f"rowspan: {cell.rows}" if cell.rows > 1 else "",
        "align: right" if cell.number else "",
    ]
    chosen = ", ".join(option for option in options if option)
    return f"table.cell({chosen})[{text}]," if chosen else f"[{text}],"
