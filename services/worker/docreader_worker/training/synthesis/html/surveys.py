"""Families that people send back: questionnaires with scales, and cards to fold and stamp."""

from docreader_worker.training.synthesis.html.banners import Banners
from docreader_worker.training.synthesis.html.barcodes import barcode
from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.fields import Fields
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.formpages import form_pages, margin_line
from docreader_worker.training.synthesis.html.markup import element, row, rule, space, text
from docreader_worker.training.synthesis.html.office import address, logo, page
from docreader_worker.training.synthesis.html.sheet import document

_SCALES = (
    ("Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"), ("1", "2", "3", "4", "5"),
    ("Excellent", "Good", "Fair", "Poor", "N/A"), ("Never", "Rarely", "Sometimes", "Often", "Always"),
    ("Very satisfied", "Satisfied", "Dissatisfied", "Not used"), ("Yes", "No", "Don’t know"),
)  # fmt: skip
_MARKS = ("○", "☐", "□", "◯")
_FOLDS = ("Fold here", "FOLD HERE", "Please fold and tape here", "✂ Cut along this line", "Fold along line")
_STAMPS = (
    "Place stamp here", "PLACE<br>STAMP<br>HERE", "Affix postage", "NO POSTAGE NECESSARY IF MAILED IN THE UK",
)  # fmt: skip


def questionnaire(blocks: Blocks) -> str:
    """A questionnaire: numbered questions with options, scales in tables and room for comments."""
    draw, banners, fields = blocks.draw, Banners(blocks), Fields(blocks)
    asked = _Asked(blocks, fields)
    head = title(blocks, draw.uniform(1.4, 2.2), 60)
    if draw.random() < 0.4:
        head = row(logo(blocks), head, spread=True, align="center")
    content = [blocks.paragraph(100, 400)] if draw.random() < 0.7 else []
    for _ in range(24):
        content += [banners.part()] if draw.random() < 0.6 else []
        content += asked.questions()
    pages = draw.choice((1, 1, 2))
    feet = [
        margin_line(blocks, "page-footer", *draw.choice((("", str(number)), (f"Page {number}",))))
        for number in (1, 2)
    ]
    return form_pages(blocks, (head, "")[:pages], content, feet[:pages], draw.choice((1, 1, 1, 2)))


class _Asked:
    """Makes the questions of one questionnaire in one look, counting them."""

    def __init__(self, blocks: Blocks, fields: Fields) -> None:
        draw = blocks.draw
        self._blocks, self._draw, self._fields = blocks, draw, fields
        self._number, self._mark = 0, draw.choice(_MARKS)
        self._form = draw.choice(("{}.", "Q{}.", "{})", "{}"))
        self._ruled = draw.choice(("lines", "grid", "bare", "band"))
        self._gap = draw.uniform(2, 7)
        self._bold = draw.choice(("", "font-weight:700;"))

    def questions(self) -> list[str]:
        """A question over its options or room for an answer, a scale or some fields."""
        kinds = (self._scale, self._options, self._options, self._comments, self._filled)
        return self._draw.choice(kinds)()

    def _question(self) -> str:
        self._number += 1
        number = element(self._form.format(self._number), style="flex:0 0 2.4em")
        words = element(text(self._blocks.wording.item(160)), style="flex:1")
        look = f"display:flex;{self._bold}line-height:1.2;margin:{self._gap + 2:.0f}pt 0 2pt"
        return element(number + words, "list-item", "glued", look)

    def _options(self) -> list[str]:
        count, wording = self._draw.randint(2, 6), self._blocks.wording
        options = [f"{self._mark} {text(wording.item(70))}" for _ in range(count)]
        if self._draw.random() < 0.3:
            return [self._question(), self._fields.choices(min(count, 4))]
        look = f"padding-inline-start:2.4em;line-height:1.2;margin:{self._gap * 0.5:.1f}pt 0"
        return [self._question(), *(element(option, "text", style=look) for option in options)]

    def _comments(self) -> list[str]:
        line = element("", style=f"border-bottom:{self._fields.rule};height:16pt")
        if self._draw.random() < 0.5:
            return [self._question(), element(line * self._draw.randint(2, 4))]
        look = f"border:{self._fields.rule};height:{self._draw.randint(36, 80)}pt"
        return [self._question(), element("", style=look)]

    def _filled(self) -> list[str]:
        return [self._fields.group(self._draw.randint(2, 5))]

    def _scale(self) -> list[str]:
        """Statements with a column for each degree, a table."""
        draw, wording = self._draw, self._blocks.wording
        scale = draw.choice(_SCALES)
        base = {"lines": "border-bottom:.5pt solid #777", "grid": "border:.5pt solid #000"}.get(
            self._ruled, ""
        )
        look = f"{base};padding:{1 + self._gap * 0.5:.1f}pt 3pt;vertical-align:middle"
        middle = f"{look};text-align:center;width:{8 if len(scale) > 3 else 12}%"
        small = f"{middle};font-size:.8em;line-height:1.1"
        cells = element("", style=look, tag="td")
        cells += "".join(element(name, style=small, tag="td") for name in scale)
        rows = element(cells, tag="tr")
        lettered = draw.random() < 0.5
        marks = list(scale) if scale[0] == "1" and draw.random() < 0.6 else [self._mark] * len(scale)
        for index in range(draw.randint(3, 8)):
            said = f"{chr(97 + index)}. " if lettered else ""
            words = element(said + text(wording.item(90)), style=look, tag="td")
            band = f"background:{self._blocks.style.tint}" if self._ruled == "band" and index % 2 else ""
            ticks = "".join(element(mark, style=middle, tag="td") for mark in marks)
            rows += element(words + ticks, style=band, tag="tr")
        table = element(f"<tbody>{rows}</tbody>", "table", style="width:100%;margin:3pt 0", tag="table")
        return [self._question() if draw.random() < 0.6 else _told(self._blocks), table]


