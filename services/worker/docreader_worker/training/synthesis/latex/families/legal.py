"""Contracts and court opinions, whose clauses carry letters, numbers and run-in heads."""

from docreader_worker.training.synthesis.latex import blocks, fronts, looks
from docreader_worker.training.synthesis.latex.clauses import headed, lettered, numbered
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording


def _contract(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """A contract: articles under centred heads, clauses with heads of their own or with letters."""
    draw = wording.random
    columns = draw.choice((1, 1, 1, 2))
    page, width = looks.draw_page(draw, columns)
    draft = Draft(wording, pictures, columns, width, footnoted=0.02)
    if draw.random() < 0.7:
        name = draw.choice(
            ("Agreement", "LICENSE AGREEMENT", "Terms and Conditions", "LEASE", "Amendment No. 2")
        )
        fronts.title_block(draft, name)
    draft.paragraph(200, 700)
    kinds = draw.choice((("headed",), ("headed", "lettered"), ("numbered", "lettered"), ("lettered", "text")))
    word = draw.choice(("ARTICLE {0}", "{0}.", "Section {0}.", ""))
    number = draw.randint(1, 8)
    for place in range(number, number + draw.randint(4, 10)):
        if word:
            _centred(draft, f"{word.format(place)} {draft.words(30)}")
        kind = draw.choice(kinds)
        if kind == "headed":
            headed(draft, place)
        elif kind == "numbered":
            numbered(draft, place)
        else:
            draft.paragraph(80, 400)
            if kind == "lettered":
                lettered(draft)
    return _article(draft, page, columns)


def _centred(draft: Draft, words: str) -> None:
    draw = draft.random
    font = draw.choice((r"\bfseries", r"\bfseries", "", r"\scshape"))
    side = draw.choice(("center", "center", "flushleft"))
    head = rf"\elementof{{section-header}}{{{words}}}"
    draft.add(rf"\begin{{{side}}}{{{font} {head}\par}}\end{{{side}}}")


def _opinion(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """An opinion of a court: its name and the parties, then paragraphs, numbered or not, and quotations."""
    draw, facts = wording.random, wording.facts
    page, width = looks.draw_page(draw, 1)
    draft = Draft(wording, pictures, 1, width, footnoted=draw.choice((0.1, 0.3)))
    court = draw.choice(("UNITED STATES COURT OF APPEALS", "SUPREME COURT", "IN THE HIGH COURT OF JUSTICE"))
    draft.add(rf"\begin{{center}}{{\bfseries {draft.text(court, 'title')}\par}}\end{{center}}")
    parties = escape(f"{facts.last_name()} v. {facts.company()}")
    number = rf"No. {draw.randint(10, 99)}-{draw.randint(100, 9999)}"
    for line in (number, parties, escape(wording.date())):
        draft.add(rf"\begin{{center}}{{{draft.text(line)}\par}}\end{{center}}")
    place, counted = draw.randint(1, 30), draw.random() < 0.4
    for letter in "ABCDEFG"[: draw.randint(2, 6)]:
        _centred(draft, rf"{letter}. {draft.words(40)}" if draw.random() < 0.7 else letter)
        for _ in range(draw.randint(1, 4)):
            if counted:
                numbered(draft, place)
                place += 6
            else:
                blocks.passage(draft)
            if draw.random() < 0.4:
                blocks.quotation(draft)
            if draw.random() < 0.25:
                lettered(draft, draw.choice((0.0, 24.0)))
    draft.head.append(rf"\linespread{{{draw.choice((1.0, 1.4, 1.8))}}}\selectfont")
    return _article(draft, page, 1)


def _article(draft: Draft, page: str, columns: int) -> tuple[str, int]:
    draw = draft.random
    running = looks.draw_running(draw, draft.wording) if draw.random() < 0.7 else ""
    preamble = draw.choice(looks.FONTS) + page + running + looks.draw_paragraphs(draw)
    size = draw.choice(("10pt", "11pt", "12pt"))
    return assemble(draft, rf"\documentclass[{size}{',twocolumn' * (columns > 1)}]{{article}}", preamble)


LEGAL: tuple[Family, ...] = (
    Family("contract", 1.5, _contract),
    Family("opinion", 1.0, _opinion),
)
