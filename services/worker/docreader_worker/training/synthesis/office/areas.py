"""Tables that are not read as such: parts of a page beside each other, and ruled forms."""

from collections.abc import Sequence

from docreader_worker.training.synthesis.office.draft import Draft
from docreader_worker.training.synthesis.office.markup import BREAK, escape, points, tag

_CELLS = 12


def beside(draft: Draft, parts: Sequence[str], shares: Sequence[float]) -> str:
    """``parts`` beside each other in cells without rules, as wide as their ``shares`` of the column.

    They cannot begin a page of another style: something must stand before them that does.
    """
    whole = sum(shares)
    style = draft.styles.use("table-cell", table_cell={"fo:padding": "0pt", "fo:padding-right": "8pt"})
    columns = [column(draft, draft.width * share / whole) for share in shares]
    cells = (tag("table:table-cell", {"table:style-name": style}, part) for part in parts)
    return table_of(draft, columns, [tag("table:table-row", {}, *cells)])


def ruled_form(draft: Draft, rows: int) -> str:
    """A ruled grid of cells with small names over what was filled in: a table, as authorities print them."""
    draw, wording, mark = draft.random, draft.wording, draft.styles.mark("table")
    box = {"fo:border": "0.5pt solid #000000", "fo:padding": points(draw.choice((1, 2, 3)))}
    style = draft.styles.use("table-cell", "", mark, table_cell=box)
    small = {"fo:font-size": points(draft.look.size * 0.7)}
    covered = tag("table:covered-table-cell", {})
    lines, number = [], 1
    for _ in range(rows):
        cells, left = [], _CELLS
        while left:
            span = min(left, draw.choice((3, 4, 6, 12)))
            left -= span
            name = f"{number}. {wording.words(draw.randint(1, 5))}"
            value = draw.choice(("", "", wording.facts.name(), wording.number(1e5), wording.date()))
            content = f"{draft.span(name, **small)}{BREAK}{escape(value)}"
            shape = {"table:style-name": style, "table:number-columns-spanned": str(span)}
            cells.append(tag("table:table-cell", shape, draft.paragraph("Cell", content, mark=mark)))
            cells += [covered] * (span - 1)
            number += 1
        lines.append(tag("table:table-row", {}, *cells))
    return table_of(draft, [column(draft, draft.width / _CELLS) for _ in range(_CELLS)], lines)


def table_of(draft: Draft, columns: Sequence[str], rows: Sequence[str]) -> str:
    """A table as wide as the column of text, of ``columns`` and ``rows`` that are XML."""
    shape = {"style:width": points(draft.width), "table:align": "left", "fo:margin-bottom": "6pt"}
    style = draft.styles.use("table", style=draft.opening(), table=shape)
    name = f"area{draft.count('area')}"
    return tag("table:table", {"table:name": name, "table:style-name": style}, *columns, *rows)


def column(draft: Draft, width: float) -> str:
    """A column of a table, ``width`` points wide."""
    style = draft.styles.use("table-column", table_column={"style:column-width": points(width)})
    return tag("table:table-column", {"table:style-name": style})
