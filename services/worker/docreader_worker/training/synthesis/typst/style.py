"""The looks of one Typst document, drawn from a seed."""

from dataclasses import dataclass
from random import Random

SERIFS = (
    "Libertinus Serif", "New Computer Modern", "Liberation Serif", "Noto Serif", "EB Garamond", "Caladea",
    "DejaVu Serif", "FreeSerif", "TeX Gyre Termes", "TeX Gyre Pagella", "TeX Gyre Bonum", "TeX Gyre Schola",
    "C059", "P052", "Charis SIL", "Gentium", "Linux Libertine O", "Bitstream Charter", "STIX Two Text",
    "Source Serif Pro", "Crimson Text", "Libre Baskerville", "CMU Serif", "CMU Concrete", "Tinos",
    "Playfair Display", "Cochineal", "Junicode Two Beta", "GFS Didot", "XCharter", "Merriweather",
)  # fmt: skip
SANS = (
    "Liberation Sans", "Noto Sans", "Carlito", "Lato", "Roboto", "Open Sans", "DejaVu Sans", "FreeSans",
    "TeX Gyre Heros", "TeX Gyre Adventor", "Inter", "Cabin", "Cantarell", "Source Sans Pro", "Fira Sans",
    "IBM Plex Sans", "Montserrat", "Raleway", "Ubuntu", "CMU Sans Serif", "Arimo", "Noto Sans Display",
    "Gillius ADF", "Latin Modern Sans", "URW Gothic", "Nimbus Sans Narrow", "Roboto Condensed",
)  # fmt: skip
MONOS = (
    "DejaVu Sans Mono",
    "Liberation Mono",
    "Noto Sans Mono",
    "Fira Code",
    "Hack",
    "FreeMono",
    "Latin Modern Mono",
)
PAPERS = ("a4", "a4", "a4", "us-letter", "us-letter", "iso-b5", "a5", "us-legal", "us-executive", "jis-b5")
_WIDTHS = {"us-letter": 612, "iso-b5": 499, "a5": 420, "us-legal": 612, "us-executive": 522, "jis-b5": 516}
_ACCENTS = (
    "#1a5276",
    "#922b21",
    "#196f3d",
    "#6c3483",
    "#b9770e",
    "#2e4053",
    "#117864",
    "#c2185b",
    "#0d47a1",
    "#e65100",
)


_HEAD_SHAPES = (
    ("bold", "it"), ("regular", "smallcaps(it)"), ("semibold", "it"), ("bold", "align(center, it)"),
    ("bold", "upper(it)"), ("medium", "emph(it)"), ("regular", "it"), ("regular", "upper(it)"),
    ("regular", "align(center, smallcaps(it))"),
)  # fmt: skip
"""Weight and form of headings."""


