"""The look of one document: fonts, sizes, colours and rules drawn at random within what its family allows."""

import random
from dataclasses import dataclass
from importlib import resources

from docreader_worker.training.synthesis.html.fonts import MONO, draw_fonts
from docreader_worker.training.synthesis.html.headings import headings_css
from docreader_worker.training.synthesis.html.numbering import HEADINGS, draw_marker
from docreader_worker.training.synthesis.wording import Wording

SHEETS = {
    "a4": (595.3, 841.9), "letter": (612.0, 792.0), "a5": (419.5, 595.3), "legal": (612.0, 1008.0),
    "trade": (432.0, 648.0), "wide": (720.0, 405.0), "screen": (720.0, 540.0), "tabloid": (792.0, 1120.0),
    "landscape": (792.0, 612.0),
}  # fmt: skip
"""Width and height in points."""

_SHARED = resources.files(__package__).joinpath("layout.css").read_text()
_ACCENTS = (
    "#1f4e79", "#c00000", "#2e7d32", "#6a1b9a", "#e65100", "#00695c", "#37474f", "#0277bd", "#ad1457",
    "#7b5e00",
)  # fmt: skip
_TINTS = ("#eef3f8", "#fdf2e9", "#eaf7ea", "#f3e9f7", "#f2f2f2", "#fff8dc", "#e8eef0", "#e0e0e0")


