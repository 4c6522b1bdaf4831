"""Clauses of contracts, opinions and claims: lettered or numbered, hanging or not, with heads or without."""

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.markup import escape

_LETTERED = (r"({0})", r"({0})", r"{0}.", r"{0})")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")


def lettered(draft: Draft, indent: float = 0.0) -> None:
    """Add clauses with letters or roman numerals, each a list item whether it hangs or not."""
    draw = draft.random
    marks = draw.choice(("abcdefgh", "ABCDEFGH", _ROMAN, "abcdefgh"))
    form, hangs, first = draw.choice(_LETTERED), draw.random() < 0.5, draw.choice((0, 0, 18, 36))
    gap = draw.choice(("~", r"\quad ", r"\enspace "))
    for mark in marks[: draw.randint(2, 6)]:
        text = draft.prose(60, 400) if draw.random() < 0.7 else escape(draft.wording.item(140))
        shape = rf"\hangindent={indent + 22:.0f}pt\hangafter=1" if hangs else ""
        space = rf"\hspace*{{{indent:.0f}pt}}" if hangs else rf"\hspace*{{{indent + first:.0f}pt}}"
        draft.add(_clause("list-item", f"{shape}\\noindent{space}", f"{form.format(mark)}{gap}{text}"))


def headed(draft: Draft, number: int) -> None:
    """Add clauses whose numbers are followed by a head in bold or underlined, each a list item."""
    draw = draft.random
    font = draw.choice(
        (r"\textbf{{{0}}}", r"\underline{{{0}}}", r"\textit{{{0}}}", r"\textbf{{\underline{{{0}}}}}")
    )
    end, deep = draw.choice((".", ".", ":")), draw.random() < 0.6
    for place in range(1, draw.randint(2, 6)):
        mark = f"{number}.{place}" if deep else f"{number + place}."
        head = font.format(escape(draft.wording.words(draw.randint(1, 3))))
        draft.add(_clause("list-item", r"\noindent ", rf"{mark}~~{head}{end} {draft.prose(120, 700)}"))
        if draw.random() < 0.3:
            lettered(draft, draw.choice((0.0, 18.0)))


def numbered(draft: Draft, number: int) -> None:
    """Add numbered paragraphs of prose, which do not hang and are text."""
    draw = draft.random
    start = draw.choice((r"\noindent ", r"\noindent\hspace*{2em}", r"\hspace*{1em}"))
    for place in range(draw.randint(2, 6)):
        draft.add(
            _clause("text", start, rf"{number + place}.{draw.choice(('~~~', '~'))}{draft.prose(200, 900)}")
        )


def _clause(label: str, start: str, body: str) -> str:
    return rf"{{\leavevmode{start}\element{{{label}}}{body}\par}}".replace(
        r"\leavevmode\hangindent", r"\hangindent"
    )
