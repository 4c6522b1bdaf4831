"""Old journals in two narrow columns, and the inner pages of patents."""

from docreader_worker.training.synthesis.latex import blocks, fronts, margins
from docreader_worker.training.synthesis.latex.clauses import numbered
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.lists import bibliography
from docreader_worker.training.synthesis.latex.looks import draw_stacked_captions
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_TIMES = r"\usepackage{mathptmx}"
_HEADS = r"""
\usepackage{{titlesec}}
\titleformat{{\section}}{{\element{{section-header}}{0}}}{{\thesection.}}{{0.5em}}{{}}
\titleformat{{\subsection}}{{\element{{section-header}}{1}}}{{\thesubsection}}{{0.5em}}{{}}
\titlespacing*{{\section}}{{0pt}}{{{2}pt}}{{{3}pt}}\titlespacing*{{\subsection}}{{0pt}}{{{2}pt}}{{0pt}}
"""
_JOURNALS = (
    r"Communications\\of\\the Society", r"Journal of\\Computation", r"Annals of\\Applied\\Systems",
    r"Proceedings of\\the Institute", r"Transactions on\\Languages",
)  # fmt: skip
_SEASONS = ("January", "March", "April", "June", "August", "October", "December")


def _journal(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """A paper of an old journal: narrow columns, many short displays, a foot of three pieces."""
    draw = wording.random
    draft = Draft(wording, pictures, 2, draw.choice((215.0, 230.0)), mathematical=0.4, footnoted=0.02)
    draft.add(rf"\twocolumn[{_opening(draft)}]")
    mix = {
        "text": 3, "passage": 1, "formula": 4, "minor": 0.6, "bullets": 0.6, "table": 0.6, "figure": 0.5,
        "statement": draw.choice((0, 1)), "exchange": 0.5, "symbols": 0.3,
    }  # fmt: skip
    blocks.fill(draft, draw.randint(14, 26), mix, deepest=2)
    bibliography(draft)
    fonts = draw.choice(
        ((r"\bfseries", r"\itshape"), (r"\bfseries", r"\bfseries"), (r"\large\bfseries", r"\normalfont"))
    )
    heads = _HEADS.format(*fonts, draw.choice((6, 10)), draw.choice((0, 3)))
    width, gap = 2 * draft.width + 20, 20
    page = rf"\usepackage[letterpaper,textwidth={width:.0f}pt,textheight=655pt,columnsep={gap}pt]{{geometry}}"
    captions = draw_stacked_captions(draw) if draw.random() < 0.5 else ""
    return assemble(
        draft, r"\documentclass[10pt,twocolumn]{article}", _TIMES + page + heads + _foot(draft) + captions
    )


def _opening(draft: Draft) -> str:
    """Title, authors with their places and an abstract over both columns, at the left."""
    draw, facts = draft.random, draft.wording.facts
    size = draw.choice((r"\LARGE", r"\huge\bfseries", r"\Large\bfseries"))
    names = r"\\{}".join(escape(f"{facts.name()}") for _ in range(draw.randint(1, 3)))
    parts = [
        rf"{{{size}\elementof{{title}}{{{draft.words(70)}}}\par}}",
        rf"{{\elementof{{text}}{{{names}\\{{}}{escape(facts.company())}}}\par}}",
    ]
    if draw.random() < 0.7:
        parts.append(rf"{{\small\bfseries\elementof{{text}}{{{draft.prose(300, 900)}}}\par}}")
    if draw.random() < 0.6:
        words = fronts.keywords(draft, draw.randint(4, 9))
        parts.append(rf"{{\small\elementof{{text}}{{\textbf{{Key Words and Phrases:}} {words}}}\par}}")
    return (
        rf"\vspace{{{draw.choice((6, 10, 16))}pt}}".join(rf"\noindent {part}" for part in parts)
        + r"\vspace{20pt}"
    )


def _foot(draft: Draft) -> str:
    draw = draft.random
    name, year = draw.choice(_JOURNALS), draw.randint(1962, 1992)
    issue = rf"{draw.choice(_SEASONS)} {year}\\Volume {draw.randint(2, 40)}\\Number {draw.randint(1, 12)}"
    pieces = [r"\thepage", rf"\shortstack[l]{{{name}}}", rf"\shortstack[l]{{{issue}}}"]
    calls = "".join(
        rf"\fancyfoot[{place}]{{\footnotesize {piece}}}" for place, piece in zip("LCR", pieces, strict=True)
    )
    return (
        r"\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}\renewcommand\headrulewidth{0pt}"
        rf"{calls}\fancypagestyle{{plain}}{{}}\setlength\footskip{{46pt}}"
    )


def _patent(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """Inner pages of a patent: two columns of prose and claims with the numbers of lines between them."""
    draw = wording.random
    draft = Draft(wording, pictures, 2, 220.0, mathematical=0.05)
    margins.line_numbers(draft)
    if draw.random() < 0.5:
        fronts.title_block(draft)
    for _ in range(draw.randint(3, 6)):
        head = draft.text(
            draft.words(40).upper() if wording.language == "en" else draft.words(40), "section-header"
        )
        draft.add(rf"\begin{{center}}{{{head}\par}}\end{{center}}")
        for _ in range(draw.randint(2, 7)):
            draft.paragraph(200, 900)
        if draw.random() < 0.3:
            blocks.formula(draft)
    if draw.random() < 0.7:
        draft.add(r"\para{What is claimed is:}")
        numbered(draft, 1)
    code = (
        rf"US {draw.randint(4, 11)},{draw.randint(100, 999)},{draw.randint(100, 999)} B{draw.randint(1, 2)}"
    )
    head = (
        r"\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}\renewcommand\headrulewidth{0pt}"
        rf"\fancyhead[C]{{{code}}}\fancyhead[L]{{\quad\the\numexpr2*\value{{page}}-1\relax}}"
        r"\fancyhead[R]{\the\numexpr2*\value{page}\relax\quad}"
    )
    page = r"\usepackage[letterpaper,textwidth=470pt,textheight=655pt,columnsep=30pt]{geometry}"
    return assemble(draft, r"\documentclass[10pt,twocolumn]{article}", _TIMES + page + head)


ARCHIVES: tuple[Family, ...] = (
    Family("old-journal", 1.5, _journal),
    Family("patent", 0.8, _patent),
)
