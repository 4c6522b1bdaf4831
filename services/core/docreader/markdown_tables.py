"""Tables as Markdown: GitHub's pipe tables, or HTML where cells span others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docreader.continued import as_one
from docreader.inline import as_html, as_markdown
from docreader.result import Cell, Link, Region


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell in its row of the whole table, with its links."""

    row: int
    cell: Cell
    links: list[Link]


def table_as_markdown(parts: Sequence[Region]) -> str:
    """The rows of ``parts``, regions with tables of as many columns each, as one table."""
    cells = list(_cells(parts))
    if any(placed.cell.row_span > 1 or placed.cell.column_span > 1 for placed in cells):
        return _html(cells)
    columns = max(part.table.columns for part in parts if part.table)
    return _pipes(cells, columns)


def _cells(parts: Sequence[Region]) -> Iterator[_Placed]:
    tables = [part.table for part in parts if part.table]
    for place, row, cell in as_one(tables):
        yield _Placed(row, cell, [link for link in parts[place].links if _is_in(cell, link)])


def _is_in(cell: Cell, link: Link) -> bool:
    (x0, y0, x1, y1), (left, top, right, bottom) = link.box, cell.box
    return left <= (x0 + x1) / 2 <= right and top <= (y0 + y1) / 2 <= bottom


def _pipes(cells: Sequence[_Placed], columns: int) -> str:
    texts = {
        (placed.row, placed.cell.column): as_markdown(placed.cell.text, placed.links).replace("|", "\\|")
        for placed in cells
    }
    count = max(row for row, _ in texts) + 1
    rows = [
        "| " + " | ".join(texts.get((row, column), "") for column in range(columns)) + " |"
        for row in range(count)
    ]
    return "\n".join([rows[0], "|" + " --- |" * columns, *rows[1:]])


def _html(cells: Sequence[_Placed]) -> str:
    """GitHub's pipe tables know no spans; its HTML does."""
    count = max(placed.row + placed.cell.row_span for placed in cells)
    rows = [""] * count
    for placed in cells:
        rows[placed.row] += _html_cell(placed)
    return "\n".join(["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"])


def _html_cell(placed: _Placed) -> str:
    cell = placed.cell
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    return f"<td{spans}>{as_html(cell.text, placed.links)}</td>"
