"""Figures of several parts, and pages full of small figures or tables."""

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.figures import draw_figure, figure
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.latex.tables import table

_LETTERS = "abcdefghi"


def panels(draft: Draft) -> str:
    """Parts beside each other: one picture with their letters, or a picture and a caption for each."""
    draw = draft.random
    across = draw.randint(2, 2 if draft.columns > 1 else 3)
    named = draw.random() < 0.45
    letter = draw.choice(("({0})", "({0})", "{0})", r"\textbf{{{0}}}"))
    small = draw.choice((r"\small", r"\footnotesize"))
    cells = []
    for place in range(across * draw.choice((1, 1, 2))):
        mark = letter.format(_LETTERS[place])
        if named:
            text = rf"{mark} {escape(draft.wording.sentence(draw.choice((15, 25, 50))))}"
            cells.append(_cell(across, rf"{figure(draft, 0.95)}\par{{{small}\element{{caption}}{text}\par}}"))
        else:
            cells.append(_cell(across, rf"{draw_figure(draft, 0.95)}\par {{{small} {mark}}}"))
    rows = _rows(cells, across)
    return rows if named else rf"{{\leavevmode\element{{picture}}{rows}\par}}"


def appendix(draft: Draft) -> None:
    """Add a page of small figures or of small tables, each with its caption."""
    draw = draft.random
    kind = draw.choice(("figure", "figure", "table"))
    wide = "*" if draft.columns > 1 and draw.random() < 0.7 else ""
    across = draw.choice((2, 2, 3)) if wide or draft.columns == 1 else 1
    if kind == "table":
        across = min(across, 2)
    cells = [
        _cell(across, _small(draft, kind, across))
        for _ in range(across * draw.randint(2, 3 if across > 1 else 2))
    ]
    size = draw.choice((r"\small", r"\footnotesize"))
    draft.add(rf"\begin{{{kind}{wide}}}[p]\centering{size} {_rows(cells, across)}\end{{{kind}{wide}}}")


def _small(draft: Draft, kind: str, across: int) -> str:
    caption = rf"\caption{{{escape(draft.wording.sentence(draft.random.choice((30, 60, 120))))}}}"
    if kind == "figure":
        return rf"{figure(draft, 0.95, 0.16)}\par {caption}"
    return rf"{caption}\par {table(draft, (3, 8), (2, 5 if across == 1 else 3), short=True)}"


def _cell(across: int, body: str) -> str:
    return rf"\begin{{minipage}}[t]{{{0.96 / across:.2f}\linewidth}}\centering {body}\end{{minipage}}"


def _rows(cells: list[str], across: int) -> str:
    rows = (r"\hfill ".join(cells[start : start + across]) for start in range(0, len(cells), across))
    return r"\par\vspace{10pt}".join(rows)
