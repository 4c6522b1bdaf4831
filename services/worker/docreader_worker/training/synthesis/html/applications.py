"""A family of applications for benefits: numbered questions with boxes under bars."""

from docreader_worker.training.synthesis.html.banners import Banners
from docreader_worker.training.synthesis.html.barcodes import barcode, squarecode
from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.fields import Fields
from docreader_worker.training.synthesis.html.formpages import form_pages, margin_line
from docreader_worker.training.synthesis.html.lines import tick
from docreader_worker.training.synthesis.html.markup import element, row, text
from docreader_worker.training.synthesis.html.office import logo

_STARTS = (
    "▶ START HERE - Type or print in black ink.", "START HERE - Please type or print in black ink.",
    "Please complete this form in BLOCK CAPITALS.", "Use black ink. Put an X in the boxes that apply.",
)  # fmt: skip
_NAMES = (
    "Petition for Alien Relative", "Application for Employment Authorization", "Affidavit of Support",
    "Application for a Residence Card", "Claim for Housing Benefit", "Application for a Visa",
    "Request for Fee Waiver", "Application for Naturalization", "Application for Income Support",
)  # fmt: skip
_RESERVED = (
    "Fee Stamp", "Action Block", "Receipt", "Initial Receipt", "Resubmitted", "Relocated", "Remarks",
    "Section of Law/Visa Category", "Approved", "Returned", "Date of Action", "A-Number", "Sent",
    "Petition was filed on:", "Reviewed by", "Priority Date",
)  # fmt: skip
_BARS = ("grey", "grey", "grey", "boxed", "tint", "dark", "lined")


def application(blocks: Blocks) -> str:
    """An application: parts under bars, with numbered questions in one or two columns."""
    draw = blocks.draw
    questions = _Questions(blocks)
    columns, pages = draw.choice((1, 2, 2)), draw.choice((1, 1, 2))
    content = [element(draw.choice(_STARTS), "text", "glued", "font-weight:700;margin:2pt 0")]
    for _ in range(12):
        content += questions.part()
    number = f"Form {blocks.wording.facts.bothify('?-###').upper()}"
    edition = f"{number}&ensp;Edition&ensp;{draw.randint(1, 12):02}/{draw.randint(1, 28):02}/20"
    edition += f"{draw.randint(10, 26)}"
    first, count = draw.choice((1, 1, 1, draw.randint(2, 7))), draw.randint(8, 14)
    heads, feet = [], []
    for page in range(first, first + pages):
        heads.append(_head(blocks, number) if page == 1 else _running(blocks, number))
        code = barcode(blocks, draw.uniform(90, 240), 18) if draw.random() < 0.7 else ""
        feet.append(margin_line(blocks, "page-footer", edition, code, f"Page {page} of {count}"))
    return form_pages(blocks, heads, content, feet, columns)


class _Questions:
    """Makes the parts of one application in one look, counting their questions."""

    def __init__(self, blocks: Blocks) -> None:
        draw = blocks.draw
        self._blocks, self._draw = blocks, draw
        self._banners, self._fields = Banners(blocks, _BARS), Fields(blocks)
        self._number = 0
        self._lettered = draw.random() < 0.6
        self._bold = draw.random() < 0.7
        self._gap = draw.uniform(2, 7)
        self._over = draw.random() < 0.3

    def part(self) -> list[str]:
        """A bar, perhaps instructions, and questions under headings of their own."""
        draw = self._draw
        self._number = 0
        parts = [self._banners.part() if draw.random() < 0.85 else self._banners.again()]
        if draw.random() < 0.4:
            parts.append(self._told())
        for _ in range(draw.randint(1, 3)):
            if draw.random() < 0.5:
                parts.append(self._banners.lower())
            if draw.random() < 0.25:
                parts.append(self._told())
            makers = (self._boxes, self._boxes, self._checks, self._asked, self._listed)
            for _ in range(draw.randint(1, 3)):
                parts += draw.choice(makers)()
        if draw.random() < 0.2:
            parts.append(self._notice())
        return parts

    def _told(self) -> str:
        draw, wording = self._draw, self._blocks.wording
        opening = draw.choice(
            ("", "", "<b>NOTE:</b> ", "<b>If you answered “Yes,”</b> ", "(<i>continued</i>) ")
        )
        said = opening + text(wording.paragraph(40, 300))
        bold = draw.choice(("", "", "font-weight:700;"))
        return element(said, "text", "glued", f"{bold}line-height:1.2;margin:3pt 0")

    def _notice(self) -> str:
        """A boxed notice."""
        frame = f"border:{self._draw.choice((0.7, 1.5))}pt solid #000;padding:4pt 8pt;margin:5pt 0"
        said = text(self._blocks.wording.paragraph(40, 200))
        look = "font-weight:700;text-align:center;line-height:1.2"
        return element(element(said, "text", style=look), style=frame)

    def _marker(self, index: int = 0) -> str:
        """The number of the next question, or of its next letter."""
        if index == 0 or not self._lettered:
            self._number += 1
        written = f"{self._number}.{chr(97 + index)}." if self._lettered else f"{self._number}."
        return element(f"<b>{written}</b>" if self._bold else written, style="flex:0 0 2.6em")

    def _item(self, marker: str, content: str) -> str:
        look = f"line-height:1.15;margin:{self._gap:.1f}pt 0"
        return row(marker, content, gap=2, style=look, label="list-item")

    def _boxes(self) -> list[str]:
        """Questions with boxes beside or below their words, lettered."""
        items = []
        for index in range(self._draw.randint(1, 5)):
            name = text(self._fields.name())
            if self._over:
                inner = element(element(name) + self._fields.box(""), style="flex:1;min-width:0")
            else:
                share = f"flex:0 0 {self._draw.choice((28, 36, 45))}%"
                room = self._fields.comb(9) if self._draw.random() < 0.12 else self._fields.box()
                inner = row(
                    element(name, style=share), room, gap=4, align="center", style="flex:1;min-width:0"
                )
            items.append(self._item(self._marker(index), inner))
        return items

    def _checks(self) -> list[str]:
        """Conditions to tick, numbered or, under a line that tells to choose, not."""
        draw, wording = self._draw, self._blocks.wording
        said = [text(wording.item(120)) for _ in range(draw.randint(2, 5))]
        if draw.random() < 0.5:
            ticked = (element(f"{tick(self._blocks)} {words}", style="flex:1") for words in said)
            return [self._item(self._marker(index), words) for index, words in enumerate(ticked)]
        chosen = draw.choice(("Select only one box.", "(Select all applicable boxes)", "Select one:"))
        head = element(f"<b>{chosen}</b>" if draw.random() < 0.5 else chosen, "text", "glued")
        look = "padding-inline-start:2.6em;text-indent:-1.4em;line-height:1.2;margin:2pt 0"
        return [head, *(element(f"{tick(self._blocks)} {words}", "text", style=look) for words in said)]

    def _asked(self) -> list[str]:
        """Questions with yes and no at their end or below."""
        yes, no = self._fields.answers()
        ticks = f"{tick(self._blocks)} {yes}&emsp;{tick(self._blocks)} {no}"
        items = []
        for _ in range(self._draw.randint(1, 4)):
            words = element(text(self._blocks.wording.item(200)), style="flex:1")
            ends = element(ticks, style="align-self:flex-end;white-space:nowrap;padding-inline-start:8pt")
            items.append(self._item(self._marker(), words + ends))
        return items

    def _listed(self) -> list[str]:
        """A question over lines to write on."""
        words = element(text(self._blocks.wording.item(120)), style="flex:1")
        line = element("", style=f"border-bottom:{self._fields.rule};height:14pt")
        return [self._item(self._marker(), words), element(line * self._draw.randint(1, 4))]


