"""A family of pages of annual reports: large headings, key figures, side columns and statements."""

from collections.abc import Sequence

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, space, text
from docreader_worker.training.synthesis.html.press import flow
from docreader_worker.training.synthesis.html.prose import body
from docreader_worker.training.synthesis.html.sheet import Running, document, open_sheet, sheet
from docreader_worker.training.synthesis.html.statements import statement
from docreader_worker.training.synthesis.html.tiles import tile, tiles

_STATEMENTS = (
    "Consolidated income statement", "Balance sheet", "Statement of cash flows", "Five-year summary",
    "Statement of changes in equity", "Segment information", "Key figures",
    "Statement of financial position",
)  # fmt: skip
_LINES = (
    "Revenue", "Cost of sales", "Gross profit", "Selling expenses", "Administrative expenses",
    "Finance income", "Finance costs", "Profit before tax", "Income tax", "Profit for the year",
    "Property, plant and equipment", "Intangible assets", "Inventories", "Trade receivables",
    "Cash and cash equivalents", "Share capital", "Retained earnings", "Borrowings", "Provisions",
    "Trade payables", "Deferred tax", "Dividends paid",
)  # fmt: skip
_MIX = {"paragraph": 9, "heading": 3, "list": 1.2, "figure": 0.6, "table": 0.5}


def annual_report(blocks: Blocks) -> str:
    """Two or three pages: text beside a side column, key figures, statements without rules."""
    draw, facts = blocks.draw, blocks.wording.facts
    name, start = facts.company(), draw.randint(2, 180)
    head, foot = draw.choice(
        (
            ("", f"{name} Annual Report {facts.year()}||{{n}}"),
            (f"{blocks.wording.heading(24)}|{blocks.wording.heading(24)}|{{n}}", ""),
            (f"{blocks.wording.heading(28)}||", f"{{n}}||{name} Annual report and accounts"),
            (f"{name}|{facts.year()}|Financial statements", "|{n}|"),
        )
    )
    marks = Running(head, foot, draw.random() < 0.3)
    content = body(blocks, 40, _MIX, 2, (80, 600))
    pages = []
    for index in range(draw.choice((2, 3))):
        kind = draw.choice((_text_page, _text_page, _statement_page))
        pages.append(kind(blocks, marks, start + index))
    return document(blocks, pages, {"main": content})


def _large(blocks: Blocks, words: str) -> str:
    draw, style = blocks.draw, blocks.style
    look = (
        f"font-family:'{style.heading}','{style.body}';color:{style.accent};line-height:1.1;"
        f"font-size:{style.size * draw.uniform(1.8, 3.6):.0f}pt;font-weight:{draw.choice((400, 400, 700))};"
        f"margin-bottom:{style.size:.0f}pt"
    )
    return element(text(words), "section-header", style=look)


def _text_page(blocks: Blocks, marks: Running, number: int) -> str:
    """A large heading, perhaps tiles of figures, and columns, perhaps beside a narrow one of its own."""
    draw, style = blocks.draw, blocks.style
    top = _large(blocks, blocks.wording.heading(45)) if draw.random() < 0.8 else ""
    if draw.random() < 0.4:
        larger = f"font-size:{style.size * 1.3:.1f}pt;color:{style.accent};margin-bottom:8pt"
        top += element(text(blocks.wording.paragraph(80, 260)), "text", style=larger)
    if draw.random() < 0.5:
        top += tiles(blocks)
    if draw.random() < 0.5:
        return sheet(blocks, marks, number, draw.choice((2, 2, 3)), top=top, floats=0.15)
    side = element(_aside(blocks), style=f"flex:0 0 {draw.randint(22, 32)}%")
    halves = [side, element(flow("main"), css="col")]
    draw.shuffle(halves)
    cols = element("".join(halves), css="cols", style=f"gap:{style.column_gap:.0f}pt")
    return open_sheet(blocks, marks, number, top + cols)


