"""A family of official gazettes: notices in narrow columns under plain centred capitals."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row, rule, space, text
from docreader_worker.training.synthesis.html.office import logo
from docreader_worker.training.synthesis.html.sheet import Running, document, sheet
from docreader_worker.training.synthesis.tables import make_grid

_NOTICES = (
    "Notice of appointment", "Proclamation", "Public notices", "Land act", "Notice of intention",
    "Change of name", "Deceased estates", "Companies act", "Order in council", "Vacancies", "By-laws",
    "Regulations", "Statutory notices", "Liquor act", "Road closures", "Erratum",
)  # fmt: skip


def gazette(blocks: Blocks) -> str:
    """Two or three columns of notices: headings, a paragraph or two, a date and who signed."""
    draw, style = blocks.draw, blocks.style
    columns, pages = draw.choice((2, 2, 3)), draw.choice((1, 2))
    size = style.size
    look = (
        f"text-align:center;font-weight:{draw.choice((400, 400, 700))};text-transform:uppercase;color:#000;"
        f"font-size:{size * draw.uniform(1, 1.2):.1f}pt;"
        f"margin:{size * draw.uniform(0.5, 1.3):.0f}pt 0 {size * draw.uniform(0.2, 0.6):.0f}pt"
    )
    parted = draw.choice((rule(0.5), element("", style="border-top:.5pt solid;margin:6pt 35%"), ""))
    content = []
    for _ in range(18 * pages):
        content += [*_notice(blocks, look), *([parted] if parted else [])]
    name = f"{blocks.wording.facts.city()} Gazette"
    date, number = blocks.wording.date(), draw.randint(1, 3000)
    head = draw.choice(
        (
            f"{date}|{name.upper()}|{{n}}",
            f"{{n}}|{name}|[{date}",
            f"No. {number}|{name}|{{n}}",
            f"{{n}}||{name}",
        )
    )
    foot = draw.choice(("", "", f"{name}|No. {number}|{date}", f"||{blocks.wording.facts.company()}"))
    marks = Running(head, foot, draw.random() < 0.6)
    top = _masthead(blocks, name, date, number) if draw.random() < 0.5 else ""
    sheets = [
        sheet(blocks, None if top and not index else marks, 214 + index, columns, top="" if index else top)
        for index in range(pages)
    ]
    lined = f".col+.col{{border-inline-start:.5pt solid;padding-inline-start:{style.column_gap / 2:.0f}pt}}"
    drawn = document(blocks, sheets, {"main": content})
    return drawn.replace("</style>", f"{lined}</style>", 1) if draw.random() < 0.4 else drawn


def _masthead(blocks: Blocks, name: str, date: str, number: int) -> str:
    draw = blocks.draw
    large = f"font-size:{draw.uniform(24, 44):.0f}pt;line-height:1.1;font-family:'{blocks.style.heading}'"
    arms = element(logo(blocks)) if draw.random() < 0.5 else ""
    pieces = (f"Vol. {draw.randint(1, 160)}", text(date), f"No. {number}")
    line = row(*(element(piece, "page-header") for piece in pieces), spread=True)
    return arms + element(text(name), "title", "title c", large) + rule(0.8) + line + rule(0.8) + space(6)


def _notice(blocks: Blocks, look: str) -> list[str]:
    draw, facts = blocks.draw, blocks.wording.facts
    name = draw.choice((*_NOTICES, blocks.wording.heading(70)))
    made = [element(text(name), "section-header", "heading", look)]
    if draw.random() < 0.25:
        made.append(
            element(
                text(blocks.wording.heading(50)), "section-header", "heading", f"{look};font-style:italic"
            )
        )
    made += [blocks.paragraph(60, 520) for _ in range(draw.choice((1, 1, 2, 3)))]
    if draw.random() < 0.2:
        made += blocks.items(draw.randint(2, 5), 140)
    if draw.random() < 0.12:
        made.append(element(blocks.grid(make_grid(blocks.wording, (3, 8), (2, 3))), css="unit"))
    if draw.random() < 0.5:
        made.append(blocks.line(f"Dated {blocks.wording.date()}.", "text", draw.choice(("", "c"))))
    if draw.random() < 0.6:
        signed = (
            f"{facts.name().upper()}<br>{text(facts.job())}" if draw.random() < 0.5 else facts.name().upper()
        )
        made.append(element(signed, "text", draw.choice(("e", "c"))))
    return made
