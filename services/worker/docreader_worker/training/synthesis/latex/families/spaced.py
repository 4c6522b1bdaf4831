"""Orders of courts, speeches, theses and working papers set with double or triple space."""

from docreader_worker.training.synthesis.latex import blocks, fronts, looks
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.headlooks import HeadLook
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.snippets import stopped
from docreader_worker.training.synthesis.wording import Wording

_ORDERS = ("ORDER", "MEMORANDUM AND ORDER", "REPORT AND RECOMMENDATION", "OPINION", "NOTICE OF MOTION")
_COURTS = (
    "UNITED STATES DISTRICT COURT", "IN THE SUPREME COURT", "SUPERIOR COURT OF THE STATE", "THE HIGH COURT",
    "BEFORE THE COMMISSION",
)  # fmt: skip
_FONTS = (
    r"\usepackage{mathptmx}", r"\usepackage{mathptmx}", "", r"\usepackage{newcent}", r"\usepackage{bookman}",
    r"\usepackage{courier}\renewcommand\familydefault{\ttdefault}", r"\usepackage{tgpagella}",
    r"\usepackage[scaled]{helvet}\renewcommand\familydefault{\sfdefault}", r"\usepackage{lmodern}",
)  # fmt: skip


def _spaced(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """Short paragraphs far apart in their lines, first lines set in, numbered or not; plain heads between."""
    draw = wording.random
    page, width = looks.draw_page(draw, 1)
    draft = Draft(wording, pictures, 1, width, draw.choice((0, 0, 0.3)), draw.choice((0, 0.05, 0.2)))
    draw.choices((_court, _speech, fronts.title_block), (3, 2, 2))[0](draft)
    look = HeadLook(
        draw.choice((r"\bfseries", "", "", r"\itshape", r"\bfseries\itshape")),
        draw.choice(("upper", "upper", "title")),
        draw.choice((r"\centering", r"\centering", "")),
        draw.choice((20, 35, 60)),
        draw.choice((0, 0, 6, 12)),
        draw.choice(("", "", "{0}.", "{1}.")),
    )
    numbered, terse, place = draw.random() < 0.4, draw.choice((160, 260, 420)), draw.randint(1, 180)
    gap = draw.choice(("~~", r"\quad ", r"\hspace{1.5em}"))
    headed, formulas = draw.choice((0.08, 0.2, 0.3)), draw.random() < 0.25
    for number in range(draw.randint(16, 34)):
        if draw.random() < headed:
            draft.add(look.source(draft, number))
        mark = f"{place}.{gap}" if numbered else ""
        place += 1
        draft.add(rf"\para{{{mark}{_said(draft, terse)}}}")
        if draw.random() < 0.08:
            blocks.add_block(draft, draw.choice(("quotation", "bullets", "formula" if formulas else "text")))
    _space(draft)
    running = looks.draw_running(draw, wording) if draw.random() < 0.5 else ""
    preamble = draw.choice(_FONTS) + page + r"\usepackage{setspace}" + running
    return assemble(draft, rf"\documentclass[{draw.choice(('11pt', '12pt', '12pt'))}]{{article}}", preamble)


def _space(draft: Draft) -> None:
    """Set the lines far apart and the first line of each paragraph in, perhaps with a ragged edge."""
    draw = draft.random
    spacing = draw.choice((r"\doublespacing", r"\doublespacing", r"\onehalfspacing", r"\setstretch{2.3}"))
    if draw.random() < 0.25:
        spacing = rf"\setstretch{{{draw.uniform(2.4, 3):.1f}}}"
    indent = draw.choice((2, 3, 3, 4))
    draft.head.append(rf"{spacing}\setlength\parindent{{{indent}em}}\setlength\parskip{{0pt}}")
    if draw.random() < 0.4:
        draft.head.append(rf"\raggedright\setlength\parindent{{{indent}em}}")


def _said(draft: Draft, longest: int) -> str:
    draw = draft.random
    if draw.random() < 0.2:
        return escape(stopped(draft.wording.sentence(draw.choice((40, 70, 100))), draw.choice(".:")))
    return draft.prose(50, draw.choice((longest, longest, 800)))


def _court(draft: Draft) -> None:
    """The court, the parties at the left, the number of the case at the right, and what this is."""
    draw, facts = draft.random, draft.wording.facts
    court = draft.text(draw.choice(_COURTS), "title")
    draft.add(rf"\begin{{center}}\textbf{{{court}}}\par\end{{center}}")
    parties = (
        f"{facts.name().upper()},", "Plaintiff,", "v.", f"{facts.company().upper()},", "Defendant.",
    )  # fmt: skip
    left = r"\\{}".join(escape(party) for party in parties)
    number = rf"Case No. {draw.randint(10, 24)}-cv-{draw.randint(100, 9999):05d}"
    cell = r"\begin{{minipage}}[c]{{{0}\linewidth}}\raggedright\setstretch{{1}}\para{{{1}}}\end{{minipage}}"
    bar = draw.choice((r"\hfill ", r"\hfill\vrule\hfill "))
    draft.add(rf"\noindent {cell.format('0.48', left)}{bar}{cell.format('0.4', number)}\par\bigskip")
    name = draft.text(draw.choice(_ORDERS), "section-header")
    font = draw.choice((r"\textbf", r"\underline", ""))
    draft.add(rf"\begin{{center}}{font}{{{name}}}\par\end{{center}}")


def _speech(draft: Draft) -> None:
    """The name of a speech, who gave it, and where and when."""
    facts = draft.wording.facts
    lines = [escape(facts.name()), escape(f"{facts.company()}, {facts.city()}"), escape(draft.wording.date())]
    title, said = draft.text(draft.words(70), "title"), draft.text(r"\\{}".join(lines))
    draft.add(rf"\begin{{center}}{{\large\bfseries {title}\par}}\medskip {said}\par\end{{center}}")


SPACED: tuple[Family, ...] = (Family("spaced", 2.5, _spaced),)
