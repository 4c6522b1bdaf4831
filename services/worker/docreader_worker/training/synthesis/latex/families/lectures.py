"""Lecture notes and papers: statements, exercises with displays in their items, dense mathematics."""

from docreader_worker.training.synthesis.latex import blocks, fronts, looks
from docreader_worker.training.synthesis.latex.displays import display
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.estimates import estimates
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.figures import figure
from docreader_worker.training.synthesis.latex.formulas import inline_formula, scripted
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_LABELS = (
    r"\textbf{Exercise \arabic{enumi}.}", r"\arabic{enumi}.", r"(\alph{enumi})", r"\textbf{\arabic{enumi}.}",
    r"\textit{Problem \arabic{enumi}:}", r"(\roman{enumi})", r"\S\,\arabic{enumi}",
    r"\textbf{Q\arabic{enumi}}",
)  # fmt: skip


def _lecture(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """Dense paragraphs, statements and exercises under headings, perhaps with notes in a wide margin."""
    draw = wording.random
    columns = draw.choice((1, 1, 2))
    page, width = looks.draw_page(draw, columns)
    draft = Draft(wording, pictures, columns, width, mathematical=0.8, footnoted=0.03)
    noted = columns == 1 and draw.random() < 0.35
    if noted:
        page = r"\usepackage[a4paper,left=2.5cm,right=6cm,marginparwidth=4cm,marginparsep=14pt]{geometry}"
        draft.width = 355.0
    if draw.random() < 0.6:
        fronts.title_block(draft)
    adders = {"items": _items, "wide": _wide_figure, "ruled": _ruled_table}
    for index in range(draw.randint(10, 20)):
        if index % 4 == 0:
            blocks.heading(draft, draw.choice((1, 1, 2)))
        kind = draw.choices(
            ("dense", "statement", "items", "formula", "wide", "ruled"), (4, 3, 3, 1.5, 0.5, 0.6)
        )[0]
        if kind in adders:
            adders[kind](draft)
        elif kind == "dense":
            note = _margin_note(draft) if noted and draw.random() < 0.6 else ""
            draft.add(rf"\para{{{_dense(draft)}{note}}}")
        else:
            blocks.add_block(draft, kind)
    preamble = draw.choice(looks.FONTS[:20]) + page + r"\usepackage{multicol}" + looks.draw_paragraphs(draw)
    preamble += looks.draw_headings(draw, looks.draw_colour(draw)) if draw.random() < 0.6 else ""
    preamble += looks.draw_running(draw, wording) if draw.random() < 0.5 and not noted else ""
    options = f"{draw.choice(('10pt', '11pt', '12pt'))}{',twocolumn' * (columns > 1)}"
    return assemble(draft, rf"\documentclass[{options}]{{article}}", preamble)


def _dense(draft: Draft) -> str:
    """A paragraph with a formula after every few words."""
    draw, pieces = draft.random, []
    for _ in range(draw.randint(3, 12)):
        pieces += [
            escape(draft.wording.words(draw.randint(2, 9))),
            draw.choice((scripted, inline_formula))(draw),
        ]
    return " ".join(pieces) + draw.choice((".", ",", " holds."))


def _margin_note(draft: Draft) -> str:
    draw = draft.random
    font = draw.choice((r"\footnotesize", r"\scriptsize\sffamily", r"\footnotesize\itshape", r"\small"))
    body = draft.text(escape(draft.wording.sentence(draw.choice((40, 90, 140)))))
    return rf"\marginpar{{\raggedright{font}\hspace{{0pt}}{body}}}"


def _items(draft: Draft) -> None:
    """Exercises or cases, some with displayed formulas between their parts."""
    draw = draft.random
    lines = []
    for _ in range(draw.randint(2, 6)):
        item = rf"\listitem {_dense(draft) if draw.random() < 0.5 else draft.prose(40, 250)}"
        while draw.random() < 0.4:
            item += rf"\markoff\markon{{formula}}{display(draft)}\markoff\markon{{list-item}}"
            item += draft.prose(30, 160)
        lines.append(rf"{item}\markoff")
    kind = draw.choice(("enumerate", "enumerate", "itemize"))
    label = rf"\def\labelenumi{{{draw.choice(_LABELS)}}}" if kind == "enumerate" else ""
    draft.add(rf"{{{label}\begin{{{kind}}}{''.join(lines)}\end{{{kind}}}}}")


def _wide_figure(draft: Draft) -> None:
    """A figure over all columns whose caption goes in two columns below it."""
    draw = draft.random
    kind = "figure*" if draft.columns > 1 else "figure"
    name = (
        rf"\textbf{{{draw.choice(('Figure', 'Fig.'))} {draw.randint(1, 12)}{draw.choice(('.', ':', ' |'))}}}"
    )
    caption = rf"{{\leavevmode\element{{caption}}{name} {draft.prose(250, 900)}}}\par"
    columns = rf"\begin{{multicols}}{{2}}\noindent {caption}\end{{multicols}}"
    draft.add(
        rf"\begin{{{kind}}}[t]\centering {figure(draft, 1.0, 0.35)}\par"
        rf"\begin{{minipage}}{{\linewidth}}\small {columns}\end{{minipage}}\end{{{kind}}}"
    )


def _ruled_table(draft: Draft) -> None:
    """A table between double rules under its caption."""
    draw = draft.random
    body = estimates(draft, draw.randint(3, 8), draw.randint(2, 3 if draft.columns > 1 else 5))
    for rule in (r"\toprule", r"\bottomrule"):
        body = body.replace(rule, r"\hline\hline")
    size = draw.choice((r"\small", r"\footnotesize", r"\normalsize"))
    drawn = rf"{{{size}\leavevmode\element{{table}}\fitted{{{body}}}}}"
    caption = rf"\caption{{{escape(draft.wording.sentence(draw.choice((40, 90, 220))))}}}"
    place = draw.choice(("[t]", "[h]", "[b]"))
    draft.add(rf"\begin{{table}}{place}\centering {caption}\vspace{{4pt}}{drawn}\end{{table}}")


LECTURES: tuple[Family, ...] = (Family("lecture", 2.5, _lecture),)
