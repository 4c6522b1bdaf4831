"""The look of one document: fonts, sizes, spacing, colours and numbering, as templates have them."""

from dataclasses import dataclass
from random import Random

from docreader_worker.training.synthesis.wording import Wording

_PAPERS = ((595.3, 841.9), (595.3, 841.9), (595.3, 841.9), (612.0, 792.0), (612.0, 792.0), (419.5, 595.3))
_SERIFS = (
    "Liberation Serif", "Liberation Serif", "Liberation Serif", "Caladea", "DejaVu Serif", "Noto Serif",
    "Gentium", "Linux Libertine O", "C059", "P052",
)  # fmt: skip
_SANS = (
    "Liberation Sans", "Liberation Sans", "Liberation Sans", "Carlito", "Carlito", "Carlito", "DejaVu Sans",
    "Noto Sans", "Open Sans", "Liberation Sans Narrow", "Lato",
)  # fmt: skip
_SCRIPTS = {
    "ja": ("Noto Sans CJK JP", "Noto Serif CJK JP"),
    "zh": ("Noto Sans CJK SC", "Noto Serif CJK SC"),
    "ko": ("Noto Sans CJK KR", "Noto Serif CJK KR"),
    "ar": ("Noto Naskh Arabic", "Noto Sans Arabic"),
    "he": ("Noto Sans Hebrew", "Noto Serif Hebrew"),
}
_ACCENTS = (
    "#2f5496", "#1f3763", "#365f91", "#4f81bd", "#c00000", "#7f0000", "#385623", "#00695c", "#5b2c6f",
    "#44546a", "#833c0b",
)  # fmt: skip
_TINTS = ("#f2f2f2", "#e7e6e6", "#d9d9d9", "#deeaf6", "#e2efd9", "#fff2cc", "#fbe4d5", "#eef3f8")
_NUMBERINGS = (
    "1", "1", "1", "1.", "1.", "1.", "1.", "1)", "(1)", "(a)", "I.", "I.", "A.", "A.", "§ 1", "Chapter 1:",
    "Article 1", "Section 1:", "Section 1:", "Part A –", "PART I", "ITEM 1.", "Step 1:",
)  # fmt: skip
_BULLETS = (
    *((glyph, "") for glyph in "••••••–▪o➢✓*-■◦→»·❖◆►"), *((glyph, "OpenSymbol") for glyph in "•➢✗✔◆❑"),
    ("\uf0b7", "Symbol"), *((glyph, "Wingdings") for glyph in "\uf0a7\uf0d8\uf0fc\uf0a8\uf076\uf0e0\uf071"),
)  # fmt: skip
"""Glyphs and their fonts, if they have one of their own; those of symbol fonts are as Word writes them."""
_COUNTERS = (
    "1.", "1.", "1.", "1)", "(1)", "a)", "a.", "(a)", "(a)", "i.", "(i)", "A.", "A)", "I.", "[1]", "1 -",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What the blocks of a document share; lengths are points, ``leading`` is a share of the line.

    ``emptied`` documents have empty lines between paragraphs, ``quiet`` ones headings of the body's size,
    most of which only their place tells if they are ``bare``; the headings of ``titled`` ones are in title
    case, those of ``colons`` end in one, those of ``hung`` stand a tab after their numbers. ``numbering`` and
    ``counter`` show the first number of headings and of lists, ``bullet`` is a glyph and its font.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    body: str
    heading: str
    foreign: str
    size: float
    leading: float
    align: str
    indent: float
    gap: float
    accent: str
    tint: str
    numbering: str
    bullet: tuple[str, str]
    counter: str
    caption_above: bool
    right_to_left: bool
    emptied: bool
    quiet: bool
    bare: bool
    titled: bool
    colons: bool
    hung: bool


def draw_look(
    wording: Wording, *, size: tuple[float, float], coloured: float, sans: float, numbered: float, bare: float
) -> Look:
    """Draw a look; the shares are of coloured headings, sans-serif bodies, numbered and bare headings."""
    draw = wording.random
    width, height = draw.choice(_PAPERS[:5] if size[1] > 9 else _PAPERS)
    body = draw.choice(_SANS if draw.random() < sans else _SERIFS)
    spaced, emptied = draw.random() < 0.7, draw.random() < 0.2
    placed = (spaced or emptied) and draw.random() < bare
    points = round(draw.uniform(*size) * 2) / 2
    left = draw.choice((56.7, 70.9, 72.0, 85.0, draw.uniform(40, 100)))
    return Look(
        width=width, height=height,
        left=left, right=draw.choice((left, left, left, draw.uniform(40, 90))),
        top=draw.uniform(34, 62), bottom=draw.uniform(34, 62),
        body=body, heading=draw.choice((body, body, draw.choice(_SANS), draw.choice(_SERIFS))),
        foreign=draw.choice(_SCRIPTS.get(wording.language, ("Noto Sans CJK JP",))),
        size=points, leading=draw.choice((1.0, 1.0, 1.0, 1.08, 1.15, 1.15, 1.3, 1.5)),
        align=draw.choice(("justify", "justify", "start", "start")),
        indent=0.0 if spaced or emptied else draw.choice((14.2, 21.3, 28.4, 35.4)),
        gap=draw.choice((4.0, 6.0, 8.0, 8.0, 10.0, 12.0, 14.0)) if spaced and not emptied else 0.0,
        accent=draw.choice(_ACCENTS) if draw.random() < coloured else "#000000",
        tint=draw.choice(_TINTS),
        numbering=draw.choice(_NUMBERINGS) if draw.random() < numbered and not placed else "",
        bullet=draw.choice(_BULLETS), counter=draw.choice(_COUNTERS),
        caption_above=draw.random() < 0.5, right_to_left=wording.right_to_left,
        emptied=emptied, quiet=placed or draw.random() < 0.35, bare=placed,
        titled=draw.random() < (0.9 if placed else 0.25), colons=not placed and draw.random() < 0.12,
        hung=draw.random() < 0.5,
    )  # fmt: skip


def heading_sizes(draw: Random, size: float) -> tuple[float, ...]:
    """The sizes of a title and three levels of headings over a body of ``size``."""
    scales = draw.choice((
        (2.3, 1.5, 1.25, 1.1), (2.0, 1.35, 1.15, 1.0), (1.6, 1.2, 1.1, 1.0), (1.35, 1.0, 1.0, 1.0),
        (2.6, 1.8, 1.4, 1.15), (1.8, 1.15, 1.0, 1.0),
    ))  # fmt: skip
    return tuple(scale * size for scale in scales)