def _head(blocks: Blocks, number: str) -> str:
    """The head of the first page: emblem, name, number and what the office writes in."""
    draw, size = blocks.draw, blocks.style.size
    named = text(draw.choice((draw.choice(_NAMES), blocks.wording.heading(50))))
    large = (
        f"font-weight:700;line-height:1.15;font-size:{size * draw.uniform(1.4, 2):.1f}pt;text-align:center"
    )
    title = element(named, "title", "title", large)
    office = text(f"Department of {blocks.wording.facts.city()} Security")
    under = element(f"<b>{office}</b><br>{text(blocks.wording.heading(36))}", "text", "c", "line-height:1.15")
    omb = f"OMB No. 16{draw.randint(10, 99)}-{draw.randint(0, 200):04}"
    omb += f"<br>Expires {draw.randint(1, 12):02}/31/20{draw.randint(10, 29)}"
    right = element(f"<b>{number}</b><br>{omb}", "page-header", "c small", "line-height:1.15")
    middle = element(title + under, style="flex:1")
    top = row(logo(blocks, 42), middle, element(right, style="flex:0 0 16%"), align="center", gap=8)
    rules = f"border-bottom:{draw.choice((1, 2, 4))}pt solid #000;padding-bottom:3pt;margin-bottom:3pt"
    head = element(top, style=rules)
    if draw.random() < 0.2:
        head += element(squarecode(blocks, 34, draw.choice((1, 3))), style="margin:3pt 0")
    return head + (_reserved(blocks) if draw.random() < 0.75 else "")


def _reserved(blocks: Blocks) -> str:
    """The grid that only the office writes in."""
    draw = blocks.draw
    wide, line = draw.randint(2, 4), f"border:{draw.choice((0.5, 0.8))}pt solid #000"
    shade = draw.choice(("", "", "background:#eee"))
    look = f"{line};padding:1pt 3pt;vertical-align:top;height:{draw.randint(16, 40)}pt"
    name = f"<b>For {draw.choice(('USCIS', 'Official', 'Government', 'Office'))} Use Only</b>"
    rows = f'<tr><td colspan="{wide}" style="{line};text-align:center;background:#ddd">{name}</td></tr>'
    for _ in range(draw.randint(1, 4)):
        said = (f"{draw.choice(('', f'{tick(blocks)} '))}{each}" for each in draw.sample(_RESERVED, wide))
        rows += f"<tr>{''.join(element(each, style=look, tag='td') for each in said)}</tr>"
    fixed = f"width:100%;table-layout:fixed;margin:2pt 0 4pt;{shade}"
    return element(f"<tbody>{rows}</tbody>", "table", "small", fixed, "table")


def _running(blocks: Blocks, number: str) -> str:
    """The head of a later page: nothing, or whose application it is."""
    draw = blocks.draw
    if draw.random() < 0.4:
        return ""
    right = draw.choice(("", f"A- {'_' * 11}", blocks.wording.date()))
    return margin_line(blocks, "page-header", number, right)
