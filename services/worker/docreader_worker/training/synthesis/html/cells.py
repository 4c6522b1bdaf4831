"""Cells of forms where people write their names, numbers and signatures."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.lines import tick
from docreader_worker.training.synthesis.html.markup import element, row, text

_NAMES = (
    "Name(s) shown on return", "Your social security number", "Identifying number", "Home address",
    "City, town or post office, state, and ZIP code", "Employer identification number", "Date of birth",
    "Telephone number", "Spouse’s name, if joint return", "Apt. no.", "Foreign country name", "Occupation",
)  # fmt: skip


def person(blocks: Blocks) -> list[str]:
    """Who fills the form in: two names over room to write, or a block of cells."""
    draw = blocks.draw
    if draw.random() < 0.35:
        return [cells(blocks, draw.randint(1, 4))]
    edge = "border-inline-start:.6pt solid #000;padding-inline-start:4pt"
    left, right = (element(name, "text", "small", tag="span") for name in draw.sample(_NAMES, 2))
    both = (element(left, style="flex:1"), element(right, style=f"flex:0 0 {draw.randint(20, 35)}%;{edge}"))
    look = f"border-bottom:.6pt solid #000;line-height:1.2;height:{draw.randint(18, 28)}pt"
    return [row(*both, align="stretch", style=look)]


def cells(blocks: Blocks, rows: int) -> str:
    """Small names in cells over room to write, a table; some are filled in, some have boxes to tick."""
    draw, size = blocks.draw, blocks.style.size
    line = f"{draw.choice((0.5, 0.7, 1))}pt solid #000"
    framed = f"border:{line}" if draw.random() < 0.5 else f"border-block:{line}"
    lines = ""
    for _ in range(rows):
        weights = [draw.choice((1, 1, 2, 3)) for _ in range(draw.randint(1, 4))]
        look = f"border:{line};border-inline-start-width:.5pt;padding:1pt 3pt;height:{size * 2.6:.0f}pt"
        row_of_cells = ""
        for weight in weights:
            name = draw.choice((*_NAMES, text(blocks.wording.heading(20))))
            mark = f" {tick(blocks)}" if draw.random() < 0.1 else ""
            value = draw.choice(("", "", "", blocks.wording.facts.name(), blocks.wording.date()))
            small = element(name + mark, css="small", tag="span")
            width = 100 * weight / sum(weights)
            row_of_cells += (
                f'<td style="{look};width:{width:.0f}%;vertical-align:top">{small}<br>{text(value)}</td>'
            )
        whole = element(row_of_cells, style="background:none", tag="tr")
        lines += element(whole, style="width:100%;margin:0;table-layout:fixed", tag="table")
    return element(lines, "table", style=f"{framed};line-height:1.1")


def signature(blocks: Blocks) -> str:
    """A declaration with room for signatures in cells or on lines."""
    heading = element("<b>Sign here</b>", "section-header", style="flex:0 0 60pt")
    if blocks.draw.random() < 0.5:
        oath = element(text(blocks.wording.paragraph(120, 260)), "text", "small", "line-height:1.15")
        return row(heading, element(oath + cells(blocks, 2), style="flex:1"), style="margin-top:5pt")
    line = "flex:1;border-top:.7pt solid #000"
    names = (element(name, "text", "small", line) for name in ("Signature", "Date", "Telephone"))
    return row(*names, gap=24, style="margin-top:26pt")
