"""Slides in beamer and its themes."""

from docreader_worker.training.synthesis.latex import blocks
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.figures import figure
from docreader_worker.training.synthesis.latex.lists import bullets
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.latex.tables import table
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_THEMES = (
    "default", "Madrid", "Berlin", "Warsaw", "Boadilla", "CambridgeUS", "Frankfurt", "Copenhagen",
    "Singapore", "Darmstadt", "AnnArbor", "Antibes", "Bergen", "Berkeley", "Dresden", "EastLansing",
    "Goettingen", "Hannover", "Ilmenau", "JuanLesPins", "Luebeck", "Malmoe", "Marburg", "Montpellier",
    "PaloAlto", "Pittsburgh", "Rochester", "Szeged", "metropolis",
)  # fmt: skip
_COLOURS = (
    "default", "beaver", "crane", "dolphin", "dove", "lily", "orchid", "rose", "seagull", "seahorse", "whale",
    "wolverine", "beetle", "albatross",
)  # fmt: skip
_MARKS = r"""
\addtobeamertemplate{footline}{\markon{page-footer}}{\markoff}
\addtobeamertemplate{headline}{\markon{page-header}}{\markoff}
\setbeamertemplate{navigation symbols}{}
"""


def _beamer(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    draw = wording.random
    draft = Draft(wording, pictures, 1, 300.0, floating=False, passes=2)
    theme = draw.choice(_THEMES)
    colours = (
        "" if theme == "metropolis" or draw.random() < 0.5 else rf"\usecolortheme{{{draw.choice(_COLOURS)}}}"
    )
    foot = (
        r"\setbeamertemplate{footline}[frame number]" if theme in {"default", "Pittsburgh", "Bergen"} else ""
    )
    _front(draft)
    draft.add(r"\begin{frame}[plain]\titlepage\end{frame}")
    for _ in range(draw.randint(5, 10)):
        if draw.random() < 0.25:
            draft.add(rf"\section{{{draft.words(24)}}}")
        _frame(draft)
    ratio = draw.choice(("", "aspectratio=169", "aspectratio=169", "aspectratio=1610"))
    size = draw.choice(("10pt", "11pt", "12pt"))
    preamble = rf"\usetheme{{{theme}}}{colours}{foot}" + "\n" + _MARKS
    return assemble(draft, rf"\documentclass[{ratio},{size},xcolor=table]{{beamer}}", preamble)


def _front(draft: Draft) -> None:
    facts = draft.wording.facts
    fields = (
        ("title", escape(draft.wording.heading(24)), "title", draft.words(60)),
        ("author", escape(facts.last_name()), "text", escape(facts.name())),
        ("institute", escape(facts.city()), "text", escape(facts.company())),
        ("date", "", "text", escape(draft.wording.date())),
    )
    for name, short, label, text in fields:
        draft.add(rf"\{name}[{short}]{{\elementof{{{label}}}{{{text}}}}}")


def _frame(draft: Draft) -> None:
    draw = draft.random
    start = len(draft.parts)
    kind = draw.choice(("bullets", "bullets", "table", "figure", "columns", "formula", "text", "block"))
    if kind == "bullets":
        bullets(draft, 5, 70)
    elif kind == "table":
        draft.add(rf"\begin{{center}}\scriptsize{table(draft, (2, 5), (2, 4))}\end{{center}}")
    elif kind == "figure":
        draft.add(rf"\begin{{center}}{figure(draft, draw.choice((0.5, 0.7)))}\end{{center}}")
    elif kind == "columns":
        bullets(draft, 4, 40)
        points = draft.parts.pop()
        draft.width /= 2
        picture = figure(draft, 0.95)
        draft.width *= 2
        draft.add(
            rf"\begin{{columns}}\begin{{column}}{{0.48\textwidth}}{points}\end{{column}}"
            rf"\begin{{column}}{{0.48\textwidth}}{picture}\end{{column}}\end{{columns}}"
        )
    elif kind == "formula":
        blocks.formula(draft)
    elif kind == "block":
        head = rf"\elementof{{section-header}}{{{draft.words(30)}}}"
        name = draw.choice(("block", "exampleblock", "alertblock"))
        draft.add(rf"\begin{{{name}}}{{{head}}}\para{{{draft.prose(60, 160)}}}\end{{{name}}}")
    else:
        draft.paragraph(80, 260)
    body = "\n\n".join(draft.parts[start:])
    del draft.parts[start:]
    title = rf"\elementof{{section-header}}{{{draft.words(40)}}}"
    draft.add(rf"\begin{{frame}}\frametitle{{{title}}}{body}\end{{frame}}")


SLIDES: tuple[Family, ...] = (Family("beamer", 3.5, _beamer),)
