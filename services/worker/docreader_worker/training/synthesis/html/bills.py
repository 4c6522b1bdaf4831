"""A family of bills: addresses, names over values in rows, items with totals, sums due between rules."""

from docreader_worker.training.synthesis.html.barcodes import barcode, squarecode
from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row, rule, space, text
from docreader_worker.training.synthesis.html.office import address, logo
from docreader_worker.training.synthesis.html.press import flow
from docreader_worker.training.synthesis.html.sheet import document, watermark
from docreader_worker.training.synthesis.tables import Grid, GridCell

_NAMES = (
    "Invoice no. {}", "INVOICE {}", "Your bill", "Statement of account", "Tax invoice", "Bill no. {}",
    "Account statement", "Receipt {}", "Credit note {}", "Pro forma invoice", "Facture n° {}", "Rechnung {}",
)  # fmt: skip
_KEYS = (
    "Account number", "Invoice date", "Due date", "Billing period", "Amount due", "Customer", "Premises",
    "Meter number", "Statement date", "Payment terms", "Contract", "Previous balance", "Tariff", "PO number",
)  # fmt: skip
_SUMS = (
    "Amount due", "Total amount due by {}", "New balance", "Total charges this period", "Please pay",
    "Balance brought forward", "Total including VAT", "Minimum payment due",
)  # fmt: skip
_SECTIONS = ("Your charges", "Summary", "Details of charges", "Account activity", "Usage")
_PAYING = ("How to pay", "Payment slip", "Payment details", "Bank details", "Remittance advice")
_HELPING = ("Customer service", "Need help?", "Questions about your bill?", "Contact us")


def bill(blocks: Blocks) -> str:
    """A bill or statement with its sums, what to pay and where to ask."""
    draw, parts = blocks.draw, _Parts(blocks)
    body = [parts.keys(), parts.items()]
    optional = (parts.due, parts.due, parts.paying, parts.helping, parts.section, parts.said)
    body += [make() for make in draw.sample(optional, draw.randint(2, 5))]
    if draw.random() < 0.3:
        body.insert(draw.randint(0, 2), parts.due())
    if draw.random() < 0.25:
        side = element(parts.keys(tall=True) + parts.helping(), style=f"flex:0 0 30%;{parts.panel}")
        body = [row(element("".join(body[1:]), style="flex:1;min-width:0"), side, gap=16)]
    edge = draw.uniform(26, 56)
    place = f"left:{edge:.0f}pt;right:{edge:.0f}pt;top:{edge * 0.8:.0f}pt;bottom:{edge:.0f}pt;overflow:hidden"
    whole = _head(blocks, parts) + space(draw.uniform(6, 18)) + flow("main")
    area = element(whole, css="area", style=place)
    foot = f"position:absolute;left:{edge:.0f}pt;right:{edge:.0f}pt;bottom:{edge * 0.4:.0f}pt"
    drawn = element(watermark(blocks) + area + element(_foot(blocks), style=foot), css="page")
    return document(blocks, [drawn], {"main": [element(part) for part in body]})


