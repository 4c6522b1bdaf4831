"""A family of forms for courts: captions with parties, numbered statements with blanks, signatures."""

from docreader_worker.training.synthesis.html.banners import Banners
from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.fields import Fields
from docreader_worker.training.synthesis.html.formpages import form_pages, margin_line
from docreader_worker.training.synthesis.html.lines import tick
from docreader_worker.training.synthesis.html.markup import element, row, rule, text

_NAMES = (
    "PETITION FOR DISSOLUTION OF MARRIAGE", "Motion to Modify", "Affidavit of Indigency", "SUMMONS",
    "Request for Order", "NOTICE OF HEARING", "Declaration of Service", "Order to Show Cause",
    "Petition for Name Change", "Writ of Execution", "Financial Affidavit", "Proof of Service",
)  # fmt: skip
_SIDES = (("Petitioner", "Respondent"), ("Plaintiff", "Defendant"), ("Claimant", "Respondent"))


def petition(blocks: Blocks) -> str:
    """A petition: a caption or a grid with court and parties, statements, an oath and signatures."""
    draw, fields = blocks.draw, Fields(blocks)
    name = text(draw.choice((draw.choice(_NAMES), blocks.wording.heading(50))))
    large = f"font-weight:700;font-size:{blocks.style.size * draw.uniform(1.1, 1.7):.1f}pt;line-height:1.2"
    title = element(name, "title", "title", f"{large};text-align:center;margin:6pt 0")
    head = _grid(blocks, name) if draw.random() < 0.35 else _caption(blocks) + title
    content = _statements(blocks, fields, draw.randint(5, 12))
    content += [*_oath(blocks, fields), *_statements(blocks, fields, 14)]
    number = f"Form {blocks.wording.facts.bothify('??-###').upper()}"
    revised = f"[Rev. {blocks.wording.date()}]"
    pages, feet = draw.choice((1, 1, 2)), []
    for page in (1, 2):
        parts = (
            (f"{number} {revised}", f"<b>{name}</b>", f"Page {page} of 2"), (number, f"Page {page} of 2"),
            ("", f"{name} – {page}", ""), (f"{number}<br>{revised}", f"Page {page}", "www.courts.example"),
        )  # fmt: skip
        feet.append(margin_line(blocks, "page-footer", *draw.choice(parts)))
    later = margin_line(blocks, "page-header", name, draw.choice((f"Case No. {'_' * 14}", "")))
    return form_pages(blocks, (head, later)[:pages], content, feet[:pages])


def _caption(blocks: Blocks) -> str:
    """The court over its parties at the left and the number of the case at the right."""
    draw, facts = blocks.draw, blocks.wording.facts
    county = draw.choice(("_" * 16, text(facts.city()).upper()))
    court = draw.choice(
        (
            f"IN THE CIRCUIT COURT OF {county} COUNTY",
            f"SUPERIOR COURT OF {county}",
            f"DISTRICT COURT, {county}",
        )
    )
    top = element(court, "text", "c", f"font-weight:{draw.choice((700, 400))};margin:4pt 0 8pt")
    left = _parties(blocks)
    number = f"{draw.choice(('Case No.', 'Cause No.', 'Index No.', 'Case Number:'))} {'_' * 14}"
    right = element(number, "text", style="margin:4pt 0")
    if draw.random() < 0.6:
        right += element(f"{draw.choice(('Division', 'Judge', 'Dept.', 'Room'))} {'_' * 12}", "text")
    edge = draw.choice(("", "border-inline-end:.8pt solid #000", "border-inline-end:.8pt solid #000"))
    under = ";border-bottom:.8pt solid #000" if edge else ""
    halves = element(left, style=f"flex:1;{edge}{under};padding:3pt") + element(
        right, style="flex:0 0 42%;padding:3pt"
    )
    return top + row(halves, gap=8, align="stretch")


def _parties(blocks: Blocks) -> str:
    """Two names or blanks, each over its side, and what stands between the two."""
    draw = blocks.draw
    first, second = draw.choice(_SIDES)
    blanks = [draw.choice(("_" * 30, f"{blocks.wording.facts.name().upper()},")) for _ in range(2)]
    indent = f"padding-inline-start:{draw.choice((0, 60, 110))}pt"
    upper, lower = (
        element(element(blank) + element(side, style=indent), "text", style="margin:5pt 0")
        for blank, side in zip(blanks, (f"{first},", f"{second}."), strict=True)
    )
    return upper + element(draw.choice(("vs.", "v.", "and", "– against –")), "text", style=indent) + lower


