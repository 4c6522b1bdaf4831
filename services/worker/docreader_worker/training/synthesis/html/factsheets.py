"""A family of fact sheets of funds and products: headings in bars over small tables and charts."""

from collections.abc import Callable
from dataclasses import replace

from docreader_worker.training.synthesis.html.banners import draw_banner
from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row, space, text
from docreader_worker.training.synthesis.html.office import logo
from docreader_worker.training.synthesis.html.press import flow
from docreader_worker.training.synthesis.html.remarks import PRUDENT, Remarks
from docreader_worker.training.synthesis.html.sheet import document
from docreader_worker.training.synthesis.html.smalltables import SmallTables

_HEADINGS = (
    "Fund facts", "Key facts", "Investment objective", "Performance", "Top 10 holdings", "Portfolio",
    "Sector allocation", "Risk measures", "Fees and charges", "Fund details", "Asset allocation", "Features",
    "Key information", "Technical data", "Specifications", "Ordering information", "Calendar year returns",
    "Growth of 10,000", "Market commentary", "Credit quality", "Benefits", "Applications", "Risk profile",
)  # fmt: skip
_KINDS = (
    "Equity Fund", "Income Fund", "Index Fund", "Growth Fund", "Bond UCITS ETF", "Series {}", "Pro {}", "{}",
)  # fmt: skip
_LAYOUTS = ((1,), (1, 1), (1, 1), (1, 2), (2, 1), (2, 3), (1, 1, 1))
_TAGS = ("Factsheet", "Monthly factsheet", "Product data sheet", "Marketing communication", "Fund update", "")
_WARNINGS = (
    "For professional investors only. Not for public distribution.", "Capital at risk.",
    "Mutual fund investments are subject to market risks, read all scheme related documents carefully.",
    "Please see the important information on the last page.", "Subject to change without notice.",
)  # fmt: skip


def factsheet(blocks: Blocks) -> str:
    """One to three pages of short sections in columns below the product's name."""
    draw, style = blocks.draw, blocks.style
    edge = style.width * draw.uniform(0.04, 0.1)
    slim = replace(style, left=edge, right=edge, top=edge * 0.9, bottom=edge + 18)
    blocks = Blocks(blocks.wording, slim, blocks.pictures)
    kind = draw.choice(_KINDS).format(draw.randint(2, 990))
    name = f"{blocks.wording.facts.company()} {kind}"
    layout, foot, band = draw.choice(_LAYOUTS), _Foot(blocks), _Band(blocks, name)
    start = 1 if draw.random() < 0.6 else draw.randint(2, 60)
    count = draw.choice((1, 2, 2, 3))
    pages = [_page(blocks, band, foot, layout, start + index) for index in range(count)]
    content = _Sections(blocks).content(count * len(layout) * 7)
    return document(blocks, pages, {"main": content})


def _page(blocks: Blocks, band: "_Band", foot: "_Foot", layout: tuple[int, ...], number: int) -> str:
    style = blocks.style
    columns = "".join(element(flow("main"), css="col", style=f"flex:{share}") for share in layout)
    cols = element(columns, css="cols", style=f"gap:{style.column_gap:.0f}pt")
    edges = f"left:{style.left}pt;right:{style.right}pt;top:{style.top}pt;bottom:{style.bottom + 10}pt"
    whole = element(band.top(first=number == 1) + cols, css="area", style=edges)
    return element(whole + foot.foot(number), css="page")