@dataclass(frozen=True, slots=True)
class Style:
    """Everything about a document's look that several of its blocks share; lengths are points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    body: str
    heading: str
    mono: str
    size: float
    leading: float
    align: str
    indent: float
    gap: float
    column_gap: float
    accent: str
    tint: str
    numbering: str
    numbers_apart: bool
    marker: str
    caption_above: bool
    table_look: str
    css: str


def make_style(
    wording: Wording,
    sheet: str = "",
    size: tuple[float, float] = (8.5, 12.0),
    coloured: float = 0.4,
    sans: float = 0.4,
) -> Style:
    """Draw a style; ``coloured`` and ``sans`` are the chances of coloured headings and a sans-serif body."""
    draw = wording.random
    width, height = SHEETS[sheet or draw.choices(("a4", "letter", "a5", "trade"), (55, 33, 5, 7))[0]]
    body, heading = draw_fonts(draw, wording.language, sans)
    points = draw.uniform(*size)
    accent = (
        draw.choice(_ACCENTS) if draw.random() < coloured else draw.choice(("#000", "#000", "#222", "#444"))
    )
    leading = draw.choice((1.12, 1.18, 1.2, 1.25, 1.3, 1.4, 1.5, 1.7))
    spaced = draw.random() < 0.5
    unit = width / 595
    margin = draw.uniform(34, 88) * unit
    style = Style(
        width=width, height=height,
        left=margin, right=margin * draw.choice((1.0, 1.0, draw.uniform(0.7, 1.5))),
        top=draw.uniform(48, 92) * height / 842, bottom=draw.uniform(48, 92) * height / 842,
        body=body, heading=heading, mono=draw.choice(MONO), size=points,
        leading=leading,
        align=draw.choice(("justify", "justify", "start")),
        indent=0.0 if spaced else points * draw.uniform(1.0, 2.2),
        gap=points * (leading * draw.uniform(0.3, 1.3) if spaced else draw.choice((0.0, 0.0, 0.0, 0.2))),
        column_gap=draw.uniform(12, 30), accent=accent, tint=draw.choice(_TINTS),
        numbering=draw.choice(HEADINGS), numbers_apart=draw.random() < 0.3,
        marker=draw_marker(draw),
        caption_above=draw.random() < 0.5,
        table_look=draw.choice(("grid", "grid", "lines", "booktabs", "booktabs", "zebra", "bare", "outer",
        "head")),
        css="",
    )  # fmt: skip
    object.__setattr__(style, "css", _css(draw, style))
    return style


def _table_css(draw: random.Random, style: Style) -> str:
    line = draw.choice(
        ("0.4pt solid #000", "0.7pt solid #444", "0.5pt solid #999", f"0.8pt solid {style.accent}")
    )
    looks = {
        "grid": f"td,th{{border:{line}}}",
        "lines": f"td,th{{border-bottom:{line}}}",
        "booktabs": "table{border-top:1pt solid;border-bottom:1pt solid}thead{border-bottom:.5pt solid}",
        "zebra": f"tbody tr:nth-child(even){{background:{style.tint}}}thead{{border-bottom:{line}}}",
        "bare": "",
        "outer": f"table{{border:{line}}}thead{{border-bottom:{line}}}",
        "head": f"thead th{{background:{style.accent};color:#fff}}td{{border-bottom:.3pt solid #ccc}}",
    }
    padding = f"{draw.uniform(0.5, 4):.1f}pt {draw.uniform(2, 8):.1f}pt"
    size = style.size * draw.uniform(0.72, 1.0)
    width = draw.choice(("width:100%", "width:100%", "margin:0 auto", ""))
    return (
        f"table{{font-size:{size:.2f}pt;{width}}}"
        f"td,th{{padding:{padding};vertical-align:{draw.choice(('top', 'middle'))}}}"
        f".n{{text-align:{draw.choice(('end', 'end', 'center'))}}}"
        f"thead th{{font-weight:{draw.choice((700, 700, 400))}}}" + looks[style.table_look]
    )


def _css(draw: random.Random, style: Style) -> str:
    size = style.size
    small = size * draw.uniform(0.75, 0.95)
    caption = draw.choice(("", "font-style:italic;", "font-weight:bold;", f"color:{style.accent};"))
    caption_align = draw.choice(("start", "center", "justify"))
    hang = draw.uniform(60, 130) if draw.random() < 0.07 else 0.0
    inverse = f"background:{style.accent};color:#fff"
    frame = draw.choice(
        (inverse, f"background:{style.tint}", f"border:.7pt solid {style.accent}", "border:1pt solid")
    )
    bar = f"border-inline-start:3pt solid {style.accent}"
    tint = draw.choice(("", "", "color:#666", "font-style:italic", f"color:{style.accent}"))
    listing = draw.choice(
        ("", f"margin-inline:{size * draw.uniform(1, 4):.0f}pt", f"background:{style.tint};padding:4pt",
         f"{frame};padding:4pt", "border:.5pt solid #999;padding:4pt",
         "border-block:.5pt solid #999;padding:3pt 0")
    )  # fmt: skip
    math = draw.choice(("Latin Modern Math", "STIX Math", "DejaVu Math TeX Gyre"))
    rules = {
        "@page": f"size:{style.width}pt {style.height}pt;margin:0",
        ".page": f"width:{style.width}pt;height:{style.height}pt",
        "body": f"font-family:'{style.body}';font-size:{size:.2f}pt;line-height:{style.leading}",
        ".title,.h1,.h2,.h3,.run": f"font-family:'{style.heading}','{style.body}'",
        "p.b": f"text-align:{style.align};text-indent:{style.indent:.1f}pt;margin-bottom:{style.gap:.1f}pt",
        ".broken": "text-align-last:justify" if style.align == "justify" else "",
        ".heading + p.b": "text-indent:0" if draw.random() < 0.5 else "",
        ".unit": f"margin:{size * draw.uniform(0.5, 1.4):.1f}pt 0",
        ".cap": f"font-size:{small:.2f}pt;{caption}text-align:{caption_align};margin:{size * 0.4:.1f}pt 0",
        ".note": f"font-size:{size * 0.78:.2f}pt",
        ".small": f"font-size:{small:.2f}pt",
        ".code": f"font-family:'{style.mono}',monospace;font-size:{size * draw.uniform(0.78, 1):.2f}pt;"
        f"margin-block:{max(size * 0.4, style.gap * 0.8):.1f}pt;{listing}",
        ".box": f"{draw.choice((frame, frame, bar))};padding:{draw.uniform(4, 10):.1f}pt;"
        f"margin:{size * 0.8:.1f}pt 0",
        ".quote": f"margin:{size * 0.6:.1f}pt {size * 2:.1f}pt",
        ".eq": f"margin:{size * draw.uniform(0.4, 1):.1f}pt 0",
        "math": f"font-size:{size * draw.uniform(1.0, 1.2):.2f}pt;font-family:'{math}'",
        ".run": f"font-size:{size * draw.uniform(0.7, 0.95):.2f}pt;{tint}",
        ".hung .flow": f"padding-inline-start:{hang:.0f}pt",
        ".hung .flow>.heading": f"margin-inline-start:-{hang:.0f}pt",
    }
    written = [f"{selector}{{{rule}}}" for selector, rule in rules.items()]
    headings = headings_css(draw, size, style.leading, style.gap, style.accent, style.tint)
    return "\n".join((_SHARED, *written, *headings, *_list_css(draw, style), _table_css(draw, style)))


def _list_css(draw: random.Random, style: Style) -> list[str]:
    """Items with their lines hanging behind the marker, flush with it or only the first set in."""
    size = style.size
    shift, wide = size * draw.choice((0, 0, 1, 2, 3)), size * draw.choice((1.25, 1.25, 1.6, 2.2, 3.2))
    between = (
        draw.choice((0.0, 0.2, 0.4, 0.7)) * size if style.indent else draw.choice((style.gap, size * 0.2))
    )
    hang = f"padding-inline-start:{wide:.1f}pt;text-indent:-{wide:.1f}pt"
    way, marker = draw.choices(
        ((hang, wide), ("", 0.0), (f"text-indent:{size * 1.4:.1f}pt", 0.0)), (70, 17, 13)
    )[0]
    return [
        f".li{{{way};margin:0 0 {between:.1f}pt {shift:.1f}pt;text-align:{style.align}}}",
        f".deep{{margin-inline-start:{shift + wide + size * draw.choice((0, 0.5, 1)):.1f}pt}}",
        f".mk{{min-width:{marker:.1f}pt}}",
        f".more{{text-indent:0;margin-top:{max(between, size * draw.choice((0.2, 0.5, 0.8))):.1f}pt}}",
    ]