def _told(blocks: Blocks) -> str:
    """What to do with the table below."""
    look = f"line-height:1.2;margin:4pt 0;font-style:{blocks.draw.choice(('normal', 'italic'))}"
    return element(text(blocks.wording.sentence(140)), "text", "glued", look)


def reply_card(blocks: Blocks) -> str:
    """A sheet to send back: panels with addresses and stamp, a line to fold at, fields."""
    draw, fields = blocks.draw, Fields(blocks)
    panels = [_address_panel(blocks), _filled_panel(blocks, fields)]
    draw.shuffle(panels)
    if draw.random() < 0.3:
        panels.append(_address_panel(blocks))
    dashed = f"border-top:.7pt {draw.choice(('dashed', 'dotted', 'solid'))} #000;flex:1"
    line = element("", style=dashed)
    fold = element(draw.choice(_FOLDS), "text", "small", "white-space:nowrap")
    parting = draw.choice((row(line, fold, line, gap=6, align="center"), fold + rule(0.6)))
    return document(blocks, [page(blocks, f"{space(8)}{parting}{space(8)}".join(panels), spread=True)], {})


def _address_panel(blocks: Blocks) -> str:
    """Who sends it, the place for the stamp and, large, where it goes."""
    draw, size = blocks.draw, blocks.style.size
    frame = f"border:{draw.choice(('.7pt solid', '1pt dashed', '1.5pt solid'))} #000;padding:6pt;width:84pt"
    stamp = element(element(draw.choice(_STAMPS), "text", "c small"), style=f"{frame};min-height:52pt")
    sender = address(blocks)
    if draw.random() < 0.4:
        sender = element("<br>".join(["_" * 26] * 3), "text")
    large = f"font-size:{size * draw.uniform(1.0, 1.4):.1f}pt;margin:26pt 0 10pt {draw.randint(90, 200)}pt"
    code = element(barcode(blocks, 150, 10), style="margin-inline-start:140pt") if draw.random() < 0.5 else ""
    mail = ""
    if draw.random() < 0.4:
        words = f"<b>BUSINESS REPLY MAIL</b><br>FIRST-CLASS MAIL PERMIT NO. {draw.randint(10, 9999)}"
        mail = element(words, "text", "c", "border:.8pt solid #000;padding:4pt;margin-top:10pt")
    return element(row(sender, stamp, spread=True) + mail + element(address(blocks), style=large) + code)


def _filled_panel(blocks: Blocks, fields: Fields) -> str:
    """A name, words, fields and options."""
    draw = blocks.draw
    parts = [title(blocks, draw.uniform(1.2, 1.8), 45), blocks.paragraph(60, 260)]
    parts.append(fields.group(draw.randint(3, 8)))
    if draw.random() < 0.6:
        parts.append(fields.choices(draw.randint(2, 4), apart=draw.random() < 0.5))
    if draw.random() < 0.5:
        parts.append(fields.signatures("Signature", "Date"))
    return element("".join(parts))
