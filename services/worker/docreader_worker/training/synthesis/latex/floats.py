"""Floats: tables and figures with their captions above, below or beside them, and notes under tables."""

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.figures import figure
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.latex.panels import panels
from docreader_worker.training.synthesis.latex.tables import table

_NOTES = (
    r"\textit{{Note.}} {0}",
    "Note: {0}",
    r"$^{{*}}$ {0}",
    r"$^{{a}}$ {0}",
    "Source: {0}",
    r"\textit{{Notes:}} {0}",
    "{0}",
)


def floating(draft: Draft, kind: str, wide: bool = False) -> None:
    """Add a float of ``kind`` (``table`` or ``figure``) with its caption, over all columns when ``wide``."""
    draw = draft.random
    star = "*" if wide and draft.columns > 1 else ""
    if not draft.floating:
        draft.add(rf"\begin{{center}}{_drawn(draft, kind, bool(star))}\end{{center}}")
        return
    place = "" if star or not draft.placing else draw.choice(("[t]", "[htbp]", "[tb]", "[b]", "[!t]", "[h]"))
    several = 1 if kind == "figure" or draw.random() > 0.1 else draw.randint(2, 3)
    body = "\\par\\bigskip\n".join(_captioned(draft, kind, bool(star)) for _ in range(several))
    draft.add(rf"\begin{{{kind}{star}}}{place}\centering {body}\end{{{kind}{star}}}")


def _captioned(draft: Draft, kind: str, spanning: bool) -> str:
    draw = draft.random
    caption = rf"\caption{{{escape(draft.wording.sentence(draw.choice((40, 90, 220))))}}}"
    if kind == "figure" and (spanning or draft.columns == 1) and draw.random() < 0.1:
        return _beside(draft, caption)
    drawn = _drawn(draft, kind, spanning)
    above = draw.random() < (0.75 if kind == "table" else 0.1)
    parts = [caption, drawn] if above else [drawn, caption]
    if draw.random() < 0.08:
        parts.remove(caption)
    if kind == "table" and parts[-1] == drawn and draw.random() < 0.3:
        parts.append(_notes(draft))
    return "\\par\n".join(parts)


def _drawn(draft: Draft, kind: str, spanning: bool) -> str:
    narrow = draft.columns > 1 and not spanning
    if kind == "table":
        return table(draft, (3, 9 if narrow else 14), (2, 4 if narrow else 7))
    return panels(draft) if draft.random.random() < 0.2 else figure(draft)


def _beside(draft: Draft, caption: str) -> str:
    draw = draft.random
    share, side = draw.uniform(0.45, 0.65), draw.choice("bct")
    cells = [
        rf"\begin{{minipage}}[{side}]{{{width:.2f}\linewidth}}\centering {body}\end{{minipage}}"
        for width, body in ((share, figure(draft, 1.0)), (0.95 - share, caption))
    ]
    return r"\hfill ".join(cells if draw.random() < 0.8 else cells[::-1])


def _notes(draft: Draft) -> str:
    """One to three notes in small letters, each an element."""
    draw = draft.random
    size = draw.choice((r"\footnotesize", r"\scriptsize", r"\small"))
    form = draw.choice(_NOTES)
    texts = (draft.wording.sentence(draw.choice((40, 90, 200))) for _ in range(draw.choice((1, 1, 1, 2, 3))))
    notes = (rf"{{\element{{footnote}}{form.format(escape(text))}\par}}" for text in texts)
    return rf"\vspace{{{draw.choice((2, 4))}pt}}{{{size}\raggedright\noindent {''.join(notes)}}}"