class _Parts:
    """Makes the parts of one bill in one look."""

    def __init__(self, blocks: Blocks) -> None:
        draw, style = blocks.draw, blocks.style
        self._blocks, self._draw = blocks, draw
        self._line = f"{draw.choice((0.5, 0.8, 1.5))}pt solid {draw.choice(('#000', '#888', style.accent))}"
        self.panel = draw.choice(
            (f"background:{style.tint};padding:6pt 8pt", f"border:{self._line};padding:6pt 8pt")
        )
        looks = (
            "font-weight:700", f"font-weight:700;color:{style.accent}", "text-transform:uppercase",
            f"background:{style.tint};padding:2pt 4pt;font-weight:700", "font-weight:700;font-size:1.2em",
            f"background:{style.accent};color:#fff;padding:2pt 4pt", f"border-bottom:{self._line}",
        )  # fmt: skip
        self._heading = f"{draw.choice(looks)};line-height:1.2;margin:{draw.uniform(4, 10):.0f}pt 0 3pt"
        self._currency = draw.choice(("$", "£", "€", "", "USD "))
        self._key = draw.choice(("font-weight:700", f"color:{style.accent}", "font-size:.8em"))

    def money(self, *, bold: bool = False) -> str:
        """An amount in the bill's currency."""
        amount = f"{self._currency}{self._blocks.wording.number(1e4, 2)}"
        return f"<b>{amount}</b>" if bold else amount

    def keys(self, *, tall: bool = False) -> str:
        """Two to four names over their values in a row (``tall``: one below the other), each a block."""
        shown = []
        for key in self._draw.sample(_KEYS, self._draw.randint(2, 4)):
            name = element(key, style=self._key)
            shown.append(element(name + self._value(key), "text", style="line-height:1.25;margin:3pt 0"))
        if tall:
            return element("".join(shown))
        ruled = self._draw.choice(("", f"border-block:{self._line};padding:3pt 0", self.panel))
        spread = self._draw.random() < 0.5
        cells = shown if spread else [element(each, style="flex:1") for each in shown]
        return row(*cells, gap=14, spread=spread, style=f"margin:6pt 0;{ruled}")

    def due(self) -> str:
        """Bold lines with an amount at their end, between rules."""
        draw, lines = self._draw, ""
        large = f"font-size:{draw.choice((1, 1, 1.2, 1.5)):.1f}em"
        look = (
            f"border-block:{self._line};padding:3pt 0;margin:5pt 0;font-weight:700;line-height:1.2;{large};"
        )
        look += "display:flex;justify-content:space-between"
        for _ in range(draw.choice((1, 1, 2))):
            name = text(draw.choice(_SUMS).format(self._blocks.wording.date()))
            line = element(name) + element(self.money())
            lines += element(line, "text", style=look)
        return lines

    def items(self) -> str:
        """The items with their totals, one table, perhaps under a heading."""
        draw, wording = self._draw, self._blocks.wording
        heads = draw.choice(
            (("Description", "Amount"), ("Date", "Description", "Amount", "Balance"),
             ("Item", "Quantity", "Unit price", "Total"), ("Pos.", "Description", "VAT", "Net", "Gross"))
        )  # fmt: skip
        rows = [[GridCell(name, number=index > 1, strong=True) for index, name in enumerate(heads)]]
        worded = {
            "Description": lambda: wording.sentence(70),
            "Item": lambda: wording.words(4),
            "Date": wording.date,
        }
        for _ in range(draw.randint(2, 11)):
            made = ((name, worded[name]() if name in worded else wording.number(1e4, 2)) for name in heads)
            rows.append([GridCell(said, number=name not in worded) for name, said in made])
        wide = len(heads) - 1
        sums = draw.sample(("Subtotal", "VAT 20%", "Discount", "Delivery"), draw.randint(0, 3))
        rows += [[GridCell(name, wide), GridCell(wording.number(1e3, 2), number=True)] for name in sums]
        total = GridCell(draw.choice(("Total", "TOTAL DUE", "Total amount")), wide, strong=True)
        rows.append([total, GridCell(self.money(), number=True, strong=True)])
        named = self._named(draw.choice(_SECTIONS)) if draw.random() < 0.4 else ""
        return named + element(self._blocks.grid(Grid(len(heads), 1, rows)), style="margin:6pt 0")

    def section(self) -> str:
        """A heading over lines with an amount at the end of each, which are one table."""
        lines = ""
        for _ in range(self._draw.randint(3, 7)):
            words = element(text(self._blocks.wording.words(5)))
            lines += row(words, element(self.money()), spread=True, style="padding:1pt 0;line-height:1.3")
        return self._named(self._draw.choice(_SECTIONS)) + element(lines, "table")

    def paying(self) -> str:
        """A frame with a heading and how to pay, perhaps with a code."""
        draw, facts = self._draw, self._blocks.wording.facts
        named = self._named(draw.choice(_PAYING))
        lines = (
            f"IBAN: {facts.iban()}",
            f"BIC: {facts.swift()}",
            f"Reference: {facts.bothify('##########')}",
        )
        details = element("<br>".join(lines), "text", style="line-height:1.3")
        said = element(text(self._blocks.wording.paragraph(40, 200)), "text", style="line-height:1.25")
        code = draw.choice(("", squarecode(self._blocks, 50), barcode(self._blocks, 110)))
        halves = row(element(details, style="flex:1"), element(said, style="flex:1"), code, gap=12)
        return element(named + halves, style=f"{self.panel};margin:8pt 0")

    def helping(self) -> str:
        """A heading over ways to reach the company, listed or in a block."""
        facts, draw = self._blocks.wording.facts, self._draw
        lines = [f"Call {facts.phone_number()}", f"Email {facts.email()}", f"Visit {facts.url()}"]
        lines.append(self._blocks.wording.item(80))
        chosen = draw.sample(lines, draw.randint(2, 4))
        named = self._named(draw.choice(_HELPING))
        if draw.random() < 0.6:
            mark = draw.choice("••▪–")
            return named + "".join(self._blocks.item(mark, line) for line in chosen)
        return named + element("<br>".join(map(text, chosen)), "text", style="line-height:1.3")

    def said(self) -> str:
        """A paragraph, mostly under a heading."""
        named = self._named(text(self._blocks.wording.heading(40))) if self._draw.random() < 0.7 else ""
        return named + self._blocks.paragraph(60, 360)

    def _named(self, name: str) -> str:
        return element(name, "section-header", style=self._heading)

    def _value(self, key: str) -> str:
        wording = self._blocks.wording
        if "mount" in key or "balance" in key:
            return self.money(bold=self._draw.random() < 0.5)
        if key == "Billing period" or "date" in key:
            return text(wording.date() if "date" in key else f"{wording.date()} – {wording.date()}")
        return text(self._draw.choice((wording.facts.bothify("## ### ####"), wording.facts.name())))


