"""A family of returns of states: steps of numbered lines with room for amounts, over small instructions."""

from docreader_worker.training.synthesis.html.banners import Banners
from docreader_worker.training.synthesis.html.barcodes import barcode, squarecode
from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.cells import cells
from docreader_worker.training.synthesis.html.fields import Fields
from docreader_worker.training.synthesis.html.formpages import form_pages, margin_line
from docreader_worker.training.synthesis.html.lines import Lines, tick
from docreader_worker.training.synthesis.html.markup import element, row, text
from docreader_worker.training.synthesis.html.office import logo

_STATUSES = (
    "Single", "Married filing jointly", "Married filing separately", "Head of household",
    "Qualifying widow(er)", "Widowed",
)  # fmt: skip
_NAMES = (
    "Individual Income Tax Return", "Schedule of Additions and Subtractions", "Credit for Tax Paid",
    "Amended Return", "Nonresident Income Tax Return", "Worksheet for Line 27", "Property Tax Refund",
    "Partnership Return of Income", "Estimated Tax Worksheet", "Sales and Use Tax Return",
)  # fmt: skip
_GROUNDS = ("", "", "", "#fdf6e3", "#eef5ec", "#eaf2fa", "#fcecec", "#f3f3f3")


def state_return(blocks: Blocks) -> str:
    """A return: who files it, then worksheets of numbered lines parted by headings, and signatures."""
    draw = blocks.draw
    pages, columns = draw.choice((1, 1, 2)), draw.choice((1, 1, 1, 1, 2))
    banners, fields, sheets = Banners(blocks), Fields(blocks), _Worksheets(blocks, narrow=columns > 1)
    content = _filer(blocks, banners, fields) if draw.random() < 0.7 else []
    for _ in range(14):
        content.append(banners.part())
        if draw.random() < 0.2:
            content.append(_told(blocks))
        content.append(sheets.worksheet(draw.randint(3, 12)))
        if draw.random() < 0.25:
            content.append(_told(blocks))
        if draw.random() < 0.12:
            content += [banners.part(), *_signed(blocks, fields)]
    number = f"{draw.choice(('Form', 'Schedule', ''))} {blocks.wording.facts.bothify('??-####').upper()}"
    named = text(draw.choice((draw.choice(_NAMES), blocks.wording.heading(50))))
    heads = (_head(blocks, number, named), margin_line(blocks, "page-header", f"{number} {named}", "Page 2"))
    feet = [_foot(blocks, number, page) for page in (1, 2)]
    return form_pages(blocks, heads[:pages], content, feet[:pages], columns, draw.choice(_GROUNDS))


class _Worksheets:
    """Makes worksheets of numbered lines in one look, counting lines; ``narrow`` ones fit into columns."""

    def __init__(self, blocks: Blocks, *, narrow: bool) -> None:
        draw, size = blocks.draw, blocks.style.size
        self._blocks, self._draw, self._lines = blocks, draw, Lines(blocks)
        self._number = draw.choice((0, 0, draw.randint(1, 50)))
        self._fields = Fields(blocks)
        self._filled = draw.choice((0.0, 0.0, 0.1, 0.5))
        self._room = draw.choice(
            ("box", "line") if narrow else ("box", "box", "blank", "line", "comb", "split")
        )
        self._wide = size * (5 if narrow else draw.uniform(7, 10))
        self._cents = draw.choice(("", ".00", "00", " 00"))
        self._again, self._dots = draw.random() < 0.75, draw.random() < 0.7
        self._gap = draw.uniform(0.5, 4)
        self._sub = 0.0 if narrow else draw.choice((0.0, 0.15, 0.3))
        self._ended, self._bold = draw.choice(("", ".")), draw.random() < 0.6
        self._ground = draw.choice(("", "", "", f"background:{blocks.style.tint}"))
        self._band = (
            f"background:{draw.choice(('#f0f0f0', blocks.style.tint))}" if draw.random() < 0.3 else ""
        )

    def worksheet(self, count: int) -> str:
        """``count`` lines, one table."""
        return element("".join(self._line(index) for index in range(count)), "table", style=self._ground)

    def _line(self, index: int) -> str:
        self._number += 1
        number = f"{self._number}{self._draw.choice(('', '', '', 'a', 'b'))}"
        marker = f"<b>{number}{self._ended}</b>" if self._bold else f"{number}{self._ended}"
        said = self._lines.words(self._draw.choice((60, 120, 220)))
        words = self._lines.leader(said) if self._dots else element(said)
        inner = self._draw.random() < self._sub
        amount = self._amount(number if self._again else "")
        blank = element("", style=f"flex:0 0 auto;width:{self._wide * 1.25:.0f}pt") if inner else ""
        cells = element(marker, style="flex:0 0 2.3em") + element(words, style="flex:1;min-width:0")
        look = f"line-height:1.2;padding:{self._gap:.1f}pt 0;{self._band if index % 2 else ''}"
        return row(cells, amount, blank, gap=3, align="flex-end", style=look)

    def _amount(self, number: str) -> str:
        again = element(number, style="flex:0 0 auto;min-width:1.8em;text-align:end") if number else ""
        wide = f"flex:0 0 auto;width:{self._wide:.0f}pt"
        value = self._blocks.wording.number(1e5, 0) if self._draw.random() < self._filled else ""
        if self._room == "blank":
            room = element(f"{'_' * 12}{self._cents}", style="white-space:nowrap")
        elif self._room == "line":
            room = element(self._cents, style=f"{wide};text-align:end;border-bottom:{self._fields.rule}")
        elif self._room == "comb":
            room = element(self._fields.comb(6), style="flex:0 0 auto") + element(self._cents)
        elif self._room == "split":
            room = self._fields.box(wide, value) + self._fields.box(
                f"flex:0 0 auto;width:{self._wide * 0.25:.0f}pt", ""
            )
        else:
            room = self._fields.box(wide, value) + element(self._cents)
        return row(again, room, gap=3, align="flex-end")