def _grid(blocks: Blocks, name: str) -> str:
    """Attorney, court, parties and number in touching cells, with the form's name among them."""
    draw, facts = blocks.draw, blocks.wording.facts
    line = f"border:{draw.choice((0.6, 1, 1.4))}pt solid #000"
    look = f"{line};vertical-align:top;padding:2pt 4pt;line-height:1.2"
    lines = ("ATTORNEY OR PARTY WITHOUT ATTORNEY:", "TELEPHONE NO.:", "E-MAIL ADDRESS:", "ATTORNEY FOR:")
    attorney = "<br>".join(f"{each} {draw.choice(('', facts.name()))}" for each in lines)
    court = f"SUPERIOR COURT OF {text(facts.city()).upper()}<br>STREET ADDRESS:<br>MAILING ADDRESS:"
    parties = "<br>".join(f"{side.upper()}:" for side in draw.choice(_SIDES))
    office = f'<td style="{look};width:30%;text-align:center" rowspan="3"><b>FOR COURT USE ONLY</b></td>'
    rows = f'<tr><td style="{look}">{attorney}</td>{office}</tr>'
    rows += "".join(f'<tr><td style="{look}">{each}</td></tr>' for each in (court, parties))
    boxes = (
        f"{tick(blocks)} {text(blocks.wording.words(2))}&emsp;{tick(blocks)} {text(blocks.wording.words(2))}"
    )
    rows += f'<tr><td style="{look};text-align:center"><b>{name}</b><br>{boxes}</td>'
    rows += f'<td style="{look}">CASE NUMBER:</td></tr>'
    return element(f"<tbody>{rows}</tbody>", "table", "small", "width:100%;margin:0", "table")


def _statements(blocks: Blocks, fields: Fields, count: int) -> list[str]:
    """Numbered statements with blanks, boxes to tick under some, headings now and then."""
    draw, banners, parts = blocks.draw, Banners(blocks), list[str]()
    form = draw.choice(("{}.", "{}.", "{})", "({})"))
    headed = draw.choice((0.0, 0.2, 0.35))
    gap = f"margin:{draw.uniform(3, 9):.1f}pt 0;line-height:{draw.choice((1.2, 1.3, 1.6))}"
    for number in range(1, count + 1):
        if draw.random() < headed:
            parts.append(banners.part())
        parts.append(_numbered(form.format(number), _said(blocks), gap))
        kind = draw.choice(("none", "none", "none", "ticks", "letters", "fields", "text"))
        if kind == "ticks":
            ticked = (f"{tick(blocks)} {_said(blocks)}" for _ in range(draw.randint(2, 4)))
            parts += [element(each, "text", style=f"{gap};padding-inline-start:26pt") for each in ticked]
        elif kind == "letters":
            parts += [
                _numbered(f"{letter}.", _said(blocks), f"{gap};padding-inline-start:26pt") for letter in "abc"
            ]
        elif kind == "fields":
            parts += [fields.field() for _ in range(draw.randint(1, 3))]
        elif kind == "text":
            parts.append(element(_said(blocks), "text", style=gap))
    return parts


def _numbered(number: str, words: str, look: str) -> str:
    whole = element(number, style="flex:0 0 2em") + element(words, style="flex:1")
    return element(whole, "list-item", style=f"display:flex;{look}")


def _said(blocks: Blocks) -> str:
    """Words with a blank among them or a line to write on at their end."""
    draw = blocks.draw
    words = text(blocks.wording.paragraph(30, 220)).split(" ")
    kind = draw.choice(("none", "within", "within", "end"))
    if kind == "within":
        words.insert(draw.randint(1, len(words)), "_" * draw.randint(6, 22))
    said = " ".join(words)
    return f'{said} <span class="leader" data-dots="_">_</span>' if kind == "end" else said


def _oath(blocks: Blocks, fields: Fields) -> list[str]:
    """What is sworn, where and when, and the names under the rules."""
    draw = blocks.draw
    oath = element(text(blocks.wording.paragraph(80, 260)), "text", style="margin:6pt 0;line-height:1.25")
    sworn = f"Subscribed and sworn to before me this {'_' * 5} day of {'_' * 14}, 20{'_' * 3}."
    parts = [rule(0.8)] if draw.random() < 0.3 else []
    parts += [oath, fields.signatures(*draw.choice((("Date", "Signature"), ("Signature of Petitioner",))))]
    if draw.random() < 0.5:
        parts.append(element(sworn, "text", style="margin:8pt 0"))
        parts.append(fields.signatures("Notary Public / Deputy Clerk", "My commission expires"))
    if draw.random() < 0.3:
        blanks = (f"{name}: {'_' * 26}" for name in ("Printed name", "Address", "Telephone"))
        parts += [element(blank, "text", style="margin:4pt 0") for blank in blanks]
    return parts
