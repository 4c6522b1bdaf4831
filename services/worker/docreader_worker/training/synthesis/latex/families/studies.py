"""Papers of economics and the humanities: long footnotes of citations, and notes below figures and tables."""

from docreader_worker.training.synthesis.latex import blocks, fronts, looks, margins
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.figures import figure
from docreader_worker.training.synthesis.latex.lists import bibliography
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.latex.panels import panels
from docreader_worker.training.synthesis.latex.tables import table
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_LEADS = (
    "Notes: This figure shows", "Notes: The table reports", "Note:", r"\textit{Notes:}", r"\textsc{Notes}:",
    r"\textit{Notes}. The dependent variable is", r"\textbf{Note.}", "Source:", r"\textit{Source:}",
)  # fmt: skip
_JUSTIFIED = r"\leftskip=0pt\rightskip=0pt\parfillskip=0pt plus 1fil\relax "


def _study(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """Arguments with notes at the foot, figures and tables over theirs, perhaps stamped along an edge."""
    draw = wording.random
    columns = draw.choice((1, 1, 1, 1, 2))
    page, width = looks.draw_page(draw, columns)
    draft = Draft(wording, pictures, columns, width, mathematical=draw.choice((0, 0, 0.4)))
    if draw.random() < 0.4:
        margins.downloaded(draft)
    if draw.random() < 0.6:
        fronts.title_block(draft)
        if draw.random() < 0.6:
            fronts.abstract(draft)
    citing, shown = draw.choice((0.3, 0.6, 0.9)), draw.choice((0.05, 0.2, 0.35))
    for _ in range(draw.randint(14, 26)):
        if draw.random() < 0.15:
            blocks.heading(draft, draw.choice((1, 2)), draw.choice(("", "*")))
        if draw.random() < shown:
            _noted(draft)
        elif draw.random() < 0.08:
            blocks.add_block(draft, draw.choice(("quotation", "bullets", "formula")))
        else:
            _argument(draft, citing)
    if draw.random() < 0.4:
        bibliography(draft)
    preamble = draw.choice(looks.FONTS) + page
    preamble += looks.draw_headings(draw, "black") if draw.random() < 0.6 else ""
    preamble += looks.draw_running(draw, wording) if draw.random() < 0.8 else ""
    preamble += looks.draw_captions(draw) if draw.random() < 0.6 else ""
    if columns == 1 and draw.random() < 0.5:
        spread = draw.choice((r"\onehalfspacing", r"\doublespacing", r"\setstretch{1.2}"))
        preamble += r"\usepackage{setspace}" + spread
    preamble += r"\setcounter{footnote}{" + str(draw.choice((0, 0, 30, 110))) + "}"
    options = f"{draw.choice(('10pt', '11pt', '12pt'))}{',twocolumn' * (columns > 1)}"
    return assemble(draft, rf"\documentclass[{options}]{{article}}", preamble)


def _argument(draft: Draft, citing: float) -> None:
    """A paragraph whose words carry long footnotes."""
    draw = draft.random
    pieces = []
    for _ in range(draw.randint(1, 3)):
        pieces.append(draft.prose(150, 450))
        if draw.random() < citing:
            pieces[-1] += rf"\footnote{{{_cited(draft)}}}"
    draft.add(rf"\para{{{' '.join(pieces)}}}")


def _cited(draft: Draft) -> str:
    """One to seven citations, with or without words between them."""
    draw, facts = draft.random, draft.wording.facts
    works = []
    for _ in range(draw.choice((1, 1, 2, 3, 5, 7))):
        name, year, page = escape(facts.name()), draw.randint(1890, 2024), draw.randint(1, 400)
        book = rf"\textit{{{draft.words(60)}}}"
        volume = rf"\textit{{{draft.words(30)}}} {draw.randint(1, 80)}"
        forms = (
            rf"{name}, {book} ({escape(facts.city())}, {year}), {page}",
            rf"{name}, ``{draft.words(70)},'' {volume} ({year})",
            rf"\textit{{Ibid.}}, pp. {page}--{page + draw.randint(1, 30)}",
            rf"\textit{{See also}} {name} ({year}), at {page}",
            escape(draft.wording.sentence(200)).rstrip(".,"),
        )
        works.append(draw.choice(forms))
    return draw.choice(("", "", "See ", "Cf. ")) + "; ".join(works) + "."


def _noted(draft: Draft) -> None:
    """A figure or a table with its caption above or below it and a note of some lines under both."""
    draw = draft.random
    kind = draw.choice(("figure", "table"))
    caption = rf"\caption{{{escape(draft.wording.sentence(draw.choice((30, 60, 120))))}}}"
    if kind == "table":
        drawn = table(draft, (4, 12), (2, 4 if draft.columns > 1 else 6))
    else:
        drawn = panels(draft) if draw.random() < 0.3 else figure(draft, tall=0.3)
    parts = [caption, drawn] if draw.random() < (0.9 if kind == "table" else 0.6) else [drawn, caption]
    size = draw.choice((r"\footnotesize", r"\footnotesize", r"\scriptsize", r"\small"))
    note = rf"{draw.choice(_LEADS)} {draft.prose(60, 500)}"
    # A float is centred; most notes are not.
    side = draw.choice((_JUSTIFIED, _JUSTIFIED, r"\raggedright", ""))
    below = rf"{side}{{\leavevmode\element{{footnote}}{note}\par}}"
    parts.append(
        rf"\vspace{{{draw.choice((2, 5, 8))}pt}}{{\linespread{{1}}{size}\parindent=0pt\noindent {below}}}"
    )
    body = "\\par\n".join(parts)
    draft.add(rf"\begin{{{kind}}}[{draw.choice(('t', 'b', 'h', 'htbp'))}]\centering {body}\end{{{kind}}}")


STUDIES: tuple[Family, ...] = (Family("study", 3.0, _study),)
