"""Families of trade and offices: tariffs, product sheets, quotations and letters of agencies."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.markup import element, row, rule, space, text
from docreader_worker.training.synthesis.html.office import address, logo, page
from docreader_worker.training.synthesis.html.prose import body
from docreader_worker.training.synthesis.html.sheet import Running, document, make_running, sheet
from docreader_worker.training.synthesis.tables import Grid, GridCell

_SIGNS = ("*", "**", "***", "†", "‡", "(1)", "(2)", "¹", "²")
_DATES = ("Effective as at {}", "Valid from {}", "As of {}", "Prices effective {}", "Last updated: {}")
_NAMED = (
    "Bill to",
    "Ship to",
    "Customer",
    "Quotation for",
    "Vendor",
    "Prepared by",
    "Payment terms",
    "Project",
)
_FIELDS = (
    "Date",
    "Quote no.",
    "Valid until",
    "Customer ID",
    "Order no.",
    "Due date",
    "Terms",
    "Sales person",
)
_OFFICES = ("DEPARTMENT OF REVENUE", "PLANNING OFFICE", "COUNTY COURT", "TAX AGENCY")
_AGENCY = ("In reply refer to", "Our ref", "Your ref", "File no.", "Contact", "Telephone", "Date", "Fax")


def tariff(blocks: Blocks) -> str:
    """Terms and prices: tables of prices with marks, what the marks mean below, small print."""
    draw, style = blocks.draw, blocks.style
    content: list[str] = []
    for _ in range(draw.randint(2, 6)):
        content.append(blocks.heading(draw.choice((1, 2, 2)), 50))
        content += [blocks.paragraph(40, 320) for _ in range(draw.choice((0, 0, 1, 2)))]
        content += _priced(blocks)
        if draw.random() < 0.4:
            content += blocks.items(draw.randint(2, 5), 140)
    content += body(blocks, 14, {"paragraph": 5, "heading": 2, "list": 2}, 2, (60, 400))
    top = title(blocks, draw.uniform(1.5, 2.6), 50)
    if draw.random() < 0.4:
        top = row(logo(blocks), top, align="center", spread=True)
    if draw.random() < 0.4:
        band = f"border-bottom:{draw.choice((1, 2, 4))}pt solid {style.accent};margin-bottom:6pt"
        top = element(top, style=band)
    top += blocks.line(
        draw.choice(_DATES).format(blocks.wording.date()), "text", draw.choice(("", "e", "small"))
    )
    marks, columns = make_running(blocks), draw.choice((1, 1, 1, 2))
    sheets = [sheet(blocks, marks, 1, columns, top=top), sheet(blocks, marks, 2, columns)]
    return document(blocks, sheets[: draw.choice((1, 2))], {"main": content})


def _priced(blocks: Blocks) -> list[str]:
    """A table of prices and, below it, notes for the marks in it."""
    draw, wording = blocks.draw, blocks.wording
    signs = _SIGNS[: draw.choice((0, 1, 2, 3))] if draw.random() < 0.6 else draw.sample(_SIGNS, 2)
    wide = draw.choice((2, 2, 3, 4))
    heads = ("Service", "Price", "From", "Rate p.a.", "Minimum", "Fee")[:wide]
    rows = [[GridCell(name, number=index > 0, strong=True) for index, name in enumerate(heads)]]
    for _ in range(draw.randint(3, 10)):
        mark = draw.choice(("", "", *signs))
        values = (
            draw.choice((wording.money(), "Free", f"{draw.random() * 9:.2f}%", "On request", "–"))
            for _ in heads[1:]
        )
        rows.append([GridCell(wording.words(5) + mark), *(GridCell(value, number=True) for value in values)])
    notes = (f"{sign} {text(wording.sentence(draw.choice((60, 160))))}" for sign in signs)
    return [
        element(blocks.grid(Grid(wide, 1, rows)), style="margin:4pt 0"),
        *(element(note, "footnote", "note", tag="p") for note in notes),
    ]


def quotation(blocks: Blocks) -> str:
    """An offer or invoice: named blocks above the table of products, and a small table of sums apart."""
    draw, style, facts = blocks.draw, blocks.style, blocks.wording.facts
    large = f"font-size:{style.size * draw.uniform(1.5, 3):.0f}pt;color:{style.accent}"
    name = element(
        draw.choice(("QUOTATION", "Quote", "INVOICE", "Proforma invoice")), "title", "title", large
    )
    whose = element(element(logo(blocks, 40)) + address(blocks))
    heads = [whose, element(name + _fields(blocks, _FIELDS), css="e")]
    if draw.random() < 0.3:
        heads.reverse()
    named = (_named(blocks) for _ in range(draw.randint(1, 3)))
    parts = [row(*heads, spread=True), space(14), row(*named, gap=16), space(12), _products(blocks)]
    place = f"width:{draw.randint(28, 45)}%;margin-inline-start:auto;margin-top:{draw.choice((6, 12, 20))}pt"
    sums = [
        [GridCell(kind), GridCell(blocks.wording.money(), number=True)]
        for kind in ("Subtotal", "Discount", "Shipping", "Tax", "TOTAL")[draw.randint(0, 3) :]
    ]
    parts.append(element(blocks.grid(Grid(2, 0, sums)), style=place))
    if draw.random() < 0.6:
        parts += [
            space(8),
            blocks.line(draw.choice(("Notes", "Terms and conditions")), "section-header", "h3"),
        ]
        parts += blocks.items(3, 120) if draw.random() < 0.5 else [blocks.paragraph(60, 300)]
    if draw.random() < 0.5:
        parts += [space(16), blocks.line("Thank you for your business!", "text", draw.choice(("c", "")))]
    if draw.random() < 0.4:
        line = "flex:1;border-top:.7pt solid #000"
        signed = (element(what, "text", "small", line) for what in ("Accepted by", facts.name(), "Date"))
        parts.append(row(*signed, gap=30, style="margin-top:30pt"))
    return document(blocks, [page(blocks, "".join(parts), imprinted=draw.random() < 0.4)], {})


def _named(blocks: Blocks) -> str:
    """A short heading over an address or a line or two; or both in one block."""
    draw = blocks.draw
    name = draw.choice(_NAMED)
    if draw.random() < 0.7:
        band = draw.choice(
            ("", f"background:{blocks.style.tint};padding:2pt 4pt", f"color:{blocks.style.accent}")
        )
        head = element(name + draw.choice(("", ":")), "section-header", style=f"font-weight:700;{band}")
        return element(head + address(blocks), style="flex:1")
    return element(element(f"<b>{name}:</b><br>{text(blocks.wording.words(5))}", "text"), style="flex:1")


def _fields(blocks: Blocks, names: tuple[str, ...]) -> str:
    """Names and values, a line each, in one block."""
    draw, wording = blocks.draw, blocks.wording
    aligned = draw.random() < 0.5
    lines = ""
    for name in draw.sample(names, draw.randint(2, 5)):
        value = text(
            draw.choice((wording.date(), wording.facts.bothify("??-#####").upper(), wording.facts.name()))
        )
        spoken = f"{name}{draw.choice((':', ':', ''))}"
        if aligned:
            lines += row(element(spoken, style="flex:0 0 45%"), element(value), gap=8)
        else:
            lines += element(f"{spoken} {value}")
    return element(lines, "text", style="min-width:150pt")


def _products(blocks: Blocks) -> str:
    draw, wording = blocks.draw, blocks.wording
    heads = ("Item", "Description", "Qty", "Unit price", "Amount")[draw.choice((0, 1)) :]
    rows = [[GridCell(name, number=index > 1, strong=True) for index, name in enumerate(heads)]]
    for _ in range(draw.randint(1, 12)):
        said = draw.choice((wording.words(5), wording.sentence(130)))
        values = (said if name == "Description" else wording.number(1e3) for name in heads)
        rows.append(
            [GridCell(value, number=name not in heads[:2]) for name, value in zip(heads, values, strict=True)]
        )
    return element(blocks.grid(Grid(len(heads), 1, rows)))


def agency_letter(blocks: Blocks) -> str:
    """A letter of an office: emblem and name, a block of references, a subject, paragraphs, enclosures."""
    draw, facts = blocks.draw, blocks.wording.facts
    office = element(
        f"<b>{text(facts.city()).upper()} {draw.choice(_OFFICES)}</b><br>{text(facts.street_address())}",
        "text",
        draw.choice(("c", "")),
    )
    head = row(logo(blocks, 50), office, align="center", spread=draw.random() < 0.4)
    sides = [address(blocks), _fields(blocks, _AGENCY)]
    parts = [head, rule(draw.choice((0.5, 1))), space(10), row(*sides, spread=True), space(16)]
    subject = f"{draw.choice(('Re:', 'RE:', 'Subject:', 'Notice of'))} {blocks.wording.heading(60)}"
    look = draw.choice(("font-weight:700", "text-decoration:underline", "text-transform:uppercase"))
    parts += [element(text(subject), "section-header", style=look), space(8)]
    parts += [blocks.line(f"Dear {facts.name()}:"), space(8)]
    for _ in range(draw.randint(2, 6)):
        if draw.random() < 0.25:
            parts.append(blocks.line(blocks.wording.heading(45), "section-header", "h3"))
        parts.append(blocks.paragraph(40, 420))
        if draw.random() < 0.2:
            parts += blocks.items(draw.randint(2, 4), 160)
    parts += [
        space(8),
        blocks.line("Sincerely,"),
        space(26),
        element(f"{facts.name()}<br>{text(facts.job())}", "text"),
    ]
    endings = (f"Enclosure: {blocks.wording.heading(30)}", f"cc: {facts.name()}", "Enclosures (2)")
    parts += [space(8), *(blocks.line(ending) for ending in endings[: draw.randint(0, 2)])]
    if draw.random() < 0.6:
        return document(blocks, [page(blocks, "".join(parts), imprinted=draw.random() < 0.5)], {})
    notice = f"Notice {facts.bothify('CP###')}|Catalog number {facts.bothify('#####?').upper()}|Page {{n}}"
    top = "".join(parts[:7])
    marks = Running("", notice, draw.random() < 0.3)
    sheets = [sheet(blocks, marks, index + 1, top="" if index else top) for index in range(2)]
    return document(blocks, sheets, {"main": parts[7:]})
