"""A family of application notes, data sheets and user manuals of makers of parts."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, text
from docreader_worker.training.synthesis.html.pagemarks import PageMarks
from docreader_worker.training.synthesis.html.press import flow
from docreader_worker.training.synthesis.html.remarks import FINANCIAL, Remarks
from docreader_worker.training.synthesis.html.sheet import document
from docreader_worker.training.synthesis.html.smalltables import filling_table

_TABLES = (
    "Acronyms", "Revision history", "Pin description", "Limiting values", "Register map",
    "Ordering information",
    "Electrical characteristics", "Abbreviations", "Bill of materials", "Memory map", "Connector pinout",
)  # fmt: skip
_KINDS = {"text": 5, "heading": 3, "table": 3, "figure": 1.2, "list": 1.5, "remark": 0.6, "code": 0.4}


def application_note(blocks: Blocks) -> str:
    """Two to four pages between a large running head and a foot of legal lines."""
    draw, style = blocks.draw, blocks.style
    marks, start = PageMarks(blocks), draw.choice((1, draw.randint(2, 60)))
    count = draw.choice((2, 2, 3, 4))
    inset = draw.choice((0, 0, draw.uniform(60, 125))) if style.width > 500 else 0
    content = _Passages(blocks, inset).content(count * 22)
    pages = []
    for index in range(count):
        top = _opening(blocks) if start == 1 and index == 0 else ""
        columns = 2 if not inset and draw.random() < 0.12 else 1
        flows = element(flow("main"), css="col") * columns
        cols = element(flows, css="cols hung", style=f"gap:{style.column_gap:.0f}pt")
        edges = f"left:{style.left:.0f}pt;right:{style.right:.0f}pt;top:{marks.top}pt;bottom:{marks.bottom}pt"
        whole = element(top + cols, css="area", style=edges)
        pages.append(element(marks.drawn(start + index) + whole, css="page"))
    hung = (
        f".hung .flow{{padding-inline-start:{inset:.0f}pt}}"
        f".hung .flow>.heading,.hung .flow>.wide{{margin-inline-start:-{inset:.0f}pt}}"
    )
    return document(blocks, pages, {"main": content}).replace("</style>", f"{hung}</style>", 1)


def _opening(blocks: Blocks) -> str:
    """The title of a first page and the line of its revision."""
    draw, style = blocks.draw, blocks.style
    large = (
        f"font-family:'{style.heading}','{style.body}';font-size:{style.size * draw.uniform(1.8, 3):.0f}pt;"
        f"line-height:1.15;font-weight:{draw.choice((700, 400))};color:{style.accent}"
    )
    made = element(text(blocks.wording.heading(60)), "title", style=large)
    if draw.random() < 0.7:
        dated = f"Rev. {draw.randint(1, 9)} — {blocks.wording.date()}"
        made += element(text(dated), "text", style="font-weight:700;margin-top:4pt")
    line = f"border-bottom:{draw.choice((0, 0.7, 2))}pt solid {style.accent}"
    return element(made, style=f"{line};padding-bottom:6pt;margin-bottom:12pt")


class _Passages:
    """Makes the blocks of one document; ``inset`` is the width of the margin column of its headings."""

    def __init__(self, blocks: Blocks, inset: float) -> None:
        draw = blocks.draw
        self._blocks, self._draw, self._inset = blocks, draw, inset
        self._remarks = Remarks(blocks, FINANCIAL)
        self._part, self._section, self._table = draw.randint(1, 7), 0, draw.randint(1, 30)
        self._lead = draw.choice(("Table {}.", "Table {}.", "Table {}:", "Table {} –", "Table {}"))
        self._bold = draw.choice(
            ("font-weight:700", "font-weight:700", "font-weight:400", "font-style:italic")
        )
        self._wide = draw.choice(("wide", ""))
        self._hung = inset > 0 and draw.random() < 0.5

    def content(self, count: int) -> list[str]:
        """About ``count`` blocks, beginning with a heading."""
        made = [self._heading()]
        kinds = self._draw.choices(list(_KINDS), list(_KINDS.values()), k=count)
        for kind in kinds:
            made += self._block(kind)
        return made

    def _block(self, kind: str) -> list[str]:
        draw, blocks = self._draw, self._blocks
        if kind == "heading":
            return [self._heading(), blocks.paragraph(60, 350)]
        if kind == "table":
            return [self._captioned()]
        if kind == "list":
            return blocks.items(draw.randint(2, 6), 160)
        if kind == "figure":
            return [element(blocks.figure(draw.uniform(90, 230)), css=self._wide)]
        if kind == "remark":
            words = f"<b>Remark:</b> {text(blocks.wording.paragraph(60, 200))}"
            return [element(words, "text", "b", tag="p")]
        if kind == "code":
            return [blocks.code(6)]
        return [blocks.paragraph(80, 450)]

    def _heading(self) -> str:
        """A numbered heading that begins in the margin column, perhaps with its number alone in it."""
        draw = self._draw
        deep = self._section < 9 and draw.random() < 0.6
        self._part, self._section = (self._part, self._section + 1) if deep else (self._part + 1, 0)
        number = f"{self._part}.{self._section}" if deep else draw.choice((f"{self._part}.", f"{self._part}"))
        wide = self._inset if self._hung else self._blocks.style.size * 2.6
        apart = element(number, style=f"display:inline-block;min-width:{wide:.0f}pt", tag="span")
        words = self._blocks.wording.heading(60)
        return element(apart + text(words), "section-header", f"h{1 + deep} heading")

    def _captioned(self) -> str:
        """A table below its caption, perhaps going on from the page before, perhaps over notes."""
        draw, wording = self._draw, self._blocks.wording
        going_on = draw.choice(("", "", "", "", "...continued", " (continued)"))
        self._table += not going_on
        name = draw.choice((*_TABLES, text(wording.heading(60))))
        lead = self._lead.format(self._table)
        caption = f'<span style="{self._bold}">{lead} {name}{f"<i>{going_on}</i>" if going_on else ""}</span>'
        said = ""
        if draw.random() < 0.2:
            said = f"<br><i>{text(wording.sentence(100))}</i>"
        gap = f"margin:0 0 {draw.choice((1, 2, 4))}pt"
        made = element(caption + said, "caption", "cap", gap)
        made += filling_table(self._blocks, (3, 9), (2, 5 if self._inset else 6))
        made += self._remarks.below(draw.choice((0, 0, 1, 1, 2, 3)))
        return element(made, css=self._wide, style="margin-block:8pt 10pt")