def _aside(blocks: Blocks) -> str:
    """What stands in a narrow column: figures, a small heading with words, a list, a picture."""
    draw, style = blocks.draw, blocks.style
    parts = []
    for _ in range(draw.randint(2, 4)):
        kind = draw.choice(("figure", "words", "words", "list", "picture"))
        if kind == "figure":
            parts.append(tile(blocks))
        elif kind == "picture":
            parts.append(blocks.picture("100%", 100))
        else:
            head = element(
                text(blocks.wording.heading(30)),
                "section-header",
                style=f"color:{style.accent};font-weight:700",
            )
            words = blocks.paragraph(40, 200) if kind == "words" else "".join(blocks.items(3, 60))
            parts.append(head + words)
    return space(draw.randint(10, 24)).join(parts)


def _statement_page(blocks: Blocks, marks: Running, number: int) -> str:
    """One or two statements, each below its heading, and what goes with them."""
    draw = blocks.draw
    top = _large(blocks, draw.choice(_STATEMENTS))
    if draw.random() < 0.5:
        ended = f"for the year ended 31 December {blocks.wording.facts.year()}"
        top += blocks.line(ended, "text", draw.choice(("", "small"))) + space(6)
    shown = draw.choice((_statement, _statement, statement))
    top += shown(blocks, draw.randint(8, 20))
    if draw.random() < 0.4:
        top += blocks.heading(2, 40) + shown(blocks, draw.randint(4, 9))
    if draw.random() < 0.3:
        top += element("The notes on pages 48 to 96 are part of these statements.", "text", "small")
    return sheet(blocks, marks, number, draw.choice((1, 2)), top=top + space(10))


def _statement(blocks: Blocks, rows: int) -> str:
    """Figures of two or more years without rules but those over sums; mostly with a column of notes."""
    draw, style = blocks.draw, blocks.style
    noted, years = draw.random() < 0.7, draw.choice((2, 2, 2, 3, 5))
    first = draw.randint(1999, 2026)
    head = [draw.choice(("", "€ million", "In thousands", "£m")), *(["Note"] if noted else [])]
    head += [str(first - offset) for offset in range(years)]
    line = f"border-bottom:{draw.choice((0.4, 0.8))}pt solid {style.accent}"
    shade = f"background:{style.tint}" if draw.random() < 0.4 else ""
    lines = [_row(head, f"{line};color:{style.accent};font-weight:700", shade)]
    for _ in range(rows):
        kind = draw.choices(("plain", "sum", "group"), (76, 16, 8))[0]
        name = draw.choice((*_LINES, blocks.wording.words(4)))
        if kind == "group":
            lines.append(_row([name, *[""] * (len(head) - 1)], "font-weight:700;padding-top:6pt", ""))
            continue
        note = [draw.choice(("", str(draw.randint(1, 34))))] if noted else []
        values = [
            draw.choice((blocks.wording.money(), blocks.wording.number(1e5, 0), "–")) for _ in range(years)
        ]
        bold = "font-weight:700;border-top:.5pt solid #000" if kind == "sum" else ""
        lines.append(_row([name, *note, *values], bold, shade))
    table = element(f"<tbody>{''.join(lines)}</tbody>", "table", style="width:100%;margin:0", tag="table")
    return element(table, css="plain")


def _row(cells: Sequence[str], look: str, shade: str) -> str:
    """A line of a statement; ``shade`` marks the newest year's column."""
    drawn = []
    newest = 2 if len(cells) > 1 and (cells[1] == "Note" or cells[1].isdigit() or not cells[1]) else 1
    for index, cell in enumerate(cells):
        align = "text-align:end;white-space:nowrap;" if index else "width:45%;"
        ground = shade if index == newest else ""
        drawn.append(element(text(cell), style=f"{align}{look};{ground}", tag="td"))
    return element("".join(drawn), tag="tr")
