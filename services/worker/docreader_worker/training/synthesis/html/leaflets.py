"""Families of fine print that goes with forms: instruction leaflets in narrow columns."""

from dataclasses import replace

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.lines import Lines
from docreader_worker.training.synthesis.html.markup import element, row, text
from docreader_worker.training.synthesis.html.office import logo
from docreader_worker.training.synthesis.html.parts import caution
from docreader_worker.training.synthesis.html.sheet import Running, document, make_running, sheet
from docreader_worker.training.synthesis.tables import make_grid

_KINDS = {
    "paragraph": 6, "opened": 4, "example": 1, "bullets": 3, "steps": 1.2, "heading": 3, "line": 1, "note": 1,
    "caution": 0.6, "worksheet": 0.5, "table": 0.5,
}  # fmt: skip
_FEET = ("|-{n}-|", "|{n}|", "Page {n}||", "||Page {n}", "|D-{n}|", "-{n}-||")
_PARAGRAPH = (80, 420)
_NARROW = 450
"""Points across a page that has no room for three columns."""


def instructions(blocks: Blocks) -> str:
    """A leaflet: short paragraphs with run-in openings, bullets, steps, notes and small worksheets."""
    draw = blocks.draw
    edge = blocks.style.width * draw.uniform(0.05, 0.09)
    style = replace(blocks.style, left=edge, right=edge, top=edge * 1.2, bottom=edge * 1.4)
    blocks = Blocks(blocks.wording, style, blocks.pictures)
    columns = draw.choice((2, 3, 3)) if style.width > _NARROW else draw.choice((1, 2))
    pages, start = draw.randint(1, 2), draw.randint(1, 60)
    content = _Leaflet(blocks).content(110 if pages == 2 else draw.choice((25, 60, 60)))
    marks = Running("", draw.choice(_FEET), ruled=False) if draw.random() < 0.6 else make_running(blocks)
    tops = (_top(blocks) if draw.random() < 0.5 else "", "")[:pages]
    sheets = [sheet(blocks, marks, start + index, columns, top=top) for index, top in enumerate(tops)]
    tight = f".flow{{line-height:{draw.uniform(1.1, 1.25):.2f}}}.flow table{{table-layout:fixed;width:100%}}"
    if draw.random() < 0.2:
        gap = f"padding-inline-start:{style.column_gap:.0f}pt"
        tight += f".col+.col{{border-inline-start:.5pt solid #000;{gap}}}"
    drawn = document(blocks, sheets, {"main": content})
    return drawn.replace("</style>", f"{tight}td,th{{overflow-wrap:anywhere}}</style>", 1)


def _top(blocks: Blocks) -> str:
    """The leaflet's title, perhaps with an emblem and whose it is, over a rule."""
    draw, facts = blocks.draw, blocks.wording.facts
    name = title(blocks, draw.uniform(1.7, 2.6), 60)
    if draw.random() < 0.4:
        name = row(name, logo(blocks), align="center", spread=True)
    if draw.random() < 0.4:
        name += element(text(f"{facts.company()}, {facts.year()}"), "text", "small")
    line = f"border-bottom:{draw.choice((0, 0.6, 2))}pt solid #000;margin-bottom:6pt"
    return element(name, style=line)


class _Leaflet:
    """Makes the blocks of one leaflet, in one look."""

    def __init__(self, blocks: Blocks) -> None:
        draw, size = blocks.draw, blocks.style.size
        self._blocks, self._draw, self._lines = blocks, draw, Lines(blocks, narrow=True)
        self._gap = f"margin-bottom:{size * draw.uniform(0.1, 0.7):.1f}pt"
        self._indented = f"text-indent:{draw.choice((0, size * 1.3)):.1f}pt;text-align:{blocks.style.align}"
        self._bullet = draw.choice(("hanging", "indented", "indented", "flush"))
        self._boxed = draw.random() < 0.25
        self._note = draw.choice(("background:#ddd", "border:.8pt solid #000", "border-block:1pt solid #000"))
        self._number = 0

    def content(self, count: int) -> list[str]:
        """About ``count`` blocks, beginning with a heading."""
        made = [self._heading()]
        kinds = self._draw.choices(list(_KINDS), list(_KINDS.values()), k=count)
        for kind in kinds:
            made += self._block(kind)
        return [*made, self._paragraph()]

    def _block(self, kind: str) -> list[str]:
        draw, wording = self._draw, self._blocks.wording
        if kind == "heading":
            return [self._heading()]
        if kind == "bullets":
            opening = self._paragraph(draw.choice((":", ".", " if:")))
            return [opening, *(self._item("•") for _ in range(draw.randint(2, 6)))]
        if kind == "steps":
            return [self._item(f"{index}.") for index in range(1, draw.randint(3, 6))]
        if kind == "worksheet":
            return [self._heading(), *self._lines.items(draw.randint(2, 5), 120)]
        if kind == "table":
            return [element(self._blocks.grid(make_grid(wording, (3, 8), (2, 3))), style="margin:4pt 0")]
        if kind in ("note", "caution"):
            return [self._warning(kind)]
        openings = {
            "opened": f"<b>{text(wording.heading(36))}.</b> ",
            "line": f"<b>Line {draw.randint(1, 60)}.</b> ",
            "example": f"<b><i>Example {draw.randint(1, 9)}.</i></b> ",
        }
        return [self._paragraph(opening=openings.get(kind, ""))]

    def _heading(self) -> str:
        draw, blocks = self._draw, self._blocks
        if not self._boxed:
            return blocks.heading(draw.choice((1, 2, 2, 3)), 45)
        self._number += 1
        box = (
            "display:inline-block;min-width:2.4em;border:.8pt solid #000;padding:0 4pt;margin-inline-end:5pt"
        )
        number = element(f"{self._number}{draw.choice(('', '', 'a', 'b'))}", style=box, tag="span")
        name = number + text(blocks.wording.heading(32))
        return element(name, "section-header", "h3 heading", "font-weight:700;text-transform:none")

    def _paragraph(self, end: str = "", opening: str = "") -> str:
        words = self._blocks.inline(self._blocks.wording.paragraph(*_PARAGRAPH))
        return element(opening + words + end, "text", "b", f"{self._indented};{self._gap}", "p")

    def _item(self, marker: str) -> str:
        """An item whose first line may be set in while the others begin at the edge of the column."""
        look = {
            "hanging": "padding-inline-start:1.3em;text-indent:-1.3em",
            "indented": "text-indent:1.3em",
            "flush": "text-indent:0",
        }[self._bullet]
        wording = self._blocks.wording
        said = self._draw.choice((wording.item(200), wording.paragraph(30, 180)))
        words = f"{marker} {self._blocks.inline(said)}"
        place = f"{look};{self._gap};text-align:{self._blocks.style.align}"
        return element(words, "list-item", style=place, tag="p")

    def _warning(self, kind: str) -> str:
        """A note in a frame or on a tint, or beside a sign."""
        name = "Note." if kind == "note" else "Caution."
        words = f"<b>{name}</b> {text(self._blocks.wording.paragraph(60, 260))}"
        if kind == "note" or self._draw.random() < 0.5:
            return element(
                element(words, "text"), style=f"{self._note};padding:3pt 5pt;margin:4pt 0;line-height:1.2"
            )
        return caution(element(words, "text", style="flex:1;line-height:1.2"))
