"""A family of companies' filings: the cover of an annual or quarterly report, and pages within it."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.lines import tick
from docreader_worker.training.synthesis.html.markup import element, row, rule, space, text
from docreader_worker.training.synthesis.html.sheet import Running, document, sheet
from docreader_worker.training.synthesis.html.statements import statement

_ASKED = (
    "Indicate by check mark if the registrant is a well-known seasoned issuer, as defined in Rule 405.",
    "Indicate by check mark whether the registrant (1) has filed all reports required to be filed during the "
    "preceding 12 months, and (2) has been subject to such filing requirements for the past 90 days.",
    "Indicate by check mark whether the registrant is a shell company (as defined in Rule 12b-2).",
    "Indicate by check mark if the registrant is not required to file reports pursuant to Section 13.",
)
_FILERS = (
    "Large accelerated filer", "Accelerated filer", "Non-accelerated filer", "Smaller reporting company",
    "Emerging growth company",
)  # fmt: skip
_ITEMS = (
    "Item 1. Business", "Item 1A. Risk Factors", "Item 2. Properties", "Item 3. Legal Proceedings",
    "Item 7. Management’s Discussion and Analysis", "Item 8. Financial Statements", "Results of Operations",
    "Liquidity and Capital Resources", "Overview", "Critical Accounting Policies", "Income Taxes", "Revenue",
    "NOTE 1. BASIS OF PRESENTATION", "Recent Accounting Pronouncements", "Interest Rate Risk", "Competition",
)  # fmt: skip
_NAMES = (
    "CONSOLIDATED BALANCE SHEETS", "Consolidated Statements of Income", "SELECTED FINANCIAL DATA",
    "CONSOLIDATED STATEMENTS OF CASH FLOWS", "Notes to Consolidated Financial Statements",
)  # fmt: skip
_BLANK = "_" * 12


def filing(blocks: Blocks) -> str:
    """The cover of a filing and pages within it; or such pages alone."""
    draw = blocks.draw
    form, start = draw.choice(("10-K", "10-Q", "8-K", "10-K/A", "20-F")), draw.randint(2, 120)
    pages = [sheet(blocks, None, 1, stream="cover")] if draw.random() < 0.65 else []
    head, foot = (
        draw.choice(("", "", "Table of Contents||", "|Table of Contents|")),
        draw.choice(("|{n}|", "|F-{n}|")),
    )
    marks = Running(head, foot, ruled=draw.random() < 0.2)
    pages += [sheet(blocks, marks, start + index) for index in range(draw.choice((1, 2)))]
    return document(blocks, pages, {"cover": _cover(blocks, form), "main": _inner(blocks)})


def _centred(words: str, scale: float, label: str = "text", look: str = "", margin: float = 3) -> str:
    kept = "heading" if label == "section-header" else ""
    style = f"font-size:{scale:.2f}em;line-height:1.2;margin:{margin:.0f}pt 0;{look}"
    return element(words, label, f"c {kept}", style)


def _cover(blocks: Blocks, form: str) -> list[str]:
    draw, facts = blocks.draw, blocks.wording.facts
    bold, apart = "font-weight:700", draw.choice((3, 4, 6))
    commission = ("UNITED STATES", "SECURITIES AND EXCHANGE COMMISSION", "Washington, D.C. 20549")
    made = [rule(draw.choice((0.5, 1.5, 3)))] if draw.random() < 0.5 else []
    if draw.random() < 0.5:
        made.append(_centred("<br>".join(commission), draw.choice((1.1, 1.3)), look=bold))
    else:
        sizes = (draw.choice((1.2, 1.5)), draw.choice((1.3, 1.7)), 1.0)
        made += [
            _centred(line, size, look=bold, margin=apart)
            for line, size in zip(commission, sizes, strict=True)
        ]
    scale = draw.choice((1.3, 1.7, 2.2))
    made += [
        _short(draw.choice((15, 25))),
        _centred(f"FORM {form}", scale, "title", bold, 5),
        *_marked(blocks, form),
    ]
    name = draw.choice((facts.company().upper(), facts.company()))
    line = draw.choice(
        ("", "text-decoration:underline", f"border-bottom:.6pt solid;margin-inline:{draw.randint(20, 90)}pt")
    )
    made += [
        _centred(text(name), draw.choice((1.2, 1.6, 2)), "section-header", f"{bold};{line}", 6),
        _centred("(Exact name of registrant as specified in its charter)", 0.85),
        *_pairs(blocks), *_securities(blocks), *_checks(blocks),
    ]  # fmt: skip
    return made


def _short(percent: int) -> str:
    return element("", style=f"border-top:.7pt solid #000;width:{percent}%;margin:5pt auto")


def _marked(blocks: Blocks, form: str) -> list[str]:
    """The kind of report with its boxes, the period and the file's number."""
    draw = blocks.draw
    yearly = form != "10-Q"
    period = "fiscal year" if yearly else "quarterly period"
    kinds = (
        f"☒ {'ANNUAL' if yearly else 'QUARTERLY'} REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE "
        "SECURITIES EXCHANGE ACT OF 1934",
        f"For the {period} ended {blocks.wording.date()}", draw.choice(("or", "OR")),
        "☐ TRANSITION REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934",
        f"For the transition period from {_BLANK} to {_BLANK}",
        f"Commission file number: {draw.randint(0, 333)}-{draw.randint(1000, 99999)}",
    )  # fmt: skip
    made = [element("(Mark One)", "text", style="margin-bottom:3pt")] if draw.random() < 0.7 else []
    for said in kinds:
        if said[0] in "☒☐":
            boxed = row(element(said[0]), element(f"<b>{said[1:]}</b>"), gap=draw.choice((5, 18)))
            made.append(element(boxed, "text", style="line-height:1.2;margin:3pt 0"))
        else:
            made.append(_centred(said, 1, look=draw.choice(("", "font-weight:700")), margin=3))
    return made