def _head(blocks: Blocks, parts: _Parts) -> str:
    """Logo, sender, name of the bill, and to whom it goes."""
    draw, style = blocks.draw, blocks.style
    number = blocks.wording.facts.bothify("##-######")
    large = f"font-size:{style.size * draw.uniform(1.5, 2.8):.0f}pt;line-height:1.15;color:{style.accent}"
    large += f";font-weight:{draw.choice((700, 700, 400))}"
    name = element(draw.choice(_NAMES).format(number), "title", "title", large)
    sender = element(address(blocks), "", "small")
    keys = element(parts.keys(tall=True), style="min-width:28%")
    above = draw.choice((row(logo(blocks), sender, spread=True), row(logo(blocks), name, spread=True)))
    below = row(address(blocks), draw.choice((keys, sender, "")), spread=True, style="margin:10pt 0")
    line = rule(draw.choice((0.5, 1, 3)), style.accent) if draw.random() < 0.4 else ""
    return above + line + below + ("" if name in above else name)


def _foot(blocks: Blocks) -> str:
    """The legal line, with the page's number at times."""
    draw, facts = blocks.draw, blocks.wording.facts
    legal = f"{facts.company()}. Registered in {facts.city()} No. {draw.randint(10000, 9999999)}. VAT "
    legal += facts.bothify("?? ### ### ###").upper()
    small = f"font-size:{draw.uniform(5.5, 7.5):.1f}pt;line-height:1.2"
    said = element(text(legal), "page-footer", draw.choice(("", "c")), "flex:1")
    number = element("Page 1 of 2", "page-footer") if draw.random() < 0.4 else ""
    return row(said, number, style=small)
