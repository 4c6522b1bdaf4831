"""Families of office documents: letters, invoices, CVs; and the parts they share."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row, space, text
from docreader_worker.training.synthesis.html.sheet import Running, document, make_running, running, watermark
from docreader_worker.training.synthesis.tables import Grid, GridCell

_INVOICES = (
    "INVOICE", "Invoice", "Rechnung", "Facture", "Quotation", "Purchase order", "Delivery note",
    "Statement of account",
)  # fmt: skip
_COLUMNS = ("Pos.", "Description", "Qty", "Unit", "Unit price", "VAT", "Amount", "Discount")
_REFERENCES = (
    "Date", "Reference", "Customer no.", "Order", "Due date", "VAT ID", "Contact", "Project", "Currency",
)  # fmt: skip


def page(
    blocks: Blocks, content: str, number: int = 1, *, spread: bool = False, imprinted: bool = False
) -> str:
    """A page of ``content`` that is not split; ``imprinted`` puts a company's small print at its foot."""
    style = blocks.style
    marks = Running("", "", ruled=False) if imprinted else make_running(blocks)
    area = (
        f"left:{style.left}pt;right:{style.right}pt;top:{style.top}pt;bottom:{style.bottom}pt;overflow:hidden;"
        f"{'justify-content:space-between' if spread else ''}"
    )
    margins = running(blocks, marks, number) + (_imprint(blocks) if imprinted else watermark(blocks))
    return element(margins + element(content, css="area", style=area), css="page")


def logo(blocks: Blocks, height: float = 45) -> str:
    """An emblem."""
    path = blocks.pictures.logo(blocks.draw).as_uri()
    return blocks.picture(f"{blocks.draw.randint(50, 150)}pt", height, path=path)


def address(blocks: Blocks) -> str:
    """Name and address as one block of text."""
    facts = blocks.wording.facts
    lines = [facts.name() if blocks.draw.random() < 0.5 else facts.company(), *facts.address().split("\n")]
    if blocks.draw.random() < 0.4:
        lines += [facts.phone_number(), facts.email()]
    return element("<br>".join(map(text, lines)), "text")


def _imprint(blocks: Blocks) -> str:
    """The small print at the foot of letters: address, ways to reach, bank; each a page footer."""
    facts, style = blocks.wording.facts, blocks.style
    columns = (
        [facts.company(), *facts.address().split("\n")],
        [facts.phone_number(), facts.email(), facts.url()],
        [f"IBAN {facts.iban()}", facts.bothify("BIC ????DE??")],
    )
    chosen = columns[: blocks.draw.randint(2, 3)]
    cells = [element("<br>".join(map(text, lines)), "page-footer") for lines in chosen]
    place = (
        f"position:absolute;left:{style.left}pt;right:{style.right}pt;"
        f"top:{style.height - style.bottom * 0.75:.0f}pt;font-size:6.5pt;line-height:1.2"
    )
    return row(*cells, spread=True, style=place)


def _pairs(blocks: Blocks, count: int) -> str:
    """Names and values in lines, one block."""
    wording = blocks.wording
    lines = ""
    for name in blocks.draw.sample(_REFERENCES, count):
        values = (wording.date(), wording.number(1e6, 0), wording.facts.bothify("??-#####"))
        lines += element(f"{name}: <b>{blocks.draw.choice(values)}</b>")
    return element(lines, "text")


def letter(blocks: Blocks) -> str:
    """A letter with its head, address, salutation and signature."""
    draw, facts = blocks.draw, blocks.wording.facts
    headed = draw.random() < 0.6
    head = row(logo(blocks), address(blocks), align="center", spread=True) if headed else address(blocks)
    parts = [head, space(draw.uniform(15, 50)), address(blocks), space(draw.uniform(10, 30))]
    parts.append(blocks.line(f"{facts.city()}, {blocks.wording.date()}", "text", draw.choice(("e", ""))))
    if draw.random() < 0.7:
        parts.append(blocks.line(blocks.wording.heading(60), "section-header", draw.choice(("h3", "h2"))))
    salutations = ("Dear Sir or Madam,", f"Dear {facts.name()},", "To whom it may concern:")
    parts += [space(8), blocks.line(draw.choice(salutations)), space(8)]
    for _ in range(draw.randint(2, 5)):
        parts.append(blocks.paragraph(120, 600))
        if draw.random() < 0.15:
            parts += blocks.items(draw.randint(2, 5))
    parts += [space(10), blocks.line(draw.choice(("Yours sincerely,", "Kind regards,", "Best wishes,")))]
    parts += [space(draw.uniform(15, 45)), element(f"{facts.name()}<br>{text(facts.job())}", "text")]
    return document(blocks, [page(blocks, "".join(parts), imprinted=draw.random() < 0.4)], {})