def _filer(blocks: Blocks, banners: Banners, fields: Fields) -> list[str]:
    """Names and addresses, the status of filing and exemptions."""
    draw = blocks.draw
    named = cells(blocks, draw.randint(2, 5)) if draw.random() < 0.35 else fields.group(draw.randint(4, 9))
    parts = [banners.part()] if draw.random() < 0.5 else []
    parts.append(named)
    heading = banners.lower() if draw.random() < 0.5 else banners.part()
    statuses = draw.sample(_STATUSES, draw.randint(3, 5))
    way = draw.choice(("numbered", "listed", "row"))
    if way == "row":
        shown = (element(f"{tick(blocks)} {name}", "text", tag="span") for name in statuses)
        return [*parts, heading, row(*shown, gap=12, style="flex-wrap:wrap;margin:2pt 0")]
    for index, name in enumerate(statuses, 1):
        number = f"{index} " if way == "numbered" else ""
        label = "list-item" if number else "text"
        heading += element(f"{number}{tick(blocks)} {name}", label, style="line-height:1.3;margin:1pt 0")
    return [*parts, element(heading)]


def _told(blocks: Blocks) -> str:
    """Instructions in small type."""
    opening = blocks.draw.choice(("", "", "<b>Note:</b> ", "<b>Attention:</b> ", "<i>See instructions.</i> "))
    said = opening + text(blocks.wording.paragraph(50, 340))
    look = f"font-size:{blocks.style.size * 0.85:.1f}pt;line-height:1.15;margin:2pt 0"
    return element(said, "text", "glued", look)


def _signed(blocks: Blocks, fields: Fields) -> list[str]:
    oath = element(text(blocks.wording.paragraph(100, 260)), "text", "small", "line-height:1.15")
    if blocks.draw.random() < 0.6:
        return [oath, cells(blocks, blocks.draw.randint(1, 3))]
    return [oath, fields.signatures("Your signature", "Date", "Paid preparer’s signature")]


def _head(blocks: Blocks, number: str, named: str) -> str:
    """Office and emblem at the left, the form's name in the middle, a code or a place for stamps at right."""
    draw, size = blocks.draw, blocks.style.size
    year = draw.randint(1998, 2026)
    office = f"{text(blocks.wording.facts.city())} Department of Revenue"
    left = element(office, "page-header", style="font-weight:700")
    left = (logo(blocks, 34) + left) if draw.random() < 0.5 else left
    left += element(f"{number} (Rev. {draw.randint(1, 12):02}/{year % 100:02})", "page-header", "small")
    large = f"font-weight:700;line-height:1.1;font-size:{size * draw.uniform(1.4, 2.1):.1f}pt"
    title = element(f"{year} {named}", "title", "title", f"{large};text-align:center")
    if draw.random() < 0.5:
        title += element(text(blocks.wording.sentence(70)), "text", "small", "text-align:center")
    right = draw.choice((barcode(blocks), squarecode(blocks, long=draw.choice((1, 2))), ""))
    if draw.random() < 0.4:
        frame = "border:.8pt solid #000;padding:4pt 8pt;min-height:30pt;margin-top:3pt"
        right += element(element("For official use only", "text", "small"), style=frame)
    under = f"border-bottom:{draw.choice((0.8, 1.5, 3))}pt solid {blocks.style.accent};padding-bottom:3pt"
    cell = "flex:0 1 auto;max-width:30%;line-height:1.2"
    sides = (element(left, style=cell), element(title, style="flex:1"), element(right, style=cell))
    return row(*sides, gap=8, align="center", style=under if draw.random() < 0.7 else "")


def _foot(blocks: Blocks, number: str, page: int) -> str:
    draw = blocks.draw
    parts = (
        (number, f"Page {page} of 2"), ("This form is authorized as outlined under law.", number),
        (barcode(blocks, 90, 14), f"Page {page}"), (str(page), "", number),
        ("", barcode(blocks, 120, 18), ""),
    )  # fmt: skip
    return margin_line(blocks, "page-footer", *draw.choice(parts))
