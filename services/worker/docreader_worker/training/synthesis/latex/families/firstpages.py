"""Articles of journals of medicine and science that open with a masthead and a structured abstract."""

from docreader_worker.training.synthesis.latex import blocks, looks, mastheads
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.lists import bibliography
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_MIX = {"text": 6, "passage": 0.5, "table": 1, "figure": 1, "bullets": 0.5, "minor": 0.4, "formula": 0.3}
_UNMARKED = r"\makeatletter\renewcommand\@makefntext[1]{\noindent #1}\makeatother"
"""Notes at the foot of a column that have no number."""


def _article(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """A masthead, title, authors and abstract as wide as the page or beside notes; columns below."""
    draw = wording.random
    columns = draw.choice((1, 2, 2, 2))
    page, width = looks.draw_page(draw, columns)
    draft = Draft(wording, pictures, columns, width, mathematical=0.1)
    beside = draw.random() < 0.3
    opening = mastheads.masthead(draft) + mastheads.head(draft)
    opening += _beside(draft) if beside else mastheads.abstract(draft, wide=True)
    shown = rf"\parindent=0pt\parskip=0pt {opening}\vskip 8pt"
    draft.add(rf"\twocolumn[{{{shown}}}]" if columns > 1 else rf"{{{shown}}}")
    draft.add(rf"\thispagestyle{{{draw.choice(('empty', 'plain', 'plain'))}}}")
    blocks.heading(draft, 1, "*")
    notes = "" if beside else _foot(draft)
    draft.add(rf"\para{{{draft.prose(300, 900)}{notes}}}")
    if columns > 1 and draw.random() < 0.3:
        draft.add(mastheads.access_box(draft))
    if draw.random() < 0.3:
        cited = escape(wording.sentence(160))
        draft.add(rf"\noindent\para{{\small\textbf{{How to cite this article:}} {cited}}}\medskip")
    blocks.fill(draft, draw.randint(8, 18), _MIX, deepest=2)
    if draw.random() < 0.5:
        bibliography(draft)
    preamble = draw.choice(looks.FONTS) + page + looks.draw_headings(draw, looks.draw_colour(draw))
    preamble += _running(draft) + (looks.draw_captions(draw) if draw.random() < 0.6 else "") + _UNMARKED
    options = f"{draw.choice(('9pt', '10pt', '11pt'))}{',twocolumn' * (columns > 1)}"
    return assemble(draft, rf"\documentclass[{options}]{{extarticle}}", preamble)


def _beside(draft: Draft) -> str:
    """Small notes in a narrow column at the left of the abstract."""
    draw = draft.random
    gap, wide = draw.choice((3, 5, 8)), draw.choice((0.2, 0.24, 0.28))
    size = draw.choice((r"\scriptsize", r"\footnotesize", r"\scriptsize\sffamily"))
    notes = "".join(
        rf"{{\leavevmode\element{{footnote}}{note}\par}}\vskip {gap}pt "
        for note in mastheads.notes(draft, draw.randint(3, 6))
    )
    abstract = mastheads.abstract(draft, wide=False)
    return (
        rf"\noindent\begin{{minipage}}[t]{{{wide}\textwidth}}\vspace{{0pt}}\raggedright{size} {notes}"
        rf"\end{{minipage}}\hfill\begin{{minipage}}[t]{{{0.95 - wide:.2f}\textwidth}}\vspace{{0pt}}{abstract}"
        r"\end{minipage}\par"
    )


def _foot(draft: Draft) -> str:
    """Notes below each other at the foot of the first column, under a short rule."""
    count = draft.random.choice((0, 1, 2, 3, 4, 5))
    return "".join(rf"\footnotetext{{{note}}}" for note in mastheads.notes(draft, count))


def _running(draft: Draft) -> str:
    """Heads of two pieces far apart."""
    draw, facts = draft.random, draft.wording.facts
    left = draw.choice((rf"{escape(facts.last_name())} et al.", draft.words(40), r"\thepage"))
    right = draw.choice(
        (r"\thepage", draft.words(30), rf"\textit{{{draft.words(30)}}}", f"Page {draw.randint(1, 9)}")
    )
    below = rf"\fancyfoot[L]{{\footnotesize {draft.words(60)}}}"
    foot = draw.choice(("", "", r"\fancyfoot[C]{\thepage}", below))
    return (
        r"\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}"
        rf"\fancyhead[L]{{\small {left}}}\fancyhead[R]{{\small {right}}}{foot}\setlength\headheight{{15pt}}"
        rf"\renewcommand\headrulewidth{{{draw.choice(('0pt', '0.4pt'))}}}"
    )


FIRST_PAGES: tuple[Family, ...] = (Family("first-page", 4.0, _article),)
