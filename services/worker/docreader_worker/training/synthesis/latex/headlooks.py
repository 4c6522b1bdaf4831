"""Headings with looks of their own: stacked, as long as their lines, or plain as the text."""

from dataclasses import dataclass
from random import Random

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.looks import COLOURS
from docreader_worker.training.synthesis.latex.markup import escape

_SHAPES = (
    r"\bfseries", r"\sffamily\bfseries", r"\sffamily\bfseries\itshape", r"\itshape", r"\scshape",
    r"\sffamily", r"\bfseries\itshape", "", r"\rmfamily\bfseries", r"\sffamily\itshape",
)  # fmt: skip
_SIZES = (
    r"\LARGE", r"\Large", r"\large", r"\large", r"\normalsize", r"\normalsize", r"\normalsize", r"\small",
)  # fmt: skip
_PLACES = (
    "SECTION {0}:", "SECTION {0}", "Part {0}.", "CHAPTER {1}", "Chapter {1}:", "{1}", "{0}.", "Annex {0}",
)  # fmt: skip
_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_ALONE = frozenset({"CHAPTER {1}", "SECTION {0}", "Annex {0}"})
"""Numbers that fill a heading by themselves."""


@dataclass(frozen=True, slots=True)
class HeadLook:
    """How the headings of one level look: ``longest`` is in letters, ``gap`` the white above in points."""

    font: str
    case: str
    side: str
    longest: int
    gap: int
    place: str = ""

    def words(self, draft: Draft, number: int) -> str:
        """The words of a heading of this look, the ``number``-th of its level."""
        place = self.place.format(_NUMBERS[number % len(_NUMBERS)], number + 1)
        if self.place in _ALONE:
            return place
        name = draft.wording.heading(self.longest) or "Overview"
        if self.longest > 60:
            name = f"{name} {draft.wording.sentence(self.longest)}"[: self.longest].rsplit(" ", 1)[0]
        return f"{place} {escape(_cased(name, self.case)).strip()}".strip()

    def source(self, draft: Draft, number: int, above: str | None = None) -> str:
        """A heading that stands ``above`` (a length, else its own gap) below what comes before it."""
        space = above or f"{self.gap}pt"
        return (
            rf"\par\addvspace{{{space}}}{{\parskip=0pt\interlinepenalty=10000{self.font}{self.side}\noindent"
            rf"\elementof{{section-header}}{{{self.words(draft, number)}}}\par}}\nopagebreak"
        )


def draw_look(draw: Random, level: int = 0) -> HeadLook:
    """Any look; deeper levels are not larger than those above are likely to be."""
    sizes = _SIZES[min(2 * level, 5) :]
    colour = rf"\color{{{draw.choice(COLOURS)}}}" if draw.random() < 0.3 else ""
    return HeadLook(
        rf"{draw.choice(sizes)}{draw.choice(_SHAPES)}{colour}",
        draw.choice(("", "", "upper", "title")),
        draw.choice(("", "", "", r"\centering", r"\raggedright")),
        draw.choice((25, 40, 60, 100, 150)) if level else draw.choice((25, 40, 60)),
        draw.choice((4, 8, 12, 20)),
        draw.choice(_PLACES) if level == 0 and draw.random() < 0.6 else "",
    )


def plain_look(draw: Random) -> HeadLook:
    """The very font and size of the text, in capitals or as titles have them."""
    side = draw.choice(("", "", "", r"\centering"))
    return HeadLook("", draw.choice(("title", "title", "upper", "")), side, draw.choice((14, 25, 40, 60)), 0)


def stack(draft: Draft, looks: tuple[HeadLook, ...], number: int, gap: str) -> None:
    """Add one heading of each of ``looks`` directly below each other, ``gap`` between each two."""
    sources = [look.source(draft, number, None if index == 0 else gap) for index, look in enumerate(looks)]
    draft.add("".join(sources))


def _cased(name: str, case: str) -> str:
    if case == "upper":
        return name.upper()
    if case == "title":
        return " ".join(word[:1].upper() + word[1:] if len(word) > 3 else word for word in name.split(" "))
    return name[:1].upper() + name[1:]
