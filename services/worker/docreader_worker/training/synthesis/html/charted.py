"""A family of reports with many charts, each below its caption and over its source."""

from docreader_worker.training.synthesis.html.banners import draw_banner
from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row, text
from docreader_worker.training.synthesis.html.press import flow
from docreader_worker.training.synthesis.html.sheet import Running, document, make_running, open_sheet
from docreader_worker.training.synthesis.html.smalltables import filling_table

_LEADS = (
    "■ {w}", "▪ {w}", "▌{w}", "{w}", "{w}", "<b>Chart {n}</b> {w}", "Chart {s}.{n}: {w}", "Exhibit {n}: {w}",
    "Graph {n}. {w}", "Figure {s}.{n}<br>{w}", "● {w}", "Chart {n}<br><b>{w}</b>", "{s}.{n} {w}",
    "Box {n}: {w}",
)  # fmt: skip
_CAPTIONS = (
    "Trends in {}", "Annual dividends per share", "Consumer price inflation and {}", "GDP growth by {}",
    "{}, 2005–2023", "CO₂ emissions of {}", "Share of {} in total", "Operating income and {}", "{}", "{}",
    "Number of employees by {}", "Unemployment rate and {}", "Energy consumption",
)  # fmt: skip
_SOURCES = (
    "Source: {c}.", "Sources: {c}; {c}.", "Note: {s}", "Sources and notes: {s}", "Notes: {s} Source: {c}.",
    "Source: {c}, {d}", "Source: Company data.", "* {s}", "(1) {s}", "Last observation: {d}. {s}",
)  # fmt: skip
_UNITS = (
    "Per cent", "% y/y", "(Billions of yen)", "USD bn", "Index, 2015 = 100", "(%)", "thousand t", "€ million",
)  # fmt: skip
_ASIDES = ("Highlights", "Key points", "At a glance", "In brief", "Our targets", "Did you know?", "Summary")
_KINDS = {"chart": 4, "pair": 2, "table": 1.2, "text": 6, "heading": 2.5, "list": 1.5}


def charted_report(blocks: Blocks) -> str:
    """One to three pages of text and charts in columns, perhaps beside a tinted one."""
    draw = blocks.draw
    marks, charts = make_running(blocks), _Charts(blocks)
    columns = draw.choice((1, 1, 2, 2, 3)) if blocks.style.width > 500 else 1
    start, count = draw.choice((1, draw.randint(2, 120))), draw.choice((1, 2, 2, 3))
    heading = draw_banner(blocks) if draw.random() < 0.3 else None
    pages = [_page(blocks, marks, charts, columns, start + index) for index in range(count)]
    content: list[str] = []
    for kind in draw.choices(list(_KINDS), list(_KINDS.values()), k=count * columns * 14):
        if kind == "heading" and heading:
            content.append(heading(blocks.wording.heading(40)))
        else:
            content += _passage(blocks, charts, columns, kind)
    return document(blocks, pages, {"main": content})


def _page(blocks: Blocks, marks: Running, charts: "_Charts", columns: int, number: int) -> str:
    """A page whose columns stand below a large heading and charts, or below nothing."""
    draw, style = blocks.draw, blocks.style
    top = ""
    if draw.random() < 0.5:
        large = f"font-size:{style.size * draw.uniform(1.6, 2.8):.0f}pt;line-height:1.1;color:{style.accent}"
        label = "title" if number == 1 else "section-header"
        words = text(blocks.wording.heading(55))
        top = element(words, label, "title", f"{large};margin-bottom:{style.size:.0f}pt")
    if draw.random() < 0.3:
        top += charts.grid(draw.choice((2, 2, 3, 4)))
    halves = [element(flow("main"), css="col") for _ in range(columns)]
    if columns < 3 and draw.random() < 0.3:
        halves.insert(draw.choice((0, columns)), _aside(blocks))
    cols = element("".join(halves), css="cols", style=f"gap:{style.column_gap:.0f}pt")
    return open_sheet(blocks, marks, number, top + cols)


def _passage(blocks: Blocks, charts: "_Charts", columns: int, kind: str) -> list[str]:
    draw = blocks.draw
    if kind == "pair" and columns == 1:
        return [charts.grid(2)]
    if kind in ("chart", "pair"):
        return [charts.chart()]
    if kind == "table":
        return [charts.table(columns)]
    if kind == "text":
        return [blocks.paragraph(100, 600)]
    if kind == "heading":
        return [blocks.heading(draw.choice((1, 2)), 50)]
    return blocks.items(draw.randint(2, 5), 180)


