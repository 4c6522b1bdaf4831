"""A family of requests to authorities: names at the left, boxes at the right, answers at the end."""

from docreader_worker.training.synthesis.html.banners import Banners
from docreader_worker.training.synthesis.html.barcodes import squarecode
from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.cells import cells
from docreader_worker.training.synthesis.html.fields import Fields
from docreader_worker.training.synthesis.html.formpages import form_pages, margin_line
from docreader_worker.training.synthesis.html.lines import tick
from docreader_worker.training.synthesis.html.markup import element, row, text
from docreader_worker.training.synthesis.html.office import logo

_MADE = {
    "fr": ("Fait à {0}, le {1}", "À {0}, le {1}"), "de": ("{0}, den {1}", "Ort, Datum: {0} {1}"),
    "nl": ("Plaats {0} Datum {1}",), "es": ("En {0}, a {1}",), "en": ("Signed at {0} on {1}", "Date {1}"),
}  # fmt: skip
_SIGNED = {
    "fr": "Signature du demandeur", "de": "Unterschrift der Antragstellerin / des Antragstellers",
    "nl": "Handtekening", "es": "Firma del solicitante", "en": "Signature of patient or applicant",
}  # fmt: skip


def request(blocks: Blocks) -> str:
    """A request: numbered headings over fields, questions with circles, where and when it was signed."""
    draw = blocks.draw
    parts = _Parts(blocks)
    content: list[str] = []
    for _ in range(draw.randint(3, 6)):
        content += parts.part()
    content += parts.signed()
    for _ in range(8):
        content += parts.part()
    pages = draw.choice((1, 1, 2))
    number = draw.choice(
        (
            f"N° {blocks.wording.number(99999, 0)}*{draw.randint(1, 20):02}",
            blocks.wording.facts.bothify("??-### ##/####").upper(),
            f"{draw.randint(100, 999)} {draw.randint(10, 99)}",
        )
    )
    heads = (_head(blocks, number), "")
    feet = [parts.notes() + _foot(blocks, number, page, pages) for page in (1, 2)]
    ground = draw.choice(("", "", "", "#eaf3fb", "#f4f0e6", "#edf6ed"))
    return form_pages(blocks, heads[:pages], content, feet[:pages], draw.choice((1, 1, 1, 2)), ground)


