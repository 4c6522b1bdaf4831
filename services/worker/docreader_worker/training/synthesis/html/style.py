"""The look of one document: fonts, sizes, colours and rules drawn at random within what its family allows."""

import random
from dataclasses import dataclass
from importlib import resources

from docreader_worker.training.synthesis.wording import Wording

SHEETS = {
    "a4": (595.3, 841.9), "letter": (612.0, 792.0), "a5": (419.5, 595.3), "legal": (612.0, 1008.0),
    "trade": (432.0, 648.0), "wide": (720.0, 405.0), "screen": (720.0, 540.0), "tabloid": (792.0, 1120.0),
    "landscape": (792.0, 612.0),
}  # fmt: skip
"""Width and height in points."""

_SERIFS = (
    "Liberation Serif", "Liberation Serif", "Nimbus Roman", "CMU Serif", "LM Roman 10", "EB Garamond",
    "Linux Libertine O", "Gentium", "Charis SIL", "C059", "P052", "Bitstream Charter", "Caladea",
    "DejaVu Serif",
    "Noto Serif", "Vollkorn", "Baskervald ADF Std", "GFS Didot", "PT Serif", "IBM Plex Serif",
    "Junicode Two Beta",
    "Quattrocento", "STIX",
)  # fmt: skip
_SANS = (
    "Liberation Sans", "Liberation Sans", "Liberation Sans", "Nimbus Sans", "Carlito", "Carlito", "Lato",
    "Open Sans", "Roboto", "Noto Sans", "DejaVu Sans", "Inter", "Cantarell", "IBM Plex Sans", "Ubuntu",
    "Cabin",
    "Gillius ADF", "PT Sans", "B612", "Liberation Sans Narrow", "Linux Biolinum O", "URW Gothic",
    "Universalis ADF Std",
)  # fmt: skip
_DISPLAY = ("Oswald", "Bebas Neue", "Comfortaa", "Lato Black", "Inter Display Black", "Nimbus Sans Narrow")
_MONO = ("Liberation Mono", "DejaVu Sans Mono", "Hack", "Fira Code", "Nimbus Mono PS", "CMU Typewriter Text")
_WIDE_SCRIPTS = {
    "ru": (
        "Liberation Serif",
        "Liberation Sans",
        "DejaVu Sans",
        "PT Serif",
        "PT Sans",
        "Noto Serif",
        "CMU Serif",
    ),
    "el": ("Liberation Serif", "Liberation Sans", "DejaVu Sans", "GFS Didot", "Noto Sans"),
    "ja": ("Noto Sans CJK JP", "Noto Serif CJK JP", "IPAMincho", "IPAGothic"),
    "zh": ("Noto Sans CJK SC", "Noto Serif CJK SC", "AR PL UMing CN"),
    "ko": ("Noto Sans CJK KR", "Noto Serif CJK KR"),
    "ar": ("Noto Naskh Arabic", "Noto Sans Arabic", "Amiri"),
    "he": ("Noto Sans Hebrew", "Noto Serif Hebrew", "FreeSerif"),
}
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
    body, heading = _fonts(wording, sans)
    points = draw.uniform(*size)
    accent = (
        draw.choice(_ACCENTS) if draw.random() < coloured else draw.choice(("#000", "#000", "#222", "#444"))
    )
    spaced = draw.random() < 0.55
    unit = width / 595
    margin = draw.uniform(34, 88) * unit
    style = Style(
        width=width, height=height,
        left=margin, right=margin * draw.choice((1.0, 1.0, draw.uniform(0.7, 1.5))),
        top=draw.uniform(48, 92) * height / 842, bottom=draw.uniform(48, 92) * height / 842,
        body=body, heading=heading, mono=draw.choice(_MONO), size=points,
        leading=draw.choice((1.12, 1.18, 1.2, 1.25, 1.3, 1.4, 1.5, 1.7)),
        align=draw.choice(("justify", "justify", "start")),
        indent=0.0 if spaced else points * draw.uniform(1.0, 2.2),
        gap=points * draw.uniform(0.4, 1.0) if spaced else points * draw.choice((0.0, 0.0, 0.15)),
        column_gap=draw.uniform(12, 30), accent=accent, tint=draw.choice(_TINTS),
        numbering=draw.choice(("", "", "1", "1", "1.", "I.", "A.", "§", "Chapter")),
        marker=draw.choice(("•", "•", "•", "–", "▪", "○", "1.", "1)", "(a)", "a.", "i.", "(1)", "➤", "✓",
        "*")),
        caption_above=draw.random() < 0.5,
        table_look=draw.choice(("grid", "grid", "lines", "booktabs", "booktabs", "zebra", "bare", "outer",
        "head")),
        css="",
    )  # fmt: skip
    object.__setattr__(style, "css", _css(draw, style))
    return style


