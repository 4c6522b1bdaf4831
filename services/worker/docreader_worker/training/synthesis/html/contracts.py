"""A family of contracts: parties, recitals, numbered clauses with run-in heads, and who signs."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.clauses import Clauses
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.markup import element, row, space, text
from docreader_worker.training.synthesis.html.numbering import ROMAN
from docreader_worker.training.synthesis.html.sheet import document, make_running, sheet

_KINDS = (
    "Master Services Agreement", "Data Processing Addendum", "Lease Agreement", "Terms and Conditions",
    "Employment Agreement", "Non-Disclosure Agreement", "Licence Agreement", "Contract for Services",
    "Memorandum of Understanding", "Exhibit B", "Purchase and Sale Agreement",
)  # fmt: skip
_ARTICLES = ("General", "Services", "Obligations of the parties", "Term and termination", "Miscellaneous")
_RECITALS = ("WITNESSETH", "RECITALS", "BACKGROUND", "Preamble")


def agreement(blocks: Blocks) -> str:
    """A contract of one to three pages."""
    draw = blocks.draw
    pages, clauses = draw.choice((1, 2, 3)), Clauses(blocks)
    opening = draw.random() < 0.6
    content = _preamble(blocks) if opening else []
    headed = draw.choice((0.0, 0.0, 0.12, 0.25))
    look = f"text-align:{draw.choice(('center', 'start'))};font-weight:{draw.choice((700, 700, 400))}"
    article = draw.randint(1, 6)
    for _ in range(11 * pages):
        if draw.random() < headed:
            content.append(_article(blocks, article, look))
            article += 1
        content += clauses.clause()
        if draw.random() < 0.12:
            content.append(blocks.paragraph(60, 400))
    if draw.random() < 0.5:
        place = draw.randint(len(content) // 4, len(content) // 2)
        content[place:place] = _signed(blocks)
    name = element(
        text(draw.choice(_KINDS).upper()), "title", "title c", "font-weight:700;margin-bottom:10pt"
    )
    top = draw.choice((name, title(blocks, 1.5, 60))) if opening else ""
    marks = make_running(blocks)
    columns = draw.choice((1, 1, 1, 2))
    sheets = [
        sheet(blocks, marks, index + 1, columns, top="" if index else top, notes=0.05)
        for index in range(pages)
    ]
    return document(blocks, sheets, {"main": content})


def _article(blocks: Blocks, number: int, look: str) -> str:
    counted = f"ARTICLE {ROMAN[(number - 1) % len(ROMAN)].upper()}"
    name = text(blocks.draw.choice((*_ARTICLES, blocks.wording.heading(40))))
    joined = blocks.draw.choice((f"{counted}<br>{name}", f"{counted}. {name}", f"{number}. {name}", name))
    gap = f"margin:{blocks.style.size * 0.8:.0f}pt 0 {blocks.style.size * 0.6:.0f}pt"
    return element(joined, "section-header", "heading", f"{look};{gap}")


def _preamble(blocks: Blocks) -> list[str]:
    """Who agrees with whom, and why."""
    draw, facts = blocks.draw, blocks.wording.facts
    provider, customer = (f"<b>{text(facts.company())}</b>" for _ in range(2))
    between = (
        f"This Agreement is made as of {blocks.wording.date()}, by and between {provider}, "
        f"{text(facts.street_address())} (“Provider”), and {customer} (“Customer”)."
    )
    made = [element(between, "text", "b", tag="p")]
    if draw.random() < 0.5:
        made.append(blocks.line(draw.choice(_RECITALS), "section-header", "h3 heading c"))
        whereas = (f"WHEREAS, {blocks.wording.sentence(240)}; and" for _ in range(draw.randint(1, 3)))
        made += [element(text(said), "text", "b", tag="p") for said in whereas]
    made.append(element("NOW, THEREFORE, the parties agree as follows:", "text", "b", tag="p"))
    return made


def _signed(blocks: Blocks) -> list[str]:
    """The lines on which both parties sign, beside each other."""
    facts = blocks.wording.facts
    words = "IN WITNESS WHEREOF, the parties have executed this Agreement as of the date above."
    sides = (
        element(
            f"<b>{text(facts.company().upper())}</b><br><br>By: ______________________<br>"
            f"Name: {text(facts.name())}<br>Title: {text(facts.job())}<br>Date: ______________",
            "text",
            style="flex:1",
        )
        for _ in range(2)
    )
    return [element(words, "text", "b", tag="p"), element(space(8) + row(*sides, gap=20) + space(8))]
