"""Families of meetings and courts: agendas, minutes, judgments and orders."""

from collections.abc import Callable

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.courts import cause
from docreader_worker.training.synthesis.html.markup import element, rule, space, text
from docreader_worker.training.synthesis.html.numbering import list_marker
from docreader_worker.training.synthesis.html.office import logo
from docreader_worker.training.synthesis.html.sheet import document, make_running, sheet

_BUSINESS = (
    "Call to order", "Roll call", "Pledge of allegiance", "Approval of the agenda", "Approval of minutes",
    "Report from closed session", "Public comment", "Consent calendar", "Old business", "New business",
    "Reports of committees", "Treasurer’s report", "Correspondence", "Public hearing", "Announcements",
    "Executive session", "Any other business", "Date of next meeting", "Adjournment",
)  # fmt: skip
_BODIES = ("City Council", "Board of Directors", "School Board", "Planning Commission", "Parish Council")
_PARTS = (
    "Background", "Facts", "Introduction", "Discussion", "Legal standard", "Analysis", "Jurisdiction",
    "The issues", "The evidence", "Conclusion", "Order", "Costs", "Submissions of the parties", "Disposition",
)  # fmt: skip


def agenda(blocks: Blocks) -> str:
    """An agenda: numbered heads of business over items and short texts, mostly set in."""
    return _meeting(blocks, _business)


def minutes(blocks: Blocks) -> str:
    """Minutes: numbered heads of business over paragraphs, motions and votes."""
    return _meeting(blocks, _recorded)


def _meeting(blocks: Blocks, said: Callable[[Blocks], list[str]]) -> str:
    draw = blocks.draw
    pages = draw.choice((1, 2, 2))
    form = draw.choice(("1.", "1.", "1", "I.", "A.", "Item 1:", "1)", ""))
    capitals = draw.random() < 0.5
    inset = draw.choice((0, 0, 18, 30))
    content = _attendance(blocks) if said is _recorded else []
    for index in range(9 * pages):
        name = draw.choice((*_BUSINESS, blocks.wording.heading(60)))
        head = f"{list_marker(form, index)} {name.upper() if capitals else name}".strip()
        content.append(blocks.line(head, "section-header", "h2 heading"))
        content += [_inset(part, inset) for part in said(blocks)]
    marks, start = make_running(blocks), draw.randint(1, 4)
    tops = (_convened(blocks), "")[:pages]
    sheets = [sheet(blocks, marks, start + index, top=top) for index, top in enumerate(tops)]
    return document(blocks, sheets, {"main": content})


def _inset(part: str, points: int) -> str:
    return element(part, style=f"padding-inline-start:{points}pt") if points else part


def _convened(blocks: Blocks) -> str:
    """Who meets when and where, in lines that are one block or several."""
    draw, facts = blocks.draw, blocks.wording.facts
    name = element(text(f"{facts.city()} {draw.choice(_BODIES)}"), "title", "title h1")
    lines = [
        draw.choice(("Regular Meeting", "AGENDA", "Minutes of the meeting", "Special Meeting")),
        f"{blocks.wording.date()}, {draw.randint(1, 12)}:{draw.choice(('00', '30'))} p.m.",
        facts.street_address(),
    ]
    align = draw.choice(("c", "c", ""))
    if draw.random() < 0.4:
        said = element("<br>".join(map(text, lines)), "text", align)
    else:
        said = "".join(blocks.line(line, "text", align) for line in lines)
    emblem = element(logo(blocks)) if draw.random() < 0.3 else ""
    under = rule(draw.choice((0.5, 1.5))) if draw.random() < 0.4 else space(8)
    return emblem + element(name, css=align) + said + under


def _attendance(blocks: Blocks) -> list[str]:
    facts = blocks.wording.facts
    made = []
    for kind in ("Present", "Absent", "Also present")[: blocks.draw.randint(1, 3)]:
        names = ", ".join(facts.name() for _ in range(blocks.draw.randint(1, 7)))
        made.append(element(f"<b>{kind}:</b> {text(names)}", "text", "b", tag="p"))
    return made


def _business(blocks: Blocks) -> list[str]:
    draw = blocks.draw
    kind = draw.choice(("none", "items", "items", "items", "text"))
    if kind == "none":
        return []
    if kind == "text":
        return [blocks.paragraph(30, 220)]
    return blocks.items(draw.randint(1, 5), draw.choice((90, 220, 350)))


def _recorded(blocks: Blocks) -> list[str]:
    draw, facts = blocks.draw, blocks.wording.facts
    made = [blocks.paragraph(40, 420) for _ in range(draw.choice((1, 1, 2, 3)))]
    if draw.random() < 0.3:
        made += blocks.items(draw.randint(1, 4), 160)
    if draw.random() < 0.4:
        moved = f"<b>Motion:</b> {text(facts.name())} moved, seconded by {text(facts.name())}. Carried."
        made.append(element(moved, "text", "b", tag="p"))
    return made


def judgment(blocks: Blocks) -> str:
    """A judgment: the court, the parties, then headings and numbered paragraphs, which are text."""
    draw = blocks.draw
    number, form = draw.choice((0, 0, draw.randint(1, 80))), draw.choice(("1.", "[1]", "1", "(1)", ""))
    look = draw.choice(
        ("text-align:center", "text-align:center;text-transform:uppercase", "text-decoration:underline", "")
    )
    content: list[str] = []
    lettered = draw.choice(("A.", "I.", "", ""))
    for part in range(draw.randint(4, 8)):
        name = f"{list_marker(lettered, part)} {draw.choice((*_PARTS, blocks.wording.heading(60)))}".strip()
        content.append(element(text(name), "section-header", "h2 heading", look))
        for _ in range(draw.randint(1, 6)):
            content.append(_numbered(blocks, list_marker(form, number)))
            number += 1
            if draw.random() < 0.15:
                content.append(blocks.quote())
            elif draw.random() < 0.1:
                content += blocks.items(draw.randint(2, 4), 200)
    content += [
        element(draw.choice(("IT IS SO ORDERED.", "Appeal dismissed.", "So ordered.")), "text", "b", tag="p"),
        element(f"{blocks.wording.date()}<br><br>{blocks.wording.facts.name()}", "text", "e"),
    ]
    marks, pages = make_running(blocks), draw.choice((1, 2, 3))
    sheets = [
        sheet(blocks, marks, index + 1, top="" if index else cause(blocks), notes=0.25)
        for index in range(pages)
    ]
    return document(blocks, sheets, {"main": content})


def _numbered(blocks: Blocks, number: str) -> str:
    gap = element(number, style=f"display:inline-block;min-width:{blocks.style.size * 2.6:.0f}pt", tag="span")
    said = blocks.inline(blocks.wording.paragraph(120, 900))
    return element(f"{gap if number else ''} {said}", "text", "b", "text-indent:0", "p")