@dataclass(frozen=True, slots=True)
class Style:
    """Everything a template asks when it draws; lengths are Typst markup."""

    paper: str
    body_font: str
    head_font: str
    mono_font: str
    size: float
    leading: float
    spacing: float
    indent: float
    justify: bool
    accent: str
    coloured: bool
    numbering: str | None
    margin: tuple[float, float, float, float]
    columns: int
    gutter: float
    marker: str
    enumeration: str
    caption_above: bool
    caption_stacked: bool
    caption_font: tuple[str, str]
    head_shape: int
    head_scale: float

    @property
    def head_colour(self) -> str:
        """The colour of headings and rules."""
        return f'rgb("{self.accent}")' if self.coloured else "black"

    @property
    def column_width(self) -> float:
        """The width of a column in points, about."""
        width = _WIDTHS.get(self.paper, 595) - (self.margin[1] + self.margin[3]) * 28.35
        return (width - self.gutter * (self.columns - 1)) / self.columns

    def preamble(self) -> str:
        """The set and show rules of this style."""
        top, right, bottom, left = self.margin
        number = f'"{self.numbering}"' if self.numbering else "none"
        spacing = f"{self.spacing}em" if self.spacing else f"{self.leading}em"
        return f"""
#set page(paper: "{self.paper}", columns: {self.columns},
  margin: (top: {top}cm, right: {right}cm, bottom: {bottom}cm, left: {left}cm))
#set columns(gutter: {self.gutter}pt)
#set text(font: "{self.body_font}", size: {self.size}pt, fallback: true)
#set par(justify: {str(self.justify).lower()}, leading: {self.leading}em, spacing: {spacing},
  first-line-indent: {self.indent}em)
#set heading(numbering: {number})
#show raw: set text(font: "{self.mono_font}")
{self._headings()}
"""

    def _headings(self) -> str:
        weight, body = _HEAD_SHAPES[self.head_shape]
        sizes = [1 + self.head_scale * step for step in (1.0, 0.5, 0.2, 0.0)]
        rules = "\n".join(
            f"#show heading.where(level: {level}): set text(size: {size:.2f}em)"
            for level, size in enumerate(sizes, 1)
        )
        above, below = 1.2 + 0.8 * self.head_scale, 0.7 + 0.4 * self.head_scale
        return f"""
#show heading: it => {body}
#show heading: set text(font: "{self.head_font}", weight: "{weight}")
#show heading: set text(fill: {self.head_colour}) if not marked
#show heading: set block(above: {above:.2f}em, below: {below:.2f}em)
{rules}
"""


def draw_style(rng: Random, *, columns: tuple[int, ...] = (1,), formal: bool = False) -> Style:
    """Draw a style; ``columns`` are those that suit the kind of document, ``formal`` keeps it serious."""
    serif = rng.random() < (0.75 if formal else 0.45)
    body = rng.choice(SERIFS if serif else SANS)
    count = rng.choice(columns)
    spaced, leading = rng.random() < 0.5, round(rng.uniform(0.42, 0.9), 2)
    # Paragraphs apart by 0.3 to 1.3 lines; a line is as tall as its leading and about 0.7 em of letters.
    gap = round(leading + rng.uniform(0.3, 1.3) * (leading + 0.7), 2)
    base = rng.uniform(1.2, 3.2)
    return Style(
        paper=rng.choice(PAPERS[:5] if count > 1 else PAPERS),
        body_font=body,
        head_font=body if rng.random() < 0.6 else rng.choice(SANS if serif else SERIFS),
        mono_font=rng.choice(MONOS),
        size=rng.choice((7.5, 8, 8.5, 9, 9, 9.5, 10))
        if count > 1
        else rng.choice((8.5, 9, 10, 10, 10.5, 11, 11, 12)),
        leading=leading,
        spacing=gap if spaced else 0.0,
        indent=0.0 if spaced else round(rng.uniform(0.8, 2.0), 1),
        justify=rng.random() < (0.85 if formal else 0.5),
        accent=rng.choice(_ACCENTS),
        coloured=rng.random() < (0.2 if formal else 0.6),
        numbering=rng.choice((None, "1.1", "1.1", "1.", "I.A.1", "1.a", "A.1", "§1")),
        margin=tuple(round(base * rng.uniform(0.75, 1.25), 2) for _ in range(4)),  # type: ignore[arg-type]
        columns=count,
        gutter=round(rng.uniform(12, 26), 1),
        marker=rng.choice(("•", "–", "▪", "◦", "‣", "*", "○", "■", "→", "✓", "—")),
        enumeration=rng.choice(("1.", "1)", "(1)", "a)", "(a)", "i.", "(i)", "A.", "1")),
        caption_above=rng.random() < 0.4,
        caption_stacked=rng.random() < 0.15,
        caption_font=(rng.choice(("regular", "regular", "bold")), rng.choice(("normal", "normal", "italic"))),
        head_shape=rng.choices(range(9), (8, 1.5, 3, 1, 1, 1.5, 2, 1, 1))[0],
        head_scale=round(rng.uniform(0, 0.8), 2),
    )
