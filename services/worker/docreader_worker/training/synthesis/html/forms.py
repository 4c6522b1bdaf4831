"""Families to be filled in: forms with lines and boxes, ruled forms of authorities, examinations."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.markup import element, row, space, text
from docreader_worker.training.synthesis.html.office import logo, page
from docreader_worker.training.synthesis.html.sheet import document, make_running, sheet

_FRAME = "border:.6pt solid #666;"


def _field(blocks: Blocks) -> str:
    draw, wording = blocks.draw, blocks.wording
    label = text(wording.words(draw.randint(1, 4)).capitalize())
    value = text(draw.choice((wording.facts.name(), wording.date(), "", "", "")))
    kind = draw.choice(("line", "line", "box", "above", "checks"))
    if kind == "checks":
        options = " ".join(f"☐ {text(wording.words(1))}" for _ in range(draw.randint(2, 4)))
        return element(f"{label}: {options}", "text", style="margin:5pt 0")
    if kind == "line":
        line = element(f"&nbsp;{value}", style="flex:1;border-bottom:.6pt solid #000", tag="span")
        return element(f"{label}: {line}", "text", style="display:flex;margin:6pt 0")
    if kind == "above":
        box = element(value, style=f"{_FRAME}height:17pt;padding:1pt 4pt")
        return element(element(label, "text", "small", tag="span") + box, style="margin:6pt 0")
    box = element("", style=f"flex:1;{_FRAME}background:{blocks.style.tint};height:16pt")
    return row(element(label, "text", style="flex:0 0 30%", tag="span"), box, gap=6, style="margin:5pt 0")


def form(blocks: Blocks) -> str:
    """A form with lines, boxes and ticks in sections."""
    draw = blocks.draw
    name = title(blocks, 1.6, 60)
    parts = [row(logo(blocks), name, spread=True) if draw.random() < 0.5 else name]
    if draw.random() < 0.6:
        parts.append(blocks.paragraph(80, 350))
    for _ in range(draw.randint(2, 5)):
        heading = blocks.heading(2, 40)
        if draw.random() < 0.35:
            band = f"background:{blocks.style.accent};color:#fff;padding:2pt 4pt"
            heading = heading.replace("data-l", f'style="{band}" data-l', 1)
        fields = "".join(_field(blocks) for _ in range(draw.randint(3, 9)))
        columns = f"grid-template-columns:repeat({draw.choice((1, 2, 2, 3))},1fr)"
        parts += [heading, element(fields, style=f"display:grid;{columns};column-gap:14pt")]
        if draw.random() < 0.3:
            parts.append(blocks.table((2, 6), (2, 6)))
        if draw.random() < 0.3:
            parts += blocks.items(draw.randint(2, 4), 140)
    line = "flex:1;border-top:.7pt solid #000"
    signatures = (element(name, "text", "small", line) for name in ("Place, date", "Signature"))
    parts.append(row(*signatures, gap=40, style="margin-top:24pt"))
    return document(blocks, [page(blocks, "".join(parts))], {})


def _ruled(blocks: Blocks, number: int) -> str:
    """A row of a ruled form: cells with small numbered names over what was filled in."""
    draw, wording = blocks.draw, blocks.wording
    cells, left = "", 12
    while left > 0:
        span = min(left, draw.choice((3, 4, 6, 12)))
        left -= span
        value = text(draw.choice(("", "", wording.facts.name(), wording.number(1e5), wording.date())))
        name = f"{number}. {text(wording.words(draw.randint(1, 6)))}"
        look = f"border:.6pt solid #000;height:{draw.randint(22, 34)}pt;vertical-align:top"
        small = element(name, style="font-size:6.5pt", tag="span")
        cells += f'<td colspan="{span}" style="{look}">{small}<br>{value}</td>'
        number += 1
    return f"<tr>{cells}</tr>"


def boxed_form(blocks: Blocks) -> str:
    """A form that is one ruled grid, as authorities print them: the grid is a table."""
    draw = blocks.draw
    parts = [title(blocks, draw.uniform(1.2, 1.8), 60), blocks.paragraph(60, 250, css="b small")]
    for _ in range(draw.randint(1, 3)):
        rows = "".join(_ruled(blocks, 1 + index * 3) for index in range(draw.randint(4, 12)))
        if draw.random() < 0.6:
            parts.append(blocks.heading(2, 50))
        fixed = "width:100%;table-layout:fixed;margin:6pt 0"
        parts.append(element(f"<tbody>{rows}</tbody>", "table", style=fixed, tag="table"))
    if draw.random() < 0.4:
        parts += blocks.items(draw.randint(2, 4), 160)
    else:
        parts.append(blocks.paragraph(80, 300, css="b small"))
    return document(blocks, [page(blocks, "".join(parts))], {})


def _question(blocks: Blocks, number: int) -> list[str]:
    draw = blocks.draw
    marker = draw.choice((f"{number}.", f"{number})", f"<b>Q{number}.</b>"))
    asked = [blocks.item(marker, blocks.wording.paragraph(60, 260))]
    kind = draw.random()
    if kind < 0.45:
        choices = (blocks.item(f"({letter})", blocks.wording.item(60)) for letter in "abcd")
        asked += [
            choice.replace("data-l", 'style="margin-inline-start:22pt" data-l', 1) for choice in choices
        ]
    elif kind < 0.6:
        asked += [element("", style="border-bottom:.5pt solid #000;height:22pt")] * draw.randint(2, 4)
    elif kind < 0.7:
        asked.append(blocks.formula())
    elif kind < 0.82:
        asked.append(blocks.figure(150) if draw.random() < 0.6 else blocks.table((2, 6), (2, 6)))
    return asked


def examination(blocks: Blocks) -> str:
    """An examination: numbered questions with choices, room to write and a figure or table."""
    draw = blocks.draw
    content = [part for number in range(1, draw.randint(6, 16)) for part in _question(blocks, number)]
    blanks = row(blocks.line("Name: ______________________"), blocks.line("Date: ____________"), spread=True)
    top = title(blocks, 1.6, 60) + blanks + space(10)
    if draw.random() < 0.5:
        top += blocks.heading(2) + blocks.paragraph(80, 300)
    marks = make_running(blocks)
    pages = [sheet(blocks, marks, 1, draw.choice((1, 1, 2)), top=top), sheet(blocks, marks, 2)]
    return document(blocks, pages, {"main": content})
