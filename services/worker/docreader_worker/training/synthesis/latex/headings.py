"""Headings in the size of the text, which no class knows: on a line of their own, or run in."""

from random import Random

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.markup import escape

_FONTS = (
    r"\bfseries", r"\bfseries", r"\itshape", r"\itshape", r"\scshape", r"\bfseries\itshape",
    r"\sffamily\bfseries", r"\ttfamily\bfseries", r"\normalfont", r"\normalfont", r"\itshape\bfseries\small",
)  # fmt: skip


def minor_headings(draft: Draft) -> None:
    """Add short sections, each under a heading of the same look."""
    draw = draft.random
    font, alone, underlined = draw.choice(_FONTS), draw.random() < 0.65, draw.random() < 0.15
    numbered = (font == r"\normalfont" and not underlined) or draw.random() < 0.25
    level = f"{draw.randint(1, 9)}." * draw.randint(1, 3)
    end = draw.choice((".", "", ":")) if alone else draw.choice((".", ":", ".", " --"))
    long = draw.choice((0, 0, 40))
    for place in range(1, draw.randint(2, 5)):
        name = draft.words(long) if long else escape(draft.wording.words(draw.choice((1, 1, 2)))) or "Scope"
        shown = rf"\underline{{{name}}}" if underlined else name
        number = f"{level}{place}{draw.choice(('.', ''))}~~" if numbered else ""
        head = rf"{font} {number}{shown}{end}"
        if alone:
            _add_section(draft, head)
        else:
            draft.add(rf"\noindent\para{{{{{head}}} {draft.prose(100, 600)}}}")


def _add_section(draft: Draft, head: str) -> None:
    """Add a section whose text stands directly below its heading, or a little lower."""
    draw = draft.random
    body = "".join(_paragraph(draft, draw) for _ in range(draw.choice((1, 1, 2))))
    draft.add(
        rf"\par\addvspace{{{draw.choice((3, 6, 9))}pt}}"
        rf"{{\parskip={draw.choice((0, 0, 2))}pt\noindent"
        rf"\elementof{{section-header}}{{{head}}}\nopagebreak\par{body}}}"
    )


def _paragraph(draft: Draft, draw: Random) -> str:
    return draw.choice((r"\noindent", r"\noindent", "")) + rf"\para{{{draft.prose(80, 500)}}}"
