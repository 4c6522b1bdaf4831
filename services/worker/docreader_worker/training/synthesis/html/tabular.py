"""Families of pages that are mostly tables: cheat sheets, records, statistical releases."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.markup import element, row, space, text
from docreader_worker.training.synthesis.html.office import logo
from docreader_worker.training.synthesis.html.sheet import document, make_running, sheet
from docreader_worker.training.synthesis.tables import make_grid

_KINDS = ("Not applicable", "r Revised", "p Provisional", "– Nil or rounded to zero", ".. Not available")


def cheat_sheet(blocks: Blocks) -> str:
    """Three or four columns of headings, each over a small table of two columns without a frame."""
    draw, style = blocks.draw, blocks.style
    wide = style.width > style.height
    columns = draw.choice((3, 4)) if wide else draw.choice((2, 3, 3))
    line = f"{draw.choice((0.3, 0.5))}pt solid {draw.choice(('#000', '#888', style.accent))}"
    look = f"text-align:{draw.choice(('center', 'center', 'start'))};font-weight:700;margin:5pt 0 2pt"
    mono = draw.choice((f"font-family:'{style.mono}';", ""))
    content = []
    for _ in range(columns * 9):
        head = blocks.wording.heading(28)
        content.append(element(text(head), "section-header", "heading", f"{look};color:{style.accent}"))
        if draw.random() < 0.15:
            content.append(blocks.paragraph(30, 120))
        if draw.random() < 0.1:
            content += blocks.items(draw.randint(2, 4), 50)
            continue
        content.append(_pairs(blocks, draw.randint(3, 11), line, mono))
    top = title(blocks, draw.uniform(1.5, 2.2), 45) if draw.random() < 0.7 else ""
    drawn = sheet(blocks, make_running(blocks), 1, columns, top=top)
    return document(blocks, [drawn], {"main": content})


def _pairs(blocks: Blocks, count: int, line: str, mono: str) -> str:
    """Names and what they do, divided by a rule between the columns and rules between the rows."""
    wording, rows = blocks.wording, ""
    for index in range(count):
        name = wording.code(1)[:18].strip() if mono else wording.words(2)[:24]
        above = f"border-top:{line};" if index else ""
        cell = f"{above}padding:1pt 3pt;vertical-align:top;overflow-wrap:anywhere;"
        left = element(text(name), style=f"{cell}{mono}width:38%;border-inline-end:{line}", tag="td")
        rows += element(left + element(text(wording.sentence(50)), style=cell, tag="td"), tag="tr")
    table = element(f"<tbody>{rows}</tbody>", "table", style="width:100%;table-layout:fixed", tag="table")
    return element(table, css="plain")


def records(blocks: Blocks) -> str:
    """Several small ruled tables as wide as the page, each below a heading of its own."""
    draw, style = blocks.draw, blocks.style
    line = f"{draw.choice((0.4, 0.7, 1))}pt solid {draw.choice(('#000', '#000', '#777', style.accent))}"
    look = f"margin-top:{style.size * draw.uniform(0.6, 1.6):.0f}pt"
    fixed = draw.random() < 0.5
    content, pages = [], draw.choice((1, 2))
    for _ in range(draw.randint(4, 9) * pages):
        content.append(element(blocks.heading(2, 45), css="heading", style=look))
        if draw.random() < 0.2:
            content.append(blocks.paragraph(40, 200))
        content.append(_ruled(blocks, line, fixed))
        if draw.random() < 0.15:
            content.append(blocks.paragraph(30, 160, css="b small"))
    name = title(blocks, draw.uniform(1.3, 2), 50)
    top = row(logo(blocks), name, align="center", spread=True) if draw.random() < 0.4 else name
    marks = make_running(blocks)
    sheets = [sheet(blocks, marks, index + 1, top="" if index else top) for index in range(pages)]
    return document(blocks, sheets, {"main": content})


def _ruled(blocks: Blocks, line: str, fixed: bool) -> str:
    """A table whose cells all have rules; some are empty, to be filled in."""
    draw, wording = blocks.draw, blocks.wording
    wide, filled = draw.randint(2, 6), draw.choice((0.3, 0.8, 1.0))
    shade = draw.choice(("", "", f"background:{blocks.style.tint};", "font-weight:700;"))
    cell = f"border:{line};padding:2pt 4pt;height:{blocks.style.size * 1.5:.0f}pt;"
    head = "".join(element(text(wording.words(2)), style=cell + shade, tag="td") for _ in range(wide))
    rows = element(head, tag="tr") if draw.random() < 0.75 else ""
    for _ in range(draw.randint(1, 6)):
        values = [
            draw.choice((wording.words(3)[:26], wording.date(), wording.number(1e4), wording.facts.name()))
            if index == 0 or draw.random() < filled
            else ""
            for index in range(wide)
        ]
        rows += element("".join(element(text(value), style=cell, tag="td") for value in values), tag="tr")
    layout = f"width:100%;{'table-layout:fixed' if fixed else ''}"
    return element(
        element(f"<tbody>{rows}</tbody>", "table", style=layout, tag="table"),
        css="plain",
        style="margin:2pt 0",
    )


def release(blocks: Blocks) -> str:
    """A statistical release: key points, then tables under their captions, over notes and sources."""
    draw = blocks.draw
    content = [blocks.heading(2, 40), *blocks.items(draw.randint(2, 5), 200)]
    for number in range(1, draw.randint(4, 8)):
        content.append(blocks.heading(2, 60))
        content += [blocks.paragraph(80, 500) for _ in range(draw.choice((0, 1, 2, 3)))]
        content.append(_captioned(blocks, number))
    about = f"{blocks.wording.date()} | {text(blocks.wording.facts.company())}"
    head = (
        title(blocks, draw.uniform(1.6, 2.6), 70) + element(about, "text", draw.choice(("", "e"))) + space(8)
    )
    if draw.random() < 0.5:
        head = element(logo(blocks)) + head
    marks, columns = make_running(blocks), draw.choice((1, 1, 1, 2))
    sheets = [sheet(blocks, marks, 1, top=head), *(sheet(blocks, marks, page, columns) for page in (2, 3))]
    return document(blocks, sheets[: draw.choice((1, 2, 3))], {"main": content})


def _captioned(blocks: Blocks, number: int) -> str:
    """A table or chart below its caption and above its notes and source."""
    draw, wording = blocks.draw, blocks.wording
    charted = draw.random() < 0.3
    kind = "Chart" if charted else "Table"
    name = f"<b>{kind} {number}{draw.choice((':', '.', ' –', '', '<br>'))} {text(wording.sentence(90))}</b>"
    if draw.random() < 0.4:
        name += f"<br>{text(wording.words(4))}, {draw.randint(1990, 2026)}"
    shown = blocks.picture("95%", 170) if charted else blocks.grid(make_grid(wording, (4, 16), (3, 7)))
    lines = [draw.choice(_KINDS) for _ in range(draw.choice((0, 0, 1, 2)))]
    lines += [f"{mark} {wording.sentence(120)}" for mark in ("1", "2", "3")[: draw.choice((0, 1, 2, 3))]]
    lines.append(f"Source: {wording.facts.company()}, {wording.sentence(40)}")
    notes = "".join(element(text(line), "footnote", "note", tag="p") for line in lines)
    return element(element(name, "caption", "cap", tag="p") + shown + notes, css="unit")
