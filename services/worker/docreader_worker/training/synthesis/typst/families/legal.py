"""Contracts and court opinions, whose clauses carry letters, numbers and run-in heads."""

from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.typst import blocks
from docreader_worker.training.synthesis.typst.clauses import headed, lettered
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.families.family import Family
from docreader_worker.training.synthesis.typst.lists import bullets
from docreader_worker.training.synthesis.typst.markup import escape
from docreader_worker.training.synthesis.typst.running import running_heads, title_block
from docreader_worker.training.synthesis.typst.style import draw_style
from docreader_worker.training.synthesis.wording import Wording


def _contract(wording: Wording, pictures: PictureSource) -> Draft:
    style = draw_style(wording.random, columns=(1, 1, 2), formal=True)
    draft = Draft(wording, pictures, style, footnoted=0.02)
    draw = wording.random
    running_heads(draft, wording.heading(50), 0.4, 0.9)
    title_block(draft, wording.heading(70), authors=False)
    kinds = draw.choice((("nested",), ("plain",), ("headed",), ("headed", "lettered"), ("plain", "lettered")))
    for article in range(1, draw.randint(5, 14)):
        blocks.heading(draft, 1)
        kind = draw.choice(kinds)
        if kind == "headed":
            headed(draft, article)
        elif kind == "lettered":
            lettered(draft)
        else:
            _clauses(draft, f"{article}." if kind == "nested" else "")
    return draft


def _clauses(draft: Draft, number: str) -> None:
    """Clauses that hang beside their numbers after ``number``, or paragraphs without numbers."""
    draw = draft.random
    for clause in range(1, draw.randint(2, 6)):
        body = draft.prose(100, 600)
        if number:
            draft.add(draft.item(f"{number}{clause}", body, 0, "2em", "0.9em"))
        else:
            draft.add(draft.element("text", body))
        if draw.random() < 0.15:
            bullets(draft, draw.randint(2, 4), 140)


def _opinion(wording: Wording, pictures: PictureSource) -> Draft:
    """An opinion of a court: its name and the parties, then paragraphs, numbered or not, and quotations."""
    draw, facts = wording.random, wording.facts
    style = draw_style(draw, formal=True)
    draft = Draft(wording, pictures, style, footnoted=draw.choice((0.1, 0.3)))
    running_heads(draft, wording.heading(40), 0.5, 0.9)
    court = draw.choice(("UNITED STATES COURT OF APPEALS", "SUPREME COURT", "IN THE HIGH COURT OF JUSTICE"))
    title_block(draft, court, authors=False)
    parties = f"{facts.last_name()} v. {facts.company()}"
    for line in (f"No. {draw.randint(10, 99)}-{draw.randint(100, 9999)}", parties, wording.date()):
        draft.add(f"#align(center)[{draft.element('text', escape(line))}]")
    number, counted = draw.randint(1, 30), draw.random() < 0.5
    for _ in range(draw.randint(2, 6)):
        blocks.heading(draft, draw.choice((1, 2)))
        for _ in range(draw.randint(2, 7)):
            number += 1
            mark = f"{number}\\. #h(1.2em) " if counted else ""
            draft.add(draft.element("text", mark + draft.prose(200, 900)))
        if draw.random() < 0.5:
            blocks.quotation(draft)
        if draw.random() < 0.4:
            lettered(draft, draw.choice((0.0, 1.8)))
    return draft


LEGAL = (
    Family("contract", 1.5, _contract),
    Family("opinion", 1.0, _opinion),
)
