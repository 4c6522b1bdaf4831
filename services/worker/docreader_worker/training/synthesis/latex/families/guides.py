"""Vignettes of packages, worksheets and cheat sheets."""

from docreader_worker.training.synthesis.latex import blocks, fronts, looks, margins
from docreader_worker.training.synthesis.latex.code import listing
from docreader_worker.training.synthesis.latex.displays import display
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.formulas import inline_formula
from docreader_worker.training.synthesis.latex.lists import bibliography, bullets
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.latex.tables import table
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.snippets import commands
from docreader_worker.training.synthesis.wording import Wording

_VIGNETTE = {
    "text": 2, "passage": 2, "exchange": 4, "listing": 1, "bullets": 1.5, "symbols": 0.7, "figure": 0.6,
    "table": 0.6, "formula": 0.4, "algorithm": 0.3, "quotation": 0.2,
}  # fmt: skip


def _vignette(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """The guide to a package: a title block, perhaps contents, and commands among short paragraphs."""
    draw = wording.random
    page, width = looks.draw_page(draw, 1)
    draft = Draft(wording, pictures, 1, width, footnoted=draw.choice((0, 0.05)))
    margins.stamp(draft, 0.1)
    fronts.title_block(draft)
    if draw.random() < 0.5:
        fronts.abstract(draft, 700)
    if draw.random() < 0.5:
        fronts.contents(draft)
    blocks.fill(draft, draw.randint(8, 20), _VIGNETTE)
    if draw.random() < 0.3:
        bibliography(draft)
    return _article(draft, page, draw.choice(("10pt", "11pt", "12pt")))


def _worksheet(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """Exercises under headings or numbers, with lettered parts."""
    draw = wording.random
    page, width = looks.draw_page(draw, 1)
    draft = Draft(wording, pictures, 1, width, mathematical=draw.choice((0.2, 0.8)))
    name = draw.choice(("Exercise Sheet", "Problem Set", "Homework", "Worksheet", "Tutorial"))
    fronts.title_block(draft, f"{name} {draw.randint(1, 14)}")
    letter = draw.choice((r"(\alph{enumi})", r"\alph{enumi})", r"(\roman{enumi})", r"\alph{enumi}."))
    draft.head.append(rf"\renewcommand\labelenumi{{{letter}}}")
    word, headed = draw.choice(("Exercise", "Problem", "Question", "Task")), draw.random() < 0.7
    for number in range(1, draw.randint(4, 10)):
        points = draw.choice(("", f" ({draw.randint(1, 12)} points)", f": {draft.words(30)}"))
        if headed:
            draft.add(rf"\section*{{{word} {number}{points}}}")
            draft.paragraph(60, 300)
        else:
            draft.add(rf"\para{{\textbf{{{word} {number}{points}.}} {draft.prose(60, 300)}}}")
        _parts(draft)
        if draw.random() < 0.25:
            draw.choice((blocks.formula, listing, blocks.passage))(draft)
        draft.add(rf"\vspace{{{draw.choice((0, 0, 0.5, 2, 4))}cm}}")
    return _article(draft, page, "11pt")


def _parts(draft: Draft) -> None:
    """Lettered parts, of words or of a formula each."""
    draw = draft.random
    formal = draw.random() < 0.4
    parts = []
    for _ in range(draw.randint(2, 6)):
        asked = escape(draft.wording.sentence(draw.choice((40, 90, 180))))
        parts.append(rf"\listitem {inline_formula(draw) if formal else asked}\markoff")
    draft.add(rf"\begin{{enumerate}}{''.join(parts)}\end{{enumerate}}")


def _cheat_sheet(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """Three narrow columns of short tables, commands and lists under centred headings."""
    draw = wording.random
    draft = Draft(wording, pictures, 3, 235.0, mathematical=0.3, floating=False)
    draft.add(
        rf"\begin{{center}}{{\Large\bfseries\elementof{{title}}{{{draft.words(40)}}}\par}}\end{{center}}"
    )
    draft.add(r"\begin{multicols*}{3}")
    for _ in range(draw.randint(12, 24)):
        draft.add(rf"\section*{{{draft.words(24)}}}")
        for _ in range(draw.choice((1, 1, 2))):
            _entry(draft)
    draft.add(r"\end{multicols*}")
    side = draw.choice((r"\centering", r"\centering", ""))
    heading = rf"\titleformat{{\section}}{{\element{{section-header}}{side}\bfseries}}{{}}{{0pt}}{{}}"
    preamble = (
        rf"{draw.choice(looks.FONTS)}\usepackage{{multicol,titlesec}}{heading}"
        r"\titlespacing*{\section}{0pt}{6pt plus 2pt}{2pt}\pagestyle{empty}\setlength\parindent{0pt}"
        rf"\usepackage[landscape,a4paper,margin={draw.choice((0.8, 1, 1.3))}cm]{{geometry}}"
        r"\setlength\leftmargini{1.2em}"
    )
    draft.head.append(draw.choice((r"\footnotesize", r"\scriptsize", r"\small")))
    return assemble(draft, r"\documentclass[10pt]{article}", preamble)


def _entry(draft: Draft) -> None:
    draw = draft.random
    kind = draw.choice(("pairs", "pairs", "pairs", "table", "bullets", "text", "formula"))
    if kind == "pairs":
        draft.add(
            rf"\begin{{center}}\leavevmode\elementof{{table}}{{\fitted{{{_pairs(draft)}}}}}\end{{center}}"
        )
    elif kind == "table":
        draft.add(rf"\begin{{center}}{table(draft, (2, 6), (2, 3))}\end{{center}}")
    elif kind == "bullets":
        bullets(draft, 5, 60)
    elif kind == "formula":
        draft.add(rf"\par\markon{{formula}}{display(draft)}\par\markoff")
    else:
        draft.paragraph(40, 160)


def _pairs(draft: Draft) -> str:
    """A tabular without lines: commands or formulas with what they mean."""
    draw, formal = draft.random, draft.random.random() < 0.3
    rows = []
    for _ in range(draw.randint(2, 9)):
        code = escape(commands(draft.wording, 1).splitlines()[0][:24])
        key = inline_formula(draw) if formal else rf"\texttt{{{code}}}"
        rows.append(rf"{key} & {escape(draft.wording.sentence(36))}\\[0pt]")
    return rf"\begin{{tabular}}{{@{{}}ll@{{}}}}{''.join(rows)}\end{{tabular}}"


def _article(draft: Draft, page: str, size: str) -> tuple[str, int]:
    draw = draft.random
    colour = looks.draw_colour(draw)
    calls = [
        draw.choice(looks.FONTS),
        page,
        looks.draw_headings(draw, colour) if draw.random() < 0.5 else "",
        looks.draw_running(draw, draft.wording) if draw.random() < 0.5 else "",
        looks.draw_captions(draw) if draw.random() < 0.4 else "",
        looks.draw_paragraphs(draw),
    ]
    return assemble(draft, rf"\documentclass[{size}]{{article}}", "\n".join(filter(None, calls)) + "\n")


GUIDES: tuple[Family, ...] = (
    Family("vignette", 5.0, _vignette),
    Family("worksheet", 1.5, _worksheet),
    Family("cheatsheet", 1.5, _cheat_sheet),
)
