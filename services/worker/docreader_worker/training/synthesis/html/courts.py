"""Opinions and orders of courts: the caption of the case, running heads of several lines, long footnotes."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row, rule, space, text
from docreader_worker.training.synthesis.html.numbering import list_marker
from docreader_worker.training.synthesis.html.sheet import Running, document, sheet

_COURTS = (
    "In the Supreme Court of {}", "United States District Court<br>District of {}", "Court of Appeal of {}",
    "In the High Court of Justice<br>{} Division", "{} County Superior Court", "State of {}<br>Tax Tribunal",
)  # fmt: skip
_RULINGS = (
    "Judgment", "Order", "Memorandum opinion and order", "Decision", "Reasons for judgment", "Ruling",
    "Opinion", "Order granting motion to dismiss",
)  # fmt: skip
_ROLES = (("Plaintiff", "Defendant"), ("Petitioner", "Respondent"), ("Appellant", "Respondent"))
_PARTS = (
    "Background", "Standard of review", "Discussion", "Analysis", "Conclusion", "Introduction",
    "Facts and procedural history", "Legal standard", "Jurisdiction", "The motion to suppress", "Disposition",
)  # fmt: skip
_FOLLOWED = ("Opinion of the Court", "Syllabus", "Dissenting opinion", "Concurring opinion", "")


def opinion(blocks: Blocks) -> str:
    """An opinion or order: its first page with the case, then long lines apart, with marks and footnotes."""
    draw = blocks.draw
    marked, number = draw.random() < 0.35, draw.choice((1, draw.randint(2, 90)))
    inset = blocks.style.size * draw.choice((0, 2.5, 3.2))
    lettered = draw.choice(("I.", "A.", "", ""))
    look = draw.choice(
        ("text-align:center", "text-align:center;font-weight:700", "font-weight:700", "text-align:center",
         "text-decoration:underline")
    )  # fmt: skip
    content = []
    for part in range(draw.randint(3, 6)):
        name = text(f"{list_marker(lettered, part)} {draw.choice(_PARTS)}".strip())
        content.append(element(name, "section-header", "heading", f"{look};margin:4pt 0"))
        for _ in range(draw.randint(2, 5)):
            content.append(_paragraph(blocks, inset, f"¶ {number}" if marked else ""))
            number += 1
            if draw.random() < 0.2:
                content.append(element(blocks.quote(), style="line-height:1.2"))
    filed = _stamp(blocks) if draw.random() < 0.3 else ""
    marks = Running(filed, draw.choice(("|{n}|", "|-{n}-|", "", "|{n}|")), ruled=False)
    heads = "" if filed and draw.random() < 0.7 else _running_head(blocks)
    start = draw.choice((1, 1, draw.randint(2, 40)))
    noted = draw.choice((0.2, 0.6, 1.0))
    sheets = []
    for index in range(draw.choice((1, 2, 3))):
        top = cause(blocks) if start + index == 1 else heads
        bottom = _notes(blocks) if draw.random() < noted else ""
        sheets.append(sheet(blocks, marks, start + index, top=top + space(8), bottom=bottom))
    drawn = document(blocks, sheets, {"main": content})
    apart = f".flow{{line-height:{draw.choice((1.3, 1.7, 2, 2, 2.2))}}}"
    return drawn.replace("</style>", f"{apart}</style>", 1)


def _paragraph(blocks: Blocks, inset: float, mark: str) -> str:
    """A paragraph with a deep first line, or beside its mark in the margin."""
    said = blocks.inline(blocks.wording.paragraph(150, 800))
    if mark:
        beside = element(mark, "text", style="flex:0 0 30pt;white-space:nowrap")
        return row(beside, element(said, "text", style="flex:1"), gap=6, style="margin-bottom:6pt")
    return element(said, "text", style=f"text-indent:{inset:.0f}pt;text-align:{blocks.style.align}", tag="p")


def _stamp(blocks: Blocks) -> str:
    """The line that courts' systems print at the top of all pages of what is filed."""
    draw, facts = blocks.draw, blocks.wording.facts
    number, document_number = facts.bothify("#:##-cv-0####-???").upper(), draw.randint(1, 300)
    pieces = (
        f"Case {number}",
        f"Document {document_number}",
        f"Filed {blocks.wording.date()}",
        "Page {n} of 24",
    )
    return draw.choice(
        (f"|{'   '.join(pieces)}|", f"{' '.join(pieces)}||", f"{pieces[0]}|{' '.join(pieces[1:])}|")
    )


