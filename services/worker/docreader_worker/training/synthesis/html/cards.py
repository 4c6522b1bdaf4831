"""A family of pages with a grid of tinted cards, each a heading over a small text."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, text
from docreader_worker.training.synthesis.html.office import logo
from docreader_worker.training.synthesis.html.sheet import document, make_running, sheet

_SHAPES = ((2, 2), (2, 3), (3, 2), (3, 3), (2, 4), (4, 2), (3, 1), (1, 4))
"""Columns and rows."""


def cards(blocks: Blocks) -> str:
    """One or two pages: a large heading, perhaps words, and the cards; text where room is left."""
    draw, style = blocks.draw, blocks.style
    start = draw.choice((1, draw.randint(2, 90)))
    marks, content, pages = make_running(blocks), [], []
    for index in range(draw.choice((1, 1, 2))):
        label = "title" if start + index == 1 else "section-header"
        large = f"font-size:{style.size * draw.uniform(1.5, 3):.0f}pt;line-height:1.1;color:{style.accent}"
        top = element(text(blocks.wording.heading(50)), label, "title", f"{large};margin-bottom:6pt")
        if draw.random() < 0.6:
            top += blocks.paragraph(80, 350)
        if draw.random() < 0.25:
            top += blocks.heading(2, 40)
        top += _grid(blocks)
        pages.append(sheet(blocks, marks, start + index, draw.choice((1, 2)), top=top))
        content += [blocks.heading(2, 50), *(blocks.paragraph(100, 500) for _ in range(8))]
    return document(blocks, pages, {"main": content})


def _grid(blocks: Blocks) -> str:
    """The cards of one page, as long as they fit its height."""
    draw, style = blocks.draw, blocks.style
    across, down = draw.choice(_SHAPES if style.width > style.height else _SHAPES[:5] + _SHAPES[6:])
    if style.width < 500:
        across, down = min(across, 2), min(down, 3)
    size = style.size * draw.uniform(0.72, 0.98)
    gap, pad = draw.uniform(4, 16), draw.uniform(4, 11)
    maker = _Cards(blocks, size, pad)
    wide = (style.width - style.left - style.right - gap * (across - 1)) / across - 2 * pad
    tall = (
        (style.height - style.top - style.bottom) * draw.uniform(0.55, 0.75) / down - 2 * pad - style.size * 5
    )
    letters = max(40, min(520, int(wide * tall / (size * size * 0.62 * style.leading))))
    shown = "".join(maker.card(letters) for _ in range(across * down))
    place = f"display:grid;grid-template-columns:repeat({across},minmax(0,1fr));gap:{gap:.0f}pt"
    return element(shown, style=f"{place};margin:{style.size:.0f}pt 0")


class _Cards:
    """Makes the cards of one page, all in one look; their text is of ``size`` points."""

    def __init__(self, blocks: Blocks, size: float, pad: float) -> None:
        draw, style = blocks.draw, blocks.style
        self._blocks, self._draw = blocks, draw
        self._face, self._inverse = draw.choice(
            ((f"background:{style.tint}", False), (f"background:{style.tint};border-radius:6pt", False),
             (f"background:{style.tint};border-top:3pt solid {style.accent}", False),
             (f"background:{style.accent};color:#fff", True), (f"border:.8pt solid {style.accent}", False),
             ("background:#f4f4f4;border:.4pt solid #ccc", False), ("border-top:1.5pt solid #000", False))
        )  # fmt: skip
        self._face += f";padding:{pad:.0f}pt;overflow-wrap:anywhere"
        ink = "#fff" if self._inverse else draw.choice((style.accent, "#000"))
        self._head = (
            f"font-size:{style.size * draw.uniform(0.95, 1.5):.1f}pt;font-family:'{style.heading}';"
            f"font-weight:{draw.choice((700, 700, 400))};line-height:1.15;color:{ink};"
            f"text-transform:{draw.choice(('none', 'none', 'uppercase'))};"
            f"margin-bottom:{draw.choice((2, 4, 7))}pt"
        )
        smaller = size * draw.uniform(0.95, 1.1)
        self._line = f"font-weight:700;font-size:{smaller:.1f}pt;line-height:1.2;margin-bottom:3pt"
        aligned = draw.choice(("justify", "justify", "start", "center"))
        leading = min(style.leading, 1.35)
        self._words = f"font-size:{size:.1f}pt;line-height:{leading};text-align:{aligned};text-indent:0"
        self._tagged, self._numbered = draw.random() < 0.45, draw.random() < 0.2
        self._emblem = draw.random() < 0.2 and not self._inverse
        self._centred = "text-align:center" if aligned == "center" else ""
        self._count = 0

    def card(self, letters: int) -> str:
        """A card whose text is of at most about ``letters`` letters."""
        draw, wording = self._draw, self._blocks.wording
        self._count += 1
        number = f"{self._count:02d} " if self._numbered else ""
        made = element(logo(self._blocks, 22), style="margin-bottom:4pt") if self._emblem else ""
        made += element(text(number + wording.heading(28)), "section-header", style=self._head)
        if self._tagged:
            made += element(text(wording.sentence(draw.randint(25, 60))), "section-header", style=self._line)
        for _ in range(2 if letters > 250 and draw.random() < 0.2 else 1):
            said = wording.paragraph(letters // 2, letters)
            made += element(self._blocks.inline(said), "text", "b", self._words, "p")
        return element(made, style=f"{self._face};{self._centred}")