class _Band:
    """Draws what stands at the top of each page of one fact sheet."""

    def __init__(self, blocks: Blocks, name: str) -> None:
        draw, style = blocks.draw, blocks.style
        self._blocks, self._name = blocks, name
        bleed = (
            f"margin:-{style.top:.0f}pt -{style.right:.0f}pt 0 -{style.left:.0f}pt;padding:{style.top:.0f}pt"
        )
        self._ground, self._ink = draw.choice(
            ((f"{bleed};background:{style.accent};", "#fff"),
             (f"{bleed};background:{style.tint};", style.accent),
             (f"background:{style.accent};padding:8pt;", "#fff"), ("", style.accent), ("", "#000"),
             (f"border-bottom:{draw.choice((0.7, 2, 4))}pt solid {style.accent};padding-bottom:4pt;",
              style.accent))
        )  # fmt: skip
        self._tag = draw.choice(_TAGS)
        self._scale = draw.uniform(1.5, 2.8)
        self._logo = logo(blocks, draw.uniform(20, 40)) if draw.random() < 0.5 else ""
        self._date = draw.choice(("As at {}", "{}", "Data as of {}", "")).format(blocks.wording.date())

    def top(self, *, first: bool) -> str:
        """The product's name: the title on a first page, on the others a heading."""
        style = self._blocks.style
        size = style.size * (self._scale if first else min(self._scale, 1.9))
        large = (
            f"font-family:'{style.heading}','{style.body}';font-size:{size:.1f}pt;line-height:1.1;"
            f"font-weight:700;color:{self._ink}"
        )
        ink = f"color:{self._ink};font-size:{style.size:.1f}pt"
        parts = element(text(self._tag), "page-header", style=ink) if self._tag else ""
        parts += element(text(self._name), "title" if first else "section-header", style=large)
        if first and self._date:
            parts += element(text(self._date), "text", style=ink)
        if first and self._logo:
            shown = element(self._logo, style="background:#fff;padding:3pt" if self._ink == "#fff" else "")
            parts = row(element(parts, style="min-width:0"), shown, spread=True, align="center")
        return element(element(parts, style=self._ground), style="margin-bottom:8pt")


class _Foot:
    """Draws the foot of each page of one fact sheet: pieces on a band, below a rule or in plain."""

    def __init__(self, blocks: Blocks) -> None:
        draw, style, facts = blocks.draw, blocks.style, blocks.wording.facts
        pieces = [facts.company(), facts.url(), facts.phone_number(), draw.choice(_WARNINGS), "{n}"]
        self._pieces = draw.sample(pieces, draw.randint(1, 4))
        bled = f"left:0;right:0;padding:5pt {style.left:.0f}pt;bottom:0;"
        plain = f"left:{style.left:.0f}pt;right:{style.right:.0f}pt;bottom:{draw.uniform(8, 18):.0f}pt;"
        self._look = draw.choice(
            (f"{bled}background:{style.accent};color:#fff;", f"{bled}background:{style.tint};", plain,
             f"{plain}border-top:.7pt solid {style.accent};padding-top:3pt;")
        )  # fmt: skip

    def foot(self, number: int) -> str:
        """The foot of page ``number``."""
        shown = (element(text(piece.replace("{n}", str(number))), "page-footer") for piece in self._pieces)
        look = f"position:absolute;{self._look}font-size:6.5pt;line-height:1.15"
        return row(*shown, gap=16, align="center", spread=True, style=look)


class _Sections:
    """Makes the sections of one fact sheet: a heading in a bar over a table, a chart or words."""

    def __init__(self, blocks: Blocks) -> None:
        draw, style = blocks.draw, blocks.style
        self._blocks, self._draw = blocks, draw
        self._tables, self._remarks = SmallTables(blocks), Remarks(blocks, PRUDENT)
        self._banner = draw_banner(blocks)
        self._gap = style.size * draw.uniform(0.3, 1.3)

    def content(self, count: int) -> list[str]:
        """About ``count`` sections."""
        made: list[str] = []
        for _ in range(count):
            made += self._section()
        return made

    def _section(self) -> list[str]:
        draw, blocks = self._draw, self._blocks
        name = draw.choice((*_HEADINGS, blocks.wording.heading(30)))
        head = self._banner(name)
        kind = draw.choices(("table", "pairs", "chart", "words", "list"), (38, 18, 16, 18, 10))[0]
        if kind in ("words", "list"):
            under = [blocks.paragraph(80, 480)] if kind == "words" else blocks.items(draw.randint(2, 5), 90)
            return [head, *under, space(self._gap)]
        makers: dict[str, Callable[[], str]] = {
            "table": self._tables.any, "pairs": self._tables.pairs, "chart": self._chart,
        }  # fmt: skip
        notes = self._remarks.below(draw.choice((0, 0, 1, 1, 2, 3)))
        return [head, element(makers[kind]() + notes, style=f"margin-bottom:{self._gap:.0f}pt")]

    def _chart(self) -> str:
        path = self._blocks.pictures.chart(self._draw).as_uri()
        return self._blocks.picture("100%", self._draw.uniform(70, 150), path=path)