class _Parts:
    """Makes the parts of one request in one look, counting questions and notes."""

    def __init__(self, blocks: Blocks) -> None:
        draw = blocks.draw
        self._blocks, self._draw = blocks, draw
        self._fields, self._banners = Fields(blocks), Banners(blocks)
        self._number, self._note = 0, 0
        self._numbered = draw.random() < 0.5
        self._circle = draw.choice(("○", "◯", "❍", "☐", "□"))
        self._gap = draw.uniform(2, 8)
        self._framed = draw.random() < 0.2

    def part(self) -> list[str]:
        """A heading and what is to be filled in below."""
        draw = self._draw
        makers = (self._named, self._named, self._grouped, self._asked, self._chosen, self._ruled)
        inner = [self._told()] if draw.random() < 0.35 else []
        for _ in range(draw.randint(1, 2)):
            if draw.random() < 0.25:
                inner.append(self._banners.lower())
            inner += draw.choice(makers)()
        head = self._banners.part()
        if not self._framed:
            return [head, *inner]
        look = f"border:{self._fields.rule};padding:3pt 6pt;margin-bottom:4pt"
        return [head, element("".join(inner), style=look)]

    def signed(self) -> list[str]:
        """Where and when it was signed, and room for the signature."""
        draw, language = self._draw, self._blocks.wording.language
        blanks = draw.choice((("_" * 18, "__/__/____"), ("…" * 16, "…" * 9), ("." * 30, "|__|__|____|")))
        made = draw.choice(_MADE.get(language, _MADE["en"])).format(*blanks)
        place = element(made, "text", style="flex:1")
        name = element(_SIGNED.get(language, _SIGNED["en"]), "text")
        if draw.random() < 0.5:
            frame = f"flex:0 0 45%;border:{self._fields.rule};min-height:44pt;padding:2pt 4pt"
            return [self._told(), row(place, element(name, style=frame), gap=12, style="margin:6pt 0")]
        return [self._told(), row(place, name, gap=24, style="margin:6pt 0 34pt")]

    def notes(self) -> str:
        """Footnotes for the marks so far, or none."""
        said = ""
        for number in range(1, min(self._note, 3) + 1):
            mark = self._draw.choice((f"<sup>{number}</sup>", f"({number})"))
            words = text(self._blocks.wording.sentence(self._draw.choice((60, 160))))
            said += element(f"{mark} {words}", "footnote", "note")
        return said

    def _marked(self, words: str) -> str:
        """``words`` now and then with the mark of a note."""
        if self._draw.random() > 0.12 or self._note >= 3:
            return words
        self._note += 1
        return f"{words} <sup>{self._note}</sup>"

    def _told(self) -> str:
        said = self._marked(text(self._blocks.wording.paragraph(40, 300)))
        italic = self._draw.choice(("", "", "font-style:italic;"))
        return element(said, "text", "glued", f"{italic}line-height:1.2;margin:3pt 0")

    def _named(self) -> list[str]:
        return [self._fields.parted() for _ in range(self._draw.randint(2, 7))]

    def _grouped(self) -> list[str]:
        return [self._fields.group(self._draw.randint(2, 6))]

    def _ruled(self) -> list[str]:
        return [cells(self._blocks, self._draw.randint(1, 4))]

    def _asked(self) -> list[str]:
        """Questions with answers at the end of their rows, perhaps between rules."""
        draw, rows = self._draw, []
        yes, no = self._fields.answers()
        capital = draw.random() < 0.4
        line = f"border-bottom:{self._fields.rule};" if draw.random() < 0.4 else ""
        for _ in range(draw.randint(2, 6)):
            self._number += 1
            words = self._marked(text(self._blocks.wording.item(150)))
            number = f"{self._number}{draw.choice(('.', ')'))} " if self._numbered else ""
            label = "list-item" if self._numbered else "text"
            asked = element(number + words, label, style="flex:1;line-height:1.2")
            answers = "".join(
                element(f"{name.upper() if capital else name} {self._circle}", style="white-space:nowrap")
                for name in (yes, no)
            )
            ends = row(answers, gap=8, label="text")
            rows.append(row(asked, ends, gap=12, style=f"{line}padding:{self._gap * 0.6:.1f}pt 0"))
        return rows

    def _chosen(self) -> list[str]:
        """A line that tells to choose over options, one below the other or beside."""
        head = element(self._marked(text(self._blocks.wording.item(80))), "text", "glued", "margin:2pt 0")
        count = self._draw.randint(2, 5)
        if self._draw.random() < 0.5:
            return [head, self._fields.choices(count, apart=self._draw.random() < 0.5)]
        options = (f"{tick(self._blocks)} {text(self._blocks.wording.item(90))}" for _ in range(count))
        look = "padding-inline-start:12pt;line-height:1.2;margin:2pt 0"
        return [head, *(element(option, "text", style=look) for option in options)]


def _head(blocks: Blocks, number: str) -> str:
    """Emblem and office at the left, the name across or at the right, the number in a corner."""
    draw, style = blocks.draw, blocks.style
    large = (
        f"font-weight:{draw.choice((700, 400))};line-height:1.15;color:{style.accent};"
        f"font-size:{style.size * draw.uniform(1.4, 2.2):.1f}pt;text-align:{draw.choice(('center', 'start'))}"
    )
    title = element(text(blocks.wording.heading(70)), "title", "title", large)
    if draw.random() < 0.5:
        title += element(text(blocks.wording.sentence(110)), "text", style="line-height:1.2;margin-top:2pt")
    office = element(text(blocks.wording.facts.company()), "page-header", "small")
    left = element(logo(blocks, 40) + office, style="flex:0 1 auto;max-width:26%")
    code = squarecode(blocks, 32) if draw.random() < 0.3 else ""
    right = element(element(number, "page-header", "small") + code)
    if draw.random() < 0.5:
        return row(left, element(title, style="flex:1"), right, gap=10)
    return row(left, right, spread=True) + element(title, style="margin:5pt 0")


def _foot(blocks: Blocks, number: str, page: int, pages: int) -> str:
    parts = (
        ("", f"{page}/{pages}"), (number, "", f"Page {page} sur {pages}"), ("", str(page), ""),
        (text(blocks.wording.facts.company()), number, f"{page} / {pages}"),
    )  # fmt: skip
    return margin_line(blocks, "page-footer", *blocks.draw.choice(parts))