def _pairs(blocks: Blocks) -> list[str]:
    """Values over what they are, two beside each other or one alone, each pair a text."""
    draw, facts = blocks.draw, blocks.wording.facts
    state = "(State or other jurisdiction of<br>incorporation or organization)"
    number = "(I.R.S. Employer<br>Identification No.)"
    place, code = "(Address of principal executive offices)", "(Zip Code)"
    called = "(Registrant’s telephone number, including area code)"
    line = draw.choice(("", "border-bottom:.5pt solid", "text-decoration:underline"))
    loud = draw.choice(("font-weight:700;", ""))

    def pair(value: str, name: str) -> str:
        shown = element(text(value), style=loud + line)
        return element(shown + element(name, style="font-size:.82em"), "text", "c", "flex:1;line-height:1.2")

    def beside(*pairs: str) -> str:
        return row(*pairs, gap=40, style="margin:5pt 0")

    return [
        beside(pair(facts.city(), state), pair(facts.bothify("##-#######"), number)),
        beside(pair(f"{facts.street_address()}, {facts.city()}", place), pair(facts.postcode(), code)),
        beside(pair(facts.phone_number(), called)),
    ]


def _securities(blocks: Blocks) -> list[str]:
    draw = blocks.draw
    heads = ("Title of each class", "Trading Symbol(s)", "Name of each exchange on which registered")
    line = draw.choice((".5pt solid #000", "0"))
    cell = f"border:{line};text-align:center;padding:2pt 4pt"
    under = draw.choice(("font-weight:700", "text-decoration:underline", "border-bottom:.6pt solid #000"))
    rows = "".join(element(head, style=f"{cell};{under}", tag="td") for head in heads)
    lines = element(rows, tag="tr")
    for _ in range(draw.choice((1, 1, 2, 3))):
        symbol = blocks.wording.facts.bothify("????").upper()
        values = ("Common Stock, par value $0.01 per share", symbol, "New York Stock Exchange")
        lines += element("".join(element(value, style=cell, tag="td") for value in values), tag="tr")
    table = element(lines, "table", style="width:100%;margin:0;font-size:.92em", tag="table")
    look = draw.choice(("font-weight:700", ""))
    return [
        _centred("Securities registered pursuant to Section 12(b) of the Act:", 1, look=look, margin=4),
        element(table, css="plain" if line == "0" and "border" not in under else ""),
        _centred("Securities registered pursuant to Section 12(g) of the Act: None", 1, margin=4),
    ]


def _checks(blocks: Blocks) -> list[str]:
    """Questions with a box for yes and no, and the table of what kind of filer this is."""
    draw = blocks.draw
    made = []
    for asked in _ASKED[: draw.randint(2, 4)]:
        yes = f"{asked} Yes {tick(blocks)} No {tick(blocks)}"
        made.append(element(yes, "text", style="line-height:1.2;margin:4pt 0", tag="p"))
    cells = [element(f"{name}&emsp;{tick(blocks)}", tag="td") for name in _FILERS]
    rows = element("".join(cells[:2]), tag="tr") + element("".join(cells[2:4]), tag="tr")
    table = element(rows, "table", style="width:90%;margin:3pt 0", tag="table")
    made.insert(draw.randint(1, len(made)), element(table, css="plain"))
    words = "DOCUMENTS INCORPORATED BY REFERENCE"
    return [*made, _centred(f"<b>{words}</b>", 1, "section-header"), blocks.paragraph(60, 260), space(4)]


def _inner(blocks: Blocks) -> list[str]:
    """Small headings between paragraphs, and statements below the names of what they show."""
    draw = blocks.draw
    look = draw.choice(("font-weight:700", "font-style:italic", "font-weight:700;font-style:italic",
                        "text-decoration:underline", "font-weight:700;text-align:center"))  # fmt: skip
    gap = f"margin:{blocks.style.size * draw.uniform(0.2, 0.9):.0f}pt 0"
    made = []
    for _ in range(12):
        kind = draw.choice(("text", "text", "statement"))
        if kind == "statement" and draw.random() < 0.6:
            made.append(_centred(f"<b>{draw.choice(_NAMES)}</b>", 1, "section-header"))
            if draw.random() < 0.6:
                unit = "(In thousands, except per share amounts)"
                made.append(element(unit, "text", "glued c", "font-size:.95em"))
        elif kind == "text":
            name = text(draw.choice((*_ITEMS, blocks.wording.heading(45))))
            made.append(element(name, "section-header", "heading", f"{look};{gap}"))
        if kind == "statement":
            made.append(statement(blocks, draw.randint(5, 22)))
        made += [blocks.paragraph(80, 700) for _ in range(draw.choice((1, 1, 2, 3)))]
    return made
