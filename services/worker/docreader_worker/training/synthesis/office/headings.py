"""How titles and headings look: large and bold, or no larger than the text and told by something else."""

from random import Random

from docreader_worker.training.synthesis.office.draft import BOLD
from docreader_worker.training.synthesis.office.look import Look, heading_sizes
from docreader_worker.training.synthesis.office.markup import points
from docreader_worker.training.synthesis.office.numbering import LEVELS
from docreader_worker.training.synthesis.office.styles import Styles, font_family, font_size

_UNDERLINED = {"style:text-underline-style": "solid"}
_CAPITALS = {"fo:text-transform": "uppercase"}
_SLANTED = {"fo:font-style": "italic"}
_ACCENTS: tuple[dict[str, str], ...] = ({}, {}, _SLANTED, _UNDERLINED)
_QUIET: tuple[dict[str, str], ...] = (
    {}, {}, _UNDERLINED, _UNDERLINED, _CAPITALS, _CAPITALS, _SLANTED, {"fo:font-variant": "small-caps"},
    {"fo:color": "#2f5496"}, {"fo:color": "#c00000"}, _CAPITALS | _UNDERLINED,
)  # fmt: skip


def define_headings(styles: Styles, look: Look, draw: Random) -> None:
    """Define the styles of the title and of three levels of headings."""
    sizes = heading_sizes(draw, look.size)
    font = font_family(look.heading, look.foreign) | {"fo:color": look.accent}
    side = {"fo:text-align": draw.choice(("center", "center", "start"))}
    below = {"fo:margin-bottom": points(draw.randint(6, 24))}
    weight = draw.choice((BOLD, BOLD, {}))
    styles.derive("Title", paragraph=side | below, text=font_size(sizes[0]) | font | weight)
    before, after = draw.choice((8, 12, 18, 24)), draw.choice((2, 4, 6, 12))
    for level in LEVELS:
        shape = {
            "fo:margin-top": points(before / level**0.5), "fo:margin-bottom": points(after / level**0.5),
            "fo:keep-with-next": "always",
        }  # fmt: skip
        if look.bare:
            box, letters = _bare(look, draw, level)
        elif look.quiet:
            box, letters = _quiet(look, draw)
        else:
            weight = draw.choice((BOLD, BOLD, BOLD, {})) if sizes[level] > look.size else BOLD
            box, accent = _first_accents(look, draw) if level == 1 else ({}, draw.choice(_ACCENTS))
            letters = font_size(sizes[level]) | font | weight | accent
        styles.derive(
            f"Heading{level}", style={"style:default-outline-level": str(level)},
            paragraph=shape | box, text=letters,
        )  # fmt: skip


def _quiet(look: Look, draw: Random) -> tuple[dict[str, str], dict[str, str]]:
    """The paragraph and the letters of headings that are as large as the text, many of them not bold."""
    gap = points(look.gap or draw.choice((0, 0, 6, 10)))
    space = {"fo:margin-top": draw.choice((gap, "12pt")), "fo:margin-bottom": draw.choice((gap, gap, "0pt"))}
    side = {"fo:text-align": draw.choice(("start", "start", "start", "center"))}
    weight = draw.choice((BOLD, {}, {}))
    return space | side, font_size(look.size) | draw.choice(_QUIET) | weight


def _bare(look: Look, draw: Random, level: int) -> tuple[dict[str, str], dict[str, str]]:
    """The paragraph and the letters of headings that look as the text does, but for some of higher levels."""
    shape = {
        "fo:margin-top": "0pt", "fo:margin-bottom": points(look.gap),
        "fo:line-height": f"{look.leading:.0%}",
    }  # fmt: skip
    snug = shape | {"fo:margin-bottom": "0pt"}
    coloured = BOLD | {"fo:color": draw.choice(("#4f81bd", "#2f5496", "#c00000", look.accent))}
    kinds: dict[int, tuple[tuple[dict[str, str], dict[str, str]], ...]] = {
        1: ((shape, {}), (shape, {}), (snug, coloured), (shape, coloured)),
        2: ((shape, {}), (shape, {}), (shape, _CAPITALS), (snug, BOLD)),
    }
    box, letters = draw.choice(kinds.get(level, ((shape, {}),)))
    return box, font_size(look.size) | letters


def _first_accents(look: Look, draw: Random) -> tuple[dict[str, str], dict[str, str]]:
    """What headings of the first level may have besides: of their paragraph, and of their letters."""
    box = draw.choice((
        {}, {}, {}, {}, {"fo:border-bottom": f"0.75pt solid {look.accent}", "fo:padding": "2pt"},
        {"fo:background-color": look.tint},
    ))  # fmt: skip
    side = {"fo:text-align": draw.choice(("start", "start", "start", "start", "center"))}
    letters = draw.choice(({}, {}, {}, _CAPITALS, {"fo:font-variant": "small-caps"}))
    return box | side, letters