def _running_head(blocks: Blocks) -> str:
    """Which case this is and whose opinion, in centred lines that are one page header."""
    draw, facts = blocks.draw, blocks.wording.facts
    name = f"State v. {facts.last_name()}".upper()
    cited = f"{draw.randint(1990, 2026)}-{facts.bothify('????').upper()}-{draw.randint(1, 300)}"
    second = draw.choice((cited, f"Cite as: {draw.randint(200, 600)} U. S. {draw.randint(1, 999)}", ""))
    third = draw.choice(_FOLLOWED)
    italic = f"<i>{third}</i>" if third and draw.random() < 0.5 else third
    lines = [line for line in (text(name), second, italic) if line]
    gap = draw.choice(("", "", "line-height:1.8;"))
    return element(
        "<br>".join(lines), "page-header", draw.choice(("c", "c", "c", "")), f"{gap}margin-bottom:6pt"
    )


def _notes(blocks: Blocks) -> str:
    """One to three long footnotes below a short rule."""
    draw, number = blocks.draw, blocks.draw.randint(1, 40)
    short = f"border-top:.6pt solid #000;width:{draw.randint(20, 40)}%;margin:6pt 0 4pt"
    notes = ""
    for index in range(draw.choice((1, 1, 2, 3))):
        said = blocks.inline(blocks.wording.paragraph(60, draw.choice((200, 500, 700))))
        mark = draw.choice(("<sup>{}</sup>", "{}", "{}.")).format(number + index)
        indent = f"text-indent:{draw.choice((0, 0, 12, 24))}pt"
        notes += element(f"{mark} {said}", "footnote", "note", indent)
    size = f"font-size:{blocks.style.size * draw.choice((1, 1, 1.1)):.1f}pt"
    return element("", style=short) + element(notes, style=size)


def cause(blocks: Blocks) -> str:
    """The court over who is against whom, with the number of the case beside or below."""
    draw, facts = blocks.draw, blocks.wording.facts
    court = draw.choice(_COURTS).format(text(facts.city()))
    if draw.random() < 0.5:
        court = court.upper().replace("<BR>", "<br>")
    size = blocks.style.size * draw.choice((1.0, 1.2, 1.5))
    head = element(court, "title", "title c", f"font-size:{size:.1f}pt;font-weight:{draw.choice((700, 400))}")
    left, right = draw.choice(_ROLES)
    kind = draw.choice(("Case No.", "No.", "Claim No:", "Docket No."))
    case = f"{kind} {facts.bothify('##-??-#####').upper()}"
    ruling = element(draw.choice(_RULINGS).upper(), "section-header", "h2 c")
    first, second = text(facts.company().upper()), text(facts.name().upper())
    if draw.random() < 0.6:
        parties = f"{first},<br>&emsp;&emsp;{left},<br>&emsp;v.<br>{second},<br>&emsp;&emsp;{right}."
        beside = element(element(case, "text") + (ruling if draw.random() < 0.4 else ""), style="flex:1")
        sides = row(_parties(blocks, parties), beside, align="center")
        return head + space(14) + sides + space(10) + (ruling if "section-header" not in beside else "")
    names = (
        element(name, "text", "c") + element(role, "text", draw.choice(("e", "c")))
        for name, role in ((first, left), (second, right))
    )
    against = element(draw.choice(("v.", "and", "– and –")), "text", "c", "margin:5pt 0")
    return head + element(case, "text", "e") + space(8) + against.join(names) + rule(0.7) + ruling + rule(0.7)


def _parties(blocks: Blocks, parties: str) -> str:
    """The parties in one block, before a rule or a column of brackets that belongs to it."""
    draw = blocks.draw
    if draw.random() < 0.4:
        sign = draw.choice((")", ")", ":", "§", "|"))
        brackets = element("<br>".join(sign * draw.randint(6, 9)), style="flex:0 0 12pt")
        both = row(element(parties, style="flex:1"), brackets, gap=4)
        return element(both, "text", style="flex:1;line-height:1.3")
    edge = draw.choice((".7pt solid #000", "1pt dotted #000", "0"))
    cell = f"flex:1;border-inline-end:{edge};border-bottom:{edge};padding:4pt"
    return element(element(parties, "text"), style=cell)