def _positions(blocks: Blocks, summed: bool) -> Grid:
    draw, wording = blocks.draw, blocks.wording
    names = draw.sample(_COLUMNS, draw.randint(4, 7))
    rows = [[GridCell(name, strong=True) for name in names]]
    for _ in range(draw.randint(1, 16)):
        values = (wording.words(5) if name == "Description" else wording.number(1e3) for name in names)
        rows.append(
            [GridCell(value, number=name != "Description") for name, value in zip(names, values, strict=True)]
        )
    sums = ("Subtotal", "VAT 19 %", "Total") if summed else ()
    wide = len(names) - 1
    rows += [[GridCell(name, wide, number=True), GridCell(wording.money(), number=True)] for name in sums]
    return Grid(len(names), 1, rows)


def invoice(blocks: Blocks) -> str:
    """An invoice, offer or order with positions and sums."""
    draw, style = blocks.draw, blocks.style
    large = f"font-size:{style.size * draw.uniform(1.4, 3):.0f}pt;color:{style.accent}"
    name = element(draw.choice(_INVOICES), "title", style=large)
    summed = draw.random() < 0.5
    if draw.random() < 0.5:
        parts = [row(logo(blocks), name, spread=True)]
    else:
        parts = [row(logo(blocks), address(blocks), spread=True), space(12), name]
    parts += [
        space(draw.uniform(10, 35)),
        row(address(blocks), _pairs(blocks, draw.randint(2, 6)), spread=True),
    ]
    parts += [space(draw.uniform(10, 30)), blocks.grid(_positions(blocks, summed))]
    if not summed:
        sums = [
            [GridCell(kind), GridCell(blocks.wording.money(), number=True)]
            for kind in ("Net", "Tax", "Total due")
        ]
        parts += [
            space(10),
            element(blocks.grid(Grid(2, 0, sums)), style="width:40%;margin-inline-start:auto"),
        ]
    parts += [space(14), blocks.paragraph(40, 200)]
    if draw.random() < 0.5:
        parts.append(row(address(blocks), address(blocks), _pairs(blocks, 3), spread=True))
    return document(blocks, [page(blocks, "".join(parts), imprinted=draw.random() < 0.4)], {})


def _engagement(blocks: Blocks) -> str:
    """An entry of a CV: years beside what was done."""
    facts, draw = blocks.wording.facts, blocks.draw
    what = element(f"<b>{text(facts.job())}</b>, {text(facts.company())}", "text")
    what += "".join(blocks.items(2, 90)) if draw.random() < 0.6 else blocks.paragraph(50, 160)
    when = element(f"{facts.year()} – {facts.year()}", "text", style="flex:0 0 70pt")
    return row(when, element(what, style="flex:1"), style="margin-bottom:5pt")


def curriculum(blocks: Blocks) -> str:
    """A CV with dated entries, in one or two columns."""
    draw, facts, style = blocks.draw, blocks.wording.facts, blocks.style
    large = f"font-size:{style.size * draw.uniform(1.8, 3):.0f}pt;color:{style.accent}"
    name = element(element(facts.name(), "title", style=large) + element(text(facts.job()), "text"))
    path = blocks.pictures.photograph(draw).as_uri()
    portrait = blocks.picture("70pt", 90, path=path) if draw.random() < 0.4 else ""
    parts = [row(name, address(blocks), portrait, spread=True)]
    for _ in range(draw.randint(3, 6)):
        parts.append(blocks.heading(1, 24))
        kind = draw.choice(("dated", "dated", "items", "text"))
        if kind == "items":
            parts += blocks.items(draw.randint(3, 7), 90)
        elif kind == "text":
            parts.append(blocks.paragraph(100, 350))
        else:
            parts += [_engagement(blocks) for _ in range(draw.randint(2, 4))]
    if draw.random() < 0.4:
        half = len(parts) // 2
        side = element("".join(parts[half:]), style=f"flex:0 0 34%;background:{style.tint};padding:8pt")
        parts = [row(side, element("".join(parts[:half]), style="flex:1"), gap=14)]
    return document(blocks, [page(blocks, "".join(parts))], {})