def _fonts(wording: Wording, sans: float) -> tuple[str, str]:
    draw = wording.random
    if wording.language in _WIDE_SCRIPTS:
        names = _WIDE_SCRIPTS[wording.language]
        return draw.choice(names), draw.choice(names)
    body = draw.choice(_SANS if draw.random() < sans else _SERIFS)
    heading = draw.choices(
        (body, draw.choice(_SANS), draw.choice(_SERIFS), draw.choice(_DISPLAY)), (50, 30, 10, 10)
    )[0]
    return body, heading


def _heading_css(draw: random.Random, style: Style, level: int) -> str:
    scale = (draw.uniform(1.2, 1.9), draw.uniform(1.05, 1.4), draw.uniform(0.95, 1.15))[level - 1]
    rules = [f"font-size:{style.size * scale:.2f}pt", f"line-height:{draw.uniform(1.05, 1.3):.2f}"]
    rules.append(f"font-weight:{draw.choice((700, 700, 700, 600, 400))}")
    rules.append(
        f"margin:{style.size * draw.uniform(0.6, 1.8):.1f}pt 0 {style.size * draw.uniform(0.2, 0.8):.1f}pt"
    )
    rules.append(f"text-align:{draw.choice(('start', 'start', 'start', 'start', 'center'))}")
    if draw.random() < 0.15:
        rules.append("text-transform:uppercase")
    elif draw.random() < 0.1:
        rules.append("font-variant:small-caps")
    elif draw.random() < 0.15:
        rules.append("font-style:italic")
    if draw.random() < 0.7:
        rules.append(f"color:{style.accent}")
    if draw.random() < 0.08:
        rules.append(f"border-bottom:{draw.choice((0.5, 1, 2))}pt solid {style.accent}")
    elif draw.random() < 0.05:
        rules.append(f"background:{style.accent};color:#fff;padding:2pt 5pt")
    if draw.random() < 0.06:
        rules.append("letter-spacing:0.08em")
    return f".h{level}{{{';'.join(rules)}}}"


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
    padding = draw.choice(("", frame + ";padding:4pt"))
    math = draw.choice(("Latin Modern Math", "STIX Math", "DejaVu Math TeX Gyre"))
    shift, between = size * draw.choice((0, 1, 2)), size * draw.choice((0.1, 0.3, 0.6))
    rules = {
        "@page": f"size:{style.width}pt {style.height}pt;margin:0",
        ".page": f"width:{style.width}pt;height:{style.height}pt",
        "body": f"font-family:'{style.body}';font-size:{size:.2f}pt;line-height:{style.leading}",
        ".title,.h1,.h2,.h3,.run": f"font-family:'{style.heading}','{style.body}'",
        "p.b": f"text-align:{style.align};text-indent:{style.indent:.1f}pt;margin-bottom:{style.gap:.1f}pt",
        ".heading + p.b": "text-indent:0" if draw.random() < 0.5 else "",
        ".li": f"padding-inline-start:{size * 1.7:.1f}pt;text-indent:-{size * 1.25:.1f}pt;"
        f"margin:0 0 {between:.1f}pt {shift:.1f}pt",
        ".mk": f"min-width:{size * 1.25:.1f}pt",
        ".unit": f"margin:{size * draw.uniform(0.5, 1.4):.1f}pt 0",
        ".cap": f"font-size:{small:.2f}pt;{caption}text-align:{caption_align};margin:{size * 0.4:.1f}pt 0",
        ".note": f"font-size:{size * 0.78:.2f}pt",
        ".small": f"font-size:{small:.2f}pt",
        ".code": f"font-family:'{style.mono}';font-size:{size * 0.82:.2f}pt;"
        f"margin:{size * 0.6:.1f}pt 0;{padding}",
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
    headings = [_heading_css(draw, style, level) for level in (1, 2, 3)]
    return "\n".join((_SHARED, *written, *headings, _table_css(draw, style)))