def _aside(blocks: Blocks) -> str:
    """A narrow column on a tint: short headings, each with a few words or items."""
    draw, style = blocks.draw, blocks.style
    parts = ""
    for _ in range(draw.randint(1, 4)):
        look = f"font-weight:700;color:{style.accent};margin:{style.size:.0f}pt 0 3pt;line-height:1.15"
        name = draw.choice((*_ASIDES, blocks.wording.heading(26)))
        parts += element(text(name), "section-header", style=look)
        parts += "".join(blocks.items(3, 60)) if draw.random() < 0.3 else blocks.paragraph(40, 180)
    tint = draw.choice(
        (f"background:{style.tint}", f"background:{style.tint}", f"border:.7pt solid {style.accent}")
    )
    width = draw.randint(24, 32)
    inner = element(
        parts, style=f"{tint};padding:6pt 8pt;font-size:{style.size * draw.uniform(0.85, 1):.1f}pt"
    )
    return element(inner, style=f"flex:0 0 {width}%;overflow:hidden")


class _Charts:
    """Makes the charts of one report: caption, picture and source in one look."""

    def __init__(self, blocks: Blocks) -> None:
        draw, style = blocks.draw, blocks.style
        self._blocks, self._draw = blocks, draw
        self._lead, self._section, self._count = draw.choice(_LEADS), draw.randint(1, 9), draw.randint(0, 20)
        colour = draw.choice(("#000", "#000", style.accent))
        ground = draw.choice(("", "", "", f"background:{style.tint};padding:2pt 4pt;",
                              f"border-top:1pt solid {style.accent};padding-top:2pt;",
                              f"background:{style.accent};padding:2pt 4pt;"))  # fmt: skip
        ink = "#fff" if style.accent in ground and "background" in ground else colour
        self._caption = (
            f"font-weight:{draw.choice((700, 700, 700, 400))};color:{ink};{ground}line-height:1.2;"
            f"font-family:'{draw.choice((style.body, style.heading))}','{style.body}';"
            f"font-size:{style.size * draw.uniform(0.85, 1.15):.1f}pt;"
            f"text-align:{draw.choice(('start', 'start', 'start', 'center'))};"
            f"margin-bottom:{draw.choice((1, 3, 5))}pt"
        )
        letters = style.size * draw.uniform(0.65, 0.85)
        self._source = (
            f"font-size:{letters:.1f}pt;line-height:1.2;margin-top:{draw.choice((1, 2, 4))}pt;"
            f"color:{draw.choice(('#000', '#333', '#666'))}"
        )
        self._unit = f"display:flex;justify-content:space-between;line-height:1.1;font-size:{letters:.1f}pt"
        self._units, self._sourced = draw.random() < 0.5, draw.choice((0.3, 0.8, 1.0))
        self._height = draw.uniform(85, 190)

    def chart(self, tall: float = 1.0) -> str:
        """A chart below its caption, ``tall`` times as tall as the others, mostly over its source."""
        draw = self._draw
        height = self._height * tall * draw.uniform(0.8, 1.2)
        # Only pixels can be stretched to their column.
        suffix, wide = draw.choice(((".png", "width:100%"), (".svg", "width:fit-content;max-width:100%")))
        path = self._blocks.pictures.chart(draw, suffix).as_uri()
        fit = f"height:{height:.0f}pt;width:100%;object-fit:fill"
        if suffix == ".svg":
            fit = f"max-height:{height:.0f}pt;max-width:100%"
        units = ""
        if self._units:
            shown = draw.sample(_UNITS, draw.choice((1, 2)))
            units = element("".join(element(text(unit)) for unit in shown), style=self._unit)
        picture = element(f'{units}<img src="{path}" style="{fit}">', "picture", style=wide)
        return self._unit_of(picture)

    def grid(self, count: int) -> str:
        """``count`` charts, two or three beside each other."""
        wide = 3 if count == 3 else 2
        tall = 0.75 if count > 2 else 0.9
        lines = ""
        for _ in range(-(-count // wide)):
            shown = (element(self.chart(tall), style="flex:1;min-width:0") for _ in range(wide))
            lines += row(*shown, gap=self._blocks.style.column_gap)
        return element(lines)

    def table(self, columns: int) -> str:
        """A table set as the charts are."""
        return self._unit_of(filling_table(self._blocks, (3, 9), (2, (6, 4, 3)[columns - 1])))

    def _unit_of(self, shown: str) -> str:
        caption = element(self._said(), "caption", style=self._caption)
        notes = "".join(self._noted() for _ in range(self._draw.choice((1, 1, 1, 2))))
        under = notes if self._draw.random() < self._sourced else ""
        return element(caption + shown + under, style="margin:6pt 0 12pt")

    def _said(self) -> str:
        wording = self._blocks.wording
        self._count += 1
        words = self._draw.choice(_CAPTIONS).format(wording.heading(self._draw.choice((20, 40, 70))))
        return self._lead.format(w=text(words), n=self._count, s=self._section)

    def _noted(self) -> str:
        wording = self._blocks.wording
        said = self._draw.choice(_SOURCES).format(
            c=wording.facts.company(), d=wording.date(), s=wording.sentence(self._draw.choice((60, 140, 240)))
        )
        return element(text(said), "footnote", style=self._source)
